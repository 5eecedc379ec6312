# Importing accounts. $n, $lignes, $crees, $modifies, $partis, $retires, $retablis: numbers; $fichier: name of the file.

comptes-barre-importer = Import
import-titre = Import accounts
import-phrase = The file of your directory creates and updates the accounts of this school. Nothing changes before you agree.
import-phrase-tout = The file of the directory creates and updates the accounts of every school that it names. Nothing changes before you agree. A whole region is imported from the command line.
import-colonnes = A CSV file of at most 50,000 rows; its columns, in any order:
import-fichier = CSV file of people
import-choisissez = Choose a file.
import-absents = People who are no longer in the file
import-absents-restent = They stay
import-absents-partent = They leave the school
import-absents-partent-aide = Their account becomes “Deleted” if they are nowhere else.
import-verifier = Check this file
import-rien-change = { $fichier }: { $n } people in { $lignes } rows. Nothing has changed yet.
import-ce-qui-change = What will change
import-crees = Accounts created
import-modifies = Accounts changed
import-inchanges = Accounts unchanged
import-partent = People who leave
import-premiers = First changes
import-ligne = Row
import-changement = Change
import-ligne-cree = account created
import-quoi-nom = name
import-quoi-etat-civil = title, birth, sex or INE
import-quoi-adresse = address
import-quoi-fonctions = school, class or function
import-quoi-responsables = guardians
import-quoi-mot-de-passe = password taken over
import-quoi-retour = return of a deleted account
import-defauts = Defects of the file
import-combien = How many
import-defaut = Defect
import-remede = What to do
import-lieux = Where
import-garde-fou = Many people would leave
    .fait = { $n } of { $total } ({ $population }) are no longer in the file. If it is whole, confirm the number of departures below.
import-confirmer = To confirm, write the number of people who leave: { $n }
import-appliquer = { $n ->
    [one] Apply to { $n } account
   *[other] Apply to { $n } accounts
}
import-ne-rien-faire = Do nothing
import-rien-a-faire = This file changes nothing.
import-autre-fichier = Choose another file
import-fait = Import applied: { $crees } accounts created, { $modifies } changed, { $partis } departures. Activation codes are given from the accounts’ own pages.
import-annule = Import taken back: { $retires } created accounts withdrawn, { $retablis } accounts restored.
import-dernier-titre = Last import
import-dernier = { $date }: { $crees } accounts created, { $modifies } accounts changed.
import-annuler-phrase = The accounts created become “Deleted”, the others get their former data back. Passwords chosen since then stay.
import-annuler = Take this import back
import-lignes-anonymes = Some rows do not say whom they are about
    .fait = “{ $nom }” has { $n } rows without an identifier: an absence proves nothing there. Nothing was changed.
    .faire = Give every row an identifier, or keep the people who are missing.

# Journal. $import: name of the import.
journal-import-lot = Accounts imported from the directory ({ $import })
journal-import-etablissements = { $n } schools imported ({ $import })
journal-import-annule = Import taken back ({ $import })
