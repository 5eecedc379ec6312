# Ce que la ligne de commande dit des fichiers, en plus des textes communs. $nom : nom du fichier.
# Un message sans titre remplace, pour la ligne de commande, une partie du message commun du même nom.

erreur-existe = Un fichier existe déjà
    .fait = « { $nom } » existe déjà. Une clé remplacée serait perdue. Rien n’a été modifié.
    .faire = Choisissez un autre dossier, ou déplacez d’abord les anciennes clés en lieu sûr.

erreur-dossier-occupe = Ce dossier contient autre chose
    .fait = « { $nom } » contient des fichiers qui ne viennent pas de cette commande. Rien n’a été modifié.
    .faire = Choisissez un dossier vide ou un nouveau dossier.

erreur-est-dossier = Il faut un nom de fichier
    .fait = « { $nom } » est un dossier. Rien n’a été modifié.
    .faire = Indiquez un nom de fichier dans ce dossier.

erreur-pas-de-dossier = Le dossier n’existe pas
    .fait = Le dossier où écrire « { $nom } » n’existe pas. Rien n’a été modifié.
    .faire = Créez ce dossier, ou choisissez-en un autre.

erreur-meme-sortie = Un même fichier est demandé deux fois
    .fait = « { $nom } » est indiqué pour deux résultats. Rien n’a été modifié.
    .faire = Donnez un nom différent à chaque résultat.

erreur-pas-un-fichier = Il faut un nom de fichier
    .fait = « { $nom } » n’est pas un fichier ordinaire. Rien n’a été modifié.
    .faire = Indiquez le nom du fichier à écrire.

erreur-sortie-est-entree = Ce fichier est lu par la commande
    .fait = Le résultat remplacerait « { $nom } », qui est un des fichiers lus. Rien n’a été modifié.
    .faire = Donnez un autre nom au résultat.

erreur-introuvable = Le fichier est introuvable
    .fait = « { $nom } » n’existe pas à cet endroit. Rien n’a été modifié.
    .faire = Vérifiez le nom et le dossier.

nature-rapprochements = une liste de rapprochements
nature-base = une liste d’utilisateurs de la vie scolaire
cle-demande-phrase = Phrase de passe de « { $nom } » :

# $nature : ce qu’est le fichier.
erreur-pas-chiffre = Ce n’est pas un fichier chiffré
    .fait = « { $nom } » est { $nature }. Rien n’a été modifié.
    .faire = Indiquez un fichier chiffré par l’ENT ou par la vie scolaire.

# $nature, $attendu : ce qu’est le fichier et ce qu’il devrait être.
erreur-pas-a-chiffrer = Ce contenu ne va pas dans ce conteneur
    .fait = « { $nom } » est { $nature }. Il faut ici { $attendu }. Rien n’a été modifié.
    .faire = Choisissez l’autre sens avec --kind, ou un autre fichier.

erreur-autre-etablissement =
    .faire = Choisissez le fichier de votre établissement. Si la base est partagée, indiquez chaque établissement avec --uai.

erreur-non-protege =
    .faire = Supprimez-le de votre ordinateur. Dans l’ENT, choisissez « Fichier pour la vie scolaire », qui est chiffré. Pour l’accepter quand même : --clear-text.

erreur-cle-manquante =
    .faire = Indiquez la clé privée avec --key.

erreur-cle =
    .faire = Vérifiez le fichier de clé. Pour créer une nouvelle paire : passerelle keygen.

erreur-cle-trop-petite =
    .faire = Créez une nouvelle paire de clés, de 3072 bits : passerelle keygen.

erreur-cle-trop-grande =
    .faire = Créez une nouvelle paire de clés, de 3072 bits : passerelle keygen.

erreur-phrase-de-passe =
    .fait = « { $nom } » est protégée, et il n’y a pas de terminal pour demander la phrase de passe. Rien n’a été modifié.
    .faire = Mettez la phrase de passe dans un fichier lisible par vous seul et indiquez-le avec --passphrase-file.

erreur-lecture =
    .faire = Vérifiez que vous avez le droit de le lire et que le disque répond.

erreur-ecriture =
    .faire = Vérifiez la place libre et vos droits sur le dossier, puis recommencez.

erreur-scellement-compression =
    .faire = Retirez --no-compress, ou choisissez --kind export.

erreur-scellement-destinataires =
    .faire = Indiquez le bon nombre de clés avec --recipient.

erreur-scellement-noms =
    .faire = Donnez un nom différent à chacun : --recipient NOM=CLE.

# $adresse : adresse et port.
erreur-port-pris = Ce port est déjà pris
    .fait = Un autre programme écoute déjà sur { $adresse }. Rien n’a été modifié.
    .faire = Arrêtez-le, ou choisissez un autre port : --listen 127.0.0.1:9080.

