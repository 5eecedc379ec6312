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
