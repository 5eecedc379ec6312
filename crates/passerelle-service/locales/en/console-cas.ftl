# The “Define a CAS delegation” window and the connection test.

console-cas-titre = Define a CAS delegation
console-cas-cadre = How users are identified
console-cas-mon-ent = My workspace (ENT)
console-cas-manuel = Manual settings: my workspace is not listed
console-cas-choisir = Choose
console-cas-modele-choisi = The fields come from the preset you chose. Nothing is saved: check them, then press “Confirm”.
console-cas-documentation = See the documentation provided by the workspace
console-cas-sans-documentation = This preset has no link to the workspace’s documentation.
console-cas-assistance = Support: { $adresse }, subject “{ $sujet }”.
console-cas-serveur = CAS server URL
console-cas-serveur-aide = The server’s address alone, for example https://ent.exemple.fr/cas
console-cas-differentes = Sign-in and validation addresses are different
console-cas-serveur-validation = Validation server URL
console-cas-serveur-validation-aide = Used only when the box above is ticked.
console-cas-methode = Validation method
console-methode-cas3 = CAS 3 (p3/serviceValidate)
console-methode-cas2 = CAS 2 (serviceValidate)
console-methode-saml11 = SAML 1.1 (samlValidate)
console-cas-directe = Allow direct sign-in by { $vs }
console-cas-directe-aide = People can also sign in with their { $vs } login. Keep it if some of them have no workspace account.
console-cas-directe-court = Direct sign-in
console-cas-connexion = Trust in the workspace
console-cas-confiance = Certificate of the workspace
console-cas-confiance-reconnues = Recognised authorities
console-cas-confiance-reconnues-aide = The usual case: the certificate is checked as browsers do.
console-cas-confiance-seul = This certificate only
console-cas-confiance-seul-aide = For a workspace that has an authority of its own, or to accept no other certificate. When it changes, nobody comes in through the workspace until the new one is given here.
console-cas-confiance-autorite = An authority of the workspace’s own
console-cas-certificat = Fingerprint or certificate
console-cas-certificat-aide = The SHA-256 fingerprint that the test shows, checked with the workspace, or the certificate in PEM form (the server’s, or its authority’s).
console-cas-ecart = Clock difference allowed
console-cas-ecart-aide = Between the server of the workspace and this one, with SAML 1.1. Beyond it, answers are refused.
# $n: seconds.
console-cas-ecart-secondes = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
console-cas-redemander = Ask for the workspace password again at each entry
console-cas-redemander-aide = For shared computers: being signed in to the workspace already is no longer enough.
console-certificat-vide = Paste the fingerprint or the certificate, or choose “Recognised authorities”.
console-certificat-cle-privee = This is a private key: it must not leave the workspace. Warn its administrator, and paste the certificate here.
console-certificat-illisible = This is neither a SHA-256 fingerprint (64 digits and letters from A to F) nor a certificate in PEM form.
console-certificat-sans-https = An http address has no certificate.
console-cas-valider = Confirm
console-cas-recalculer = Recompute the addresses
console-cas-tester = Test the connection
console-cas-tester-aide = The test uses what is on screen, saved or not.
console-cas-adresses = Computed addresses
console-cas-adresses-apres = They appear once the CAS server URL is correct.
console-cas-lien-authentification = Sign-in link
console-cas-lien-validation = Validation link
console-cas-pour-verifier = For checking.
console-cas-url-socle = URL to give to the workspace
console-cas-url-socle-aide = For the workspace administrator, who registers it on their server.
console-cas-adresse-directe = Direct sign-in address
console-cas-adresse-directe-aide = For people who sign in with their { $vs } login.
console-cas-adresses-espaces = Address of each space

console-adresse-vide = Enter the address of your workspace’s CAS server.
console-adresse-https = The address must start with https:// (http is only accepted on this machine)
console-adresse-login = Remove “/login” at the end: give the server’s address only.
console-adresse-mal-ecrite = This address is not well written. Example: https://ent.exemple.fr/cas

