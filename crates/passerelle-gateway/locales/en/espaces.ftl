### The spaces, as everybody sees them.

espace-direction-aide = Heads and deputy heads
espace-professeur-aide = Teachers and librarian teachers
espace-viescolaire-aide = Pupil supervision staff
espace-parent-aide = Parents and legal guardians
espace-accompagnant-aide = Assistants of pupils with special needs
espace-eleve-aide = Pupils of the school
espace-entreprise-aide = Workplace tutors
espace-academie-aide = Inspectors

choix-titre = Who are you?
choix-intro = Choose your space.
choix-plusieurs-titre = Where would you like to go?
choix-plusieurs-intro = Your account opens several spaces.
choix-continuer = Continue to: { $espace }
choix-autres = Other spaces
choix-oublier = Forget my choice

connexion-titre = { $espace }: sign in
connexion-intro = Enter with your { $vs } user name and password.
connexion-identifiant = { $vs } user name
connexion-mot-de-passe = { $vs } password
connexion-entrer = Enter
connexion-par-ent = Go through { $ent }
connexion-client-titre = Sign in for the application
connexion-client-intro = An application on this computer asks to enter with your { $vs } account.

accueil-bonjour = Hello { $nom }
accueil-espace = You are here: { $espace }.
accueil-connecte = Signed in
accueil-par-ent = You came in through { $ent }, without a second password.
accueil-par-mot-de-passe = You came in with your { $vs } user name.
accueil-application = The school’s application appears here once it is connected.
accueil-circulation = What travelled between { $ent } and { $vs }
accueil-autres-espaces = Your other spaces
accueil-classe = Class: { $classe }
accueil-quitter = Sign out

circulation-titre = What travelled
circulation-bilan = What travelled: { $identifiants ->
    [one] { $identifiants } identifier
   *[other] { $identifiants } identifiers
  }, { $noms ->
    [one] { $noms } name
   *[other] { $noms } names
  }
circulation-explication = To let you in, { $ent } answered this to { $vs }. The identifier has no meaning outside these two systems.
circulation-reponse = The answer of { $ent }, word for word
circulation-reponse-longue = This answer is too long to be kept.
circulation-valeurs = { $n ->
    [0] Nothing else was sent.
    [one] { $n } other value was sent: it stands in the answer.
   *[other] { $n } other values were sent: they stand in the answer.
  }
circulation-mot-de-passe = You came in with your { $vs } user name: { $ent } sent nothing.
circulation-retour = Back to your space

au-revoir-titre = You have left { $vs }
au-revoir-ent = Your { $ent } session may still be open on this device.
au-revoir-quitter-ent = Sign out of { $ent } too
au-revoir-revenir = Back to { $vs }

erreur-autre-personne = Somebody is already signed in
    .fait = On this device, { $vs } is open for another person than the one who comes from { $ent }. Nothing was changed.
    .faire = If several people share this device, sign the first one out and start again. Otherwise, close this page.
action-quitter-et-recommencer = Sign out and start again

# The application behind a space.
# $espace: name of the space, $vs: name of the service.
erreur-application-injoignable = The application does not answer
    .fait = You are signed in to { $vs }, but the application of the { $espace } does not answer. Nothing is wrong with your account.
    .faire = Try again in a few minutes. If it lasts, tell your school and quote the request number below.
erreur-application-lente = The application takes too long to answer
    .fait = You are signed in to { $vs }, but the application of the { $espace } did not answer in time. What you had just sent may have been taken into account.
    .faire = Go back to the application and check before you start again. If it lasts, tell your school and quote the request number below.
action-reessayer-application = Try again

# The ENT was asked without anything to type for the person, who is not signed in there.
erreur-pas-connecte = You are not signed in to { $ent }
    .fait = This page of { $vs } recognises people who are signed in to { $ent }. You are not.
    .faire = To come in, go through { $ent }.
# $raison: what is wrong with the certificate.
erreur-certificat = The connection to { $ent } is not safe
    .fait = { $vs } works, but the certificate of { $ent } { $raison }. You are not signed in.
    .faire = There is nothing for you to do: the school has been told. Try again later.

application-titre = You can go back to the application
application-explication = You are signed in. The application on this computer takes over.
application-revenir = Back to the application

# S04.
non-relie-titre = Tell the school
non-relie-chapeau = { $ent } knows you. Tell the school who you are, and it will link your account to { $vs }.
non-relie-nom = Your family name
non-relie-prenom = Your first name
non-relie-enfant = Your child’s full name
non-relie-enfant-aide = Only if you are a pupil’s parent.
non-relie-classe = Their class
non-relie-champ-vide = Please fill this in.
non-relie-champ-long = 80 characters at most.
non-relie-confidentialite = Only the school reads this. It is erased once your account is linked.
non-relie-envoyer = Send my request
non-relie-envoyee = The school has been told
non-relie-numero = Your request number: { $numero }.
non-relie-delai = It usually takes two working days. Then come back as usual: there is nothing else to do.
non-relie-essayer = Try to enter { $vs }
non-relie-corriger = Correct my request
non-relie-relie = Your account is linked
non-relie-pret = The school has linked your account. You can now enter { $vs }.
non-relie-entrer = Enter

# Recognising somebody: what did not suffice. $vs: the school-life software; $ent: the workspace.
reconnaissance-conflit = We cannot be certain who you are
    .fait = You are signed in to { $ent }, but what it says about you does not point to one person in { $vs }. So that nobody enters somebody else’s account, nothing was linked.
    .faire = The school sees this problem among its requests. Tell them who you are: they will link your account.
reconnaissance-plus-tard = Your account will be linked a little later
    .fait = The school is updating accounts right now. Nothing was changed, and there is no problem with your { $ent } account.
    .faire = Try again in a few minutes.
reconnaissance-prevenir = Tell the school
reconnaissance-quitter = Sign out
reconnaissance-recommencer = Try again

# Double sign-in: the software’s own password, once.
double-proposition = One last step before you enter
    .fait = { $ent } knows who you are. { $vs } does not know yet.
    .faire = If you still have your { $vs } password, give it once: you will not need it again. If not, tell the school.
double-action = I still have my old password
double-titre = Your { $vs } password, just once
double-chapeau = Your { $ent } account will be linked to the person in { $vs } whose login and password you give. After that, { $ent } is enough.
double-confirmer-titre = One moment
double-confirmer = The password is right. { $ent } now confirms that it is you.
double-continuer = Continue through { $ent }
double-autre-compte = This is no longer the same { $ent } account
    .fait = The password was given for one { $ent } account, and another one has just been recognised on this device. Nothing was linked.
    .faire = Sign out of { $ent }, sign in with your own account, then start again.
# $espace: “Teachers’ space”.
double-refus-espace = This password does not open this space
    .fait = The person you named does not enter this door: { $espace }. Nothing was linked.
    .faire = Start again from your own space, or tell the school.
double-refus-relie = This person in { $vs } is linked already
    .fait = The password is right, but the school has already decided about this person, or another { $ent } account is linked to them. Nothing was changed.
    .faire = Tell the school: they will see both accounts and decide.
double-refus-identifiant = Your { $ent } account is already linked to somebody else
    .fait = The password is right, but this { $ent } account already opens another person’s account in { $vs }. Nothing was changed.
    .faire = Tell the school: they will see both people and decide.
double-refus-eleve = The school does not offer this step to everybody
    .fait = For this person the school links accounts itself. Nothing was linked.
    .faire = Tell the school: they will link your account.
non-relie-ancien-mot-de-passe = I still have my old { $vs } password
