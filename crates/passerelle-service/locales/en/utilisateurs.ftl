### The users of the base: spaces and direct sign-in. $n: a number; $date: a date; $vs: the school-life service.

utilisateurs-titre = Users
utilisateurs-chapeau = Who is in the base, the spaces of each staff member, and who can enter with a { $vs } password.
utilisateurs-une-titre = A user
utilisateurs-population = Population
utilisateurs-chercher = Family or given name
utilisateurs-connexion = Direct sign-in
utilisateurs-connexion-vs = Direct sign-in through { $vs }
utilisateurs-sans-mot-de-passe = No password
utilisateurs-code-jusqu-au = Code valid until { $date }
utilisateurs-code-expire = Code expired
utilisateurs-mot-de-passe = Password chosen
utilisateurs-espaces-legende = Spaces of this person
utilisateurs-espaces-enregistrer = Save the spaces
utilisateurs-fait-espaces = The spaces are saved.
utilisateurs-code-phrase = A code lets the person choose a new password. The old one no longer works, and the sessions opened with it end.
utilisateurs-code-donner = Give a code
codes-titre = Activation codes
codes-phrase = A code lets people choose their { $vs } password. The page to print has one slip per person: cut them out and hand them over in person.
codes-personne = Everybody already has a password.
codes-attendent = { $n ->
    [one] { $n } person has no password.
   *[other] { $n } people have no password.
}
codes-tout-le-monde = All
codes-toutes-les-classes = All
codes-remplace = A code given earlier and not yet used is replaced. People without a login get one.
codes-faire = Prepare the codes
codes-faits = { $n ->
    [one] { $n } code is ready.
   *[other] { $n } codes are ready.
}
codes-une-fois = Print this page now: the codes will not be shown again.
codes-adresse = Address
codes-code = Code
codes-jusqu-au = Valid until { $date }, once. Show it to nobody.
codes-retour = Back to the users

# What changes of a person. $champ, $avant, $apres: a datum and its values.
etab-utilisateurs-espaces = Of those, changes of spaces
etab-utilisateurs-arrivees = Arrivals
etab-utilisateurs-changements = Changes, datum by datum
etab-utilisateurs-avant-apres = { $champ }: { $avant } → { $apres }
etab-utilisateurs-logins-pris = { $n ->
    [one] { $n } person keeps their login: the one in the list serves somebody else.
   *[other] { $n } people keep their login: the one in the list serves somebody else.
}
etab-champ-civilite = Title
etab-champ-nom = Family name
etab-champ-prenom = Given name
etab-champ-naissance = Date of birth
etab-champ-ine = National number
etab-champ-classe = Class
etab-champ-adresse = Address
etab-champ-enfants = Children
etab-champ-espaces = Spaces
etab-champ-login = Login
etab-champ-vide = nothing

# $utilisateur: row number; $avant, $apres: spaces.
journal-espaces = User no. { $utilisateur }: spaces “{ $avant }” → “{ $apres }”
journal-code-donne = Code given to user no. { $utilisateur }
journal-codes-donnes = { $n } codes given
journal-code-utilise = User no. { $utilisateur }: password chosen with a code
journal-code-refuse = Code refused
journal-mot-de-passe-change = User no. { $utilisateur }: password changed

journal-base-creee = Base created
journal-personnel-cree = Account { $compte } created
journal-personnel-mot-de-passe = Password of account { $compte } changed
