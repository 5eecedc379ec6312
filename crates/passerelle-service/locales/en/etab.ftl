# The school's pages. $vs: the school-life software; $ent: the digital workspace; $n: a number.

etab-cote = School
etab-menu-accueil = Home
etab-menu-delegation = Authentication delegation
etab-menu-imports = Imports/Exports
etab-menu-points = Restore points
etab-menu-journal = Journal
etab-communication = Communication
etab-identites = Identity management
etab-total = Total
etab-aucun = none
etab-retour = Back
etab-retour-accueil = Back to the home page
etab-retour-liste = Back to the list
etab-ne-rien-faire = Do nothing
etab-non-fourni = not provided
etab-conseille = Recommended
etab-reference = Ref. { $ref }, request { $demande }

etab-connexion-titre = School sign-in
etab-connexion-chapeau = With your account of the school-life software (the supervisor is “spr”).
etab-connexion-compte = Account
etab-connexion-mot-de-passe = Password
etab-connexion-entrer = Sign in
etab-connexion-refus = We did not recognise these two together.
etab-connexion-verifier = Check capital letters and try again.

etab-accueil-titre = School home
etab-accueil-base = Base: { $base }.
etab-accueil-publiee = The base is published.
etab-accueil-arretee = The base is not published. Remember to publish it.
etab-accueil-reste = What is left to do
etab-accueil-rien = Nothing to do: everyone is matched.
etab-accueil-surete = Backups
etab-reste-utilisateurs = Import the users
etab-reste-recuperer = Retrieve the identifiers from the workspace
etab-reste-completer = Complete { $n ->
    [one] { $n } person
   *[other] { $n } people
} without an identifier
etab-reste-absents = Look at { $n ->
    [one] { $n } identifier
   *[other] { $n } identifiers
} missing from the last file

etab-exclusif-entrer = Enter exclusive mode
etab-exclusif-quitter = Leave exclusive mode
etab-exclusif-aide = One person at a time changes the base. A restore point is made on entering.
etab-exclusif-le-votre = You are in exclusive mode. Each action is saved at once.
etab-exclusif-autre = { $qui } has been in exclusive mode since { $quand }. You can read, not change.
etab-exclusif-liberer = End this exclusive mode
etab-exclusif-tenu = Someone else is in exclusive mode
    .fait = { $qui } has been in exclusive mode since { $quand }. Nothing was changed.
    .faire = Wait until they leave it, or ask the management to end it.
etab-exclusif-absent = Enter exclusive mode first
    .fait = This action changes the base, and you are not in exclusive mode. Nothing was changed.
    .faire = Enter exclusive mode, then try again.
etab-quitter-titre = Leave exclusive mode
etab-quitter-chapeau = You have been in exclusive mode since { $quand }. What should become of your changes?
etab-quitter-enregistrer = Save
etab-quitter-enregistrer-aide = The base stays as it is now.
etab-quitter-revenir = Go back to the restore point
etab-quitter-revenir-aide = Users and matches become what they were on { $quand }. This can itself be undone. People who are in the spaces will have to sign in again.
etab-quitter-rester = Stay in exclusive mode
etab-fait-exclusif = You are in exclusive mode.
etab-fait-enregistre = Your changes are saved.
etab-fait-revenu = The base is back at the restore point.
etab-fait-libere = The exclusive mode has ended.
etab-rappel-fichier = Delete the workspace’s file from your computer (usually in Downloads): it is no longer needed.