console-modele = { $nom } ({ $mode })
console-modele-et-territoire = { $nom } ({ $territoire }: { $mode })
console-mode-avec-alimentation = fed by file
console-mode-sans-alimentation = not fed
console-mode-saisie = typed by hand
console-mode-a-confirmer = mode to be confirmed
console-modele-avec-alimentation = For schools that import the workspace’s encrypted file: each identifier is known before the first sign-in, and no name travels afterwards. Choose this mode with care: without the file, nobody is recognised.
console-modele-sans-alimentation = This workspace sends names at each sign-in. Ask it for an anonymous identifier and an encrypted file instead: that is what this base expects.
console-modele-saisie = With this workspace, each person’s identifier is typed into the base by hand, or matched one by one.
console-modele-a-confirmer = Ask this workspace whether it provides the encrypted account file (fed mode): that is what this base expects.
console-modele-non-verifie = This address comes from an old source: have the workspace confirm it before you use it.
console-modele-modifie = The fields have been changed: manual settings, based on this preset.

console-essai-du = Test of { $quand }
console-essai-oui = yes
console-essai-non = NO
console-essai-a-savoir = good to know
console-essai-non-teste = not tested
console-essai-a-faire = to do
console-essai-adresse = Address well written
console-essai-joignable = Server reachable
console-essai-chiffree = Encrypted connection
console-essai-page = The workspace’s sign-in page
console-essai-notre-adresse = The workspace accepts our address
console-essai-validation = Validation
console-essai-horloges = Clocks
console-essai-reel = Real attempt
console-essai-adresse-oui = The address is correct.
console-essai-joignable-oui = { $hote } answers in { $ms } ms.
console-essai-repond = { $hote } answers, but not in a safe way: see the next line.
console-essai-chiffree-oui = The certificate is recognised and currently valid.
# $date: end of the certificate; $empreinte: SHA-256.
console-essai-certificat-oui = Certificate valid until { $date }. SHA-256 fingerprint: { $empreinte }
console-essai-certificat-bientot = The certificate is valid until { $date } only: ask the workspace when it is renewed. SHA-256 fingerprint: { $empreinte }
console-essai-certificat-vu = Certificate shown: valid until { $date }, SHA-256 fingerprint { $empreinte }. Accept it, with “This certificate only”, only after comparing it with what the workspace tells you.
console-essai-page-oui = The sign-in page shows up.
console-essai-page-ailleurs = The server sends people to the sign-in page of { $hote }.
console-essai-notre-adresse-oui = The workspace knows our address.
console-essai-validation-oui = The workspace refuses a false ticket, as it should.
console-essai-horloges-oui = Less than { $n } seconds apart.
console-essai-horloges-non = { $n ->
    [one] The two clocks are { $n } second apart. Have the wrong one set: beyond 30 seconds, some sign-ins fail.
   *[other] The two clocks are { $n } seconds apart. Have the wrong one set: beyond 30 seconds, some sign-ins fail.
}
console-essai-sans-horloge = The server does not tell the time, so it could not be compared.
console-essai-sans-chiffrement = No encryption: an address of this machine. Anywhere else, https is required.
console-essai-faux-ticket-accepte = The workspace accepted a false ticket: anybody could get in. Do not publish, and warn the workspace administrator.
console-essai-reel-comment = This test cannot sign in for you: use the button “Try with my workspace account”.

console-e22 = The workspace’s server does not answer
    .fait = We called { $adresse } and got no usable answer ({ $raison }).
    .faire = Check the address letter by letter, then open it in a tab. If it opens for you but not here, the workspace has to let our server in.
console-raison-adresse = not an address of the web
console-raison-http = http is for this machine alone
console-raison-personne = the connection is refused, or the name is unknown
console-raison-delai = it took too long
console-raison-trop-long = the answer is too long
console-raison-coupee = the answer broke off or is of another kind
console-raison-pas-de-page = answer { $code } is not a sign-in page
console-raison-illisible = answer { $code } is not that of a CAS server for this method
console-certificat-expire = has expired
console-certificat-pas-encore = is not valid yet
console-certificat-autre-nom = is for another name
console-certificat-inconnu = is not recognised
console-certificat-change = is not the expected one
console-certificat-autre = did not allow an encrypted connection

console-securite-essais = Password attempts
console-securite-essais-valeur = They are slowed down after several failures, per account and per network address.
console-securite-directe = Direct sign-in
console-securite-directe-oui = Allowed in delegated spaces, with the { $vs } login (address ?login=true).
console-securite-directe-non = Closed in delegated spaces: people enter through the workspace only.
console-securite-directe-sans-objet = Not applicable: nothing is delegated, everyone signs in with their { $vs } login.
console-securite-chiffre = Encrypted connection
console-securite-chiffre-oui = Yes, every page is served over https.
console-securite-chiffre-non = No: this installation is served over http, on this machine only.
console-securite-secrets = Passwords and invoice number
console-securite-secrets-valeur = Only their fingerprint is kept (Argon2id).

