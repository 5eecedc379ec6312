# Models of workspaces, and the message to the workspace.

console-modeles-titre = Workspace models
console-modeles-chapeau = The schools of this account choose among these models. What you change here alters no settings already in place.
# $n: models.
console-modeles-nombre = { $n ->
    [one] { $n } model
   *[other] { $n } models
}
console-modele-nom = Name of the workspace
console-modele-territoire = Territory
console-modele-mode = How identifiers arrive
console-modele-documentation = Link to the documentation
console-modele-courriel = Address of the help desk
console-modele-objet = Subject of the message
console-modele-objet-aide = The one that the help desk asks for, for example ENT_Pronote.
console-modele-verifie = The workspace has confirmed these settings
console-modele-origine = Origin
console-modele-fourni = supplied
console-modele-change-ici = changed by this account
console-modele-ajoute-ici = added by this account
console-modele-ajouter = Add a model
console-modele-modifier = Change a model
console-modele-enregistrer = Save the model
console-modele-retablir = Put back the supplied model
console-modele-retirer = Remove this model
console-modele-enregistre = The model is saved.
console-modele-retabli = Done. The list shows the models as they are now.
console-modele-nom-vide = Give the name of the workspace.
console-modele-courriel-faux = This address is not well written. Example: helpdesk@workspace.example
console-modele-trop-long = Each line has 300 characters at most.

# $nom: name of the workspace.
journal-modele-ajoute = Workspace model added: { $nom }.
journal-modele-modifie = Workspace model changed: { $nom }.
journal-modele-retabli = Workspace model put back: { $nom }.
journal-modele-retire = Workspace model removed: { $nom }.

console-message-titre = Prepare a message for the workspace
console-message-chapeau = Here is a message ready to be sent to the workspace’s administrator. It holds no name of a person and no password.
console-message-adresse = Address
console-message-sans-adresse = The chosen model gives no address: ask your workspace for it.
console-message-objet = Subject
# $etablissement: its name.
console-message-objet-usuel = Delegated sign-in: { $etablissement }
console-message-texte = Text
console-message-texte-aide = Copy it, or open it in your mail program with the button.
console-message-ouvrir = Open in the mail program
console-message-revenir = Back to the CAS settings
console-message-rien = Nothing is set yet: first give the CAS server of your workspace.
console-message-bonjour = Hello,
# $etablissement: name and UAI; $vs, $ent: names of the two services.
console-message-demande = { $etablissement } is setting up delegated sign-in from { $vs } to { $ent }. Please authorise our address on your CAS server.
# $valeur: an address or a method.
console-message-service = Address to register: { $valeur }
console-message-authentification = Sign-in link: { $valeur }
console-message-validation = Validation link: { $valeur }
console-message-methode = Validation method: { $valeur }
console-message-sans-essai = The connection has not been tested with these settings yet.
# $quand: date and time; $lignes: what failed.
console-message-essai-reussi = Connection test of { $quand }: no failure.
console-message-essai-echoue = Connection test of { $quand }: failed at { $lignes }.
# $numero: hosting number.
console-message-contact = Please reply to this message. Hosting number: { $numero }.

console-essai-reel-titre = Try with my workspace account
console-essai-reel-essayer = Try with my workspace account
# $ent: name of the workspace.
console-essai-reel-aller = You are going to sign in to { $ent } with your own account, then come back here. You have ten minutes.
console-essai-reel-sans-session = This trial opens no space and saves no setting.
console-essai-reel-partir = Go to the workspace
# $fin: last three characters.
console-essai-reel-recu = Identifier received: ends with …{ $fin }.
console-essai-reel-recu-court = An identifier was received. It is too short for its end to be shown.
console-essai-reel-connu = It belongs to a person of the base.
console-essai-reel-inconnu = It belongs to nobody in the base.
console-essai-reel-inconnu-comment = That is normal if your account is not in the workspace’s file. Otherwise, retrieve the identifiers from the school’s pages.
console-essai-reel-sans-identifiant = Sign-in succeeded, but the answer holds no identifier
console-essai-reel-refuse = The workspace refused the ticket that it had just given
console-essai-reel-illisible = The workspace’s answer cannot be used
console-essai-reel-demander = Send the prepared message to the workspace, with the result of this trial.
console-essai-reel-verifier = Check the validation method and the address, then try again.
console-essai-reel-rien-ouvert = No session was opened in any space. Your workspace session may still be open on this device.
console-essai-toute-adresse = The workspace shows its sign-in page whatever the address: only the real trial will tell whether ours is accepted.

# $serveur: address; $raison: oui, a_savoir or non.
journal-essai-reel = Real trial with { $serveur }: { $raison ->
    [oui] identifier received, it belongs to a person
    [a_savoir] identifier received, it belongs to nobody
   *[non] no usable identifier
}.
