# Messages d’erreur : le titre, ce qui s’est passé et si quelque chose a changé (.fait), ce qu’il faut faire (.faire).
# $nom : nom du fichier ; $cause : message du système ; $nature : ce qu’est le fichier, groupe nominal.

erreur-pas-le-bon-fichier = Ce n’est pas le bon fichier
    .fait = « { $nom } » est { $nature }, et non un fichier de comptes de l’ENT. Rien n’a été modifié.
    .faire = Dans l’ENT : Gestion des comptes, Exports, Fichier pour la vie scolaire. Le nom se termine par .xml.

# $trouve, $attendu : UAI séparés par des virgules.
erreur-autre-etablissement = Ce fichier vient d’un autre établissement
    .fait = « { $nom } » concerne { $trouve }. Vous attendez { $attendu }. Rien n’a été modifié.
    .faire = Choisissez le fichier de votre établissement. Si la base est partagée, demandez à la région de créer un regroupement.

erreur-illisible = Ce fichier ne peut pas être lu ici
    .fait = « { $nom } » a été chiffré pour une autre base, avec une ancienne clé, ou il a été modifié depuis. Rien n’a été modifié ici.
    .faire = Exportez-le de nouveau depuis l’ENT, sans l’ouvrir, puis recommencez. Si cela continue, donnez à l’ENT votre clé publique actuelle.

# $position : longueur du fichier en octets.
erreur-incomplet = Le fichier est incomplet
    .fait = « { $nom } » s’arrête à l’octet { $position }, avant sa fin : il a pu être coupé pendant le téléchargement. Rien n’a été modifié.
    .faire = Exportez-le de nouveau depuis l’ENT, sans l’ouvrir, puis recommencez.

# $element : nom d’une partie de l’enveloppe.
erreur-element-manquant = Le fichier est incomplet
    .fait = Il manque « { $element } » dans « { $nom } », ou cette partie n’est pas à sa place. Rien n’a été modifié.
    .faire = Exportez-le de nouveau depuis l’ENT. Si cela continue, signalez-le à l’administrateur de l’ENT.

# $element : nom d’une partie de l’enveloppe.
erreur-element-repete = Le fichier est abîmé
    .fait = « { $element } » apparaît deux fois dans « { $nom } ». Rien n’a été modifié.
    .faire = Exportez-le de nouveau depuis l’ENT. Si cela continue, signalez-le à l’administrateur de l’ENT.

erreur-dtd = Ce fichier est refusé par sécurité
    .fait = « { $nom } » contient une déclaration de type (DTD), qui peut cacher un piège. Un fichier de l’ENT n’en a jamais. Rien n’a été modifié.
    .faire = N’utilisez pas ce fichier. Exportez-le de nouveau depuis l’ENT et signalez sa provenance à l’administrateur.

erreur-bombe = Ce fichier est refusé par sécurité
    .fait = Le contenu de « { $nom } » grossit de façon anormale quand on le décompresse. La lecture a été arrêtée. Rien n’a été modifié.
    .faire = N’utilisez pas ce fichier. Exportez-le de nouveau depuis l’ENT et signalez sa provenance à l’administrateur.

# $quoi : ce qui est compté (mot technique) ; $limite : le nombre accepté.
erreur-limite = Le fichier dépasse une limite
    .fait = « { $nom } » dépasse la limite de sécurité ({ $quoi } : { $limite }). Rien n’a été modifié.
    .faire = Vérifiez que c’est bien le fichier produit par l’ENT. S’il est vraiment aussi grand, exportez moins d’établissements à la fois.

erreur-non-protege = Ce fichier n’est pas protégé
    .fait = « { $nom } » contient des noms et des dates de naissance lisibles par tous. Il a été refusé. Rien n’a été modifié.
    .faire = Supprimez-le de votre ordinateur. Dans l’ENT, choisissez « Fichier pour la vie scolaire », qui est chiffré.

erreur-cle-manquante = Il faut la clé de ce fichier
    .fait = « { $nom } » est chiffré. Rien n’a été modifié.
    .faire = Créez d’abord une paire de clés et donnez sa clé publique à l’ENT, puis exportez de nouveau le fichier.

# $pourquoi : phrase complète.
erreur-cle = Cette clé ne peut pas être utilisée
    .fait = « { $nom } » : { $pourquoi } Rien n’a été modifié.
    .faire = Vérifiez le fichier de clé, ou créez une nouvelle paire de clés.

# $bits : taille en bits.
erreur-cle-taille = Cette taille de clé n’est pas proposée
    .fait = Une clé de { $bits } bits ne peut pas être créée ici. Rien n’a été modifié.
    .faire = Choisissez 2048, 3072, 4096 ou 8192 bits.

