# Les pages d’erreur : le titre, ce qui s’est passé, quoi faire.

# $ref : la référence ; $demande : le numéro de la demande.
erreur-reference = Réf. { $ref }, demande { $demande }
erreur-demande-numero = Demande { $demande }

# $vs : le logiciel de vie scolaire ; $ent : l’espace numérique de travail.
erreur-e01 = Votre compte n’est pas encore relié
    .fait = Vous êtes bien connecté à { $ent }. L’établissement doit encore relier votre compte à { $vs }.
    .faire = Prévenez l’établissement : il peut relier votre compte en quelques minutes.
# $demande : l’espace demandé ; $reel : celui que le compte ouvre.
erreur-e02 = Ce n’est pas votre espace
    .fait = Cette page est l’{ $demande }. Votre compte ouvre l’{ $reel }.
    .faire = Allez à votre espace. Si ce n’est pas votre compte, déconnectez-vous.
# $depuis : la date et l’heure de l’arrêt.
erreur-e03 = { $vs } est arrêté pour le moment
    .fait = L’établissement a arrêté { $vs } le { $depuis }. Votre compte n’a pas de problème.
    .faire = Réessayez plus tard dans la journée.
erreur-e03-reprise = { $vs } est arrêté pour le moment
    .fait = L’établissement a arrêté { $vs } le { $depuis }. Votre compte n’a pas de problème.
    .faire = Réessayez après le { $reprise }.
erreur-e04 = La connexion directe n’est pas ouverte
    .fait = Dans cet établissement, on entre dans { $vs } par { $ent }.
    .faire = Passez par { $ent }. Si vous n’y avez pas de compte, demandez-le au secrétariat.
erreur-e05 = Identifiant ou mot de passe incorrect
    .fait = Nous n’avons pas reconnu ces deux informations ensemble.
    .faire = Vérifiez les majuscules et réessayez.
erreur-e06 = Ce lien ne marche plus
    .fait = Le passage entre { $ent } et { $vs } dure quelques secondes, et ce délai est dépassé. C’est fréquent après un retour en arrière ou un marque-page.
    .faire = Recommencez la connexion.
# $hote : l’adresse du site.
erreur-e07 = La connexion tourne en rond
    .fait = { $ent } et { $vs } se renvoient l’un à l’autre. Le plus souvent, le navigateur bloque les cookies ou l’heure de l’appareil est fausse.
    .faire = Vérifiez la date et l’heure de l’appareil, autorisez les cookies pour { $hote }, puis recommencez. Sinon, essayez un autre navigateur.
erreur-e08 = { $ent } ne répond pas
    .fait = { $vs } fonctionne, mais { $ent } ne confirme pas qui vous êtes.
    .faire = Réessayez dans quelques minutes.

# $n : personnes touchées ; $total : toutes ; $part : en pour cent ; $population : les élèves, les parents…
erreur-e17 = Le garde-fou a arrêté l’opération
    .fait = { $n } { $population } sur { $total } ({ $part } %) perdraient ou changeraient d’identifiant. C’est beaucoup plus que d’habitude. Rien n’a été modifié.
    .faire = Voyez ces personnes avant de continuer. Si c’est voulu, une personne de la direction peut confirmer en tapant { $n }.
erreur-e18 = Quelqu’un d’autre vient d’enregistrer des changements
    .fait = Ils ont été enregistrés après l’ouverture de votre page. Votre demande n’a rien modifié.
    .faire = Rechargez la page, regardez ce qui a changé, puis refaites votre choix.
erreur-e19 = Ce compte ENT est déjà pris
    .fait = Il est rapproché d’une autre personne de la base. Rien n’a été modifié.
    .faire = Voyez d’abord cette personne : un compte ENT ne sert qu’à une seule.
# $n : minutes.
erreur-e20 = Vous avez été déconnecté
    .fait = Vous êtes resté { $n } minutes sans activité.
    .faire = Reconnectez-vous pour reprendre.
erreur-e21 = L’enregistrement n’a pas pu se faire
    .fait = Un problème technique est survenu chez nous. Rien n’a été modifié.
    .faire = Réessayez. Si cela recommence, donnez la référence ci-dessous à l’assistance.
erreur-e21-lecture = Cette page ne peut pas s’afficher
    .fait = Un problème technique est survenu chez nous. Rien n’a été modifié.
    .faire = Réessayez. Si cela recommence, donnez la référence ci-dessous à l’assistance.

