# Connexion et déconnexion.
# $ent : nom de l’espace numérique.

connexion-titre = Se connecter
connexion-chapeau = Entrez l’identifiant et le mot de passe de votre compte { $ent }.
connexion-identifiant = Identifiant
connexion-mot-de-passe = Mot de passe
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

deconnexion-titre = Vous êtes déconnecté
deconnexion-chapeau = Votre session { $ent } est fermée sur cet appareil.
deconnexion-services = Les services ouverts pendant cette session
deconnexion-service-fermee = prévenu, votre session y est fermée
deconnexion-service-en-cours = en train d’être prévenu
deconnexion-service-sans-reponse = pas de réponse : votre session y est peut-être encore ouverte
deconnexion-appareil-partage = Cet appareil est partagé ? Fermez aussi toutes les fenêtres du navigateur.
deconnexion-se-reconnecter = Se connecter de nouveau
deconnexion-se-deconnecter = Se déconnecter
deconnexion-confirmer-titre = Voulez-vous vous déconnecter ?
deconnexion-confirmer-chapeau = Un autre site vous a amené ici. Vous déconnecter ferme { $ent } et les services ouverts depuis.
deconnexion-rester = Rester connecté

# Journal. $services : nombre de services prévenus.
journal-connexion-ouverte = Connexion à l’ENT
journal-connexion-refusee = Connexion à l’ENT refusée
journal-connexion-fermee = { $services ->
    [0] Déconnexion de l’ENT
    [one] Déconnexion de l’ENT, { $services } service à prévenir
   *[other] Déconnexion de l’ENT, { $services } services à prévenir
}
