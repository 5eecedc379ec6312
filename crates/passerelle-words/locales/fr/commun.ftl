# Mots communs : espaces, populations, dates.

espace-commune = Page commune
espace-direction = Espace Direction
espace-professeur = Espace Professeurs
espace-viescolaire = Espace Vie scolaire
espace-parent = Espace Parents
espace-accompagnant = Espace Accompagnant
espace-eleve = Espace Élèves
espace-entreprise = Espace Entreprise
espace-academie = Espace Académie

population-eleves = Élèves
population-inspecteurs = Inspecteurs
population-maitres-de-stage = Maîtres de stage
population-parents = Parents
population-personnels = Personnels
population-professeurs = Professeurs

# $heure : sans zéro initial ; $heureLongue : sur deux chiffres.
date-et-heure = { $jour ->
    [1] 1er
   *[other] { $jour }
} { $mois } { $annee } à { $heure } h { $minute }
date-longue = { $jour ->
    [1] 1er
   *[other] { $jour }
} { $mois } { $annee }
heure-du-jour = { $heure } h { $minute }
mois-janvier = janvier
mois-fevrier = février
mois-mars = mars
mois-avril = avril
mois-mai = mai
mois-juin = juin
mois-juillet = juillet
mois-aout = août
mois-septembre = septembre
mois-octobre = octobre
mois-novembre = novembre
mois-decembre = décembre
