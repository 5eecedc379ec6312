# Pages de l’établissement. $vs : logiciel de vie scolaire ; $ent : espace numérique ; $n : un nombre.

etab-cote = Établissement
etab-menu-accueil = Accueil
etab-menu-delegation = Délégation d’authentification
etab-menu-imports = Imports/Exports
etab-menu-points = Points de retour
etab-menu-journal = Journal
etab-communication = Communication
etab-identites = Gestion des identités
etab-total = Total
etab-aucun = aucun
etab-retour = Retour
etab-retour-accueil = Revenir à l’accueil
etab-retour-liste = Revenir à la liste
etab-ne-rien-faire = Ne rien faire
etab-non-fourni = non fourni
etab-conseille = Conseillé
# $ref : référence ; $demande : numéro de la demande.
etab-reference = Réf. { $ref }, demande { $demande }

etab-connexion-titre = Connexion à l’établissement
etab-connexion-chapeau = Avec votre compte de la vie scolaire (le superviseur est « spr »).
etab-connexion-compte = Compte
etab-connexion-mot-de-passe = Mot de passe
etab-connexion-entrer = Se connecter
etab-connexion-refus = Nous n’avons pas reconnu ces deux informations ensemble.
etab-connexion-verifier = Vérifiez les majuscules et réessayez.

etab-accueil-titre = Accueil de l’établissement
# $base : nom de la base.
etab-accueil-base = Base : { $base }.
etab-accueil-publiee = La base est publiée.
etab-accueil-arretee = La base n’est pas publiée. Pensez à la publier.
etab-accueil-reste = Ce qui reste à faire
etab-accueil-rien = Rien à faire : tout le monde est rapproché.
etab-accueil-surete = Sauvegardes
etab-reste-utilisateurs = Importer les utilisateurs
etab-reste-recuperer = Récupérer les identifiants de l’ENT
etab-reste-completer = Compléter { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
} sans identifiant
etab-reste-absents = Regarder { $n ->
    [one] { $n } identifiant absent
   *[other] { $n } identifiants absents
} du dernier fichier

etab-exclusif-entrer = Passer en mode exclusif
etab-exclusif-quitter = Quitter le mode exclusif
etab-exclusif-aide = Une seule personne à la fois modifie la base. Un point de retour est créé en entrant.
etab-exclusif-le-votre = Vous êtes en mode exclusif. Chaque action est enregistrée aussitôt.
# $qui : compte ; $quand : date et heure.
etab-exclusif-autre = { $qui } est en mode exclusif depuis le { $quand }. Vous pouvez lire, pas modifier.
etab-exclusif-liberer = Mettre fin à ce mode exclusif
etab-exclusif-tenu = Une autre personne est en mode exclusif
    .fait = { $qui } est en mode exclusif depuis le { $quand }. Rien n’a été modifié.
    .faire = Attendez qu’elle le quitte, ou demandez à la direction d’y mettre fin.
etab-exclusif-absent = Il faut d’abord passer en mode exclusif
    .fait = Cette action modifie la base, et vous n’êtes pas en mode exclusif. Rien n’a été modifié.
    .faire = Passez en mode exclusif, puis recommencez.
etab-quitter-titre = Quitter le mode exclusif
etab-quitter-chapeau = Vous êtes en mode exclusif depuis le { $quand }. Que faire de vos modifications ?
etab-quitter-enregistrer = Enregistrer
etab-quitter-enregistrer-aide = La base reste comme elle est maintenant.
etab-quitter-revenir = Revenir au point de retour
etab-quitter-revenir-aide = Les utilisateurs et les rapprochements redeviennent ce qu’ils étaient le { $quand }. Ce retour peut lui-même être annulé. Les personnes connectées aux espaces devront se connecter de nouveau.
etab-quitter-rester = Rester en mode exclusif
etab-fait-exclusif = Vous êtes en mode exclusif.
etab-fait-enregistre = Vos modifications sont enregistrées.
etab-fait-revenu = La base est revenue au point de retour.
etab-fait-libere = Le mode exclusif est terminé.
etab-rappel-fichier = Supprimez le fichier de l’ENT de votre ordinateur (en général dans Téléchargements) : il ne sert plus.

