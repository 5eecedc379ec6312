# The client command.

aide-client = Signs an application of this computer in through the browser, and tells who is signed in
aide-client-base = Address of the base, such as http://127.0.0.1:8081/vs/demo
aide-client-no-open = Does not open the browser: shows the address only

client-adresse = Open this address in your browser to sign in (within ten minutes):
client-par-ent = Signed in through the ENT to the base { $base } ({ $etablissement })
client-par-mot-de-passe = Signed in by password to the base { $base } ({ $etablissement })
client-personne = population { $population }, space { $espace }
client-page-titre = You can go back to the application
client-page-texte = This page may be closed.

erreur-pas-une-base = This is not the address of a base
    .fait = “{ $adresse }” cannot be used. Nothing was changed.
    .faire = Give an address such as https://school-life.example.org/vs/demo; http is for this machine only.
erreur-client-silence = The service does not answer
    .fait = { $adresse } gave no answer. Nobody is signed in.
    .faire = Check the address and try again in a few minutes.
erreur-client-refus = The service refused the sign-in
    .fait = { $adresse } did not accept what the browser brought back. Nobody is signed in.
    .faire = Start again: the last step takes a minute at most.
erreur-client-attente = Nobody signed in
    .fait = The browser brought nothing back within ten minutes for { $adresse }. Nobody is signed in.
    .faire = Start again, and sign in with the browser of this machine.