etab-delegation-titre = Authentication delegation
etab-fournisseur = Matching of the users of the identity provider:
etab-adfs-rien = No file of an ADFS provider is supported for this base. Choose CAS.
etab-aucun-fichier = No file chosen from CAS
etab-fichier-dates = exported on { $exporte }, applied on { $applique }
etab-recuperer-titre = Retrieve the identifiers
etab-recuperer-automatique = Matching happens by itself when the identifiers are retrieved.
etab-tableau-adfs = ADFS users
etab-tableau-adfs-a-rapprocher = ADFS users still to match
etab-tableau-case = { $ligne }, { $colonne }:
etab-telecharger-tableau = Download the table (CSV)
etab-populations = Populations
etab-onglet-reste = { $population } ({ $n } to complete)
etab-liste-titre = { $population } in { $vs }
etab-liste-comptes = Accounts of the file: { $population }
etab-liste-compte = { $n ->
    [one] { $n } person shown
   *[other] { $n } people shown
} out of { $total }.
etab-filtre = Unmatched only
etab-filtrer = Filter
etab-chercher = Find a name
etab-chercher-bouton = Search
etab-recherche-precisez = Only the first 50 people are shown: be more specific.
etab-col-civilite = Title
etab-col-nom = Family name
etab-col-prenom = Given name
etab-col-naissance = Birth date
etab-col-identifiant = Identity provider identifier
etab-col-identifiant-court = Identifier
etab-col-etat = State
etab-col-action = Action
etab-col-classe = Class
etab-col-commune = Town
etab-col-enfants = Children
etab-civilite-m = Mr
etab-civilite-mme = Ms
etab-etat-absent = Missing from the last file
etab-etat-rapproche = Matched
etab-etat-main = Matched by hand
etab-etat-double-connexion = Matched by double sign-in
# $vs: name of the software.
etab-etat-identifiant-recu = Matched at sign-in, by the { $vs } identifier that the ENT sent
etab-etat-noms-recus = Matched at sign-in, by the name that the ENT sent
etab-etat-ecarte = Set aside
etab-etat-sans = No identifier
etab-etat-compte-libre = Still to match
etab-rapprocher = Match
etab-voir = See
etab-action-de = { $nom } { $prenom }
etab-compte-eleves = { $n ->
    [one] { $n } pupil
   *[other] { $n } pupils
}
etab-compte-inspecteurs = { $n ->
    [one] { $n } inspector
   *[other] { $n } inspectors
}
etab-compte-maitres = { $n ->
    [one] { $n } workplace tutor
   *[other] { $n } workplace tutors
}
etab-compte-parents = { $n ->
    [one] { $n } parent
   *[other] { $n } parents
}
etab-compte-personnels = { $n ->
    [one] { $n } staff member
   *[other] { $n } staff members
}
etab-compte-professeurs = { $n ->
    [one] { $n } teacher
   *[other] { $n } teachers
}

