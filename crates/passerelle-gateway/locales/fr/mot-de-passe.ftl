### Le mot de passe propre au service. $ent : le nom de l’ENT.

activation-activer = Activer mon compte
activation-code = Code d’activation
activation-code-aide = Trois groupes de quatre lettres ou chiffres, par exemple k7mq-3xwd-9trz. Majuscules et tirets ne comptent pas.
activation-entrer = Me connecter
activation-fait = Votre mot de passe est enregistré
activation-fait-phrase = Entrez maintenant avec votre identifiant et ce mot de passe.
activation-lien = J’ai un code d’activation
activation-phrase = Votre établissement vous a remis un identifiant et un code. Avec eux, choisissez votre mot de passe.
activation-refusee = Identifiant ou code incorrect
activation-refusee-phrase = Nous n’avons pas reconnu ces deux informations ensemble. Vérifiez-les. Un code sert une seule fois et pendant 30 jours : s’il est trop ancien, demandez-en un nouveau à votre établissement.
activation-sans-code = Pas de code, ou un code perdu ? Demandez-en un nouveau à votre établissement.
activation-titre = Activer mon compte
motdepasse-enregistrer = Changer mon mot de passe
motdepasse-fait = Votre mot de passe est changé
motdepasse-par-ent = Vous êtes entré par { $ent } : c’est là que se change votre mot de passe.
motdepasse-phrase = Vos autres sessions seront fermées ; celle-ci reste ouverte.
motdepasse-titre = Changer mon mot de passe
