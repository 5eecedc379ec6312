# Matching report, to print.

compte-rendu-titre = Matching report
compte-rendu-confidentiel = Internal document, contains personal data
# $nom: name of the school; $uai: its code.
compte-rendu-ecole = { $nom } ({ $uai })
# $n: number of schools, at least two.
compte-rendu-ecoles = { $n ->
    [one] { $n } school
   *[other] { $n } schools
}
compte-rendu-fait-le = Made on
compte-rendu-uai = Schools
compte-rendu-fichier-ent = ENT file
# $nom: name of the file; $date: date and time.
compte-rendu-exporte = { $nom }, exported on { $date }
compte-rendu-fichier-base = List of the school-life software
compte-rendu-fichier-liens = Matches already known
compte-rendu-regles = Rules
compte-rendu-regles-identiques = exact (equal apart from case and accents)
compte-rendu-regles-etendues = extended
compte-rendu-legende-tableau = People by population. A dash means that the ENT file does not contain this population.
compte-rendu-reste = What remains to be completed
compte-rendu-reste-explication = Nothing has been decided for these people. A suggestion is never applied without you.
compte-rendu-ecartes = People set aside by hand
compte-rendu-lignes-refusees = Rows of the list that could not be read
compte-rendu-sans-proposition = No ENT account resembles this person. What would settle it: their account in the ENT, if there is one.
# $donnee: a noun phrase.
compte-rendu-trancherait = What would settle it: { $donnee }.
# $date: DD/MM/YYYY.
compte-rendu-naissance = born: { $date }
compte-rendu-comptes = ENT accounts without a user
compte-rendu-comptes-explication = These accounts are in the ENT file and are matched with nobody.
# $titre: name of a list; $n: number of people.
compte-rendu-groupe = { $titre } ({ $n })
# $n: people beyond the length of the list.
compte-rendu-non-listes = { $n ->
    [one] And { $n } more person, not listed here.
   *[other] And { $n } more people, not listed here.
}
compte-rendu-rapproches = What was matched, and why
compte-rendu-rapproches-explication = Open a list to read it. Only open lists are printed.
compte-rendu-personne = School life
compte-rendu-compte = ENT account
compte-rendu-pourquoi = Why
compte-rendu-compte-absent = no longer in the last file
compte-rendu-defauts = Defects in the files
compte-rendu-defaut = Defect
compte-rendu-nombre = Count
compte-rendu-suite = What was done
compte-rendu-endroits = First places
compte-rendu-relecture = Review
compte-rendu-relu-par = Reviewed by
compte-rendu-date = Date
compte-rendu-signature = Signature
compte-rendu-supprimer = Delete this file and the ENT file from your computer when you no longer need them.
compte-rendu-noms = The report contains names: do not leave it on a shared computer.
