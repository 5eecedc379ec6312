# Preparing a change of the delegation, then putting it in place.

console-preparer-titre = Change without stopping yet
console-preparer-comment = Prepare the new settings while the base stays published. When they are ready, Passerelle stops the base, saves them, tests the connection and publishes again. If the test fails, the former settings are put back.
console-preparer = Prepare a change
console-brouillon-titre = Prepare a change
console-brouillon-explication = The base stays published with its present settings. What is saved here waits for “Put in place”.
console-brouillon-verifier = Check what would change
console-brouillon-enregistrer = Save the draft and check
console-brouillon-reprendre = Go on with the draft
console-brouillon-rien = The draft is the same as the settings in place: nothing would change.
console-brouillon-reglage = Setting
# $n: settings.
console-brouillon-differences = { $n ->
    [one] { $n } setting that changes
   *[other] { $n } settings that change
}
console-brouillon-perime = The settings in place have changed since this draft was begun
console-brouillon-perime-comment = Drop it, then prepare a new change.
console-fait-brouillon = The draft is saved. People see nothing new.
console-fait-abandonne = The draft is dropped. The settings in place have not changed.

console-installation-titre = Putting in place
console-installation-deroulement = How it will go
console-installation-si-echec = If the test fails, the former settings are put back before publishing. Allow less than a minute.
console-installation-etapes = Steps
console-etape-arreter = Stop publishing
console-etape-enregistrer = Save the new settings
console-etape-tester = Test the connection
console-etape-publier = Publish again
console-etape-faite = done
console-etape-en-cours = under way
console-etape-a-venir = to come
console-etape-echouee = failed
console-etape-defaite = undone
console-installation-aucune = Nothing has been put in place yet.
console-installation-attendre = The base is stopped in the meantime. If the same step is shown for more than a minute, the rest was interrupted: go on, or go back to the former settings.
console-installation-actualiser = Refresh
console-installation-reprendre = Go on
console-installation-revenir = Go back to the former settings
console-installation-essai = Connection test
console-installation-reussie = The new settings are in place
console-installation-echouee = The test failed: the former settings were put back
console-installation-echouee-comment = People come in as before. Your draft is kept: put it right, then try again.
console-installation-retour = The former settings were put back
# $quand: date and time; $numero: who asked for it.
console-installation-quand = Finished on { $quand }, at the request of { $numero }.
console-installation-en-cours = Putting new settings in place is not finished
console-installation-en-cours-comment = New settings are waiting to be tested, or the rest was interrupted. The base is stopped in the meantime.
console-installation-voir = See how far it is

journal-brouillon = Change of the delegation under preparation.
journal-brouillon-modifie = Draft of the delegation changed.
journal-brouillon-abandonne = Draft of the delegation dropped.
# $personnes: connected at that moment.
journal-mise-en-place-arret = Putting in place: publication stopped ({ $personnes ->
    [0] nobody was connected
    [one] { $personnes } person connected
   *[other] { $personnes } people connected
}).
journal-mise-en-place-reglages = Putting in place: new settings saved.
journal-mise-en-place-reussie = Putting in place finished, base published again.
# $echouees: lines of the test.
journal-mise-en-place-echec = Putting in place undone: { $echouees ->
    [one] { $echouees } failure
   *[other] { $echouees } failures
} in the test. The former settings are back.
journal-mise-en-place-retour = Putting in place undone by hand: the former settings are back.
