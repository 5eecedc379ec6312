# Evidence: what two records say of each other, and why nothing is decided.

# A suggestion in one line. $faits: list of facts; $doute: a sentence; $donnee: a noun phrase.
indices-ligne = { $faits }. { $doute } Would settle it: { $donnee }
indices-ligne-sans-fait = { $doute } Would settle it: { $donnee }
indices-aucun-compte = No ENT account resembles this person. Would settle it: their account in the ENT, if there is one
indices-ecarte = set aside by a person
# $ligne: line number; $raison: the row's defect, a noun phrase.
indices-ligne-mise-de-cote = Line { $ligne } set aside when reading: { $raison }. Would settle it: the row corrected in the school-life software

indice-nom-identique = same family name
indice-nom-separateurs = close family name (hyphen, space or apostrophe)
indice-nom-particule = close family name (particle)
indice-nom-ordre = close family name (order of the two names)
indice-nom-partie = close family name (one more name on one side)
indice-nom-coupe = close family name (cut)
indice-nom-faute = close family name (typing error)
indice-nom-echange = family and given names swapped
indice-nom-different = different family name

indice-prenom-identique = same given name
indice-prenom-separateurs = close given name (hyphen, space or apostrophe)
indice-prenom-seconds = close given name (second given name on one side only)
indice-prenom-abrege = close given name (abbreviated)
indice-prenom-variante = close given name (another spelling)
indice-prenom-partie = close given name (one part missing)
indice-prenom-coupe = close given name (cut)
indice-prenom-faute = close given name (typing error)
indice-prenom-echange = given and family names swapped
indice-prenom-different = different given name

indice-naissance-identique = same birth date
indice-naissance-jour-mois = close birth date (day and month swapped)
indice-naissance-chiffre = close birth date (one digit)
indice-naissance-convention = close birth date (1 January used as a filler)
indice-naissance-differente = different birth date

indice-numero-identique = same national number
indice-numero-faute = close national number (one character)
indice-numero-different = different national number

indice-adresse-identique = same address
indice-adresse-proche = close address
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
indice-nom-porte-par-personne-dautre = nobody else bears this name in either file
indice-autre = other evidence

regle-identique = identical and unique on both sides
regle-famille = the family
regle-conserve = existing match, kept
regle-main = matched by hand
regle-nom-et-naissance = name and birth date
regle-numero-national = national number
regle-nom-unique = a name nobody else bears

niveau-probable = Likely
niveau-possible = Possible
niveau-contradictoire = Conflicting

doute-naissances = The birth dates differ.
doute-doublon = Two records of one side seem to be the same person.
doute-prenoms = The given names are those of two people.
doute-numeros = The national numbers differ.
doute-pas-identique = The “exact” rules do not take what is only close.
doute-refuse = Somebody already said that this is not the same person.
doute-rival = Somebody else fits nearly as well.
doute-civilites = The titles differ.
doute-trop-peu = What agrees may be chance, or come from the same household.

donnee-adresse = the address on both sides
donnee-naissance = the birth date on both sides
donnee-enfants = the list of their children on both sides
donnee-fiche-actuelle = which of the two records is the right one
donnee-prenom = the full given name on both sides
donnee-responsables = the list of their parents on both sides
donnee-numero-national = the national number (INE)
donnee-civilite = the title on both sides
donnee-nom-usage = the usage name or birth name

indice-nom-encodage = close family name (damaged letters)
indice-prenom-encodage = close given name (damaged letters)
indice-aucun-proche = no relative in common
indice-pas-parmi-les-proches = not in the family already matched
indice-prenom-diminutif = close given name (short form)