etab-delegation-titre = Délégation d’authentification
etab-fournisseur = Rapprochement de l’identité des utilisateurs du fournisseur d’identités :
etab-adfs-rien = Aucun fichier d’un fournisseur ADFS n’est pris en charge pour cette base. Choisissez CAS.
etab-aucun-fichier = Aucun fichier choisi provenant de CAS
# $exporte, $applique : dates et heures.
etab-fichier-dates = exporté le { $exporte }, appliqué le { $applique }
etab-recuperer-titre = Récupérer les identifiants
etab-recuperer-automatique = Le rapprochement se fait automatiquement au moment où les identifiants sont récupérés.
etab-tableau-adfs = Utilisateurs ADFS
etab-tableau-adfs-a-rapprocher = Utilisateurs ADFS à rapprocher
# $ligne, $colonne : la ligne et la colonne d’un nombre du tableau.
etab-tableau-case = { $ligne }, { $colonne } :
etab-telecharger-tableau = Télécharger le tableau (CSV)
etab-populations = Populations
# $population : « Professeurs ».
etab-onglet-reste = { $population } ({ $n } à compléter)
etab-liste-titre = Liste des { $population } présents dans { $vs }
etab-liste-comptes = Comptes du fichier : { $population }
# $n : affichées ; $total : en tout.
etab-liste-compte = { $n ->
    [one] { $n } personne affichée
   *[other] { $n } personnes affichées
} sur { $total }.
etab-filtre = Uniquement les non rapprochés
etab-filtrer = Filtrer
etab-chercher = Chercher un nom
etab-chercher-bouton = Chercher
etab-recherche-precisez = Seules les 50 premières personnes sont affichées : précisez votre recherche.
etab-col-civilite = Civilité
etab-col-nom = Nom
etab-col-prenom = Prénom
etab-col-naissance = Date de naissance
etab-col-identifiant = Identifiant fournisseur identités
etab-col-identifiant-court = Identifiant
etab-col-etat = État
etab-col-action = Action
etab-col-classe = Classe
etab-col-commune = Commune
etab-col-enfants = Enfants
etab-civilite-m = M.
etab-civilite-mme = Mme
etab-etat-absent = Absent du dernier fichier
etab-etat-rapproche = Rapproché
etab-etat-main = Rapproché à la main
etab-etat-double-connexion = Rapproché par double connexion
# $vs : nom du logiciel.
etab-etat-identifiant-recu = Rapproché à la connexion, par l’identifiant { $vs } que l’ENT a envoyé
etab-etat-noms-recus = Rapproché à la connexion, par le nom que l’ENT a envoyé
etab-etat-ecarte = Écarté
etab-etat-sans = Sans identifiant
etab-etat-compte-libre = À rapprocher
etab-rapprocher = Rapprocher
etab-voir = Voir
# Suite, pour les lecteurs d’écran, du nom d’un bouton : « Rapprocher MARTIN Léa ».
etab-action-de = { $nom } { $prenom }
etab-compte-eleves = { $n ->
    [one] { $n } élève
   *[other] { $n } élèves
}
etab-compte-inspecteurs = { $n ->
    [one] { $n } inspecteur
   *[other] { $n } inspecteurs
}
etab-compte-maitres = { $n ->
    [one] { $n } maître de stage
   *[other] { $n } maîtres de stage
}
etab-compte-parents = { $n ->
    [one] { $n } parent
   *[other] { $n } parents
}
etab-compte-personnels = { $n ->
    [one] { $n } personnel
   *[other] { $n } personnels
}
etab-compte-professeurs = { $n ->
    [one] { $n } professeur
   *[other] { $n } professeurs
}

