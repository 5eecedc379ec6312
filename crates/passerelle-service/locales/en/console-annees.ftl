# Bases of several years under one address.

console-annees-titre = Years and schools
console-annees-lien = Change base, prepare next year
# $adresse: permanent address.
console-annees-chapeau = The address { $adresse } never changes. A single base is in service there, the others wait.
console-annees-liste = Bases of this address
console-annee-ici = (this base)
console-etat-attend = Waiting
console-bases-taille = People
console-bases-sauvegarde = Last change
# $n: people; $relies: matched ones among them.
console-bases-gens = { $n ->
    [one] { $n } person, { $relies } matched
   *[other] { $n } people, { $relies } of them matched
}
# $n: spaces delegated to CAS, out of eight.
console-bases-delegation = { $n ->
    [0] none
   *[other] CAS { $n } of 8
}
console-annee-nom = Name of the base
console-annee-nom-aide = The school year, for example 2026-2027.
console-annee-nom-refuse = The name has 1 to 40 characters.
console-annee-creer = Create the base of another year
console-annee-creer-comment = It takes over the settings of this one, without the people: you will import their list afterwards. It waits, stopped, until you put it at the address.
console-annee-creee = The base is created. It waits: nobody sees it yet.
console-annee-attend = This base waits. First stop the one in service, then put this one at the address.
console-annee-basculer = Put this base at the address
# $nouvelle, $ancienne: names of the bases.
console-annee-basculer-effet = The base { $nouvelle } will take the place of the base { $ancienne }, which will wait with all it holds. You can go back in the same way.
console-annee-basculer-sessions = The sessions open at this address will end: everyone will sign in again.
console-annee-basculer-ensuite = The base will stay stopped. Import the people, take over the matches, then publish.
console-annee-basculee = This base is now at the address. Import the people if that is not done, then publish.
console-annee-publiee = The base in service is published
    .fait = Two bases change places while they are stopped. Nothing was modified.
    .faire = First stop the publication of the base in service, then try again.
console-annee-reprendre-titre = Matches of other years
console-annee-reprendre-comment = A match follows the person by their identifier in the software. A restore point is made.
# $n: matches; $nom: name of the other base.
console-annee-reprendre = { $n ->
    [one] Take over { $n } match from { $nom }
   *[other] Take over { $n } matches from { $nom }
}
# $n: matches.
console-annee-reprise = { $n ->
    [one] { $n } match taken over.
   *[other] { $n } matches taken over.
}
console-base-occupee = Somebody is at work in this base
    .fait = A person of the school is in exclusive mode. Nothing was modified.
    .faire = Try again when they have left it.
console-etablissements-titre = Schools of the base
console-etablissements-uais = UAI
console-etablissements-aide = One a line, the first one names the base. Twenty at most.
console-etablissements-refuses = Give 1 to 20 UAIs: seven digits and a letter, for example 0990001N.
console-etablissements-enregistrer = Save the schools
console-etablissements-enregistres = The schools of the base are saved.

# $nom: name of the base that the settings come from.
journal-annee-creee = Base created with the settings of { $nom }.
journal-annee-basculee = Base changed at the permanent address.
# $n: matches; $nom: name of the base that they come from.
journal-rapprochements-repris = { $n ->
    [one] { $n } match taken over from { $nom }.
   *[other] { $n } matches taken over from { $nom }.
}
journal-etablissements = Schools of the base changed.
