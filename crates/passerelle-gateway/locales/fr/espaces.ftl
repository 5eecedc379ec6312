### Les espaces, vus par tout le monde.

espace-direction-aide = Chefs d’établissement et adjoints
espace-professeur-aide = Professeurs et professeurs documentalistes
espace-viescolaire-aide = CPE et assistants d’éducation
espace-parent-aide = Parents et responsables légaux
espace-accompagnant-aide = Accompagnants d’élèves (AESH)
espace-eleve-aide = Élèves de l’établissement
espace-entreprise-aide = Maîtres de stage
espace-academie-aide = Inspecteurs

choix-titre = Qui êtes-vous ?
choix-intro = Choisissez votre espace.
choix-plusieurs-titre = Où voulez-vous aller ?
choix-plusieurs-intro = Votre compte ouvre plusieurs espaces.
choix-continuer = Continuer vers l’{ $espace }
choix-autres = Autres espaces
choix-oublier = Oublier mon choix

connexion-titre = { $espace } : connexion
connexion-intro = Entrez avec votre identifiant et votre mot de passe { $vs }.
connexion-identifiant = Identifiant { $vs }
connexion-mot-de-passe = Mot de passe { $vs }
connexion-entrer = Entrer
connexion-par-ent = Passer par { $ent }
connexion-client-titre = Connexion de l’application
connexion-client-intro = Une application de cet ordinateur demande à entrer avec votre compte { $vs }.

accueil-bonjour = Bonjour { $nom }
# $espace : « Espace Professeurs ».
accueil-espace = Vous êtes dans l’{ $espace }.
accueil-connecte = Session ouverte
accueil-par-ent = L’entrée s’est faite par { $ent }, sans second mot de passe.
accueil-par-mot-de-passe = L’entrée s’est faite avec votre identifiant { $vs }.
accueil-application = L’application de l’établissement s’affiche ici quand elle est raccordée.
accueil-circulation = Ce qui a circulé entre { $ent } et { $vs }
accueil-autres-espaces = Vos autres espaces
accueil-classe = Classe : { $classe }
accueil-quitter = Me déconnecter

circulation-titre = Ce qui a circulé
# $identifiants, $noms : nombres de la réponse de l'ENT.
circulation-bilan = Ce qui a circulé : { $identifiants ->
    [one] { $identifiants } identifiant
   *[other] { $identifiants } identifiants
  }, { $noms ->
    [one] { $noms } nom
   *[other] { $noms } noms
  }
circulation-explication = Pour vous laisser entrer, { $ent } a répondu ceci à { $vs }. L’identifiant n’a aucun sens en dehors de ces deux systèmes.
circulation-reponse = Réponse de { $ent }, telle quelle
circulation-reponse-longue = Cette réponse est trop longue pour être gardée.
circulation-valeurs = { $n ->
    [0] Aucune autre information n’a été envoyée.
    [one] { $n } autre information a été envoyée : elle figure dans la réponse.
   *[other] { $n } autres informations ont été envoyées : elles figurent dans la réponse.
  }
circulation-mot-de-passe = L’entrée s’est faite avec votre identifiant { $vs } : { $ent } n’a rien envoyé.
circulation-retour = Revenir à votre espace

au-revoir-titre = Vous avez quitté { $vs }
au-revoir-ent = Votre session { $ent } est peut-être encore ouverte sur cet appareil.
au-revoir-quitter-ent = Me déconnecter aussi de { $ent }
au-revoir-revenir = Revenir à { $vs }

# Une connexion qui n’est pas celle de la personne déjà là.
erreur-autre-personne = Quelqu’un est déjà connecté
    .fait = Sur cet appareil, { $vs } est ouvert pour une autre personne que celle qui vient de { $ent }. Rien n’a été changé.
    .faire = Si cet appareil sert à plusieurs personnes, déconnectez la première puis recommencez. Sinon, fermez cette page.
action-quitter-et-recommencer = Déconnecter et recommencer

# L’application qui se trouve derrière un espace.
# $espace : nom de l’espace, $vs : nom du service.
erreur-application-injoignable = L’application ne répond pas
    .fait = Vous êtes bien connecté à { $vs }, mais l’application de l’{ $espace } ne répond pas. Votre compte n’est pas en cause.
    .faire = Réessayez dans quelques minutes. Si cela dure, signalez-le à votre établissement avec le numéro de demande ci-dessous.
erreur-application-lente = L’application met trop de temps à répondre
    .fait = Vous êtes bien connecté à { $vs }, mais l’application de l’{ $espace } n’a pas répondu à temps. Ce que vous veniez d’envoyer a peut-être été pris en compte.
    .faire = Revenez à l’application et vérifiez avant de recommencer. Si cela dure, signalez-le à votre établissement avec le numéro de demande ci-dessous.
action-reessayer-application = Réessayer

# L’ENT a été interrogé sans que la personne ait rien à taper : elle n’y est pas connectée.
erreur-pas-connecte = Vous n’êtes pas connecté à { $ent }
    .fait = Cette page de { $vs } reconnaît les personnes qui sont connectées à { $ent }. Vous ne l’êtes pas.
    .faire = Pour entrer, passez par { $ent }.