# $bits : taille en bits.
erreur-cle-trop-petite = Cette clé est trop petite
    .fait = La clé « { $nom } » a { $bits } bits. Il en faut au moins 2048 : une clé plus petite ne protège plus. Rien n’a été modifié.
    .faire = Créez une nouvelle paire de clés, de 3072 bits.

# $bits : taille en bits.
erreur-cle-trop-grande = Cette clé est trop grande
    .fait = La clé « { $nom } » a { $bits } bits. La limite est de 8192. Rien n’a été modifié.
    .faire = Créez une nouvelle paire de clés, de 3072 bits.

erreur-phrase-de-passe = Cette clé a une phrase de passe
    .fait = « { $nom } » est protégée, et la phrase de passe n’a pas été donnée. Rien n’a été modifié.
    .faire = Donnez la phrase de passe de cette clé, ou choisissez une autre clé.

erreur-lecture = Le fichier ne peut pas être lu
    .fait = La lecture de « { $nom } » a échoué ({ $cause }). Rien n’a été modifié.
    .faire = Recommencez. Si cela continue, vérifiez que le disque où se trouve le fichier répond.

erreur-ecriture = L’enregistrement n’a pas pu se faire
    .fait = L’écriture de « { $nom } » a échoué ({ $cause }). Aucun résultat incomplet n’a été laissé.
    .faire = Recommencez. Si cela continue, signalez-le à l’assistance.

erreur-hasard = Le chiffrement n’a pas pu se faire
    .fait = Le système n’a pas fourni les nombres au hasard nécessaires. Rien n’a été modifié.
    .faire = Recommencez. Si cela continue, signalez-le à l’assistance.

# $element : nom du champ.
erreur-scellement-caractere = Ce texte ne peut pas être inscrit
    .fait = Le champ { $element } contient un caractère invisible interdit. Rien n’a été modifié.
    .faire = Retapez ce texte sans le copier d’un autre document.

erreur-scellement-compression = Ce fichier est toujours compressé
    .fait = Le conteneur d’import ne sait pas dire que son contenu n’est pas compressé. Rien n’a été modifié.
    .faire = Demandez un fichier compressé, ou l’autre sens d’échange.

erreur-scellement-date = La date du contenu ne convient pas
    .fait = La date inscrite dans « { $nom } » n’est pas de la forme 2026-09-01T08:30:00+02:00. Rien n’a été modifié.
    .faire = Corrigez l’attribut Date du contenu, puis recommencez.

# $n : nombre de destinataires donnés.
erreur-scellement-destinataires = Le nombre de destinataires ne convient pas
    .fait = { $n ->
        [one] { $n } destinataire est indiqué
       *[other] { $n } destinataires sont indiqués
    }. Un import en a un seul, un export un ou deux. Rien n’a été modifié.
    .faire = Indiquez le bon nombre de clés.

erreur-scellement-noms = Deux destinataires ont le même nom
    .fait = Chaque destinataire retrouve sa clé par son nom. Rien n’a été modifié.
    .faire = Donnez un nom différent à chacun.

nature-vide = un fichier vide
nature-page-web = une page web, sans doute la page de connexion de l’ENT enregistrée à la place du fichier
nature-liste-identifiants = une liste d’identifiants de la vie scolaire, en clair
nature-inconnue = un fichier d’un autre type
nature-autre-xml = un fichier XML d’un autre type
nature-contenu-ent = le contenu d’un fichier de l’ENT, en clair
nature-cle-privee = une clé privée
nature-cle-publique = une clé publique
nature-export-scelle = un fichier chiffré par la vie scolaire pour l’ENT
nature-import-scelle = un fichier chiffré par l’ENT pour la vie scolaire
nature-utf16 = un texte enregistré en UTF-16 (à enregistrer de nouveau en UTF-8)
nature-xml-sans-contenu = un fichier XML sans contenu, sans doute coupé pendant le téléchargement
nature-archive = une archive ZIP ou un document de bureautique
uai-aucun = aucun établissement désigné
cle-abimee = la clé est abîmée.
cle-ancienne-protection = sa protection est trop ancienne. Convertissez-la : openssl pkcs8 -topk8 -v2 aes-256-cbc -in ANCIENNE -out key.pem.
cle-pas-rsa = ce n’est pas une clé RSA.
cle-privee-openssh = cette clé privée est au format OpenSSH. Convertissez une copie : ssh-keygen -p -m PEM -f COPIE.
cle-privee-putty = cette clé privée est au format PuTTY. Exportez-la avec PuTTYgen, puis convertissez-la en PEM.
cle-privee-donnee = c’est une clé privée, à garder pour vous. Il faut ici la clé publique.
cle-publique-donnee = c’est une clé publique. Il faut ici la clé privée.
cle-trop-longue = ce fichier est trop long pour une clé.
cle-inconnue = ce n’est pas une clé d’une forme connue.
cle-phrase-fausse = la phrase de passe n’ouvre pas cette clé.
# $ligne : où.
erreur-entite = Ce fichier est refusé par sécurité
    .fait = « { $nom } » utilise une entité inconnue, ligne { $ligne }, qui peut cacher un piège. Rien n’a été modifié.
    .faire = N’utilisez pas ce fichier. Exportez-le de nouveau depuis l’ENT et signalez sa provenance à l’administrateur.