etab-etape-preparer = Préparer
etab-etape-importer = Importer
etab-etape-verifier = Vérifier
etab-etape-appliquer = Appliquer
etab-etape-completer = Compléter
etab-etape-terminer = Terminer
etab-recuperer-chapeau = Choisissez le fichier chiffré de l’ENT. Vous verrez ce qui changerait avant que rien ne soit écrit.
etab-recuperer-fichier = Fichier de l’ENT
etab-recuperer-fichier-aide = Le fichier .xml exporté depuis { $ent }, sans l’avoir ouvert.
etab-recuperer-comment = Comment obtenir le fichier ?
etab-recuperer-chemin = Dans { $ent } : Gestion des comptes, Exports, panneau de la vie scolaire, Exporter.
etab-fichier-absent = Choisissez un fichier.
etab-regles = Règles de rapprochement
etab-regles-identiques = Identiques
etab-regles-identiques-aide = Nom et prénom égaux, sans tenir compte des majuscules ni des accents.
etab-regles-etendues = Étendues
etab-regles-etendues-aide = Aussi les tirets, particules, deuxièmes prénoms, fautes de frappe, et ce que la famille confirme.
etab-verifier-titre = Vérifier avant d’appliquer
etab-verifier-rien = Rien n’est encore changé.
etab-verifier-fichier = Fichier { $fichier }.
etab-verifier-fichier-date = Fichier { $fichier }, exporté le { $quand }.
etab-verifier-identiques = Règles « identiques ».
etab-verifier-etendues = Règles « étendues ».
etab-verifier-tableau = Ce qui va se passer
etab-verifier-rapproches = Seront rapprochés
etab-verifier-changes = Changeront d’identifiant
etab-verifier-perdus = Perdront leur identifiant
etab-verifier-a-decider = À décider par vous
etab-verifier-sans-proposition = Sans proposition
etab-verifier-inchanges = Inchangés
etab-groupe-rapproches = Rapprochés automatiquement ({ $n })
etab-groupe-changes = Changent d’identifiant ({ $n })
etab-groupe-perdus = Perdent leur identifiant ({ $n })
etab-groupe-a-decider = À décider par vous ({ $n })
etab-groupe-sans-proposition = Sans proposition ({ $n })
etab-groupe-inchanges = Inchangés ({ $n })
etab-verifier-autres = { $n ->
    [one] Et { $n } autre.
   *[other] Et { $n } autres.
}
etab-verifier-contredit = vous avez décidé autrement ; le fichier donnerait { $nom }
etab-verifier-propositions = { $n ->
    [one] { $n } proposition
   *[other] { $n } propositions
}
etab-verifier-defauts = Défauts du fichier ({ $n })
etab-verifier-point = Un point de retour sera créé : { $nom }.
etab-appliquer = { $n ->
    [one] Appliquer à { $n } personne
   *[other] Appliquer à { $n } personnes
}
etab-appliquer-rien = Appliquer (personne ne change)
etab-autre-fichier = Choisir un autre fichier
etab-ancien-titre = Ce fichier date du { $date }
etab-ancien-fait = Il a { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}. Des arrivées et des départs ont pu avoir lieu depuis. Le plus sûr est d’exporter un fichier récent.
etab-ancien-continuer = Continuer avec ce fichier
etab-manque-titre = Il manque une partie des personnes
etab-manque-fait = Ce fichier ne contient personne parmi : { $population }. La dernière fois, il y en avait { $n }. Si c’est une erreur, refaites l’export. Rien n’a été modifié.
etab-manque-continuer = Continuer sans les { $population } : leurs identifiants seront conservés
etab-existants-titre = Conserver ou remplacer les identifiants déjà présents ?
etab-existants-fait = Des personnes ont déjà un identifiant. Ce qu’une personne a décidé à la main est conservé dans les deux cas.
etab-existants-conserver = Conserver les identifiants déjà présents et compléter
etab-existants-remplacer = Remplacer par ceux du fichier
# $n : personnes touchées ; $nouveaux : nouveaux rapprochements.
etab-existants-effet = { $n ->
    [0] Personne ne changerait d’identifiant
    [one] { $n } personne changerait ou perdrait son identifiant
   *[other] { $n } personnes changeraient ou perdraient leur identifiant
} ; { $nouveaux ->
    [0] aucun nouveau rapprochement.
    [one] { $nouveaux } nouveau rapprochement.
   *[other] { $nouveaux } nouveaux rapprochements.
}
etab-ecart-titre = De plus que les règles « identiques »
# $personnes : « 1 professeur » ; $ecarts : ce qui diffère.
etab-ecart-ligne = { $personnes } de plus : { $ecarts }
etab-ecart-compte = { $ecart } ({ $n })
ecart-abreviation = abréviation
ecart-apostrophe = apostrophe
ecart-coupe = nom coupé
ecart-espace = espace
ecart-faute = faute de frappe
ecart-graphie = autre graphie
ecart-homonyme = homonymes départagés
ecart-naissance = date de naissance
ecart-nom-double = nom double
ecart-ordre = ordre des noms
ecart-particule = particule
ecart-second-prenom = deuxième prénom
ecart-trait-union = trait d’union
etab-garde-fou-titre = Le garde-fou a arrêté l’opération
# $personnes : « 30 professeurs » ; $total : sur combien ; $part : en pour cent.
etab-garde-fou-phrase = { $personnes } sur { $total } ({ $part } %) perdraient ou changeraient d’identifiant. C’est beaucoup plus que d’habitude.
etab-garde-fou-rien = Rien n’a été modifié.
etab-garde-fou-taper = Si c’est voulu, tapez { $n } pour confirmer
etab-garde-fou-direction = Si c’est voulu, une personne de la direction peut confirmer.
# $limite, $part : en pour cent.
etab-garde-fou-bien = Garde-fou : il s’arrête si plus de { $limite } % d’une population perd ou change d’identifiant. Ici { $part } %. Tout va bien.
etab-resultat-titre = Résultat
etab-resultat-fait = { $n ->
    [0] C’est fait : personne n’a changé.
    [one] C’est fait pour { $n } personne.
   *[other] C’est fait pour { $n } personnes.
}
etab-resultat-qui = Par { $qui }, le { $quand }.
etab-resultat-duree = Temps passé : { $duree } s.
etab-resultat-fichier = Fichier : { $fichier }. La copie envoyée ici est effacée.
etab-resultat-point = Point de retour :
etab-terminer-titre = Terminer
etab-terminer-efface = Fait : la copie du fichier sur le serveur est effacée (le { $quand }).
etab-terminer-point = Fait : un point de retour existe.
etab-terminer-supprimer = À faire : supprimer le fichier { $fichier } de vos Téléchargements.
etab-terminer-publier = À faire : publier la base.
etab-terminer-quitter = À faire : quitter le mode exclusif, en enregistrant.