console-journal-titre = What was done in this base
console-journal-vide = Nothing has been done in this base yet. Every change will appear here, with its author.
console-journal-telecharger = Download (CSV)
console-journal-plus-anciennes = See older entries
console-journal-quand = Date
console-journal-qui = Author
console-journal-quoi = Action
console-journal-detail = Before and after
console-journal-rien = nothing
console-journal-calendrier = the schedule
console-journal-oui = yes
console-journal-non = no
console-journal-changement = { $quoi }: { $avant } → { $apres }

journal-publication-arretee = Publishing stopped ({ $personnes ->
    [0] nobody was connected
    [one] { $personnes } person connected
   *[other] { $personnes } people connected
}).
journal-publication-publiee = Base published, after { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} stopped.
journal-delegation-matrice = Choice of delegation: { $lignes ->
    [0] CAS delegation removed
    [one] { $lignes } row changed
   *[other] { $lignes } rows changed
}.
journal-delegation-cas = CAS delegation defined or changed.
journal-essai-connexion = Connection test of { $serveur }: { $passees ->
    [one] { $passees } line passed
   *[other] { $passees } lines passed
}, { $echouees ->
    [0] no failure
    [one] { $echouees } failure
   *[other] { $echouees } failures
}.

# “How to recognise the person”. $vs: name of the software.
console-reconnaitre = How to recognise the person
console-reconnaitre-logiciel = service
console-reconnaitre-fichier = Identifier from the ENT file
console-reconnaitre-fichier-aide = The safest, recommended: the sealed file tells every identifier before the first sign-in, and no name travels.
console-reconnaitre-identifiant = { $vs } identifier held by the ENT
console-reconnaitre-identifiant-aide = If the ENT has imported the { $vs } identifiers and sends them back at sign-in, in an attribute.
console-reconnaitre-double = Double sign-in, the first time
console-reconnaitre-double-aide = If people still know their { $vs } password: they give it once, after passing through the ENT.
console-reconnaitre-noms = Names and birth date sent by the ENT
console-reconnaitre-noms-aide = As a last resort, for an old ENT without a file: names travel, and namesakes wait for the school.
console-reconnaitre-attribut-identifiant = Attribute that carries the { $vs } identifier
console-reconnaitre-attribut-identifiant-aide = Ask the ENT for its name. Used with the second choice only.
console-reconnaitre-sauf-eleves = Double sign-in: not for pupils
console-reconnaitre-sauf-eleves-aide = A pupil’s password is often known to a classmate.
console-reconnaitre-attributs = Names of the other attributes
console-reconnaitre-attributs-aide = The usual names are there already: change them only if the ENT gives others. Category and school serve as a check.
console-reconnaitre-attribut-nom = Family name
console-reconnaitre-attribut-prenom = First name
console-reconnaitre-attribut-naissance = Birth date
console-reconnaitre-attribut-categorie = Category
console-reconnaitre-attribut-code-postal = Post code
console-reconnaitre-attribut-etablissement = School (UAI)
console-reconnaitre-attribut-faux = The name of an attribute has no space and no accent. Example: IDPN
# $voie: the way chosen; $attribut: names of attributes.
console-reconnaitre-avec-attribut = { $voie } ({ $attribut })
console-reconnaitre-sans-eleves = { $voie }, not for pupils
console-verront-identifiant = Somebody who is not matched yet is matched at their first sign-in, if the ENT sends their { $vs } identifier. If not, they see the help page.
console-verront-double = Somebody who is not matched yet gives their { $vs } password once, or tells the school.
console-verront-double-sans-eleves = Somebody who is not matched yet gives their { $vs } password once, or tells the school. Pupils always tell the school.
console-verront-noms = Somebody who is not matched yet is matched at their first sign-in, if their name is unique in { $vs }. If not, they see the help page.
# $serveur: the address; $raison: what is wrong with the certificate.
journal-ent-certificat = Nobody could come in through the workspace: the certificate of { $serveur } { $raison ->
    [expire] has expired
    [pas_encore] is not valid yet
    [autre_nom] is for another name
    [inconnu] is not recognised
    [change] is not the expected one
   *[autre] did not allow an encrypted connection
}.
