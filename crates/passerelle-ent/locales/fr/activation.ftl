# Codes d’activation, mots de passe, second facteur, connexions. $n : un nombre ; $date : une date.

codes-titre = Codes d’activation
codes-phrase = Un code sert à choisir son premier mot de passe. Chaque page imprimée a un coupon par personne : découpez-les et remettez-les en main propre.
codes-personne = Aucun compte n’attend de code ici : tous sont déjà activés.
codes-attendent = { $n ->
    [one] { $n } compte attend d’être activé
   *[other] { $n } comptes attendent d’être activés
}
codes-classe = Classe
codes-toutes-les-classes = Toutes
codes-remplace = Un code donné plus tôt et pas encore utilisé est remplacé.
codes-faire = Préparer les codes
codes-faits = { $n ->
    [one] { $n } code est prêt.
   *[other] { $n } codes sont prêts.
}
codes-une-fois = Imprimez cette page maintenant : les codes ne seront plus affichés.
codes-adresse = Adresse
codes-jusqu-au = Valable jusqu’au { $date }, une seule fois. Ne le montrez à personne.
codes-retour = Revenir

activation-lien = J’ai un code d’activation
activation-titre = Activer mon compte
activation-phrase = Avec le code que votre établissement vous a remis, choisissez votre mot de passe.
activation-papier = Ce qui est sur votre papier
activation-choisir = Votre mot de passe
activation-code = Code d’activation
activation-code-aide = Trois groupes de quatre lettres ou chiffres, par exemple k7mq-3xwd-9trz. Majuscules et tirets ne comptent pas.
activation-activer = Activer mon compte
activation-sans-code = Pas de code, ou un code perdu ? Demandez-en un nouveau à votre établissement.
activation-refusee = Identifiant ou code incorrect
activation-refusee-phrase = Nous n’avons pas reconnu ces deux informations ensemble. Vérifiez-les. Un code sert une seule fois et pendant 30 jours : s’il est trop ancien, demandez-en un nouveau à votre établissement.
activation-fait = Votre mot de passe est enregistré
activation-fait-phrase = Votre compte est activé. Connectez-vous avec votre identifiant et votre nouveau mot de passe.
activation-me-connecter = Me connecter

motdepasse-titre = Changer mon mot de passe
motdepasse-phrase = Vos autres connexions seront fermées. Celle-ci reste ouverte.
motdepasse-enregistrer = Changer mon mot de passe

connexions-titre = Mes connexions
connexions-phrase = Ce sont les navigateurs où votre compte est ouvert. Rien n’est gardé de l’appareil ni de son adresse.
connexions-de = Connexions ouvertes de { $nom }. Rien n’est gardé de l’appareil ni de son adresse.
connexions-aucune = Aucune connexion n’est ouverte.
connexions-nombre = { $n ->
    [one] { $n } connexion ouverte
   *[other] { $n } connexions ouvertes
}
connexions-ouverte = Ouverte
connexions-vue = Utilisée pour la dernière fois
connexions-remarque = Remarque
connexions-celle-ci = cette connexion
connexions-durable = reste ouverte sur l’appareil
connexions-partout = Me déconnecter partout
connexions-autres = Fermer seulement les autres
connexions-fermer = Fermer toutes ces connexions
connexions-fait-autres = Les autres connexions sont fermées. Les services sont prévenus.

facteur-titre = Second facteur
facteur-phrase = En plus du mot de passe, un code de six chiffres vous sera demandé à chaque connexion. Votre téléphone le calcule, sans réseau.
facteur-etape-application = Installez une application d’authentification sur votre téléphone, si vous n’en avez pas.
facteur-etape-secret = Montrez-lui ce dessin, ou donnez-lui le lien ou la clé.
facteur-etape-code = Tapez le code que l’application affiche maintenant.
facteur-code = Code
facteur-code-ou-secours = Le code de l’application, ou un code de secours.
facteur-code-faux = Ce n’est pas le bon code. Vérifiez l’heure du téléphone et tapez le code suivant.
facteur-activer = Mettre en service
facteur-en-service = Le second facteur est en service.
facteur-secours-restent = { $n ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste { $n } code de secours.
   *[other] Il vous reste { $n } codes de secours.
}
facteur-arreter-titre = Arrêter le second facteur
facteur-arreter-phrase = Pour changer de téléphone ou avoir de nouveaux codes de secours, arrêtez-le puis remettez-le en service.
facteur-arreter = Arrêter le second facteur
facteur-fait = Le second facteur est en service.
facteur-secours-titre = Vos codes de secours
facteur-secours-phrase = Chacun de ces codes remplace une fois celui du téléphone, si vous l’avez perdu. Imprimez-les ou notez-les maintenant : ils ne seront plus affichés.
facteur-secours-gardes = J’ai gardé mes codes

compte-facteur-oui = en service
compte-facteur-non = pas en service
compte-transmissions = Ce que les services ont reçu de vous
compte-fait-mot-de-passe = Votre mot de passe est changé. Vos autres connexions sont fermées.
compte-fait-second-facteur-arrete = Le second facteur est arrêté.
