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
defaut-unknown-school = unknown school
defaut-foreign-school = school that you do not manage
defaut-foreign-account = account that you may not change
defaut-repeated-school = school described twice, differently
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
defaut-login-taken = login already taken
defaut-login-kept = other login than the account’s own
defaut-invalid-login = unusable login
defaut-unknown-space = unknown space, or one that this population does not enter
defaut-unknown-password-hash = password hash of an unknown form
defaut-right-not-given = management right that you may not give
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
defaut-wrong-key-letter = UAI whose last letter is wrong
defaut-mixed-encoding = row in another encoding

# What there is to do in a file of the directory.
defaut-no-identifier-faire = Give each person the identifier that the directory knows them by: the “id” column is never empty.
defaut-nameless-faire = Fill in the family name or the given name.
defaut-shared-identifier-faire = These rows have one identifier and different names or birth dates. Give each person their own.
defaut-unknown-population-faire = Write eleve, responsable, professeur, personnel, inspecteur or maitre_de_stage.
defaut-unknown-school-faire = Check the UAI, or add the list of schools that has it.
defaut-foreign-school-faire = Remove these rows, or give the file to the administrators of the ENT.
defaut-foreign-account-faire = These accounts already exist in another school: the administrators of the ENT can import them.
defaut-repeated-school-faire = Keep one row per UAI: the first is taken.
defaut-field-count-faire = These rows do not have as many columns as the first. Look for a stray separator or missing quotation marks.
defaut-unreadable-birth-date-faire = Write the date like 2012-03-04 or 04/03/2012. The date already known is kept.
defaut-unknown-title-faire = Write M. or Mme.
defaut-unknown-sex-faire = Write F or M.
defaut-conflicting-sex-faire = Correct the title or the sex: neither is taken.
defaut-invalid-national-number-faire = An INE has digits and letters only.
defaut-login-taken-faire = The person gets another login. Choose a free one if it does not suit.
defaut-login-kept-faire = An account keeps its login: the person knows it. Nothing to do.
defaut-invalid-login-faire = A login has 1 to 64 characters, without spaces. The person gets another one.
defaut-unknown-space-faire = Write the spaces of a staff member: direction, viescolaire, accompagnant, separated by commas.
defaut-unknown-password-hash-faire = The known forms are SSHA, SSHA256, bcrypt and argon2id. The person will activate the account with a code.
defaut-right-not-given-faire = Only the administrators of the ENT give this right or this password by file.
defaut-field-too-long-faire = Shorten this text: 80 characters for a name, a class or a function.
defaut-unknown-child-faire = Add the pupil to the file, or correct the child’s identifier.
defaut-children-of-non-guardian-faire = Only a “responsable” row names children.
defaut-establishment-without-uai-faire = A UAI has seven digits and a letter.
defaut-missing-name-faire = Fill in both names: services recognise the person by them.
defaut-missing-birth-date-faire = Fill in the date: without it the pupil is not in the exports.
defaut-repeated-faire = The row is taken once. Nothing to do.
defaut-unknown-column-faire = This column is ignored. Check its title if it should count.
defaut-wrong-key-letter-faire = The school is accepted. Check its UAI with the education authority.
defaut-mixed-encoding-faire = The row is read. Check its accents.
