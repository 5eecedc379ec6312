# Fenêtre « Définir une délégation CAS » et essai de la connexion.

console-cas-titre = Définir une délégation CAS
console-cas-cadre = Paramètres d’identification des utilisateurs
console-cas-mon-ent = Mon ENT
console-cas-manuel = Réglage manuel : mon ENT n’est pas dans la liste
console-cas-choisir = Choisir
console-cas-modele-choisi = Les champs viennent du modèle choisi. Rien n’est enregistré : vérifiez, puis « Valider ».
console-cas-documentation = Voir la documentation fournie par l’ENT
console-cas-sans-documentation = Ce modèle n’a pas de lien vers une documentation de l’ENT.
# $adresse : adresse électronique ; $sujet : objet du message.
console-cas-assistance = Assistance : { $adresse }, objet « { $sujet } ».
console-cas-serveur = URL du serveur CAS
console-cas-serveur-aide = L’adresse du serveur seul, par exemple https://ent.exemple.fr/cas
console-cas-differentes = Les adresses d’authentification et de validation sont différentes
console-cas-serveur-validation = URL du serveur de validation
console-cas-serveur-validation-aide = Utilisée seulement si la case ci-dessus est cochée.
console-cas-methode = Méthode de validation
console-methode-cas3 = CAS 3 (p3/serviceValidate)
console-methode-cas2 = CAS 2 (serviceValidate)
console-methode-saml11 = SAML 1.1 (samlValidate)
# $vs : nom du logiciel.
console-cas-directe = Autoriser l’authentification directe par { $vs }
console-cas-directe-aide = Les personnes pourront aussi entrer avec leur identifiant { $vs }. À garder si certaines n’ont pas de compte ENT.
console-cas-directe-court = Authentification directe
console-cas-connexion = Confiance dans l’ENT
console-cas-confiance = Certificat de l’ENT
console-cas-confiance-reconnues = Autorités reconnues
console-cas-confiance-reconnues-aide = Le cas ordinaire : le certificat est vérifié comme le font les navigateurs.
console-cas-confiance-seul = Ce certificat seulement
console-cas-confiance-seul-aide = Pour un ENT qui a sa propre autorité, ou pour n’en accepter aucun autre. S’il change, plus personne n’entre par l’ENT tant que le nouveau n’est pas donné ici.
console-cas-confiance-autorite = Une autorité propre à l’ENT
console-cas-certificat = Empreinte ou certificat
console-cas-certificat-aide = L’empreinte SHA-256 que le test affiche, vérifiée auprès de l’ENT, ou le certificat au format PEM (celui du serveur, ou celui de son autorité).
console-cas-ecart = Écart d’horloge toléré
console-cas-ecart-aide = Entre le serveur de l’ENT et celui-ci, avec SAML 1.1. Au-delà, les réponses sont refusées.
# $n : secondes.
console-cas-ecart-secondes = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
console-cas-redemander = Demander de nouveau le mot de passe de l’ENT à chaque entrée
console-cas-redemander-aide = Pour des postes partagés : être déjà connecté à l’ENT ne suffit plus.
console-certificat-vide = Collez l’empreinte ou le certificat, ou choisissez « Autorités reconnues ».
console-certificat-cle-privee = C’est une clé privée : elle ne doit pas quitter l’ENT. Prévenez son administrateur, et collez ici le certificat.
console-certificat-illisible = Ce n’est ni une empreinte SHA-256 (64 chiffres et lettres de A à F), ni un certificat au format PEM.
console-certificat-sans-https = Une adresse http n’a pas de certificat.
console-cas-valider = Valider
console-cas-recalculer = Recalculer les adresses
console-cas-tester = Tester la connexion
console-cas-tester-aide = Le test utilise ce qui est affiché, même non enregistré.
console-cas-adresses = Adresses calculées
console-cas-adresses-apres = Elles apparaîtront quand l’URL du serveur CAS sera correcte.
console-cas-lien-authentification = Lien d’authentification
console-cas-lien-validation = Lien de validation
console-cas-pour-verifier = Pour vérifier.
console-cas-url-socle = URL à communiquer au socle ENT
console-cas-url-socle-aide = À donner à l’administrateur de l’ENT, qui l’inscrit sur son serveur.
console-cas-adresse-directe = Adresse de l’authentification directe
# $vs : nom du logiciel.
console-cas-adresse-directe-aide = Pour les personnes qui entrent avec leur identifiant { $vs }.
console-cas-adresses-espaces = Adresse de chaque espace

