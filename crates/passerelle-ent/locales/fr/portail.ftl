# Le portail et « Mon compte ».

portail-titre = Portail
portail-gestion-des-comptes = Gestion des comptes
portail-mon-compte = Mon compte
portail-ce-qui-est-transmis = Voir ce que les services reçoivent de vous
portail-aucun-service = Aucun service ne vous est ouvert pour l’instant. Votre établissement peut vous dire lesquels le seront.
# $service : nom du service ; $espace : nom d’un espace de ce service.
portail-tuile-espace = { $service } – { $espace }

portail-entree-refusee = Ce lien ne marche plus
    .fait = L’entrée dans le portail n’a pas pu se terminer. C’est fréquent après un retour en arrière, un marque-page ou plusieurs onglets.
    .faire = Recommencez. Si cela continue, autorisez les cookies pour ce site.
portail-entree-recommencer = Recommencer la connexion

compte-titre = Mon compte
compte-identifiant-de-connexion = Identifiant de connexion
compte-transmis-titre = Ce que les services reçoivent de vous
compte-transmis-explication = Quand vous entrez dans un service depuis l’ENT, il reçoit un identifiant tiré au sort, différent pour chaque service. Sauf raison écrite par l’administration de l’ENT, il ne reçoit ni votre nom, ni votre date de naissance, ni votre adresse. La page « Ce que les services ont reçu de vous » dit ce que chacun a reçu.
compte-transmis-rien = Aucun service n’a encore d’identifiant pour vous.
compte-transmis-legende = Un identifiant par service
compte-transmis-service = Service
compte-transmis-identifiant = Identifiant transmis
compte-transmis-sans-nom = Votre établissement peut aussi donner au service, dans un fichier chiffré, de quoi reconnaître votre compte.
