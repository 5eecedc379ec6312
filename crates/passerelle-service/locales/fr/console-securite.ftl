# Paramètres de sécurité du compte d’hébergement.

# $numero : numéro d’hébergement.
console-securite-compte = Ces paramètres valent pour tout le compte d’hébergement { $numero }.
console-securite-session = Session de la console
console-securite-duree-sans-usage = Fermer la session après
# $n : minutes.
console-securite-minutes = { $n ->
    [one] { $n } minute sans activité
   *[other] { $n } minutes sans activité
}
console-securite-duree-enregistrer = Enregistrer la durée
console-securite-duree-fait = La durée de la session est enregistrée.
console-securite-partout = Me déconnecter partout
console-securite-partout-aide = Ferme toutes les sessions de la console ouvertes avec ce compte, celle-ci comprise.
console-securite-code-titre = Code d’une application
console-securite-code-oui = Un code d’application remplace le dernier numéro de facture à la connexion.
console-securite-code-non = Vous pouvez remplacer le dernier numéro de facture par un code qui change toutes les 30 secondes, dans une application de votre téléphone.
console-securite-code-commencer = Utiliser une application
console-securite-code-arreter = Revenir au numéro de facture
console-securite-code-comment = Prenez ce dessin en photo avec votre application de codes, ou tapez-y la clé, puis donnez le code qu’elle affiche.
console-securite-code = Code à 6 chiffres
console-securite-code-faux = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.
console-securite-code-activer = Activer
console-securite-code-retour = Donnez le code que l’application affiche. Le dernier numéro de facture sera de nouveau demandé à la connexion.
console-securite-code-fait = À la prochaine connexion, donnez le code de l’application à la place du numéro de facture.
console-securite-code-arrete = Le dernier numéro de facture est de nouveau demandé à la connexion.
console-securite-reseaux-titre = Depuis où l’on entre
console-securite-reseaux = Réseaux autorisés
# $adresse : celle de la personne.
console-securite-reseaux-aide = Un par ligne, par exemple 192.0.2.0/24. Vide : la console répond de partout. Vous êtes à l’adresse { $adresse }.
# $texte : ce qui a été tapé.
console-securite-reseaux-illisible = « { $texte } » n’est pas un réseau. Exemple : 192.0.2.0/24
console-securite-reseaux-dehors = Votre adresse n’est dans aucun de ces réseaux : vous ne pourriez plus entrer.
console-securite-reseaux-trop = Cinquante réseaux au plus.
console-securite-reseaux-enregistrer = Enregistrer les réseaux
console-securite-reseaux-fait = Les réseaux autorisés sont enregistrés.
console-securite-aussi = Ce qui protège aussi cette base
console-securite-journal = Dernières connexions et derniers changements du compte
console-securite-journal-vide = Rien n’a encore été noté.
# $quand : date et heure ; $quoi : ce qui a été fait.
console-securite-ligne = { $quand } : { $quoi }

# $origine : adresse.
journal-console-entree = Connexion à la console depuis { $origine }.
journal-console-refus = Connexion refusée depuis { $origine }.
journal-hebergement-cree = Compte d’hébergement créé.
journal-hebergement-mot-de-passe = Mot de passe d’hébergement changé.
journal-securite-reseaux = Réseaux autorisés modifiés.
journal-securite-duree = Durée de la session modifiée.
journal-securite-code = Un code d’application remplace le numéro de facture.
journal-securite-code-arrete = Le numéro de facture est de nouveau demandé.
journal-securite-code-servi = Code d’application vérifié.
# $n : sessions.
journal-securite-partout = { $n ->
    [one] Déconnexion partout : { $n } session fermée.
   *[other] Déconnexion partout : { $n } sessions fermées.
}
