### The service’s own password. $ent: what the ENT is called.

activation-activer = Activate my account
activation-code = Activation code
activation-code-aide = Three groups of four letters or digits, such as k7mq-3xwd-9trz. Capitals and hyphens do not matter.
activation-entrer = Sign in
activation-fait = Your password is saved
activation-fait-phrase = Now enter with your login and this password.
activation-lien = I have an activation code
activation-phrase = Your school gave you a login and a code. With them, choose your password.
activation-refusee = Wrong login or code
activation-refusee-phrase = We did not recognise these two together. Check them. A code works once and for 30 days: if yours is too old, ask your school for another.
activation-sans-code = No code, or a lost one? Ask your school for another.
activation-titre = Activate my account
motdepasse-enregistrer = Change my password
motdepasse-fait = Your password has been changed
motdepasse-par-ent = You came in through { $ent }: that is where your password is changed.
motdepasse-phrase = Your other sessions will be closed; this one stays open.
motdepasse-titre = Change my password
