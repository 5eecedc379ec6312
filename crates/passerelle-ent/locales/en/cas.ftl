# Signing in and out.
# $ent: name of the digital workspace.

connexion-titre = Sign in
connexion-chapeau = Use the username and password of your { $ent } account.
connexion-identifiant = Username
connexion-mot-de-passe = Password
connexion-rester = Stay signed in on this device
connexion-rester-aide = Not on a shared device.
connexion-avertir = Tell me before signing me in to another service
connexion-se-connecter = Sign in
connexion-mot-de-passe-oublie = Forgotten your password? Ask your school for a new one.

connexion-ouverte-titre = You are signed in
connexion-ouverte-chapeau = You are signed in to { $ent } on this device.
connexion-aller-au-portail = Go to the portal

connexion-service-inconnu = This address is not recognised
    .fait = A site is asking who you are, but it is not registered here. It has been told nothing.
    .faire = Open the service from the portal. If you came from one of your school’s services, tell the school about this page.

connexion-demande-illisible = The request is unclear
    .fait = This page’s address says the same thing twice, in two different ways. Nothing has been sent.
    .faire = Open the service from the portal.

connexion-formulaire-perime = This page can no longer be used
    .fait = The form was already sent, waited for more than 15 minutes, or cookies are blocked. You are not signed in.
    .faire = Enter your username and password again below.

# $service: name of the service.
connexion-vers-titre = You are being redirected
connexion-vers-chapeau = { $service } needs your go-ahead to open its page.
connexion-continuer = Continue to { $service }
connexion-ne-pas-continuer = Do not continue
connexion-avertir-titre = A service is asking who you are
connexion-avertir-chapeau = { $ent } is about to sign you in to { $service }.
connexion-avertir-pourquoi = You asked to be told before each sign-in. Nothing has been sent yet.

connexion-code-titre = Enter your code
connexion-code-chapeau = Your password is right. The code from your authenticator app is still needed.
connexion-code = Code
connexion-code-aide = Six digits that change every 30 seconds, or one of your recovery codes.
connexion-code-faux = That code is wrong or has been used already. Enter the one the app shows now.

connexion-service-ferme = This service is not open to you
    .fait = { $service } is for other people. It has been told nothing, and you are still signed in here.
    .faire = Go back to the portal. If you should have access, ask your school.

connexion-sans-identifiant = This service cannot recognise you
    .fait = The identifier that stands for you at { $service } could not be created. Nothing was sent in its place.
    .faire = Try again in a few minutes. If it happens again, tell your school about this page.

deconnexion-titre = You are signed out
deconnexion-chapeau = Your { $ent } session on this device has ended.
deconnexion-services = Services opened during this session
deconnexion-service-fermee = told, and your session there has ended
deconnexion-service-en-cours = being told now
deconnexion-service-sans-reponse = no answer: you may still be signed in there
deconnexion-service-navigateur = told by your browser, from this page
deconnexion-service-muet = is not told: sign out over there yourself
deconnexion-service-lien = Sign out of { $service }
deconnexion-service-cadre = Signing out of { $service }
deconnexion-services-suite = See how the other services are doing
deconnexion-continuer = Continue
deconnexion-appareil-partage = Is this a shared device? Close every window of the browser too.
deconnexion-se-reconnecter = Sign in again
deconnexion-se-deconnecter = Sign out
deconnexion-confirmer-titre = Do you want to sign out?
deconnexion-confirmer-chapeau = Another site brought you here. Signing out ends { $ent } and the services opened from it.
deconnexion-rester = Stay signed in

# Journal. $services: number of services to tell.
journal-connexion-ouverte = Signed in to the ENT
journal-connexion-refusee = Sign-in to the ENT refused
journal-mot-de-passe-renforce = Password stored in a safer form
journal-connexion-fermee = { $services ->
    [0] Signed out of the ENT
    [one] Signed out of the ENT, { $services } service to tell
   *[other] Signed out of the ENT, { $services } services to tell
}
