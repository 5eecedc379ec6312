# Tableau de supervision. $vs : nom du logiciel de vie scolaire.

tableau-titre = Tableau de supervision
tableau-utilisateurs-vs = Utilisateurs { $vs }
tableau-utilisateurs-cas = Utilisateurs CAS
tableau-rapproches = Utilisateurs rapprochés
tableau-a-rapprocher = Utilisateurs CAS à rapprocher
tableau-sans-identifiant = { $vs } sans identifiant
tableau-service = Vie scolaire
# Lu à la place de « - » par les lecteurs d’écran.
tableau-non-fourni = non fourni par le fichier
# $n : identifiants conservés dont le compte n’est plus dans le fichier.
tableau-identifiants-absents = { $n ->
    [one] { $n } identifiant conservé ne figure plus dans le fichier de l’ENT.
   *[other] { $n } identifiants conservés ne figurent plus dans le fichier de l’ENT.
}
# $n : personnes écartées à la main.
tableau-ecartes = { $n ->
    [one] { $n } personne écartée à la main n’est pas comptée « sans identifiant ».
   *[other] { $n } personnes écartées à la main ne sont pas comptées « sans identifiant ».
}
tableau-complet = Tout le monde est rapproché. Rien à faire.
# $n : personnes sans identifiant.
tableau-reste = { $n ->
    [one] Il reste { $n } personne à compléter.
   *[other] Il reste { $n } personnes à compléter.
}
