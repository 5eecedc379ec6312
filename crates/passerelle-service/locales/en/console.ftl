# Hosting console.

console-titre = HOSTING CONSOLE
console-administration = { $vs } administration
console-version = Passerelle { $version }.
console-base = Base: { $nom }
console-compte = Hosting account { $numero }
console-annuler = Cancel
console-oui = yes
console-non = no

console-onglet-publication = Publication settings
console-onglet-delegation = Delegate sign-in
console-onglet-securite = Security settings
console-onglet-journal = Journal

console-connexion-titre = Sign in to the console
console-connexion-aide = You will find these three items in your hosting contract and on your invoices.
console-connexion-numero = Hosting number
console-connexion-mot-de-passe = Hosting password
console-connexion-facture = Last invoice number
console-connexion-facture-aide = Or the code of your application, if you use one.
console-connexion-entrer = Sign in
console-connexion-refus = We did not recognise these three items together.
console-connexion-verifier = Check capital letters and the number of your latest invoice, then try again. (Ref. E05)

console-bases-titre = Bases
console-bases-vide = No base is attached to this hosting account. Please contact your hosting provider.
console-bases-nombre = { $n ->
    [one] { $n } base on this account
   *[other] { $n } bases on this account
}
console-bases-base = Base
console-bases-etablissement = School
console-bases-uai = School code (UAI)
console-bases-etat = State
console-bases-oubliee = The base is stopped. Remember to publish it.

console-etat-publiee = Base published
console-etat-arretee = Not published
console-etat-depuis = Since { $quand }.
console-arreter = Stop publishing
console-publier = Publish the base

console-publication-adresse = Address of the base
console-publication-connectes = { $n ->
    [0] Nobody is connected right now.
    [one] { $n } person connected right now.
   *[other] { $n } people connected right now.
}
console-publication-personne = Nobody can sign in.
console-publication-delegation = Delegation
console-publication-espaces = { $n ->
    [0] No space is delegated: each asks for its own password.
    [one] CAS for { $n } space out of 8.
   *[other] CAS for { $n } spaces out of 8.
}
console-publication-commune = Common page included.
console-publication-voir = See the delegation
console-publication-a-savoir = Good to know: to change the delegation, stop publishing, or prepare a change: Passerelle then stops the base, tests, and publishes it again in less than a minute.

console-arreter-titre = Stop publishing
console-arreter-connectes = { $n ->
    [0] Nobody is connected right now.
    [one] { $n } person is connected right now. Their work in progress will be interrupted.
   *[other] { $n } people are connected right now. Their work in progress will be interrupted.
}
console-arreter-ce-qu-ils-verront = Everyone will see a page saying that { $vs } is stopped for the moment and that nothing is wrong with their account.
console-arreter-ensuite = You can publish again at any time.
console-arreter-maintenant = Stop now

console-fait-publiee = The base is published. People can sign in.
console-fait-arretee = Publishing has stopped. Nobody can sign in any more. Remember to publish again.
console-fait-matrice = The choice for each space is saved. It takes effect as soon as the base is published.
console-fait-cas = The CAS delegation is defined. Now choose the spaces that use it.

console-avertissement = You must stop publishing the base before you can change these settings.
console-avertissement-comment = The “Stop publishing” button is at the top of this page. Until then, the settings are shown but cannot be changed.
console-publiee = These settings cannot be changed now
    .fait = The base is published: these settings are read-only. Nothing was changed.
    .faire = Stop publishing first, then try again.
console-retour-delegation = Back to the delegation

console-gestion-delegations = Delegation management
console-definir-cas = Define a CAS delegation
console-definir-ws-federation = Define a Ws-Federation delegation
console-pas-dans-cette-version = Not available in this version.
console-regler = Settings…
console-regler-cas = of the CAS delegation
console-voir-reglages-cas = See the CAS settings
console-brouillon = Draft: nothing has changed.
console-tout-cas = CAS for all spaces
console-tout-aucune = None for all spaces
console-tout-passer-a-aucune = Set all to None

console-choix-cas = CAS
console-choix-ws-federation = Ws-Federation
console-choix-aucune = None
console-matrice-titre = Delegation for each space
console-matrice-espace = Space
console-matrice-gens = People
console-matrice-choisi = chosen
console-matrice-cellule-non-defini = not defined
console-matrice-indisponible = unavailable
console-matrice-definir-d-abord = Define a CAS delegation first, with the “Settings…” button.
console-matrice-radio = { $espace }: { $choix }
console-matrice-il-manque = Available once all eight spaces use the same delegation. Still missing: { $espaces }.
console-matrice-personnes = { $n }, { $reste } not matched
console-matrice-cas-utilise = { $n ->
    [one] { $n } space uses CAS. Set it to None first, or use the “Set all to None” button.
   *[other] { $n } spaces use CAS. Set them to None first, or use the “Set all to None” button.
}
console-matrice-non-defini = { $espace }: this delegation is not defined. Set it up first, then choose it.
console-matrice-conseil = We strongly advise delegating sign-in for all spaces.
console-matrice-client = Delegation applies to the { $vs } desktop client and to the spaces. To turn it off for the spaces but keep it for the client, leave it defined and set every row to None.
console-verifier = Review the changes
console-recalculer-tableau = Refresh the table
console-abandonner = Discard the draft
console-ce-que-les-gens-verront = What people will see

console-verifier-titre = Review before applying
console-verifier-rien = Nothing would change: these choices are already in place.
console-verifier-rien-change = Nothing has changed yet.
console-verifier-lignes = { $n ->
    [one] { $n } row changes
   *[other] { $n } rows change
}
console-verifier-avant = Before
console-verifier-apres = After
console-verifier-commune-retombe = The common page goes back to None, because a space leaves the delegation.
console-verifier-cas-retire = The CAS delegation will no longer be defined: its settings will be erased and the { $vs } desktop client will stop using it.
console-mettre-en-place = Apply
console-modifier-encore = Keep editing

console-liste-direction = Management
console-liste-professeurs = Teachers
console-liste-vie-scolaire = School life
console-liste-parents = Parents
console-liste-accompagnant = Assistants
console-liste-eleves = Pupils
console-liste-entreprise = Company
console-liste-academie = Academy

console-verront-delegation = { $espace }: { $gens } { $n ->
    [one] goes
   *[other] go
} through { $ent }.
console-verront-delegation-non-rapproches = { $espace }: { $gens } { $n ->
    [one] goes
   *[other] go
} through { $ent }. { $reste ->
    [one] { $reste } is not matched yet and will see the help page.
   *[other] { $reste } are not matched yet and will see the help page.
}
console-verront-personne = { $espace }: people will go through { $ent }. Nobody uses this space yet.
console-verront-mot-de-passe = { $espace }: everyone will sign in with the base’s own login and password.
console-verront-commune-delegation = Common page: people go straight through { $ent }, then to their space.
console-verront-commune = Common page: people choose their space.
console-gens-parents = { $n ->
    [one] { $n } parent
   *[other] { $n } parents
}
console-gens-eleves = { $n ->
    [one] { $n } pupil
   *[other] { $n } pupils
}
console-gens-professeurs = { $n ->
    [one] { $n } teacher
   *[other] { $n } teachers
}
console-gens-personnes = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
