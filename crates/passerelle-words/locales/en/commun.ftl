# Common words: populations, dates.

espace-commune = Common page
espace-direction = Management space
espace-professeur = Teachers’ space
espace-viescolaire = School life space
espace-parent = Parents’ space
espace-accompagnant = Assistants’ space
espace-eleve = Pupils’ space
espace-entreprise = Company space
espace-academie = Academy space

population-eleves = Pupils
population-inspecteurs = Inspectors
population-maitres-de-stage = Workplace tutors
population-parents = Parents
population-personnels = Staff
population-professeurs = Teachers

date-longue = { $jour } { $mois } { $annee }
# $heure: without leading zero; $heureLongue: on two digits.
date-et-heure = { $jour } { $mois } { $annee }, { $heureLongue }:{ $minute }
heure-du-jour = { $heureLongue }:{ $minute }
mois-janvier = January
mois-fevrier = February
mois-mars = March
mois-avril = April
mois-mai = May
mois-juin = June
mois-juillet = July
mois-aout = August
mois-septembre = September
mois-octobre = October
mois-novembre = November
mois-decembre = December
