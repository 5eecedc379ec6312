# Gestion des comptes. $vs : nom du logiciel de vie scolaire ; $nom : nom d’une personne ; $n : un nombre.

comptes-titre = Gestion des comptes
comptes-barre-alertes = Alertes
comptes-barre-comptes = Comptes
comptes-barre-locaux = Locaux
comptes-barre-exports = Exports
comptes-structures = Structures
comptes-nouvelle-structure = Nouvelle structure
comptes-choisir-structure = Choisissez la structure dont vous voulez gérer les comptes.
comptes-aucune-autre-structure = Vous ne gérez les comptes d’aucune autre structure. Pour en gérer une autre, demandez-le à sa direction.
comptes-interdit = Vous ne gérez pas les comptes de cette structure
    .fait = Votre compte est bien connecté, mais il ne donne pas accès à ces comptes. Rien n’a été modifié.
    .faire = Demandez à la direction de l’établissement : elle seule peut donner cet accès.
comptes-gere-ailleurs = Ce compte gère une autre structure
    .fait = Cette personne gère les comptes d’une structure qui n’est pas la vôtre. Rien n’a été modifié.
    .faire = Demandez à la direction de cette autre structure.
comptes-etat-autre = L’état de ce compte ne le permet pas
    .fait = Le compte a sans doute changé depuis l’ouverture de votre page. Rien n’a été modifié.
    .faire = Ouvrez de nouveau la fiche du compte : elle propose ce qui est possible.

comptes-recherche = Nom, prénom, nom de connexion ou identifiant
comptes-population = Population
comptes-etat = État
comptes-rapproche = Rapproché avec { $vs }
comptes-filtre-tous = Tous
comptes-oui = oui
comptes-non = non
comptes-chercher = Chercher
comptes-tableau = Comptes de la structure
comptes-total = { $n ->
    [one] { $n } compte
   *[other] { $n } comptes
}
comptes-vide = Cette structure n’a pas encore de compte. Ils arrivent de l’annuaire, ou se créent à la main.
comptes-aucun-trouve = Aucun compte ne correspond à cette recherche.
comptes-tout-voir = Voir tous les comptes
comptes-colonne-nom = Nom et prénom
comptes-colonne-connexion = Nom de connexion
comptes-colonne-place = Classe ou fonction
comptes-etat-inactif = Inactivé
comptes-etat-actif = Activé
comptes-etat-bloque = Bloqué
comptes-etat-supprime = Supprimé
comptes-rapproche-oui = Rapproché
comptes-rapproche-non = Pas encore rapproché
comptes-sans-nom = (sans nom)

comptes-fiche-titre = Fiche du compte
comptes-fiche-structures = Structures
comptes-fiche-responsables = Responsables
comptes-fiche-enfants = Enfants
comptes-fiche-acces = Accès
comptes-fiche-historique = Historique
comptes-civilite = Civilité
comptes-civilite-m = M.
comptes-civilite-mme = Mme
comptes-nom = Nom
comptes-prenom = Prénom
comptes-naissance = Date de naissance
comptes-origine = Origine
comptes-origine-locale = compte créé dans la structure
comptes-origine-annuaire = annuaire
comptes-cree-le = Créé le
comptes-identifiant-opaque = Identifiant ENT
comptes-identifiant-aucun = aucun pour l’instant : il est créé au premier export ou à la première connexion
comptes-identifiant-vs = Identifiant { $vs }
comptes-identifiant-inconnu = pas encore connu
comptes-retour = Revenir à la liste des comptes
comptes-retour-fiche = Revenir à la fiche
comptes-annuler = Annuler

comptes-action-bloquer = Bloquer le compte
comptes-action-debloquer = Débloquer le compte
comptes-action-nom = Changer le nom d’usage
comptes-bloquer-phrase = { $nom } ne pourra plus entrer dans l’ENT ni dans ses services. Ses connexions en cours s’arrêtent. Vous pourrez débloquer le compte.
comptes-nom-phrase = Vous changez le nom d’usage de { $nom }. Ses identifiants restent les mêmes : les services continuent de reconnaître la personne.
comptes-nom-enregistrer = Enregistrer ce nom
comptes-fait-bloque = Le compte est bloqué.
comptes-fait-debloque = Le compte est débloqué.
comptes-fait-renomme = Le nom est changé. Les identifiants sont restés les mêmes.