etab-manuel-titre = Rapprochement manuel
etab-manuel-dans-vs = Dans { $vs }
etab-manuel-dans-ent = Dans { $ent }
etab-manuel-proposes = Comptes proposés ({ $ent })
etab-manuel-tous = Chercher dans tous les comptes ({ $ent })
etab-manuel-chercher = Nom ou prénom
etab-manuel-aucune = Aucun compte non rapproché ne ressemble à cette personne.
etab-manuel-calcul = Détail du calcul
etab-manuel-trancher = Donnée qui trancherait : { $donnee }.
etab-manuel-ressemblance = Deux comptes se ressemblent : jumeaux ou homonymes. Vérifiez le prénom et la date de naissance.
etab-manuel-pris = déjà rapproché
etab-manuel-relie = Rapproché du compte de { $nom }
etab-manuel-compte-absent = Le compte de cet identifiant ne figure plus dans le dernier fichier.
etab-manuel-ecarte = Cette personne a été écartée : quelqu’un a décidé qu’elle n’a pas de compte.
etab-niveau-certain = Certain
etab-inconnu-naissance = date de naissance inconnue d’un côté
etab-inconnu-numero = numéro national inconnu d’un côté
etab-inconnu-adresse = adresse inconnue d’un côté
etab-rapprocher-deux = Rapprocher ces deux personnes
etab-rapprocher-malgre = Rapprocher malgré la différence
etab-choisir = Choisir
etab-aucune-personne = Aucune de ces personnes
etab-plus-tard = Je verrai plus tard
etab-ecarter-pourquoi = Pourquoi n’a-t-elle pas de compte ?
etab-ecarter-pas-de-compte = Pas encore de compte ENT
etab-ecarter-parti = A quitté l’établissement
etab-ecarter-test = Compte de test
etab-ecarter-autre = Autre
etab-confirmer-titre = Confirmer le rapprochement
etab-confirmer-difference = Quelque chose d’important diffère, ou rien ne dit que c’est la même personne.
etab-confirmer-raison = Pourquoi est-ce la même personne ?
etab-confirmer-raison-aide = Par exemple : date de naissance corrigée au secrétariat. N’écrivez pas de nom.
etab-confirmer-raison-absente = Indiquez pourquoi.
etab-confirmer-annuler = Vous pourrez annuler.
etab-confirmer = Confirmer le rapprochement
etab-pris-titre = Ce compte ENT est déjà pris
# $nom : de la personne ; $population : « Professeurs ».
etab-pris-fait = Il est rapproché de { $nom } ({ $population }).
etab-pris-depuis = Depuis le { $quand }.
etab-pris-rien = Rien n’a été modifié.
etab-pris-voir = Voir { $nom }
etab-pris-liberer = Libérer l’ancien et rapprocher
# $nom : dans la vie scolaire ; $autre : dans l’ENT.
etab-fait-rapproche = { $nom } ({ $vs }) est rapproché de { $autre } (ENT).
etab-enregistre-a = Enregistré à { $heure }.
etab-fait-ecarte = { $nom } : personne écartée.
etab-fait-annule = { $nom } : décision annulée.
etab-annuler = Annuler
etab-annuler-rapprochement = Annuler ce rapprochement
etab-annuler-ecart = Ne plus écarter

