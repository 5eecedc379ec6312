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
comptes-action-nom = Change the name
comptes-bloquer-phrase = { $nom } will no longer be able to enter the ENT or its services. Open sessions end. You can unblock the account later.
comptes-nom-phrase = You are changing the name of { $nom }. The identifiers stay the same, so services still recognise the person.
comptes-nom-enregistrer = Save this name
comptes-fait-bloque = The account is blocked.
comptes-fait-debloque = The account is unblocked.
comptes-fait-renomme = The name is changed. The identifiers stayed the same.

comptes-locaux-phrase = These accounts were created here rather than supplied by the directory. Exports contain them like the others.
comptes-locaux-vide = No account has been created by hand. The directory is enough as long as nobody is missing from it.
comptes-local-nouveau = Create an account
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
comptes-alertes-doublons = { $n ->
    [one] { $n } probable duplicate
   *[other] { $n } probable duplicates
}
comptes-manque-nom = no name
comptes-manque-naissance = no date of birth
comptes-manque-fonction = no position

comptes-administre = This account administers the whole ENT
    .fait = Only an administrator of the ENT can change it. Nothing was changed.
    .faire = Ask the administrators of the ENT.
comptes-son-propre-compte = This is not done to your own account
    .fait = You could lose access to this page at once. Nothing was changed.
    .faire = Use “My account”, or ask another member of the school’s management.
comptes-perime = Somebody else has just changed this record
# $nom: what the record says now.
comptes-perime-phrase = It now says: { $nom }. What you typed is kept below: check it, then save again.
comptes-debloquer-phrase = { $nom } will be able to enter the ENT again, with the same password as before.
comptes-action-code = Give an activation code
comptes-action-structures = Change the schools
comptes-action-second-facteur = Turn the second factor off
comptes-action-connexions = See the sessions
comptes-action-supprimer = Delete the account
comptes-action-retablir = Restore the account
comptes-code-phrase = { $nom } will get an activation code, which the next page shows you once. With it, the person chooses a password. The old password stops working and open sessions end.
comptes-second-facteur-phrase = { $nom } will sign in with a password alone, and can turn a second factor on again. Do this when the phone is lost. Open sessions end.
comptes-supprimer-phrase = { $nom } will no longer be able to enter the ENT and will be left out of the files. Open sessions end. You can restore the account later.
comptes-retablir-phrase = { $nom } will be able to enter the ENT again, with the same identifiers.
comptes-code-jusqu-au = An activation code is valid until { $date }.
comptes-second-facteur-en-service = The second factor is on.
comptes-transmissions = See what services have received
comptes-fait-cree = The account is created. Give it a code to activate it.
comptes-fait-structures = The schools are saved.
comptes-fait-second-facteur = The second factor is off.
comptes-fait-connexions = All its sessions are closed. Services are being told.
comptes-fait-supprime = The account is deleted. It can be restored.
comptes-fait-retabli = The account is restored.
comptes-local-phrase = The sign-in name is chosen automatically. The activation code is given afterwards, from the account’s page.

comptes-structures-phrase = What { $nom } is in your schools. If the directory supplies this account, it may put its own values back the next time it is read.
comptes-structures-ajouter = Add in
comptes-structures-aucune = Add nothing
comptes-structures-gere = Manages the accounts of this school
comptes-structures-gere-aide = For staff and teachers.
comptes-structures-retirer = Remove
comptes-structures-enregistrer = Save these schools
comptes-champ-deux-fois = This population is already in the same school.
comptes-champ-aucune-structure = Keep at least one school. To take all access away, delete the account.
comptes-champ-propre-acces = Keep your own access to account management.

comptes-alertes-nombre = { $n ->
    [one] { $n } alert needs your attention
   *[other] { $n } alerts need your attention
}
comptes-alertes-doublons-phrase = If they are one person, keep the account that is used and delete the other. If not, say that they are different people: you will not be asked again.
comptes-manque-classe = no class
comptes-manque-enfant = no child
alertes-constat = What was noticed
alertes-que-faire = What to do
alertes-doutes = { $n ->
    [one] { $n } doubtful identity
   *[other] { $n } doubtful identities
}
alertes-doute-nom = a name that is not one
alertes-doute-naissance = born on { $date }?
alertes-faire-nom = Change the name, or correct the directory.
alertes-faire-naissance = Correct the date in the directory.
alertes-faire-structures = Open the account, then “Change the schools”.
alertes-faire-enfant = Link the child in the directory. If the child has left the school, delete the account.
alertes-memes-nom = Same name and same date of birth
alertes-plusieurs-ine = Same name and same date of birth, but different national numbers (INE): perhaps two people with one name
alertes-meme-ine = Same national number (INE)
alertes-distincts = They are different people
alertes-fait-distincts = Noted: these accounts will not be reported together again.
alertes-inactifs = { $n ->
    [0] No account has been left inactive for long
    [one] { $n } account left inactive for long
   *[other] { $n } accounts left inactive for long
}
alertes-depuis = Created more than
alertes-mois = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
alertes-actualiser = Update
alertes-cree-le = created on { $date }
alertes-faire-inactif = These people have never chosen a password. Give them a code, or delete the accounts of those who have left.

# Journal. $compte: number of the account.
journal-compte-bloque = Account { $compte } blocked
journal-compte-debloque = Account { $compte } unblocked
journal-compte-renomme = Name of account { $compte } changed
journal-compte-cree = Account created by hand in { $etablissement } ({ $population })
journal-compte-code = Activation code given to account { $compte }
journal-compte-supprime = Account { $compte } deleted
journal-compte-retabli = Account { $compte } restored
journal-compte-structures = Schools of account { $compte } changed
journal-compte-deconnecte = Sessions of account { $compte } closed
journal-compte-active = Account { $compte } activated with its code
journal-activation-refusee = Activation refused
journal-compte-mot-de-passe-change = Password of account { $compte } changed by its holder
journal-compte-second-facteur = Second factor of account { $compte } turned on
journal-compte-second-facteur-arrete = Second factor of account { $compte } turned off by its holder
journal-compte-second-facteur-retire = Second factor of account { $compte } turned off by the management
journal-compte-second-facteur-verifie = Second factor of account { $compte } checked
journal-compte-code-de-secours = Recovery code of account { $compte } used
journal-codes-donnes = { $n } activation codes given in { $etablissement }
journal-alerte-distincts = Accounts { $comptes } said to be different people in { $etablissement }
journal-etablissement-cree = School { $etablissement } created
journal-etablissement-change = School { $etablissement } changed