comptes-locaux-phrase = Ces comptes ont été créés ici, et non fournis par l’annuaire. Les exports les contiennent comme les autres.
comptes-locaux-vide = Aucun compte n’a été créé à la main. L’annuaire suffit tant que personne n’y manque.
comptes-local-nouveau = Créer un compte
comptes-local-creer = Créer ce compte
comptes-choisir = Choisir
comptes-naissance-aide = JJ/MM/AAAA, par exemple 04/03/2012. Obligatoire pour un élève.
comptes-place-aide = Classe d’un élève, fonction d’un personnel.
comptes-champ-population = Choisissez une population.
comptes-champ-nom = Écrivez un nom de 1 à 80 caractères.
comptes-champ-naissance = Écrivez une date qui existe, par exemple 04/03/2012.
comptes-champ-naissance-manque = La date de naissance d’un élève est obligatoire, par exemple 04/03/2012.
comptes-champ-fonction = La fonction d’un personnel est obligatoire, par exemple CPE.

# La date du jour suit cette phrase.
comptes-alertes-aucune = Aucun compte ne demande d’attention. Rien à faire. Vérifié le
comptes-alertes-manques = { $n ->
    [one] { $n } donnée obligatoire manque
   *[other] { $n } données obligatoires manquent
}
comptes-alertes-doublons = { $n ->
    [one] { $n } doublon probable
   *[other] { $n } doublons probables
}
comptes-manque-nom = pas de nom
comptes-manque-naissance = pas de date de naissance
comptes-manque-fonction = pas de fonction

comptes-administre = Ce compte administre tout l’ENT
    .fait = Seule une personne qui administre l’ENT peut le modifier. Rien n’a été modifié.
    .faire = Demandez-le aux personnes qui administrent l’ENT.
comptes-son-propre-compte = Cela ne se fait pas sur son propre compte
    .fait = Vous pourriez perdre aussitôt l’accès à cette page. Rien n’a été modifié.
    .faire = Passez par « Mon compte », ou demandez à une autre personne de la direction.
comptes-perime = Quelqu’un d’autre vient de modifier cet enregistrement
# $nom : ce que l’enregistrement dit maintenant.
comptes-perime-phrase = Il dit maintenant : { $nom }. Ce que vous avez tapé est gardé ci-dessous : vérifiez, puis enregistrez de nouveau.
comptes-debloquer-phrase = { $nom } pourra de nouveau entrer dans l’ENT, avec son mot de passe d’avant.
comptes-action-code = Donner un code d’activation
comptes-action-structures = Changer ses structures
comptes-action-second-facteur = Arrêter le second facteur
comptes-action-connexions = Voir ses connexions
comptes-action-supprimer = Supprimer le compte
comptes-action-retablir = Rétablir le compte
comptes-code-phrase = { $nom } recevra un code d’activation, que la page suivante vous montrera une seule fois. Avec ce code, la personne choisit elle-même son mot de passe. L’ancien mot de passe ne sert plus et ses connexions en cours s’arrêtent.
comptes-second-facteur-phrase = { $nom } entrera avec son seul mot de passe, et pourra remettre un second facteur en service. À faire quand le téléphone est perdu. Ses connexions en cours s’arrêtent.
comptes-supprimer-phrase = { $nom } ne pourra plus entrer dans l’ENT et ne sera plus dans les fichiers. Ses connexions en cours s’arrêtent. Vous pourrez rétablir le compte.
comptes-retablir-phrase = { $nom } pourra de nouveau entrer dans l’ENT, avec les mêmes identifiants.
comptes-code-jusqu-au = Un code d’activation est valable jusqu’au { $date }.
comptes-second-facteur-en-service = Le second facteur est en service.
comptes-transmissions = Voir ce que les services ont reçu
comptes-fait-cree = Le compte est créé. Donnez-lui un code pour l’activer.
comptes-fait-structures = Les structures sont enregistrées.
comptes-fait-second-facteur = Le second facteur est arrêté.
comptes-fait-connexions = Toutes ses connexions sont fermées. Les services sont prévenus.
comptes-fait-supprime = Le compte est supprimé. Il peut être rétabli.
comptes-fait-retabli = Le compte est rétabli.
comptes-local-phrase = Le nom de connexion est choisi automatiquement. Le code d’activation se donne ensuite, depuis la fiche.