etab-points-titre = Points de retour
etab-points-chapeau = Avant chaque opération, la base garde ce qu’elle contient. Vous pouvez y revenir, et annuler ce retour.
etab-points-aucun = Aucun point de retour pour l’instant. Le premier est créé en passant en mode exclusif.
etab-points-comparer = Comparer
etab-points-creer = Créer un point de retour
etab-point-nom = avant l’import du { $quand }
etab-point-phrase = Point de retour du { $quand }, par { $qui } : { $raison }.
etab-point-exclusif = en passant en mode exclusif
etab-point-utilisateurs = avant un import d’utilisateurs
etab-point-import = avant de récupérer les identifiants
etab-point-retour = avant un retour
etab-point-demande = à la demande
etab-fait-point = Le point de retour est créé.
etab-fait-restaure = La base est revenue à ce point. Un nouveau point de retour permet d’annuler.
etab-comparer-titre = Comparer avant de revenir
etab-comparer-maintenant = Maintenant
etab-comparer-alors = Après le retour
etab-comparer-perd = Ce qui serait perdu
etab-comparer-perd-rien = Rien ne serait perdu.
etab-comparer-perd-personnes = { $personnes } : retirés de la base
etab-comparer-perd-identifiants = { $personnes } : identifiant perdu ou changé
etab-comparer-garder = { $n ->
    [one] Garder { $n } décision prise à la main depuis
   *[other] Garder { $n } décisions prises à la main depuis
}
etab-comparer-defaire = Un point de retour sera créé avant : ce retour pourra être annulé. Les personnes connectées aux espaces devront se connecter de nouveau.
etab-comparer-revenir = Revenir à ce point
etab-comparer-direction = Seule la direction peut revenir à un point de retour.

etab-imports-utilisateurs = Base
etab-imports-socles = Socles ENT
etab-annees-titre = Rapprochements d’une autre année
etab-annees-reprise = Des rapprochements d’une autre année peuvent être repris : chacun suit la personne par son identifiant dans le logiciel. Cela se fait dans la console, avec le compte d’hébergement.
etab-annees-reprise-lien = Reprendre les rapprochements
etab-utilisateurs-titre = Importer des utilisateurs
etab-utilisateurs-chapeau = Une liste CSV avec une ligne de titres : id, population, nom, prénom, et ce que vous avez d’autre.
etab-utilisateurs-fichier = Liste des utilisateurs
etab-utilisateurs-fichier-aide = Fichier .csv. Ce que la liste laisse vide reste comme dans la base.
etab-utilisateurs-retirer = Retirer les personnes absentes de la liste
etab-utilisateurs-retirer-aide = Seulement dans les populations de la liste. Sans cette case, personne n’est retiré.
etab-utilisateurs-lire = Vérifier la liste
etab-utilisateurs-verifier = Vérifier la liste des utilisateurs
etab-utilisateurs-ajoutes = Ajoutés
etab-utilisateurs-modifies = Modifiés
etab-utilisateurs-inchanges = Inchangés
etab-utilisateurs-absents = Absents de la liste
etab-utilisateurs-seront-retires = Seront retirés de la base
etab-utilisateurs-resteront = Absents de la liste : ils restent dans la base
etab-utilisateurs-deplaces = { $n ->
    [one] { $n } personne a changé de population dans la liste : elle reste comme elle est.
   *[other] { $n } personnes ont changé de population dans la liste : elles restent comme elles sont.
}
etab-utilisateurs-mis-de-cote = { $n ->
    [one] { $n } ligne mise de côté.
   *[other] { $n } lignes mises de côté.
}
etab-fait-utilisateurs = La liste des utilisateurs est importée. Un point de retour permet d’annuler.
etab-sauvegarde-titre = Sauvegarder la base
etab-sauvegarde-chapeau = Télécharge tout ce que contient la base « { $base } » : utilisateurs, rapprochements, réglages.
etab-sauvegarde-format = Le fichier est compressé et chiffré : seule cette installation peut le relire.
etab-sauvegarde-revenir = Revenir à une sauvegarde
etab-sauvegarde-revenir-aide = Vous verrez d’abord ce qui serait perdu. Les réglages de la base ne changent pas.
etab-sauvegarde-fichier = Fichier de sauvegarde
etab-sauvegarde-verifier = Vérifier ce fichier
etab-sauvegarde-phrase = Sauvegarde « { $fichier } » de la base { $base }, faite le { $quand }.
sauvegarde-erreur-fichier = Ce n’est pas une sauvegarde
    .fait = « { $nom } » n’est pas une sauvegarde de base. Rien n’a été modifié.
    .faire = Choisissez un fichier téléchargé par « Sauvegarder la base ».