etab-etape-preparer = Prepare
etab-etape-importer = Import
etab-etape-verifier = Check
etab-etape-appliquer = Apply
etab-etape-completer = Complete
etab-etape-terminer = Finish
etab-recuperer-chapeau = Choose the workspace’s sealed file. You will see what would change before anything is written.
etab-recuperer-fichier = File from the workspace
etab-recuperer-fichier-aide = The .xml file exported from { $ent }, not opened since.
etab-recuperer-comment = How do I get the file?
etab-recuperer-chemin = In { $ent }: account management, Exports, the school-life panel, Export.
etab-fichier-absent = Choose a file.
etab-regles = Matching rules
etab-regles-identiques = Identical
etab-regles-identiques-aide = Equal family and given names, whatever the case and accents.
etab-regles-etendues = Extended
etab-regles-etendues-aide = Also hyphens, particles, second given names, typing errors, and what the family confirms.
etab-verifier-titre = Check before applying
etab-verifier-rien = Nothing has changed yet.
etab-verifier-fichier = File { $fichier }.
etab-verifier-fichier-date = File { $fichier }, exported on { $quand }.
etab-verifier-identiques = “Identical” rules.
etab-verifier-etendues = “Extended” rules.
etab-verifier-tableau = What will happen
etab-verifier-rapproches = Will be matched
etab-verifier-changes = Will change identifier
etab-verifier-perdus = Will lose their identifier
etab-verifier-a-decider = For you to decide
etab-verifier-sans-proposition = No suggestion
etab-verifier-inchanges = Unchanged
etab-groupe-rapproches = Matched automatically ({ $n })
etab-groupe-changes = Change of identifier ({ $n })
etab-groupe-perdus = Loss of identifier ({ $n })
etab-groupe-a-decider = For you to decide ({ $n })
etab-groupe-sans-proposition = No suggestion ({ $n })
etab-groupe-inchanges = Unchanged ({ $n })
etab-verifier-autres = { $n ->
    [one] And { $n } more.
   *[other] And { $n } more.
}
etab-verifier-contredit = you decided otherwise; the file would give { $nom }
etab-verifier-propositions = { $n ->
    [one] { $n } suggestion
   *[other] { $n } suggestions
}
etab-verifier-defauts = Defects of the file ({ $n })
etab-verifier-point = A restore point will be made: { $nom }.
etab-appliquer = { $n ->
    [one] Apply to { $n } person
   *[other] Apply to { $n } people
}
etab-appliquer-rien = Apply (nobody changes)
etab-autre-fichier = Choose another file
etab-ancien-titre = This file dates from { $date }
etab-ancien-fait = It is { $n ->
    [one] { $n } day
   *[other] { $n } days
} old. People may have come and gone since. It is safer to export a recent file.
etab-ancien-continuer = Go on with this file
etab-manque-titre = Some of the people are missing
etab-manque-fait = This file has nobody among: { $population }. Last time there were { $n }. If this is a mistake, export it again. Nothing was changed.
etab-manque-continuer = Go on without the { $population }: their identifiers will be kept
etab-existants-titre = Keep or replace the identifiers already there?
etab-existants-fait = Some people have an identifier already. What a person decided by hand is kept either way.
etab-existants-conserver = Keep the identifiers already there and complete them
etab-existants-remplacer = Replace them with those of the file
etab-existants-effet = { $n ->
    [0] Nobody would change identifier
    [one] { $n } person would change or lose their identifier
   *[other] { $n } people would change or lose their identifier
}; { $nouveaux ->
    [0] no new match.
    [one] { $nouveaux } new match.
   *[other] { $nouveaux } new matches.
}
etab-ecart-titre = Beyond the “identical” rules
etab-ecart-ligne = { $personnes } more: { $ecarts }
etab-ecart-compte = { $ecart } ({ $n })
ecart-abreviation = abbreviation
ecart-apostrophe = apostrophe
ecart-coupe = name cut short
ecart-espace = space
ecart-faute = typing error
ecart-graphie = another spelling
ecart-homonyme = namesakes told apart
ecart-naissance = birth date
ecart-nom-double = double name
ecart-ordre = order of the names
ecart-particule = particle
ecart-second-prenom = second given name
ecart-trait-union = hyphen
etab-garde-fou-titre = The safety hold stopped this
etab-garde-fou-phrase = { $personnes } out of { $total } ({ $part }%) would lose or change their identifier. That is far more than usual.
etab-garde-fou-rien = Nothing was changed.
etab-garde-fou-taper = If this is intended, type { $n } to confirm
etab-garde-fou-direction = If this is intended, someone of the management can confirm it.
etab-garde-fou-bien = Safety hold: it stops if more than { $limite }% of a population loses or changes identifier. Here { $part }%. All is well.
etab-resultat-titre = Result
etab-resultat-fait = { $n ->
    [0] Done: nobody changed.
    [one] Done for { $n } person.
   *[other] Done for { $n } people.
}
etab-resultat-qui = By { $qui }, on { $quand }.
etab-resultat-duree = Time taken: { $duree } s.
etab-resultat-fichier = File: { $fichier }. The copy sent here is erased.
etab-resultat-point = Restore point:
etab-terminer-titre = Finish
etab-terminer-efface = Done: the copy of the file on the server is erased (on { $quand }).
etab-terminer-point = Done: a restore point exists.
etab-terminer-supprimer = To do: delete the file { $fichier } from your Downloads.
etab-terminer-publier = To do: publish the base.
etab-terminer-quitter = To do: leave exclusive mode, saving your changes.