comptes-structures-phrase = Ce que { $nom } est dans vos structures. Si l’annuaire fournit ce compte, il peut remettre ses propres valeurs à la prochaine alimentation.
comptes-structures-ajouter = Ajouter dans
comptes-structures-aucune = Ne rien ajouter
comptes-structures-gere = Gère les comptes de cette structure
comptes-structures-gere-aide = Pour un personnel ou un professeur.
comptes-structures-retirer = Retirer
comptes-structures-enregistrer = Enregistrer ces structures
comptes-champ-deux-fois = Cette population est déjà dans la même structure.
comptes-champ-aucune-structure = Gardez au moins une structure. Pour retirer tout accès, supprimez le compte.
comptes-champ-propre-acces = Gardez votre propre accès à la gestion des comptes.

comptes-alertes-nombre = { $n ->
    [one] { $n } alerte demande votre attention
   *[other] { $n } alertes demandent votre attention
}
comptes-alertes-doublons-phrase = Si c’est une seule personne, gardez le compte qu’elle utilise et supprimez l’autre. Sinon, dites que ce ne sont pas les mêmes : la question ne sera plus posée.
comptes-manque-classe = pas de classe
comptes-manque-enfant = aucun enfant
alertes-constat = Constat
alertes-que-faire = Que faire
alertes-doutes = { $n ->
    [one] { $n } identité douteuse
   *[other] { $n } identités douteuses
}
alertes-doute-nom = nom qui n’en est pas un
alertes-doute-naissance = née ou né le { $date } ?
alertes-faire-nom = Changez le nom d’usage, ou corrigez l’annuaire.
alertes-faire-naissance = Corrigez la date dans l’annuaire.
alertes-faire-structures = Ouvrez la fiche, puis « Changer ses structures ».
alertes-faire-enfant = Reliez l’enfant dans l’annuaire. S’il a quitté la structure, supprimez le compte.
alertes-memes-nom = Même nom et même date de naissance
alertes-plusieurs-ine = Même nom et même date de naissance, mais des numéros nationaux (INE) différents : peut-être des homonymes
alertes-meme-ine = Même numéro national (INE)
alertes-distincts = Ce ne sont pas les mêmes
alertes-fait-distincts = C’est noté : ces comptes ne seront plus signalés ensemble.
alertes-inactifs = { $n ->
    [0] Aucun compte inactivé depuis longtemps
    [one] { $n } compte inactivé depuis longtemps
   *[other] { $n } comptes inactivés depuis longtemps
}
alertes-depuis = Créés depuis plus de
alertes-mois = { $n ->
    [one] { $n } mois
   *[other] { $n } mois
}
alertes-actualiser = Actualiser
alertes-cree-le = créé le { $date }
alertes-faire-inactif = Ces personnes n’ont jamais choisi de mot de passe. Donnez-leur un code, ou supprimez les comptes de celles qui sont parties.

# Journal. $compte : numéro du compte.
journal-compte-bloque = Compte { $compte } bloqué
journal-compte-debloque = Compte { $compte } débloqué
journal-compte-renomme = Nom d’usage du compte { $compte } changé
journal-compte-cree = Compte créé à la main dans { $etablissement } ({ $population })
journal-compte-code = Code d’activation donné au compte { $compte }
journal-compte-supprime = Compte { $compte } supprimé
journal-compte-retabli = Compte { $compte } rétabli
journal-compte-structures = Structures du compte { $compte } changées
journal-compte-deconnecte = Connexions du compte { $compte } fermées
journal-compte-active = Compte { $compte } activé avec son code
journal-activation-refusee = Activation refusée
journal-compte-mot-de-passe-change = Mot de passe du compte { $compte } changé par son titulaire
journal-compte-second-facteur = Second facteur du compte { $compte } mis en service
journal-compte-second-facteur-arrete = Second facteur du compte { $compte } arrêté par son titulaire
journal-compte-second-facteur-retire = Second facteur du compte { $compte } arrêté par la direction
journal-compte-second-facteur-verifie = Second facteur du compte { $compte } vérifié
journal-compte-code-de-secours = Code de secours du compte { $compte } utilisé
journal-codes-donnes = { $n } codes d’activation donnés dans { $etablissement }
journal-alerte-distincts = Comptes { $comptes } déclarés différents dans { $etablissement }
journal-etablissement-cree = Établissement { $etablissement } créé
journal-etablissement-change = Établissement { $etablissement } modifié
