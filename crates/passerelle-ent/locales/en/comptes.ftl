# Account management. $vs: name of the school-life software; $nom: name of a person; $n: a number.

comptes-titre = Account management
comptes-barre-alertes = Alerts
comptes-barre-comptes = Accounts
comptes-barre-locaux = Local accounts
comptes-barre-exports = Exports
comptes-structures = Schools
comptes-nouvelle-structure = Another school
comptes-choisir-structure = Choose the school whose accounts you want to manage.
comptes-aucune-autre-structure = You manage the accounts of no other school. To manage another one, ask its head.
comptes-interdit = You do not manage the accounts of this school
    .fait = You are signed in, but your account does not open these accounts. Nothing was changed.
    .faire = Ask the head of the school, who alone can give this access.
comptes-gere-ailleurs = This account manages another school
    .fait = This person manages the accounts of a school that is not yours. Nothing was changed.
    .faire = Ask the head of that other school.
comptes-son-propre-compte = You cannot block your own account
    .fait = You would lose access to this page at once. Nothing was changed.
    .faire = Ask another member of the school’s management.
comptes-etat-autre = The state of this account does not allow it
    .fait = The account has probably changed since you opened your page. Nothing was changed.
    .faire = Open the account again: it offers what is possible.

comptes-recherche = Name, sign-in name or identifier
comptes-population = Population
comptes-etat = State
comptes-rapproche = Matched with { $vs }
comptes-filtre-tous = All
comptes-oui = yes
comptes-non = no
comptes-chercher = Search
comptes-tableau = Accounts of the school
comptes-total = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
comptes-vide = This school has no account yet. They come from the directory, or are created by hand.
comptes-aucun-trouve = No account fits this search.
comptes-tout-voir = Show all accounts
comptes-colonne-nom = Name
comptes-colonne-connexion = Sign-in name
comptes-colonne-place = Class or position
comptes-etat-inactif = Not activated
comptes-etat-actif = Active
comptes-etat-bloque = Blocked
comptes-etat-supprime = Deleted
comptes-rapproche-oui = Matched
comptes-rapproche-non = Not matched yet
comptes-sans-nom = (no name)

comptes-fiche-titre = Account
comptes-fiche-structures = Schools
comptes-fiche-responsables = Guardians
comptes-fiche-enfants = Children
comptes-fiche-acces = Access
comptes-fiche-historique = History
comptes-civilite = Title
comptes-civilite-m = Mr
comptes-civilite-mme = Ms
comptes-nom = Family name
comptes-prenom = Given name
comptes-naissance = Date of birth
comptes-origine = Source
comptes-origine-locale = created in the school
comptes-origine-annuaire = directory
comptes-cree-le = Created on
comptes-identifiant-opaque = ENT identifier
comptes-identifiant-aucun = none yet: it is made at the first export or sign-in
comptes-identifiant-vs = { $vs } identifier
comptes-identifiant-inconnu = not known yet
comptes-retour = Back to the accounts
comptes-retour-fiche = Back to the account
comptes-annuler = Cancel

comptes-action-bloquer = Block the account
comptes-action-debloquer = Unblock the account
comptes-action-mot-de-passe = Give a new password
comptes-action-nom = Change the name
comptes-bloquer-phrase = { $nom } will no longer be able to enter the ENT or its services. Open sessions end. You can unblock the account later.
comptes-debloquer-phrase = { $nom } will be able to enter the ENT again, with the same password as before.
comptes-mot-de-passe-phrase = { $nom } will get a new password, which this page will show you once. The old one will stop working. An account that was not activated will be.
comptes-nom-phrase = You are changing the name of { $nom }. The identifiers stay the same, so services still recognise the person.
comptes-nom-enregistrer = Save this name
comptes-mot-de-passe = Password
comptes-mot-de-passe-fait = { $nom } has a new password. The account is active.
comptes-mot-de-passe-une-fois = Write it down now and hand it over in person: it will not be shown again.
comptes-fait-cree = The account is created. Give it a password to activate it.
comptes-fait-bloque = The account is blocked.
comptes-fait-debloque = The account is unblocked.
comptes-fait-renomme = The name is changed. The identifiers stayed the same.

comptes-locaux-phrase = These accounts were created here rather than supplied by the directory. Exports contain them like the others.
comptes-locaux-vide = No account has been created by hand. The directory is enough as long as nobody is missing from it.
comptes-local-nouveau = Create an account
comptes-local-phrase = The sign-in name is chosen automatically. The password is given afterwards, from the account’s page.
comptes-local-creer = Create this account
comptes-choisir = Choose
comptes-naissance-aide = DD/MM/YYYY, for example 04/03/2012. Required for a pupil.
comptes-place-aide = A pupil’s class, a staff member’s position.
comptes-champ-population = Choose a population.
comptes-champ-nom = Enter a name of 1 to 80 characters.
comptes-champ-naissance = Enter a date that exists, for example 04/03/2012.
comptes-champ-naissance-manque = A pupil’s date of birth is required, for example 04/03/2012.
comptes-champ-fonction = A staff member’s position is required, for example CPE.

# Today's date follows this sentence.
comptes-alertes-aucune = No account needs attention. Nothing to do. Checked on
comptes-alertes-manques = { $n ->
    [one] { $n } required detail is missing
   *[other] { $n } required details are missing
}
comptes-alertes-manque = What is missing
comptes-alertes-doublons = { $n ->
    [one] { $n } probable duplicate
   *[other] { $n } probable duplicates
}
comptes-alertes-doublons-phrase = These accounts have the same name and the same date of birth. If they are one person, block the account that is not needed.
comptes-manque-nom = no name
comptes-manque-naissance = no date of birth
comptes-manque-fonction = no position

# Journal. $compte: number of the account.
journal-compte-bloque = Account { $compte } blocked
journal-compte-debloque = Account { $compte } unblocked
journal-compte-mot-de-passe = New password given to account { $compte }
journal-compte-renomme = Name of account { $compte } changed
journal-compte-cree = Account created by hand in { $etablissement } ({ $population })