etab-identifiants-titre = Exporter les identifiants { $vs }
etab-identifiants-chapeau = Un fichier chiffré avec l’identifiant { $vs } de chaque personne, à importer dans { $ent }.
etab-identifiants-contenu = Il contient
# $n : personnes qui ont aussi l’identifiant de l’ENT.
etab-identifiants-relies = dont { $n } avec l’identifiant ENT
etab-identifiants-cle = Clé publique de l’ENT
etab-identifiants-cle-connue = Chiffré pour la clé connue de l’ENT :
etab-identifiants-cle-aide = Collez la clé donnée par l’ENT (PEM ou OpenSSH), ou choisissez son fichier.
etab-identifiants-cle-autre = À laisser vide, sauf si l’ENT vous a donné une autre clé.
etab-identifiants-cle-absente = Donnez la clé publique de l’ENT.
etab-identifiants-cle-fichier = Ou le fichier de cette clé
etab-identifiants-nom = Nom du fichier
etab-identifiants-exporter = Exporter
etab-identifiants-rappel = Ce fichier est à supprimer de votre ordinateur après usage.
etab-cle-titre = Clé de chiffrement
etab-cle-chapeau = Cette clé publique est à donner à { $ent } : elle lui permet de chiffrer le fichier pour cette base.
etab-cle-empreinte = Empreinte
etab-cle-taille = Clé RSA de { $bits } bits.
etab-cle-texte = Clé publique

etab-journal-quand = Quand
etab-journal-qui = Qui
etab-journal-quoi = Quoi
etab-journal-suite = Plus ancien
etab-journal-telecharger = Télécharger le journal (CSV)
etab-journal-vide = Rien n’a encore été fait dans cette base.
# Les personnes sont désignées par leur numéro de ligne.
journal-exclusif-entree = Passage en mode exclusif
journal-exclusif-enregistre = Mode exclusif quitté, modifications enregistrées
journal-exclusif-retour = Mode exclusif quitté, retour au point de retour
journal-exclusif-libere = Fin du mode exclusif de { $nom }
journal-fichier-recu = Fichier « { $fichier } » reçu
journal-fichier-refuse = Fichier « { $fichier } » refusé ({ $raison })
journal-fichier-efface = Fichier « { $fichier } » effacé sans être appliqué
journal-choix = Choix pour le fichier « { $fichier } »
journal-identifiants-recuperes = Identifiants récupérés de « { $fichier } », règles { $regles ->
    [identiques] identiques
   *[etendues] étendues
} : { $rapproches } rapprochés, { $changes } changés, { $retires } perdus
journal-utilisateurs-importes = Utilisateurs importés de « { $fichier } » : { $ajoutes } ajoutés, { $changes } modifiés, { $retires } retirés
journal-rapproche = Utilisateur n° { $utilisateur } rapproché à la main
journal-ecarte = Utilisateur n° { $utilisateur } écarté ({ $raison ->
    [parti] parti
    [pas-de-compte] pas encore de compte
    [test] compte de test
   *[autre] autre
})
journal-annule = Utilisateur n° { $utilisateur } : décision annulée
journal-point-cree = Point de retour créé
journal-restaure = Retour au point n° { $point }
journal-sauvegarde = Sauvegarde de la base téléchargée
journal-sauvegarde-restauree = Retour à la sauvegarde « { $fichier } »
journal-identifiants-exportes = Identifiants exportés pour l’ENT ({ $n } personnes)
journal-demonstration = Base de démonstration créée