console-adresse-vide = Indiquez l’adresse du serveur CAS de votre ENT.
console-adresse-https = L’adresse doit commencer par https:// (http n’est accepté que sur cette machine)
console-adresse-login = Retirez « /login » à la fin : donnez seulement l’adresse du serveur.
console-adresse-mal-ecrite = Cette adresse n’est pas bien écrite. Exemple : https://ent.exemple.fr/cas

# $nom : nom de l’ENT ; $territoire : où il est utilisé ; $mode : comment viennent les identifiants.
console-modele = { $nom } ({ $mode })
console-modele-et-territoire = { $nom } ({ $territoire } : { $mode })
console-mode-avec-alimentation = Mode avec alimentation
console-mode-sans-alimentation = Mode sans alimentation
console-mode-saisie = Saisie manuelle
console-mode-a-confirmer = Mode à confirmer
console-modele-avec-alimentation = Pour les établissements qui importent le fichier chiffré de l’ENT : chaque identifiant est connu avant la première connexion, et aucun nom ne circule ensuite. Choisissez ce mode avec soin : sans le fichier, personne n’est reconnu.
console-modele-sans-alimentation = Cet ENT envoie des noms à chaque connexion. Demandez-lui plutôt un identifiant anonyme et un fichier chiffré : c’est ce que cette base attend.
console-modele-saisie = Avec cet ENT, l’identifiant de chaque personne est saisi à la main dans la base, ou rapproché une par une.
console-modele-a-confirmer = Demandez à cet ENT s’il fournit le fichier chiffré des comptes (mode avec alimentation) : c’est ce que cette base attend.
console-modele-non-verifie = Cette adresse vient d’une source ancienne : faites-la confirmer par l’ENT avant de vous en servir.
console-modele-modifie = Les champs ont été modifiés : réglage manuel, à partir de ce modèle.

# $quand : date et heure.
console-essai-du = Test du { $quand }
console-essai-oui = oui
console-essai-non = NON
console-essai-a-savoir = à savoir
console-essai-non-teste = non testé
console-essai-a-faire = à faire
console-essai-adresse = Adresse bien écrite
console-essai-joignable = Serveur joignable
console-essai-chiffree = Connexion chiffrée
console-essai-page = Page de connexion de l’ENT
console-essai-notre-adresse = Notre adresse est acceptée par l’ENT
console-essai-validation = Validation
console-essai-horloges = Horloges
console-essai-reel = Essai réel
console-essai-adresse-oui = Adresse correcte.
# $hote : nom du serveur ; $ms : millisecondes.
console-essai-joignable-oui = { $hote } répond en { $ms } ms.
console-essai-repond = { $hote } répond, mais pas d’une façon sûre : voir la ligne suivante.
console-essai-chiffree-oui = Le certificat est reconnu et en cours de validité.
# $date : fin du certificat ; $empreinte : SHA-256.
console-essai-certificat-oui = Certificat valable jusqu’au { $date }. Empreinte SHA-256 : { $empreinte }
console-essai-certificat-bientot = Le certificat ne vaut que jusqu’au { $date } : demandez à l’ENT quand il le renouvelle. Empreinte SHA-256 : { $empreinte }
console-essai-certificat-vu = Certificat présenté : valable jusqu’au { $date }, empreinte SHA-256 { $empreinte }. Ne l’acceptez, avec « Ce certificat seulement », qu’après l’avoir comparé avec celle que l’ENT vous donne.
console-essai-page-oui = La page de connexion s’affiche.
console-essai-page-ailleurs = Le serveur envoie vers la page de connexion de { $hote }.
console-essai-notre-adresse-oui = L’ENT connaît notre adresse.
console-essai-validation-oui = L’ENT refuse un faux ticket, comme il se doit.
# $n : secondes.
console-essai-horloges-oui = Moins de { $n } secondes d’écart.
console-essai-horloges-non = { $n ->
    [one] { $n } seconde d’écart entre les deux horloges. Faites régler celle qui est fausse : au-delà de 30 secondes, des connexions échouent.
   *[other] { $n } secondes d’écart entre les deux horloges. Faites régler celle qui est fausse : au-delà de 30 secondes, des connexions échouent.
}
console-essai-sans-horloge = Le serveur n’indique pas l’heure : elle n’a pas pu être comparée.
console-essai-sans-chiffrement = Sans chiffrement : adresse de cette machine. Ailleurs, https est obligatoire.
console-essai-faux-ticket-accepte = L’ENT a accepté un faux ticket : n’importe qui pourrait entrer. Ne publiez pas, et prévenez l’administrateur de l’ENT.
console-essai-reel-comment = Ce test ne peut pas entrer à votre place : utilisez le bouton « Essayer avec mon compte ENT ».

