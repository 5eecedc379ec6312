# Overview table. $vs: name of the school-life software.

tableau-titre = Overview table
tableau-utilisateurs-vs = { $vs } users
tableau-utilisateurs-cas = CAS users
tableau-rapproches = Matched users
tableau-a-rapprocher = CAS users still to match
tableau-sans-identifiant = { $vs } without identifier
tableau-service = School life
# Read instead of "-" by screen readers.
tableau-non-fourni = not provided by the file
# $n: identifiers kept whose account is no longer in the file.
tableau-identifiants-absents = { $n ->
    [one] { $n } kept identifier is no longer in the ENT file.
   *[other] { $n } kept identifiers are no longer in the ENT file.
}
# $n: people set aside by hand.
tableau-ecartes = { $n ->
    [one] { $n } person set aside by hand is not counted as without identifier.
   *[other] { $n } people set aside by hand are not counted as without identifier.
}
tableau-complet = Everybody is matched. Nothing to do.
# $n: people without identifier.
tableau-reste = { $n ->
    [one] { $n } person still has to be completed.
   *[other] { $n } people still have to be completed.
}