etab-manuel-titre = Manual matching
etab-manuel-dans-vs = In { $vs }
etab-manuel-dans-ent = In { $ent }
etab-manuel-proposes = Suggested accounts ({ $ent })
etab-manuel-tous = Search all the accounts ({ $ent })
etab-manuel-chercher = Family or given name
etab-manuel-aucune = No unmatched account resembles this person.
etab-manuel-calcul = Details of the calculation
etab-manuel-trancher = Would settle it: { $donnee }.
etab-manuel-ressemblance = Two accounts look alike: twins or namesakes. Check the given name and the birth date.
etab-manuel-pris = already matched
etab-manuel-relie = Matched with the account of { $nom }
etab-manuel-compte-absent = The account of this identifier is no longer in the last file.
etab-manuel-ecarte = This person was set aside: someone decided that they have no account.
etab-niveau-certain = Certain
etab-inconnu-naissance = birth date unknown on one side
etab-inconnu-numero = national number unknown on one side
etab-inconnu-adresse = address unknown on one side
etab-rapprocher-deux = Match these two people
etab-rapprocher-malgre = Match despite the difference
etab-choisir = Choose
etab-aucune-personne = None of these people
etab-plus-tard = Later
etab-ecarter-pourquoi = Why do they have no account?
etab-ecarter-pas-de-compte = No workspace account yet
etab-ecarter-parti = Has left the school
etab-ecarter-test = Test account
etab-ecarter-autre = Other
etab-confirmer-titre = Confirm the match
etab-confirmer-difference = Something important differs, or nothing says that they are the same person.
etab-confirmer-raison = Why are they the same person?
etab-confirmer-raison-aide = For example: birth date corrected by the school office. Do not write names.
etab-confirmer-raison-absente = Say why.
etab-confirmer-annuler = You will be able to undo this.
etab-confirmer = Confirm the match
etab-pris-titre = This account is already taken
etab-pris-fait = It is matched with { $nom } ({ $population }).
etab-pris-depuis = Since { $quand }.
etab-pris-rien = Nothing was changed.
etab-pris-voir = See { $nom }
etab-pris-liberer = Free it and match
etab-fait-rapproche = { $nom } ({ $vs }) is matched with { $autre } (workspace).
etab-enregistre-a = Saved at { $heure }.
etab-fait-ecarte = { $nom }: set aside.
etab-fait-annule = { $nom }: decision undone.
etab-annuler = Undo
etab-annuler-rapprochement = Undo this match
etab-annuler-ecart = No longer set aside

etab-points-titre = Restore points
etab-points-chapeau = Before each operation the base keeps what it holds. You can go back to it, and undo that too.
etab-points-aucun = No restore point yet. The first one is made on entering exclusive mode.
etab-points-comparer = Compare
etab-points-creer = Make a restore point
etab-point-nom = before the import of { $quand }
etab-point-phrase = Restore point of { $quand }, by { $qui }: { $raison }.
etab-point-exclusif = on entering exclusive mode
etab-point-utilisateurs = before an import of users
etab-point-import = before retrieving the identifiers
etab-point-retour = before going back
etab-point-demande = on request
etab-fait-point = The restore point is made.
etab-fait-restaure = The base is back at this point. A new restore point lets you undo this.
etab-comparer-titre = Compare before going back
etab-comparer-maintenant = Now
etab-comparer-alors = After going back
etab-comparer-perd = What would be lost
etab-comparer-perd-rien = Nothing would be lost.
etab-comparer-perd-personnes = { $personnes }: removed from the base
etab-comparer-perd-identifiants = { $personnes }: identifier lost or changed
etab-comparer-garder = { $n ->
    [one] Keep { $n } decision made by hand since then
   *[other] Keep { $n } decisions made by hand since then
}
etab-comparer-defaire = A restore point will be made first: this can be undone. People who are in the spaces will have to sign in again.
etab-comparer-revenir = Go back to this point
etab-comparer-direction = Only the management can go back to a restore point.