# $adresse : l’adresse appelée ; $n : secondes ; $raison : en clair.
erreur-e22 = Le serveur de l’ENT ne répond pas
    .fait = Nous avons appelé { $adresse } pendant { $n ->
        [one] { $n } seconde
       *[other] { $n } secondes
    } sans réponse utilisable ({ $raison }).
    .faire = Vérifiez l’adresse, lettre par lettre, et ouvrez-la dans un onglet. Si elle s’ouvre chez vous mais pas ici, l’ENT doit autoriser notre serveur.
# $hote : le serveur ; $raison : ce que son certificat a.
erreur-e23 = La connexion à l’ENT n’est pas sûre
    .fait = Le certificat de { $hote } { $raison }. Nous refusons d’y envoyer des personnes.
    .faire = L’ENT doit renouveler son certificat.
# $service : notre adresse.
erreur-e24 = L’ENT ne connaît pas encore cette base
    .fait = L’ENT a refusé notre adresse. C’est normal la première fois.
    .faire = Envoyez cette adresse à l’administrateur de l’ENT : { $service }. Refaites le test après sa réponse.
# $attribut : celui que l’on attend ; $recus : ceux qui sont venus.
erreur-e25 = L’ENT n’envoie pas d’identifiant
    .fait = La connexion a réussi, mais la réponse ne contient pas « { $attribut } ». Reçu : { $recus }.
    .faire = Choisissez un autre attribut, ou demandez à l’ENT d’envoyer « { $attribut } » à ce service.

# $adresse : l’adresse ; la raison qui entre dans l’erreur E22.
raison-adresse = l’adresse n’est pas celle d’un site
raison-http = http n’est accepté que sur cette machine
raison-privee = elle mène à cette machine ou à un réseau privé
raison-connexion = personne n’écoute à cette adresse, ou son nom est inconnu
raison-delai = aucune réponse dans le délai
raison-taille = la réponse est trop longue
raison-coupure = la réponse s’est interrompue
# Elles suivent « Le certificat de ce serveur ».
certificat-autre-nom = porte un autre nom
certificat-expire = a expiré
certificat-inconnu = n’est pas reconnu
certificat-pas-encore = n’est pas encore valable
certificat-change = n’est pas celui qui est attendu
certificat-autre = n’a pas permis d’ouvrir une connexion chiffrée

erreur-introuvable = Cette page n’existe pas
    .fait = Aucune page ne se trouve à cette adresse. Rien n’a été modifié.
    .faire = Vérifiez l’adresse, ou repartez du plan du site.
erreur-interdit = Cette page n’est pas ouverte à votre compte
    .fait = Vous êtes bien connecté, mais votre compte n’a pas ce droit ici. Rien n’a été modifié.
    .faire = Demandez à la direction de l’établissement ou à la personne qui vous a donné votre compte.
erreur-conflit = Cette action n’est pas possible en ce moment
    .fait = L’état des choses a changé, ou une règle s’y oppose. Rien n’a été modifié.
    .faire = Rechargez la page et regardez ce qui a changé.
erreur-demande = Cette demande n’a pas été comprise
    .fait = Le navigateur a envoyé autre chose que ce que cette page attend. Rien n’a été modifié.
    .faire = Revenez à la page précédente, rechargez-la et recommencez.
erreur-trop-grand = C’est trop volumineux
    .fait = Ce qui a été envoyé dépasse la taille acceptée ici. Rien n’a été modifié.
    .faire = Vérifiez que vous avez choisi le bon fichier.
erreur-formulaire = Ce formulaire n’est plus valable
    .fait = Il a été ouvert avant une nouvelle connexion, ou il vient d’un autre site, ou le navigateur bloque les cookies. Rien n’a été modifié.
    .faire = Revenez à la page du formulaire, rechargez-la et recommencez. Autorisez les cookies pour ce site.
erreur-lenteur = La réponse se fait trop attendre
    .fait = Le serveur n’a pas répondu à temps. Ce que vous avez demandé est peut-être fait.
    .faire = Attendez une minute, rechargez la page et vérifiez avant de recommencer.
# $n : secondes.
erreur-trop-d-essais = Trop d’essais
    .fait = Il y a eu trop d’essais de connexion. Votre compte n’est pas bloqué.
    .faire = Réessayez dans { $n ->
        [one] { $n } seconde
       *[other] { $n } secondes
    }.
erreur-affluence = Beaucoup de monde se connecte
    .fait = Le serveur vérifie déjà beaucoup de mots de passe. Le vôtre n’a pas été regardé.
    .faire = Attendez une minute, puis recommencez. Si vous êtes déjà dans l’ENT, vos services restent ouverts.
