# L’application derrière chaque espace.

application-onglet = Applications
application-titre = Application de l’espace
application-liste = Ce qui se trouve derrière chaque espace
application-liste-intro = Chaque espace montre sa page intégrée, ou mène à une application de votre choix, qui apprend de façon sûre qui vient.
application-colonne = Application
application-intro = Choisissez ce que les gens trouvent dans cet espace une fois reconnus. Ce qui change ici vaut dès que la base est publiée.
application-attend = Cette base attend. Les applications et les clés appartiennent à l’adresse : elles se règlent dans la base qui est en service.
application-enregistrer = Enregistrer
application-retour = Revenir aux applications
application-fait = L’application de l’espace est enregistrée. Elle servira dès que la base sera publiée.

application-mode = Ce qui se trouve derrière l’espace
application-mode-integree = La page intégrée
application-mode-integree-aide = Rien d’autre à installer.
application-mode-relayee = Une application relayée
application-mode-relayee-aide = Passerelle lui transmet tout ce qui est demandé sous l’adresse de l’espace. L’application partage alors l’adresse de Passerelle : ne relayez que des applications auxquelles vous faites confiance.
application-mode-controle = Une application derrière votre serveur web
application-mode-controle-aide = Votre serveur web (nginx, Traefik, Caddy) demande à Passerelle qui vient, avant chaque page.

application-adresse = Adresse de l’application
application-adresse-aide = Application relayée : l’adresse que Passerelle appelle. Derrière votre serveur web : l’adresse où les gens la trouvent, sur le même nom de machine que Passerelle.
application-adresse-vide = Donnez l’adresse de l’application.
application-adresse-https = L’adresse doit commencer par https:// (http:// est réservé à cette machine).
application-adresse-mal-ecrite = Cette adresse n’est pas utilisable : un nom de machine et un dossier, sans paramètres.
application-adresse-nous = C’est l’adresse de Passerelle elle-même.
application-adresse-autre-hote = Cette adresse doit avoir le même nom de machine que Passerelle : le navigateur ne montre sa session à aucune autre.
application-adresse-pas-permise = Les réglages du serveur n’autorisent pas d’application à cette adresse. Demandez à qui l’exploite.

application-identite = Ce que l’application apprend de la personne
application-identite-aide = Jamais de nom : l’identifiant du service, l’espace et le profil. Laissez vide un en-tête à ne pas envoyer.
application-jeton = Jeton signé
application-jeton-en-tete = Dans l’en-tête X-Passerelle-Token
application-jeton-bearer = Dans l’en-tête Authorization (Bearer)
application-jeton-aucun = Pas de jeton
application-audience = Nom de l’application dans le jeton (aud)
application-audience-aide = Vide : le nom de machine de son adresse.
application-audience-longue = 80 caractères simples au plus, sans accents.
application-en-tetes = En-têtes
application-en-tete-utilisateur = En-tête de l’identifiant du service
application-en-tete-login = En-tête de l’identifiant de connexion directe
application-en-tete-espace = En-tête de l’espace
application-en-tete-population = En-tête du profil
application-en-tete-base = En-tête de la base
application-en-tete-session = En-tête de la référence de session
application-en-tete-refuse = Ce nom ne peut pas servir : lettres, chiffres et tirets, un nom différent pour chaque ligne, et pas celui d’un en-tête déjà utilisé par le web.

application-question-titre = Pour votre serveur web
application-question-aide = C’est l’adresse qu’il interroge avant chaque page, en lui transmettant les cookies reçus.
application-question = Adresse à interroger

application-cles-titre = Clés de signature
application-cles-intro = Les jetons sont signés : l’application les vérifie avec les clés publiques, sans rien partager de secret. La clé suivante est annoncée d’avance ; chacune cède sa place d’elle-même après quelques semaines.
application-emetteur = Émetteur des jetons (iss)
application-cles-adresse = Adresse des clés publiques
application-cles-aucune = Aucune clé pour l’instant : les premières sont créées avec la première application.
# $quand : date et heure.
application-cle-actuelle = Signe depuis le { $quand }.
application-cle-suivante = Annoncée : elle signera après la clé actuelle.
# $quand : date et heure.
application-cle-precedente = A signé jusqu’au { $quand } ; publiée tant qu’un de ses jetons est valable.
application-cles-tourner = Changer de clé maintenant
application-cles-tourner-aide = Personne n’est interrompu. À faire aussitôt si vous pensez qu’une clé a été copiée.
application-cles-fait = La clé suivante signe désormais.

# $espace : mot de l’adresse.
journal-application = Application de l’espace « { $espace } » modifiée.
journal-cles-creees = Premières clés de signature créées.
journal-cles-tournees = Clé de signature changée à la main.
journal-cles-tournees-seules = Clé de signature changée d’elle-même, à l’échéance.