# $adresse : appelée ; $raison : en clair.
console-e22 = Le serveur de l’ENT ne répond pas
    .fait = Nous avons appelé { $adresse } sans réponse utilisable ({ $raison }).
    .faire = Vérifiez l’adresse, lettre par lettre, puis ouvrez-la dans un onglet. Si elle s’ouvre chez vous mais pas ici, l’ENT doit autoriser notre serveur.
console-raison-adresse = ce n’est pas une adresse du web
console-raison-http = http est réservé à cette machine
console-raison-personne = la connexion est refusée, ou ce nom est inconnu
console-raison-delai = délai dépassé
console-raison-trop-long = réponse trop longue
console-raison-coupee = réponse coupée, ou d’une autre nature
# $code : statut HTTP.
console-raison-pas-de-page = la réponse { $code } n’est pas une page de connexion
console-raison-illisible = la réponse { $code } n’est pas celle d’un serveur CAS pour cette méthode
console-certificat-expire = a expiré
console-certificat-pas-encore = n’est pas encore valable
console-certificat-autre-nom = porte un autre nom
console-certificat-inconnu = n’est pas reconnu
console-certificat-change = n’est pas celui qui est attendu
console-certificat-autre = n’a pas permis une connexion chiffrée

console-securite-essais = Essais de mot de passe
console-securite-essais-valeur = Ils sont ralentis après plusieurs échecs, par compte et par adresse de connexion.
console-securite-directe = Authentification directe
# $vs : nom du logiciel.
console-securite-directe-oui = Autorisée dans les espaces délégués, avec l’identifiant { $vs } (adresse ?login=true).
console-securite-directe-non = Fermée dans les espaces délégués : on y entre par l’ENT seulement.
console-securite-directe-sans-objet = Sans objet : rien n’est délégué, chacun entre avec son identifiant { $vs }.
console-securite-chiffre = Connexion chiffrée
console-securite-chiffre-oui = Oui, toutes les pages sont servies en https.
console-securite-chiffre-non = Non : cette installation est servie en http, sur cette machine seulement.
console-securite-secrets = Mots de passe et numéro de facture
console-securite-secrets-valeur = Seule leur empreinte est conservée (Argon2id).

console-journal-titre = Ce qui a été fait dans cette base
console-journal-vide = Rien n’a encore été fait dans cette base. Chaque changement apparaîtra ici, avec son auteur.
console-journal-telecharger = Télécharger (CSV)
console-journal-plus-anciennes = Voir les lignes plus anciennes
console-journal-quand = Date
console-journal-qui = Auteur
console-journal-quoi = Action
console-journal-detail = Avant et après
console-journal-rien = rien
console-journal-calendrier = le calendrier
console-journal-oui = oui
console-journal-non = non
# $quoi : ce qui change ; $avant, $apres : ses valeurs.
console-journal-changement = { $quoi } : { $avant } → { $apres }

