# The portal and "My account".

portail-titre = Portal
portail-gestion-des-comptes = Account management
portail-mon-compte = My account
portail-ce-qui-est-transmis = See what services receive about you
portail-aucun-service = No service is open to you yet. Your school can tell you which ones will be.
# $service: name of the service; $espace: name of one of its spaces.
portail-tuile-espace = { $service } – { $espace }

portail-entree-refusee = This link no longer works
    .fait = You could not be brought into the portal. It often happens after going back, using a bookmark or opening several tabs.
    .faire = Start again. If it goes on, allow cookies for this site.
portail-entree-recommencer = Start again

compte-titre = My account
compte-identifiant-de-connexion = Username
compte-transmis-titre = What services receive about you
compte-transmis-explication = When you open a service from here, it receives an identifier drawn at random, a different one for each service. Unless those who run this workspace have recorded a reason, it receives neither your name, nor your date of birth, nor your address. The page “What services have received about you” tells what each of them has received.
compte-transmis-rien = No service has an identifier for you yet.
compte-transmis-legende = One identifier per service
compte-transmis-service = Service
compte-transmis-identifiant = Identifier sent
compte-transmis-sans-nom = Your school may also give the service, in an encrypted file, what it needs to recognise your account.
