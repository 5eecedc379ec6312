# Security settings of the hosting account.

# $numero: hosting number.
console-securite-compte = These settings hold for the whole hosting account { $numero }.
console-securite-session = Console session
console-securite-duree-sans-usage = End the session after
# $n: minutes.
console-securite-minutes = { $n ->
    [one] { $n } minute without activity
   *[other] { $n } minutes without activity
}
console-securite-duree-enregistrer = Save the duration
console-securite-duree-fait = The duration of the session is saved.
console-securite-partout = Sign me out everywhere
console-securite-partout-aide = Ends every console session opened with this account, this one included.
console-securite-code-titre = Code of an application
console-securite-code-oui = A code of an application replaces the last invoice number when signing in.
console-securite-code-non = You can replace the last invoice number by a code that changes every 30 seconds, in an application of your telephone.
console-securite-code-commencer = Use an application
console-securite-code-arreter = Go back to the invoice number
console-securite-code-comment = Photograph this drawing with your code application, or type the key into it, then give the code it shows.
console-securite-code = 6-digit code
console-securite-code-faux = This is not the right code, or it has served already. Wait for the next one.
console-securite-code-activer = Turn on
console-securite-code-retour = Give the code that the application shows. The last invoice number will be asked for again when signing in.
console-securite-code-fait = Next time you sign in, give the application’s code in place of the invoice number.
console-securite-code-arrete = The last invoice number is asked for again when signing in.
console-securite-reseaux-titre = Where one may come from
console-securite-reseaux = Allowed networks
# $adresse: the person’s own.
console-securite-reseaux-aide = One a line, for example 192.0.2.0/24. Empty: the console answers to everywhere. You are at the address { $adresse }.
# $texte: what was typed.
console-securite-reseaux-illisible = “{ $texte }” is not a network. Example: 192.0.2.0/24
console-securite-reseaux-dehors = Your address is in none of these networks: you could not come in any more.
console-securite-reseaux-trop = Fifty networks at most.
console-securite-reseaux-enregistrer = Save the networks
console-securite-reseaux-fait = The allowed networks are saved.
console-securite-aussi = What else protects this base
console-securite-journal = Latest sign-ins and changes of the account
console-securite-journal-vide = Nothing has been noted yet.
# $quand: date and time; $quoi: what was done.
console-securite-ligne = { $quand }: { $quoi }

# $origine: address.
journal-console-entree = Signed in to the console from { $origine }.
journal-console-refus = Sign-in refused from { $origine }.
journal-hebergement-cree = Hosting account created.
journal-hebergement-mot-de-passe = Hosting password changed.
journal-securite-reseaux = Allowed networks changed.
journal-securite-duree = Duration of the session changed.
journal-securite-code = A code of an application replaces the invoice number.
journal-securite-code-arrete = The invoice number is asked for again.
journal-securite-code-servi = Code of the application checked.
# $n: sessions.
journal-securite-partout = { $n ->
    [one] Signed out everywhere: { $n } session ended.
   *[other] Signed out everywhere: { $n } sessions ended.
}
