# Defects of the files read. $n: how many; $exemples: first places; $nom: name of the file.

defauts-titre = { $nom }: { $n ->
    [one] { $n } defect
   *[other] { $n } defects
}
# $defaut, $effet: noun phrases.
defauts-ligne = { $n } × { $defaut } ({ $effet }): { $exemples }
defauts-effet-fiche = record set aside
defauts-effet-champ = field ignored
defauts-effet-remarque = remark
defauts-lieu = line { $ligne }
# $fiche: number or identifier of the record in the file.
defauts-lieu-fiche = line { $ligne } ({ $fiche })

defaut-no-identifier = identifier missing or unusable
defaut-nameless = neither family name nor given name
defaut-shared-identifier = same identifier for different people
defaut-unknown-population = unknown population
defaut-field-count = number of fields different from the header
defaut-unknown-origin = match of unknown origin
defaut-incomplete-link = incomplete match
defaut-unreadable-birth-date = impossible or unreadable date of birth
defaut-unknown-title = unknown title
defaut-unknown-sex = unknown sex
defaut-conflicting-sex = title and sex contradict each other
defaut-invalid-national-number = unusable national number
defaut-invalid-identifier = unusable secondary identifier
defaut-field-too-long = field too long
defaut-dangling-guardian = parent not in the file
defaut-ambiguous-guardian = parent number that designates several people
defaut-too-many-guardians = too many parents for one pupil
defaut-unknown-child = child not in the list
defaut-children-of-non-guardian = children listed for somebody who is not a parent
defaut-unknown-protocol = unknown sign-on protocol
defaut-establishment-without-uai = school without UAI
defaut-dangling-establishment = managed school that is not described
defaut-unknown-element = unknown element
defaut-stray-text = text out of place
defaut-missing-header = date or partner missing from the header
defaut-missing-name = family or given name missing
defaut-missing-birth-date = pupil without date of birth
defaut-missing-identifier = person without identifier
defaut-repeated = person repeated, merged
defaut-invalid-ident = internal number missing or unusable
defaut-oversized-ident = internal number too large
defaut-duplicate-ident = internal number given to several people
defaut-empty-list = empty list
defaut-unknown-column = unknown column
defaut-mixed-encoding = row in another encoding
