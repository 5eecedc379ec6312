# Connexion et déconnexion.
# $ent : nom de l’espace numérique.

connexion-titre = Se connecter
connexion-chapeau = Entrez l’identifiant et le mot de passe de votre compte { $ent }.
connexion-identifiant = Identifiant
connexion-mot-de-passe = Mot de passe
connexion-rester = Rester connecté sur cet appareil
connexion-rester-aide = À éviter sur un appareil partagé.
connexion-avertir = M’avertir avant de me connecter à un autre service
connexion-se-connecter = Se connecter
connexion-mot-de-passe-oublie = Mot de passe oublié ? Demandez-en un nouveau à votre établissement.

connexion-ouverte-titre = Vous êtes connecté
connexion-ouverte-chapeau = Votre session { $ent } est ouverte sur cet appareil.
connexion-aller-au-portail = Aller au portail

connexion-service-inconnu = Cette adresse n’est pas reconnue
    .fait = Un site demande qui vous êtes, mais il n’est pas enregistré ici. Rien ne lui a été transmis.
    .faire = Ouvrez le service depuis le portail. Si vous venez d’un service de votre établissement, signalez-lui cette page.

connexion-demande-illisible = La demande n’est pas claire
    .fait = L’adresse de cette page dit deux fois la même chose, de deux façons. Rien n’a été transmis.
    .faire = Ouvrez le service depuis le portail.

connexion-formulaire-perime = Cette page n’est plus valable
    .fait = Le formulaire a déjà servi, il a attendu plus de 15 minutes, ou les cookies sont bloqués. Vous n’êtes pas connecté.
    .faire = Entrez de nouveau votre identifiant et votre mot de passe ci-dessous.

# $service : nom du service.
connexion-vers-titre = Vous allez être redirigé
connexion-vers-chapeau = Le service { $service } attend votre accord pour vous ouvrir sa page.
connexion-continuer = Continuer vers { $service }
connexion-ne-pas-continuer = Ne pas continuer
connexion-avertir-titre = Un service demande qui vous êtes
connexion-avertir-chapeau = { $ent } va vous connecter à { $service }.
connexion-avertir-pourquoi = Vous avez demandé à être averti avant chaque connexion. Rien n’a encore été transmis.

connexion-code-titre = Entrez votre code
connexion-code-chapeau = Votre mot de passe est juste. Il manque le code de votre application d’authentification.
connexion-code = Code
connexion-code-aide = Six chiffres, renouvelés toutes les 30 secondes, ou l’un de vos codes de secours.
connexion-code-faux = Ce code n’est pas le bon, ou il a déjà servi. Entrez celui que l’application affiche maintenant.

connexion-service-ferme = Ce service n’est pas ouvert à votre profil
    .fait = { $service } est réservé à d’autres personnes. Rien ne lui a été transmis, et votre session reste ouverte.
    .faire = Revenez au portail. Si vous devriez y avoir accès, demandez-le à votre établissement.

connexion-sans-identifiant = Ce service ne peut pas vous reconnaître
    .fait = L’identifiant qui vous désigne auprès de { $service } n’a pas pu être créé. Rien n’a été transmis à sa place.
    .faire = Réessayez dans quelques minutes. Si cela continue, signalez cette page à votre établissement.

deconnexion-titre = Vous êtes déconnecté
deconnexion-chapeau = Votre session { $ent } est fermée sur cet appareil.
deconnexion-services = Les services ouverts pendant cette session
deconnexion-service-fermee = prévenu, votre session y est fermée
deconnexion-service-en-cours = en train d’être prévenu
deconnexion-service-sans-reponse = pas de réponse : votre session y est peut-être encore ouverte
deconnexion-service-navigateur = prévenu par votre navigateur, depuis cette page
deconnexion-service-muet = n’est pas prévenu : fermez votre session là-bas
deconnexion-service-lien = Fermer la session de { $service }
deconnexion-service-cadre = Fermeture de la session de { $service }
deconnexion-services-suite = Voir où en sont les autres services
deconnexion-continuer = Continuer
deconnexion-appareil-partage = Cet appareil est partagé ? Fermez aussi toutes les fenêtres du navigateur.
deconnexion-se-reconnecter = Se connecter de nouveau
deconnexion-se-deconnecter = Se déconnecter
deconnexion-confirmer-titre = Voulez-vous vous déconnecter ?
deconnexion-confirmer-chapeau = Un autre site vous a amené ici. Vous déconnecter ferme { $ent } et les services ouverts depuis.
deconnexion-rester = Rester connecté

# Journal. $services : nombre de services prévenus.
journal-connexion-ouverte = Connexion à l’ENT
journal-connexion-refusee = Connexion à l’ENT refusée
journal-mot-de-passe-renforce = Mot de passe gardé sous une forme plus sûre
journal-connexion-fermee = { $services ->
    [0] Déconnexion de l’ENT
    [one] Déconnexion de l’ENT, { $services } service à prévenir
   *[other] Déconnexion de l’ENT, { $services } services à prévenir
}
