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
comptes-son-propre-compte = Vous ne pouvez pas bloquer votre propre compte
    .fait = Vous perdriez aussitôt l’accès à cette page. Rien n’a été modifié.
    .faire = Demandez à une autre personne de la direction.
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
comptes-action-mot-de-passe = Donner un nouveau mot de passe
comptes-action-nom = Changer le nom d’usage
comptes-bloquer-phrase = { $nom } ne pourra plus entrer dans l’ENT ni dans ses services. Ses connexions en cours s’arrêtent. Vous pourrez débloquer le compte.
comptes-debloquer-phrase = { $nom } pourra de nouveau entrer dans l’ENT, avec son mot de passe d’avant.
comptes-mot-de-passe-phrase = { $nom } recevra un nouveau mot de passe, que cette page vous montrera une seule fois. L’ancien ne servira plus. Un compte inactivé sera activé.
comptes-nom-phrase = Vous changez le nom d’usage de { $nom }. Ses identifiants restent les mêmes : les services continuent de reconnaître la personne.
comptes-nom-enregistrer = Enregistrer ce nom
comptes-mot-de-passe = Mot de passe
comptes-mot-de-passe-fait = { $nom } a un nouveau mot de passe. Le compte est activé.
comptes-mot-de-passe-une-fois = Notez-le maintenant et remettez-le en main propre : il ne sera plus affiché.
comptes-fait-cree = Le compte est créé. Donnez-lui un mot de passe pour l’activer.
comptes-fait-bloque = Le compte est bloqué.
comptes-fait-debloque = Le compte est débloqué.
comptes-fait-renomme = Le nom est changé. Les identifiants sont restés les mêmes.

comptes-locaux-phrase = Ces comptes ont été créés ici, et non fournis par l’annuaire. Les exports les contiennent comme les autres.
comptes-locaux-vide = Aucun compte n’a été créé à la main. L’annuaire suffit tant que personne n’y manque.
comptes-local-nouveau = Créer un compte
comptes-local-phrase = Le nom de connexion est choisi automatiquement. Le mot de passe se donne ensuite, depuis la fiche.
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
comptes-alertes-manque = Ce qui manque
comptes-alertes-doublons = { $n ->
    [one] { $n } doublon probable
   *[other] { $n } doublons probables
}
comptes-alertes-doublons-phrase = Ces comptes portent le même nom et la même date de naissance. Si c’est une seule personne, bloquez le compte en trop.
comptes-manque-nom = pas de nom
comptes-manque-naissance = pas de date de naissance
comptes-manque-fonction = pas de fonction

# Journal. $compte : numéro du compte.
journal-compte-bloque = Compte { $compte } bloqué
journal-compte-debloque = Compte { $compte } débloqué
journal-compte-mot-de-passe = Nouveau mot de passe donné au compte { $compte }
journal-compte-renomme = Nom d’usage du compte { $compte } changé
journal-compte-cree = Compte créé à la main dans { $etablissement } ({ $population })