erreur-adresse = Impossible d’écouter à cette adresse
    .fait = { $adresse } : { $cause }. Rien n’a été modifié.
    .faire = Choisissez une adresse de cette machine : --listen 127.0.0.1:8080.

erreur-adresse-publique = Cette adresse n’est pas celle de la machine seule
    .fait = La démonstration parle en http, sans chiffrement : { $adresse } est refusée. Rien n’a été modifié.
    .faire = Choisissez une adresse locale : --listen 127.0.0.1:8080.

# $demandee, $faite : adresses.
erreur-autre-adresse = Les données de ce dossier ont une autre adresse
    .fait = Elles ont été créées pour { $faite }, et vous demandez { $demandee }. Rien n’a été modifié.
    .faire = Démarrez avec --listen { $faite }, choisissez un autre dossier avec --data, ou repartez de rien avec --reset.

erreur-donnees-anciennes = Ces données sont d’une autre version
    .fait = « { $nom } » a été écrit par une autre version du programme. Rien n’a été modifié.
    .faire = Repartez de rien avec --reset, ou choisissez un autre dossier avec --data.

# $cause : ce que dit le système.
erreur-serveur = Le serveur s’est arrêté
    .fait = { $cause }. Les données enregistrées sont gardées.
    .faire = Redémarrez. Si cela recommence, transmettez ce message à l’assistance.

erreur-base-de-donnees = La base de données ne répond pas
    .fait = « { $nom } » : { $cause }. Rien n’a été modifié.
    .faire = Vérifiez la place libre et vos droits sur le dossier, puis recommencez.

# $cle : clé des réglages ; $ligne : ligne du fichier ; $exemple : une ligne qui convient ; $connues : ce qui existe.
erreur-reglage-absent = Il manque un réglage
    .fait = « { $nom } » : la clé « { $cle } » n’est pas écrite dans [{ $table }]. Rien n’a été démarré.
    .faire = Ajoutez-la. Exemple : { $exemple }
erreur-reglage-inconnu = Un réglage n’existe pas
    .fait = « { $nom } », ligne { $ligne } : « { $cle } » n’existe pas ici. Rien n’a été démarré.
    .faire = Corrigez ou retirez cette ligne. Ce qui existe : { $connues }.
# $attendu : ce qu’il faut ; $precision : ses bornes ou ses mots, entre parenthèses.
erreur-reglage-valeur = Un réglage ne convient pas
    .fait = « { $nom } », ligne { $ligne } : la clé « { $cle } » attend { $attendu }{ $precision }. Rien n’a été démarré.
    .faire = Corrigez cette ligne. Exemple : { $exemple }
erreur-reglage-deplace = Un réglage n’est pas à sa place
    .fait = « { $nom } », ligne { $ligne } : cette ligne n’est pas attendue ici. Rien n’a été démarré.
    .faire = Corrigez cette ligne. Pour un modèle : passerelle serve --print-config
erreur-reglage-syntaxe = Le fichier des réglages ne se lit pas
    .fait = « { $nom } », ligne { $ligne } : ce n’est pas du TOML. Rien n’a été démarré.
    .faire = Corrigez cette ligne : les textes sont entre guillemets droits. Pour un modèle : passerelle serve --print-config
reglage-forme-adresse = une adresse https://hôte, ou http:// suivi d’une adresse locale, sans chemin
reglage-forme-adresses = une liste d’adresses https://hôte, ou http:// suivi d’une adresse locale, sans chemin
reglage-forme-choix = un de ces mots
reglage-forme-reseaux = une liste d’adresses IP et de réseaux
reglage-forme-nombre = un nombre entier
reglage-forme-chemin = un nom de fichier ou de dossier
reglage-forme-port = une adresse IP et un port
reglage-forme-texte = un texte
erreur-reglage-http = L’adresse publique doit être en https
    .fait = « { $nom } » indique un certificat, et la clé « address » commence par http://. Rien n’a été démarré.
    .faire = Écrivez address = "https://…" dans [server], ou retirez certificate et certificate_key.
erreur-reglage-en-clair = Le serveur parlerait en clair à tout le réseau
    .fait = « { $nom } » : la clé « listen » vaut { $adresse }, sans certificat ni mandataire déclaré. Rien n’a été démarré.
    .faire = Dans [server], indiquez certificate et certificate_key, ou nommez les mandataires dans trusted_proxies, ou écoutez sur 127.0.0.1.
erreur-certificat-absent = Ce fichier ne contient pas de certificat
    .fait = « { $nom } » ne contient aucun certificat au format PEM. Rien n’a été modifié.
    .faire = Corrigez la clé certificate de [server].