# $raison : ce que le certificat a.
erreur-certificat = La connexion à { $ent } n’est pas sûre
    .fait = { $vs } fonctionne, mais le certificat de { $ent } { $raison }. Vous n’êtes pas connecté.
    .faire = Rien n’est à faire de votre côté : l’établissement est prévenu. Réessayez plus tard.

application-titre = Vous pouvez revenir à l’application
application-explication = La connexion est faite. L’application de cet ordinateur prend la suite.
application-revenir = Revenir à l’application

# S04.
non-relie-titre = Prévenir l’établissement
non-relie-chapeau = { $ent } vous a bien reconnu. Dites à l’établissement qui vous êtes : il reliera votre compte à { $vs }.
non-relie-nom = Votre nom
non-relie-prenom = Votre prénom
non-relie-enfant = Nom et prénom de votre enfant
non-relie-enfant-aide = Seulement si vous êtes parent d’élève.
non-relie-classe = Sa classe
non-relie-champ-vide = Remplissez ce champ.
non-relie-champ-long = 80 caractères au plus.
non-relie-confidentialite = Seul l’établissement lit ces informations. Elles sont effacées quand votre compte est relié.
non-relie-envoyer = Envoyer ma demande
non-relie-envoyee = L’établissement est prévenu
non-relie-numero = Votre numéro de demande : { $numero }.
non-relie-delai = Délai habituel : 2 jours ouvrés. Revenez ensuite comme d’habitude, vous n’avez rien d’autre à faire.
non-relie-essayer = Essayer d’entrer dans { $vs }
non-relie-corriger = Corriger ma demande
non-relie-relie = Votre compte est relié
non-relie-pret = L’établissement a relié votre compte. Vous pouvez entrer dans { $vs }.
non-relie-entrer = Entrer

# Reconnaître la personne : ce qui n’a pas suffi. $vs : le logiciel de vie scolaire ; $ent : l’espace numérique de travail.
reconnaissance-conflit = Nous ne savons pas avec certitude qui vous êtes
    .fait = Vous êtes bien connecté à { $ent }, mais ce qu’il dit de vous ne désigne pas une seule personne de { $vs }. Pour que personne n’entre dans le compte d’une autre, rien n’a été relié.
    .faire = L’établissement voit ce problème dans ses demandes. Dites-lui qui vous êtes : il reliera votre compte.
reconnaissance-plus-tard = Votre compte sera relié un peu plus tard
    .fait = L’établissement met à jour les comptes en ce moment. Rien n’a été modifié, et votre compte { $ent } n’a pas de problème.
    .faire = Réessayez dans quelques minutes.
reconnaissance-prevenir = Prévenir l’établissement
reconnaissance-quitter = Me déconnecter
reconnaissance-recommencer = Réessayer

# La double connexion : le mot de passe du logiciel, une seule fois.
double-proposition = Une dernière étape avant d’entrer
    .fait = { $ent } vous a bien reconnu. { $vs } ne sait pas encore qui vous êtes.
    .faire = Si vous avez encore votre mot de passe { $vs }, donnez-le une fois : vous n’en aurez plus besoin ensuite. Sinon, prévenez l’établissement.
double-action = J’ai encore mon ancien mot de passe
double-titre = Votre mot de passe { $vs }, une seule fois
double-chapeau = Votre compte { $ent } sera relié à la personne de { $vs } dont vous donnez l’identifiant et le mot de passe. Ensuite, { $ent } suffira.
double-confirmer-titre = Encore un instant
double-confirmer = Le mot de passe est le bon. { $ent } confirme maintenant que c’est bien vous.
double-continuer = Continuer par { $ent }
double-autre-compte = Ce n’est plus le même compte { $ent }
    .fait = Le mot de passe a été donné pour un compte { $ent }, et c’est un autre qui vient d’être reconnu sur cet appareil. Rien n’a été relié.
    .faire = Déconnectez-vous de { $ent }, reconnectez-vous avec votre propre compte, puis recommencez.
# $espace : « Espace Professeurs ».
double-refus-espace = Ce mot de passe n’est pas celui de cet espace
    .fait = La personne que vous avez donnée n’entre pas dans l’{ $espace }. Rien n’a été relié.
    .faire = Recommencez depuis votre propre espace, ou prévenez l’établissement.
double-refus-relie = Cette personne de { $vs } est déjà reliée
    .fait = Le mot de passe est le bon, mais l’établissement a déjà décidé pour cette personne, ou un autre compte { $ent } y est relié. Rien n’a été modifié.
    .faire = Prévenez l’établissement : il verra les deux comptes et décidera.
double-refus-identifiant = Votre compte { $ent } est déjà relié à quelqu’un d’autre
    .fait = Le mot de passe est le bon, mais ce compte { $ent } ouvre déjà le compte d’une autre personne de { $vs }. Rien n’a été modifié.
    .faire = Prévenez l’établissement : il verra les deux personnes et décidera.
double-refus-eleve = L’établissement n’ouvre pas cette étape à tous
    .fait = Pour cette personne, l’établissement relie les comptes lui-même. Rien n’a été relié.
    .faire = Prévenez l’établissement : il reliera votre compte.
non-relie-ancien-mot-de-passe = J’ai encore mon ancien mot de passe { $vs }
