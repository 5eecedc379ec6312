# Défauts des fichiers lus. $n : combien ; $exemples : premiers endroits ; $nom : nom du fichier.

defauts-titre = { $nom } : { $n ->
    [one] { $n } défaut
   *[other] { $n } défauts
}
# $defaut, $effet : groupes nominaux.
defauts-ligne = { $n } × { $defaut } ({ $effet }) : { $exemples }
defauts-effet-fiche = fiche mise de côté
defauts-effet-champ = donnée ignorée
defauts-effet-remarque = remarque
defauts-lieu = ligne { $ligne }
# $fiche : numéro ou identifiant de la fiche dans le fichier.
defauts-lieu-fiche = ligne { $ligne } ({ $fiche })

defaut-no-identifier = identifiant absent ou inutilisable
defaut-nameless = ni nom ni prénom
defaut-shared-identifier = même identifiant pour des personnes différentes
defaut-unknown-population = population inconnue
defaut-field-count = nombre de champs différent de l’en-tête
defaut-unknown-origin = origine de rapprochement inconnue
defaut-incomplete-link = rapprochement incomplet
defaut-unreadable-birth-date = date de naissance impossible ou illisible
defaut-unknown-title = civilité inconnue
defaut-unknown-sex = sexe inconnu
defaut-conflicting-sex = civilité et sexe qui se contredisent
defaut-invalid-national-number = numéro national inutilisable
defaut-invalid-identifier = identifiant secondaire inutilisable
defaut-field-too-long = champ trop long
defaut-dangling-guardian = parent absent du fichier
defaut-ambiguous-guardian = numéro de parent qui désigne plusieurs personnes
defaut-too-many-guardians = trop de parents pour un élève
defaut-unknown-child = enfant absent de la liste
defaut-children-of-non-guardian = enfants donnés à une personne qui n’est pas un parent
defaut-unknown-protocol = protocole de connexion inconnu
defaut-establishment-without-uai = établissement sans UAI
defaut-dangling-establishment = établissement géré mais non décrit
defaut-unknown-element = élément inconnu
defaut-stray-text = texte hors de sa place
defaut-missing-header = date ou partenaire absent de l’en-tête
defaut-missing-name = nom ou prénom absent
defaut-missing-birth-date = élève sans date de naissance
defaut-missing-identifier = personne sans identifiant
defaut-repeated = personne répétée, fusionnée
defaut-invalid-ident = numéro interne absent ou inutilisable
defaut-oversized-ident = numéro interne trop grand
defaut-duplicate-ident = numéro interne donné à plusieurs personnes
defaut-empty-list = liste vide
defaut-unknown-column = colonne inconnue
defaut-mixed-encoding = ligne dans un autre encodage
