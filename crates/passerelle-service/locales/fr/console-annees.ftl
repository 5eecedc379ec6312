# Bases de plusieurs années sous une même adresse.

console-annees-titre = Années et établissements
console-annees-lien = Changer de base, préparer l’année suivante
# $adresse : adresse permanente.
console-annees-chapeau = L’adresse { $adresse } ne change jamais. Une seule base y est en service, les autres attendent.
console-annees-liste = Bases de cette adresse
console-annee-ici = (cette base)
console-etat-attend = Attend
console-bases-taille = Personnes
console-bases-sauvegarde = Dernière modification
# $n : personnes ; $relies : parmi elles, rapprochées.
console-bases-gens = { $n ->
    [one] { $n } personne, { $relies } rapprochée
   *[other] { $n } personnes, dont { $relies } { $relies ->
        [one] rapprochée
       *[other] rapprochées
    }
}
# $n : espaces délégués à CAS, sur huit.
console-bases-delegation = { $n ->
    [0] aucune
   *[other] CAS { $n } sur 8
}
console-annee-nom = Nom de la base
console-annee-nom-aide = L’année scolaire, par exemple 2026-2027.
console-annee-nom-refuse = Le nom compte de 1 à 40 caractères.
console-annee-creer = Créer la base d’une autre année
console-annee-creer-comment = Elle reprend les réglages de celle-ci, sans les personnes : vous importerez leur liste ensuite. Elle attend, arrêtée, que vous la mettiez à l’adresse.
console-annee-creee = La base est créée. Elle attend : personne ne la voit encore.
console-annee-attend = Cette base attend. Arrêtez d’abord celle qui est en service, puis mettez celle-ci à l’adresse.
console-annee-basculer = Mettre cette base à l’adresse
# $nouvelle, $ancienne : noms des bases.
console-annee-basculer-effet = La base { $nouvelle } prendra la place de la base { $ancienne }, qui attendra avec tout ce qu’elle contient. On peut revenir en arrière de la même façon.
console-annee-basculer-sessions = Les sessions ouvertes à cette adresse se fermeront : chacun se connectera de nouveau.
console-annee-basculer-ensuite = La base restera arrêtée. Importez les personnes, reprenez les rapprochements, puis publiez.
console-annee-basculee = Cette base est maintenant à l’adresse. Importez les personnes si ce n’est pas fait, puis publiez.
console-annee-publiee = La base en service est publiée
    .fait = Deux bases changent de place quand elles sont arrêtées. Rien n’a été modifié.
    .faire = Arrêtez d’abord la publication de la base en service, puis recommencez.
console-annee-reprendre-titre = Rapprochements des autres années
console-annee-reprendre-comment = Un rapprochement suit la personne par son identifiant dans le logiciel. Un point de retour est créé.
# $n : rapprochements ; $nom : nom de l’autre base.
console-annee-reprendre = { $n ->
    [one] Reprendre { $n } rapprochement de { $nom }
   *[other] Reprendre { $n } rapprochements de { $nom }
}
# $n : rapprochements.
console-annee-reprise = { $n ->
    [one] { $n } rapprochement repris.
   *[other] { $n } rapprochements repris.
}
console-base-occupee = Quelqu’un travaille dans cette base
    .fait = Une personne de l’établissement est en mode exclusif. Rien n’a été modifié.
    .faire = Recommencez quand elle l’aura quitté.
console-etablissements-titre = Établissements de la base
console-etablissements-uais = UAI
console-etablissements-aide = Un par ligne, le premier donne son nom à la base. Vingt au plus.
console-etablissements-refuses = Indiquez de 1 à 20 UAI : sept chiffres et une lettre, par exemple 0990001N.
console-etablissements-enregistrer = Enregistrer les établissements
console-etablissements-enregistres = Les établissements de la base sont enregistrés.

# $nom : nom de la base dont viennent les réglages.
journal-annee-creee = Base créée avec les réglages de { $nom }.
journal-annee-basculee = Changement de base à l’adresse permanente.
# $n : rapprochements ; $nom : nom de la base dont ils viennent.
journal-rapprochements-repris = { $n ->
    [one] { $n } rapprochement repris de { $nom }.
   *[other] { $n } rapprochements repris de { $nom }.
}
journal-etablissements = Établissements de la base modifiés.