etab-imports-utilisateurs = Base
etab-imports-socles = Workspaces
etab-annees-titre = Matches of another year
etab-annees-reprise = Matches of another year can be taken over: each follows the person by their identifier in the software. It is done in the console, with the hosting account.
etab-annees-reprise-lien = Take matches over
etab-utilisateurs-titre = Import users
etab-utilisateurs-chapeau = A CSV list with a header line: id, population, nom, prenom, and whatever else you have.
etab-utilisateurs-fichier = List of users
etab-utilisateurs-fichier-aide = A .csv file. What the list leaves empty stays as it is in the base.
etab-utilisateurs-retirer = Remove the people who are not in the list
etab-utilisateurs-retirer-aide = In the populations of the list only. Unless this is ticked, nobody is removed.
etab-utilisateurs-lire = Check the list
etab-utilisateurs-verifier = Check the list of users
etab-utilisateurs-ajoutes = Added
etab-utilisateurs-modifies = Changed
etab-utilisateurs-inchanges = Unchanged
etab-utilisateurs-absents = Not in the list
etab-utilisateurs-seront-retires = Will be removed from the base
etab-utilisateurs-resteront = Not in the list: they stay in the base
etab-utilisateurs-deplaces = { $n ->
    [one] { $n } person has another population in the list: they stay as they are.
   *[other] { $n } people have another population in the list: they stay as they are.
}
etab-utilisateurs-mis-de-cote = { $n ->
    [one] { $n } line left aside.
   *[other] { $n } lines left aside.
}
etab-fait-utilisateurs = The list of users is imported. A restore point lets you undo this.
etab-sauvegarde-titre = Back up the base
etab-sauvegarde-chapeau = Downloads all that the base “{ $base }” holds: users, matches, settings.
etab-sauvegarde-format = The file is compressed and encrypted: only this installation can read it again.
etab-sauvegarde-revenir = Go back to a backup
etab-sauvegarde-revenir-aide = You will first see what would be lost. The settings of the base do not change.
etab-sauvegarde-fichier = Backup file
etab-sauvegarde-verifier = Check this file
etab-sauvegarde-phrase = Backup “{ $fichier }” of the base { $base }, made on { $quand }.
sauvegarde-erreur-fichier = This is not a backup
    .fait = “{ $nom }” is not the backup of a base. Nothing was changed.
    .faire = Choose a file downloaded by “Back up the base”.
etab-identifiants-titre = Export the { $vs } identifiers
etab-identifiants-chapeau = A sealed file with everyone’s { $vs } identifier, to be imported into { $ent }.
etab-identifiants-contenu = It holds
etab-identifiants-relies = { $n } with the workspace’s identifier
etab-identifiants-cle = Public key of the workspace
etab-identifiants-cle-connue = Sealed for the known key of the workspace:
etab-identifiants-cle-aide = Paste the key given by the workspace (PEM or OpenSSH), or choose its file.
etab-identifiants-cle-autre = Leave this empty unless the workspace gave you another key.
etab-identifiants-cle-absente = Give the public key of the workspace.
etab-identifiants-cle-fichier = Or the file of this key
etab-identifiants-nom = File name
etab-identifiants-exporter = Export
etab-identifiants-rappel = Delete this file from your computer after use.
etab-cle-titre = Encryption key
etab-cle-chapeau = Give this public key to { $ent }: with it, the workspace seals the file for this base.
etab-cle-empreinte = Fingerprint
etab-cle-taille = RSA key of { $bits } bits.
etab-cle-texte = Public key

etab-journal-quand = When
etab-journal-qui = Who
etab-journal-quoi = What
etab-journal-suite = Older
etab-journal-telecharger = Download the journal (CSV)
etab-journal-vide = Nothing has been done in this base yet.
journal-exclusif-entree = Exclusive mode entered
journal-exclusif-enregistre = Exclusive mode left, changes saved
journal-exclusif-retour = Exclusive mode left, back to the restore point
journal-exclusif-libere = Exclusive mode of { $nom } ended
journal-fichier-recu = File “{ $fichier }” received
journal-fichier-refuse = File “{ $fichier }” refused ({ $raison })
journal-fichier-efface = File “{ $fichier }” erased without being applied
journal-choix = Choice for the file “{ $fichier }”
journal-identifiants-recuperes = Identifiers retrieved from “{ $fichier }”, { $regles ->
    [identiques] identical
   *[etendues] extended
} rules: { $rapproches } matched, { $changes } changed, { $retires } lost
journal-utilisateurs-importes = Users imported from “{ $fichier }”: { $ajoutes } added, { $changes } changed, { $retires } removed
journal-rapproche = User no. { $utilisateur } matched by hand
journal-ecarte = User no. { $utilisateur } set aside ({ $raison ->
    [parti] has left
    [pas-de-compte] no account yet
    [test] test account
   *[autre] other
})
journal-annule = User no. { $utilisateur }: decision undone
journal-point-cree = Restore point made
journal-restaure = Back to restore point no. { $point }
journal-sauvegarde = Backup of the base downloaded
journal-sauvegarde-restauree = Back to the backup “{ $fichier }”
journal-identifiants-exportes = Identifiers exported for the workspace ({ $n } people)
journal-demonstration = Demonstration base created
