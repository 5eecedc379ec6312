# Exports and imports. $vs: name of the school-life software; $n: a number.

exports-panneau-titre = { $vs } XML
exports-panneau-phrase = This button downloads the encrypted XML file of the accounts, to be imported into { $vs }.
exports-contient = It contains:
# $population: name of a population, plural.
exports-contenu = { $population }: { $n }
# $empreinte: fingerprint of the public key.
exports-cle = It is encrypted: only { $vs } can read it (key { $empreinte }).
exports-nom-du-fichier = File name:
# $ecoles: names of schools.
exports-regroupement = Include the same group of schools: { $ecoles }
exports-exporter = Export
exports-supprimer = Delete this file from your downloads once you have used it.
# $moment: date and time.
exports-dernier = Last export: { $moment }, by somebody else.
exports-dernier-vous = Last export: { $moment }, by you.
exports-sans-cle = No encryption key is on record
    .fait = Without the recipient’s public key, anybody could read the file. Nothing was exported.
    .faire = Ask the ENT administrator to record the recipient’s public key.
exports-aucun-destinataire = No service receives files from this ENT yet. The ENT administrator can add one.
exports-ecartes = { $n ->
    [one] { $n } account will not be in the file
   *[other] { $n } accounts will not be in the file
}
exports-raison = Reason
exports-raison-population = this file has no such population
exports-raison-illisible = the record cannot be written
exports-bcdi-phrase = { $n ->
    [one] The library’s list of borrowers, as CSV: { $n } person. It is not encrypted: delete it once you have used it.
   *[other] The library’s list of borrowers, as CSV: { $n } people. It is not encrypted: delete it once you have used it.
}
exports-bcdi-exporter = Export the borrowers (CSV)

identifiants-section = Identifiers of the school-life software
identifiants-lien = Import the file of identifiers
identifiants-titre = Import the { $vs } identifiers
identifiants-phrase = { $vs } can tell the ENT the identifier that each person has there. The account’s page then shows it.
identifiants-chemin = In { $vs }: Imports/Exports > Socles ENT > Exporter les identifiants { $vs }.
identifiants-fichier = File of identifiers
identifiants-choisissez = Choose a file.
identifiants-verifier = Check the file
# $fichier: name of the file.
identifiants-rien-change = Nothing is changed yet. This is what the file “{ $fichier }” would do.
identifiants-ce-qui-change = What will happen
identifiants-nouveaux = Will get an identifier
identifiants-modifies = Will change identifier
identifiants-inchanges = Already have this identifier
identifiants-inconnus = Unknown in this school
identifiants-non-rapproches = Not matched yet
identifiants-contradictoires = Two identifiers for one account, left aside
identifiants-compte = Account
identifiants-avant = Before
identifiants-apres = After
identifiants-appliquer = { $n ->
    [one] Apply to { $n } account
   *[other] Apply to { $n } accounts
}
identifiants-appliques = { $n ->
    [one] { $n } account was updated.
   *[other] { $n } accounts were updated.
}
identifiants-rien-a-faire = This file changes nothing.
identifiants-ne-rien-faire = Change nothing
# $reference: what support asks for.
identifiants-reference = Ref. { $reference }
# $nature: what the file is.
identifiants-pas-le-bon-fichier = This is not the right file
    .fait = “{ $nom }” is { $nature }, not a file of identifiers from { $vs }. Nothing was changed.
    .faire = In { $vs }: Imports/Exports > Socles ENT > Exporter les identifiants { $vs }.
identifiants-non-protege = This file is not protected
    .fait = “{ $nom }” contains names that anybody can read. It was refused. Nothing was changed.
    .faire = Delete it from your computer, then ask { $vs } for a file encrypted for the ENT.
# $trouve, $attendu: school codes.
identifiants-autre-etablissement = This file comes from another school
    .fait = “{ $nom }” is about { $trouve }. You are in { $attendu }. Nothing was changed.
    .faire = Choose the file of your own school.

# Here the file comes from the school-life software, not from the ENT.
erreur-illisible = This file cannot be read here
    .fait = “{ $nom }” was encrypted for another ENT, with an old key, or it has been altered since. Nothing was changed here.
    .faire = Export it again from the school-life software, without opening it, then try again. If it goes on, give it the ENT’s current public key.
# $position: in bytes.
erreur-incomplet = The file is incomplete
    .fait = “{ $nom }” stops at byte { $position }, before its end: it may have been cut during the download. Nothing was changed.
    .faire = Export it again from the school-life software, without opening it, then try again.

# Journal. $destinataire: short name of a service; the rest: numbers and school codes.
journal-export-fichier = File exported for { $destinataire } ({ $etablissements }): { $eleve } pupils, { $responsable } parents, { $professeur } teachers, { $personnel } staff, { $ecartes } left out, { $nouveaux } new identifiers
journal-export-bcdi = List of borrowers exported ({ $etablissement }): { $n }
journal-identifiants-importes = Identifiers of { $destinataire } imported ({ $etablissement }): { $nouveaux } new, { $modifies } changed