erreur-certificat-sans-cle = Ce fichier ne contient pas de clé utilisable
    .fait = « { $nom } » ne contient pas de clé privée au format PEM, ou elle est protégée par une phrase de passe. Rien n’a été modifié.
    .faire = Corrigez la clé certificate_key de [server].
erreur-certificat-desaccord = Le certificat et sa clé ne vont pas ensemble
    .fait = La clé privée n’est pas celle du certificat, ou elle est d’un genre inconnu. Rien n’a été modifié.
    .faire = Vérifiez les clés certificate et certificate_key de [server].
erreur-autorites = Ce fichier ne contient pas d’autorité de certification
    .fait = « { $nom } », indiqué par la clé « trust », ne contient aucun certificat lisible. Rien n’a été démarré.
    .faire = Indiquez un fichier PEM, ou retirez la clé trust de [server].
erreur-ecoute = Impossible d’écouter à cette adresse
    .fait = { $adresse } : { $cause }. Rien n’a été démarré.
    .faire = Arrêtez ce qui l’occupe, ou changez listen ou metrics dans [server].

# $login : identifiant du compte.
erreur-admin-existe = Cet identifiant est déjà pris
    .fait = Un compte a déjà l’identifiant { $login }. Rien n’a été modifié.
    .faire = Choisissez un autre identifiant. Pour un mot de passe oublié : passerelle admin password
erreur-admin-inconnu = Ce compte n’administre pas l’ENT
    .fait = Aucun compte d’administration n’a l’identifiant { $login }. Rien n’a été modifié.
    .faire = Vérifiez l’identifiant, ou créez le compte : passerelle admin add
erreur-admin-login = Cet identifiant ne convient pas
    .fait = « { $login } » est vide ou contient une espace. Rien n’a été modifié.
    .faire = Choisissez un identifiant d’un seul mot.
erreur-admin-court = Ce mot de passe est trop court
    .fait = Le mot de passe de { $login } doit avoir au moins 12 caractères. Rien n’a été modifié.
    .faire = Choisissez-en un plus long, par exemple quatre mots.
erreur-admin-different = Les deux mots de passe diffèrent
    .fait = Ce qui a été tapé pour { $login } n’est pas deux fois la même chose. Rien n’a été modifié.
    .faire = Recommencez.
erreur-admin-terminal = Il faut un mot de passe
    .fait = Il n’y a pas de terminal pour demander celui de { $login }. Rien n’a été modifié.
    .faire = Mettez-le dans un fichier lisible par vous seul et indiquez-le avec --password-file.

# $population : une population ; $n, $total, $partent : nombres ; $nom : fichier, ou ce qui a été demandé.
erreur-garde-fou = Trop de personnes partiraient
    .fait = { $n } personnes sur { $total } ({ $population }) ne sont plus dans le fichier. Rien n’a été modifié.
    .faire = Vérifiez que le fichier est entier. S’il l’est, ajoutez --confirm { $partent } : c’est le nombre de comptes qui partiraient.
erreur-lignes-anonymes = Des lignes ne disent pas de qui elles parlent
    .fait = « { $nom } » a { $n } lignes sans identifiant : une absence n’y prouve rien, et --missing gone est refusé. Rien n’a été modifié.
    .faire = Donnez un identifiant à chaque ligne, ou importez avec --missing keep.
erreur-occupe = D’autres modifient les mêmes comptes
    .fait = L’ENT a changé plusieurs fois pendant l’import. Ce qui était appliqué reste ; la suite n’est pas faite.
    .faire = Relancez la même commande : elle reprend là où il le faut.
erreur-ent-compte = Ce compte n’existe pas
    .fait = Aucun compte ne porte le numéro { $nom }. Rien n’a été modifié.
    .faire = Les numéros sont dans « passerelle ent accounts list ».
erreur-ent-etablissement = Cet établissement n’est pas dans l’ENT
    .fait = L’ENT n’a pas d’établissement { $nom }. Rien n’a été écrit.
    .faire = Vérifiez l’UAI, ou importez d’abord la liste des établissements.
erreur-ent-destinataire = Ce destinataire n’existe pas
    .fait = L’ENT n’a pas de destinataire « { $nom } », ou il n’a pas de clé publique. Rien n’a été écrit.
    .faire = Les destinataires sont dans « passerelle ent services list » ; la clé se dépose dans leur page.
erreur-ent-export = Le fichier n’a pas pu être fait
    .fait = { $nom }. Rien n’a été écrit.
    .faire = Relancez la commande ; si cela se répète, transmettez ce message à l’assistance.
