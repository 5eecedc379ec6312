# Evidence: what two records say of each other, and why nothing is decided.

# A suggestion in one line. $faits: list of facts; $doute: a sentence; $donnee: a noun phrase.
indices-ligne = { $faits }. { $doute } Would settle it: { $donnee }
indices-ligne-sans-fait = { $doute } Would settle it: { $donnee }
indices-aucun-compte = No ENT account resembles this person. Would settle it: their account in the ENT, if there is one
indices-ecarte = Set aside by a person. Would settle it: a new decision by that person
# $ligne: line number; $raison: the row's defect, a noun phrase.
indices-ligne-mise-de-cote = Line { $ligne } set aside when reading: { $raison }. Would settle it: the corrected row in the school-life software

indice-nom-identique = same family name
indice-nom-separateurs = similar family name (hyphen, space or apostrophe)
indice-nom-particule = similar family name (particle)
indice-nom-ordre = similar family name (order of the two names)
indice-nom-partie = similar family name (an extra name on one side)
indice-nom-coupe = similar family name (cut short)
indice-nom-faute = similar family name (typing mistake)
indice-nom-echange = family and given names swapped
indice-nom-different = different family name

indice-prenom-identique = same given name
indice-prenom-separateurs = similar given name (hyphen, space or apostrophe)
indice-prenom-seconds = similar given name (second given name on one side only)
indice-prenom-abrege = similar given name (abbreviated)
indice-prenom-variante = similar given name (another spelling)
indice-prenom-partie = similar given name (one part missing)
indice-prenom-coupe = similar given name (cut short)
indice-prenom-faute = similar given name (typing mistake)
indice-prenom-echange = given and family names swapped
indice-prenom-different = different given name

indice-naissance-identique = same date of birth
indice-naissance-jour-mois = similar date of birth (day and month swapped)
indice-naissance-chiffre = similar date of birth (one digit)
indice-naissance-convention = similar date of birth (1 January used as a filler)
indice-naissance-differente = different date of birth

indice-numero-identique = same national number
indice-numero-faute = similar national number (one character)
indice-numero-different = different national number

indice-adresse-identique = same address
indice-adresse-proche = similar address
indice-adresse-commune = same town
indice-adresse-differente = different address

indice-civilite-identique = same title
indice-civilite-differente = different title
# $n: number of children matched with each other.
indice-enfants = { $n ->
    [one] { $n } child in common
   *[other] { $n } children in common
}
# $n: number of guardians matched with each other.
indice-responsables = { $n ->
    [one] { $n } parent in common
   *[other] { $n } parents in common
}
indice-autre = other evidence

regle-identique = identical and unique on both sides
regle-famille = the family
regle-conserve = existing match, kept
regle-main = matched by hand
regle-nom-et-naissance = name and date of birth
regle-numero-national = national number
regle-nom-unique = a name nobody else has

niveau-probable = Likely
niveau-possible = Possible
niveau-contradictoire = Conflicting

doute-naissances = The date of births differ.
doute-doublon = Two records on one side seem to be the same person.
doute-prenoms = The given names belong to two different people.
doute-numeros = The national numbers differ.
doute-pas-identique = The “exact” rules do not accept what is merely similar.
doute-refuse = Somebody has already said that this is not the same person.
doute-rival = Somebody else fits nearly as well.
doute-civilites = The titles differ.
doute-trop-peu = What matches may be chance, or come from the same household.

donnee-adresse = the address on both sides
donnee-naissance = the date of birth on both sides
donnee-ecriture = the same spelling on both sides
donnee-enfants = the list of their children on both sides
donnee-fiche-actuelle = which of the two records is the right one
donnee-prenom = the full given name on both sides
donnee-responsables = the list of their parents on both sides
donnee-numero-national = the national number (INE)
donnee-civilite = the title on both sides
donnee-nom-usage = the name in use or the birth name

indice-nom-encodage = similar family name (damaged letters)
indice-prenom-encodage = similar given name (damaged letters)
indice-aucun-proche = no relative in common
indice-pas-parmi-les-proches = not in the family already matched
indice-prenom-diminutif = similar given name (diminutive)
