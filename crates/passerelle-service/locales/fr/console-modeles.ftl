# Modèles d’ENT et message pour l’ENT.

console-modeles-titre = Modèles d’ENT
console-modeles-chapeau = Les établissements de ce compte choisissent parmi ces modèles. Ce que vous changez ici ne modifie aucun réglage déjà en place.
# $n : modèles.
console-modeles-nombre = { $n ->
    [one] { $n } modèle
   *[other] { $n } modèles
}
console-modele-nom = Nom de l’ENT
console-modele-territoire = Territoire
console-modele-mode = Comment viennent les identifiants
console-modele-documentation = Lien vers la documentation
console-modele-courriel = Adresse de l’assistance
console-modele-objet = Objet du message
console-modele-objet-aide = Celui que l’assistance demande, par exemple ENT_Pronote.
console-modele-verifie = L’ENT a confirmé ces réglages
console-modele-origine = Origine
console-modele-fourni = fourni
console-modele-change-ici = modifié par ce compte
console-modele-ajoute-ici = ajouté par ce compte
console-modele-ajouter = Ajouter un modèle
console-modele-modifier = Modifier un modèle
console-modele-enregistrer = Enregistrer le modèle
console-modele-retablir = Rétablir le modèle fourni
console-modele-retirer = Retirer ce modèle
console-modele-enregistre = Le modèle est enregistré.
console-modele-retabli = C’est fait. La liste montre les modèles tels qu’ils sont maintenant.
console-modele-nom-vide = Indiquez le nom de l’ENT.
console-modele-courriel-faux = Cette adresse n’est pas bien écrite. Exemple : assistance@ent.exemple.fr
console-modele-trop-long = Chaque ligne compte 300 caractères au plus.

# $nom : nom de l’ENT.
journal-modele-ajoute = Modèle d’ENT ajouté : { $nom }.
journal-modele-modifie = Modèle d’ENT modifié : { $nom }.
journal-modele-retabli = Modèle d’ENT rétabli : { $nom }.
journal-modele-retire = Modèle d’ENT retiré : { $nom }.

console-message-titre = Préparer un message pour l’ENT
console-message-chapeau = Voici un message prêt à envoyer à l’administrateur de l’ENT. Il ne contient ni nom de personne, ni mot de passe.
console-message-adresse = Adresse
console-message-sans-adresse = Le modèle choisi n’indique pas d’adresse : demandez-la à votre ENT.
console-message-objet = Objet
# $etablissement : son nom.
console-message-objet-usuel = Délégation d’authentification : { $etablissement }
console-message-texte = Texte
console-message-texte-aide = À copier, ou à ouvrir dans votre messagerie avec le bouton.
console-message-ouvrir = Ouvrir dans la messagerie
console-message-revenir = Revenir aux réglages CAS
console-message-rien = Rien n’est encore réglé : indiquez d’abord le serveur CAS de votre ENT.
console-message-bonjour = Bonjour,
# $etablissement : nom et UAI ; $vs, $ent : noms des deux services.
console-message-demande = { $etablissement } met en place la délégation d’authentification de { $vs } vers { $ent }. Merci d’autoriser notre adresse sur votre serveur CAS.
# $valeur : une adresse ou une méthode.
console-message-service = URL à communiquer au socle ENT : { $valeur }
console-message-authentification = Lien d’authentification : { $valeur }
console-message-validation = Lien de validation : { $valeur }
console-message-methode = Méthode de validation : { $valeur }
console-message-sans-essai = La connexion n’a pas encore été testée avec ces réglages.
# $quand : date et heure ; $lignes : ce qui a échoué.
console-message-essai-reussi = Test de la connexion du { $quand } : aucun échec.
console-message-essai-echoue = Test de la connexion du { $quand } : échec à { $lignes }.
# $numero : numéro d’hébergement.
console-message-contact = Répondez à ce message. Numéro d’hébergement : { $numero }.

console-essai-reel-titre = Essayer avec mon compte ENT
console-essai-reel-essayer = Essayer avec mon compte ENT
# $ent : nom de l’ENT.
console-essai-reel-aller = Vous allez vous connecter à { $ent } avec votre propre compte, puis revenir ici. Vous avez dix minutes.
console-essai-reel-sans-session = Cet essai n’ouvre aucun espace et n’enregistre aucun réglage.
console-essai-reel-partir = Aller à l’ENT
# $fin : trois derniers caractères.
console-essai-reel-recu = Identifiant reçu : se termine par …{ $fin }.
console-essai-reel-recu-court = Un identifiant a été reçu. Il est trop court pour en montrer la fin.
console-essai-reel-connu = Il correspond à une personne de la base.
console-essai-reel-inconnu = Il ne correspond à personne dans la base.
console-essai-reel-inconnu-comment = C’est normal si votre compte n’est pas dans le fichier de l’ENT. Sinon, récupérez les identifiants depuis les pages de l’établissement.
console-essai-reel-sans-identifiant = La connexion a réussi, mais la réponse ne contient pas d’identifiant
console-essai-reel-refuse = L’ENT a refusé le ticket qu’il venait de donner
console-essai-reel-illisible = La réponse de l’ENT ne peut pas être utilisée
console-essai-reel-demander = Envoyez à l’ENT le message préparé, avec le résultat de cet essai.
console-essai-reel-verifier = Vérifiez la méthode de validation et l’adresse, puis recommencez.
console-essai-reel-rien-ouvert = Aucune session n’a été ouverte dans un espace. Votre session ENT, elle, peut rester ouverte sur cet appareil.
console-essai-toute-adresse = L’ENT montre sa page de connexion quelle que soit l’adresse : seul l’essai réel dira si la nôtre est acceptée.

# $serveur : adresse ; $raison : oui, a_savoir ou non.
journal-essai-reel = Essai réel avec { $serveur } : { $raison ->
    [oui] identifiant reçu, il correspond à une personne
    [a_savoir] identifiant reçu, il ne correspond à personne
   *[non] aucun identifiant utilisable
}.