# $ligne, $position : où.
erreur-xml = Le fichier est abîmé
    .fait = « { $nom } » n’est plus du XML correct, ligne { $ligne }, octet { $position }. Rien n’a été modifié.
    .faire = Exportez-le de nouveau depuis l’ENT, sans l’ouvrir ni l’enregistrer avec un autre logiciel.

# $encodage : nom technique.
erreur-encodage = L’encodage du fichier n’est pas accepté
    .fait = « { $nom } » est en { $encodage }. Rien n’a été modifié.
    .faire = Exportez-le de nouveau en UTF-8.

erreur-liste-vide = La liste est vide
    .fait = « { $nom } » ne contient rien, pas même la ligne des titres. Rien n’a été modifié.
    .faire = Exportez de nouveau la liste depuis la vie scolaire.

# $manquantes, $trouvees : noms de colonnes.
erreur-liste-colonnes = Il manque des colonnes
    .fait = « { $nom } » n’a pas les colonnes : { $manquantes }. Colonnes trouvées : { $trouvees }. Rien n’a été modifié.
    .faire = Vérifiez la première ligne : elle donne les titres des colonnes. Exportez la liste avec ces colonnes.

# $manquantes : noms de colonnes.
erreur-liste-sans-titres = Il manque la ligne des titres
    .fait = La première ligne de « { $nom } » ne donne aucune des colonnes attendues : { $manquantes }. Rien n’a été modifié.
    .faire = Exportez la liste avec une première ligne qui donne les titres des colonnes.

erreur-liste-propositions = Ce sont des propositions, pas des rapprochements
    .fait = « { $nom } » contient des propositions que personne n’a encore décidées. Rien n’a été modifié.
    .faire = Indiquez des rapprochements décidés, avec une colonne origin : manual pour ceux que vous avez vérifiés.

erreur-liste-pas-texte = Ce n’est pas une liste CSV
    .fait = « { $nom } » n’est pas un texte : c’est peut-être un classeur de tableur ou un fichier compressé. Rien n’a été modifié.
    .faire = Ouvrez-le dans le tableur et enregistrez-le au format CSV (UTF-8).

# $nature : ce qu’est le fichier.
erreur-liste-autre = Ce n’est pas une liste CSV
    .fait = « { $nom } » est { $nature }, et non une liste CSV. Rien n’a été modifié.
    .faire = Indiquez la liste des utilisateurs exportée de la vie scolaire, au format CSV.

# $ligne : où ; $limite : en octets.
erreur-liste-ligne-longue = Une ligne est trop longue
    .fait = La ligne { $ligne } de « { $nom } » dépasse { $limite } octets. Rien n’a été modifié.
    .faire = Vérifiez que le fichier a bien une personne par ligne, puis exportez-le de nouveau.

# $ligne : où ; $limite : nombre de champs.
erreur-liste-champs = Une ligne a trop de champs
    .fait = La ligne { $ligne } de « { $nom } » a plus de { $limite } champs. Rien n’a été modifié.
    .faire = Vérifiez cette ligne, puis exportez la liste de nouveau.

# $ligne : où.
erreur-liste-guillemet = Un guillemet n’est pas fermé
    .fait = Dans « { $nom } », un guillemet s’ouvre ligne { $ligne } et ne se ferme pas. Rien n’a été modifié.
    .faire = Corrigez cette ligne, ou exportez la liste de nouveau.

limite-fiches = nombre de fiches
limite-lignes = nombre de lignes
limite-octets = taille en octets
limite-attributs = attributs d’une fiche
limite-profondeur = niveaux imbriqués
limite-morceau = taille d’une fiche en octets

erreur-indicateur = Le fichier est abîmé
    .fait = Dans « { $nom } », l’indicateur de compression n’est ni oui ni non. Rien n’a été modifié.
    .faire = Demandez un nouvel export à la vie scolaire.

limite-cles = nombre de destinataires

# Causes fréquentes : groupes complets, entre parenthèses dans le message.
cause-disque-plein = le disque est plein
cause-droits = vous n’en avez pas le droit
cause-lecture-seule = le disque est en lecture seule
cause-pas-dossier = un fichier porte ce nom, et non un dossier
cause-pas-texte = ce n’est pas du texte en UTF-8