# $personnes : connectées à ce moment.
journal-publication-arretee = Publication arrêtée ({ $personnes ->
    [0] personne n’était connecté
    [one] { $personnes } personne connectée
   *[other] { $personnes } personnes connectées
}).
# $minutes : durée de l’arrêt.
journal-publication-publiee = Base publiée, après { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} d’arrêt.
# $lignes : espaces qui changent.
journal-delegation-matrice = Choix de la délégation : { $lignes ->
    [0] délégation CAS retirée
    [one] { $lignes } ligne modifiée
   *[other] { $lignes } lignes modifiées
}.
journal-delegation-cas = Délégation CAS définie ou modifiée.
# $serveur : adresse ; $passees, $echouees : lignes.
journal-essai-connexion = Test de la connexion à { $serveur } : { $passees ->
    [one] { $passees } ligne passée
   *[other] { $passees } lignes passées
}, { $echouees ->
    [0] aucun échec
    [one] { $echouees } échec
   *[other] { $echouees } échecs
}.

# « Comment reconnaître la personne ». $vs : nom du logiciel.
console-reconnaitre = Comment reconnaître la personne
console-reconnaitre-logiciel = du logiciel
console-reconnaitre-fichier = Identifiant du fichier de l’ENT
console-reconnaitre-fichier-aide = Le plus sûr, conseillé : le fichier chiffré fait connaître chaque identifiant avant la première connexion, et aucun nom ne circule.
console-reconnaitre-identifiant = Identifiant { $vs } détenu par l’ENT
console-reconnaitre-identifiant-aide = Si l’ENT a importé les identifiants { $vs } et les renvoie à la connexion, dans un attribut.
console-reconnaitre-double = Double connexion, la première fois
console-reconnaitre-double-aide = Si chacun connaît encore son mot de passe { $vs } : il le donne une seule fois, après être passé par l’ENT.
console-reconnaitre-noms = Nom, prénom et date de naissance envoyés par l’ENT
console-reconnaitre-noms-aide = En dernier recours, pour un ENT ancien sans fichier : des noms circulent, et les homonymes attendent l’établissement.
console-reconnaitre-attribut-identifiant = Attribut qui porte l’identifiant { $vs }
console-reconnaitre-attribut-identifiant-aide = Demandez son nom à l’ENT. Utilisé seulement avec le deuxième choix.
console-reconnaitre-sauf-eleves = Double connexion : pas pour les élèves
console-reconnaitre-sauf-eleves-aide = Un mot de passe d’élève est souvent connu d’un camarade.
console-reconnaitre-attributs = Noms des autres attributs
console-reconnaitre-attributs-aide = Les noms d’usage sont déjà là : ne les changez que si l’ENT en donne d’autres. La catégorie et l’établissement servent de vérification.
console-reconnaitre-attribut-nom = Nom
console-reconnaitre-attribut-prenom = Prénom
console-reconnaitre-attribut-naissance = Date de naissance
console-reconnaitre-attribut-categorie = Catégorie
console-reconnaitre-attribut-code-postal = Code postal
console-reconnaitre-attribut-etablissement = Établissement (UAI)
console-reconnaitre-attribut-faux = Un nom d’attribut n’a ni espace ni accent. Exemple : IDPN
# $voie : la façon choisie ; $attribut : noms d’attributs.
console-reconnaitre-avec-attribut = { $voie } ({ $attribut })
console-reconnaitre-sans-eleves = { $voie }, pas pour les élèves
console-verront-identifiant = Une personne qui n’est pas encore rapprochée l’est à sa première connexion, si l’ENT envoie son identifiant { $vs }. Sinon, elle voit la page d’aide.
console-verront-double = Une personne qui n’est pas encore rapprochée donne une fois son mot de passe { $vs }, ou prévient l’établissement.
console-verront-double-sans-eleves = Une personne qui n’est pas encore rapprochée donne une fois son mot de passe { $vs }, ou prévient l’établissement. Un élève prévient toujours l’établissement.
console-verront-noms = Une personne qui n’est pas encore rapprochée l’est à sa première connexion, si son nom est unique dans { $vs }. Sinon, elle voit la page d’aide.
# $serveur : adresse ; $raison : ce que le certificat a.
journal-ent-certificat = Personne n’a pu entrer par l’ENT : le certificat de { $serveur } { $raison ->
    [expire] a expiré
    [pas_encore] n’est pas encore valable
    [autre_nom] porte un autre nom
    [inconnu] n’est pas reconnu
    [change] n’est pas celui qui est attendu
   *[autre] n’a pas permis une connexion chiffrée
}.
