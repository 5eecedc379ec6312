# Activation codes, passwords, second factor, sessions. $n: a number; $date: a date.

codes-titre = Activation codes
codes-phrase = A code serves to choose one’s first password. Each printed page has a slip per person: cut them out and hand them over in person.
codes-personne = No account is waiting for a code here: all of them are active.
codes-attendent = { $n ->
    [one] { $n } account is waiting to be activated
   *[other] { $n } accounts are waiting to be activated
}
codes-classe = Class
codes-toutes-les-classes = All
codes-remplace = A code that was given earlier and has not been used is replaced.
codes-faire = Prepare the codes
codes-faits = { $n ->
    [one] { $n } code is ready.
   *[other] { $n } codes are ready.
}
codes-une-fois = Print this page now: the codes will not be shown again.
codes-adresse = Address
codes-jusqu-au = Valid until { $date }, once. Show it to nobody.
codes-retour = Back

activation-lien = I have an activation code
activation-titre = Activate my account
activation-phrase = With the code that your school gave you, choose your password.
activation-papier = What is on your slip
activation-choisir = Your password
activation-code = Activation code
activation-code-aide = Three groups of four letters or digits, such as k7mq-3xwd-9trz. Capitals and hyphens do not matter.
activation-activer = Activate my account
activation-sans-code = No code, or a lost one? Ask your school for another.
activation-refusee = Wrong username or code
activation-refusee-phrase = We did not recognise these two together. Check them. A code works once and for 30 days: if yours is too old, ask your school for another.
activation-fait = Your password is saved
activation-fait-phrase = Your account is active. Sign in with your username and your new password.
activation-me-connecter = Sign in

motdepasse-titre = Change my password
motdepasse-phrase = Your other sessions will be closed. This one stays open.
motdepasse-enregistrer = Change my password

connexions-titre = My sessions
connexions-phrase = These are the browsers where your account is open. Nothing is kept of the device or its address.
connexions-de = Open sessions of { $nom }. Nothing is kept of the device or its address.
connexions-aucune = No session is open.
connexions-nombre = { $n ->
    [one] { $n } open session
   *[other] { $n } open sessions
}
connexions-ouverte = Opened
connexions-vue = Last used
connexions-remarque = Remark
connexions-celle-ci = this session
connexions-durable = stays open on the device
connexions-partout = Sign me out everywhere
connexions-autres = Close the others only
connexions-fermer = Close all these sessions
connexions-fait-autres = The other sessions are closed. Services are being told.

facteur-titre = Second factor
facteur-phrase = Beside your password, you will be asked for a code of six digits each time you sign in. Your phone works it out, without a network.
facteur-etape-application = Install an authenticator application on your phone, if you have none.
facteur-etape-secret = Show it this picture, or give it the link or the key.
facteur-etape-code = Type the code that the application shows now.
facteur-code = Code
facteur-code-ou-secours = The application’s code, or a recovery code.
facteur-code-faux = This is not the right code. Check the time on your phone and type the next code.
facteur-activer = Turn it on
facteur-en-service = The second factor is on.
facteur-secours-restent = { $n ->
    [0] You have no recovery code left.
    [one] You have { $n } recovery code left.
   *[other] You have { $n } recovery codes left.
}
facteur-arreter-titre = Turn the second factor off
facteur-arreter-phrase = To change phones or to get new recovery codes, turn it off and on again.
facteur-arreter = Turn the second factor off
facteur-fait = The second factor is on.
facteur-secours-titre = Your recovery codes
facteur-secours-phrase = Each of these codes stands in once for the phone’s, should you lose it. Print them or write them down now: they will not be shown again.
facteur-secours-gardes = I have kept my codes

compte-facteur-oui = on
compte-facteur-non = off
compte-transmissions = What services have received about you
compte-fait-mot-de-passe = Your password is changed. Your other sessions are closed.
compte-fait-second-facteur-arrete = The second factor is off.
