# Un mot de passe que l’on choisit. $n : un nombre.

motdepasse-actuel = Mot de passe actuel
motdepasse-actuel-faux = Ce n’est pas votre mot de passe actuel.
motdepasse-afficher = Afficher le mot de passe
motdepasse-courant = C’est un des premiers que l’on essaie. Choisissez d’autres mots.
motdepasse-court = Il faut au moins { $n } caractères.
motdepasse-differents = Les deux ne sont pas pareils. Tapez-les de nouveau.
motdepasse-encore = Le même, encore une fois
motdepasse-long = C’est trop long.
motdepasse-monotone = Il répète toujours les mêmes caractères.
motdepasse-nouveau = Nouveau mot de passe
motdepasse-personnel = N’y mettez ni votre nom, ni votre prénom, ni votre identifiant.
motdepasse-regle = Au moins { $n } caractères. Une phrase de quelques mots convient très bien, espaces compris.
