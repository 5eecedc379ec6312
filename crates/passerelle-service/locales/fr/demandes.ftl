# S39 : les demandes des personnes que l’ENT connaît et que la base ne connaît pas encore.
demandes-titre = Demandes de rapprochement
# $numero : le numéro de la demande.
demandes-une-titre = Demande { $numero }
demandes-chapeau = Ces personnes se sont connectées à { $ent } et demandent à entrer dans { $vs }. Reliez chacune à la bonne personne : elle pourra entrer aussitôt.
demandes-aucune = Aucune demande n’attend. Elles viennent des personnes qui lisent « Votre compte n’est pas encore relié ».
demandes-numero = Numéro
demandes-porte = Porte demandée
demandes-enfant = Enfant
# $enfant, $classe : ce que la personne a écrit.
demandes-enfant-classe = { $enfant } ({ $classe })
demandes-date = Dernier envoi
demandes-sa-parole = Le dernier fichier de { $ent } ne contient pas ce compte : le nom est celui que la personne a écrit. En cas de doute, demandez-lui.
# $nom : la personne selon le fichier ; $population : « parents ».
demandes-ent-dit = Selon le dernier fichier de l’ENT, ce compte est celui de { $nom } ({ $population }).
demandes-qui = Qui est-ce ?
demandes-personne = Personne sans identifiant ne ressemble à cette demande.
demandes-enfant-reconnu = L’enfant nommé est le sien
demandes-relier = Relier
demandes-retirer = Retirer la demande
demandes-chercher = Nom ou prénom
demandes-chercher-autre = Chercher quelqu’un d’autre
demandes-trouvees = { $n ->
    [0] Personne sans identifiant ne porte ce nom.
    [one] { $n } personne trouvée
   *[other] { $n } personnes trouvées
  }
etab-reste-demandes = Répondre à { $n ->
    [one] { $n } demande de rapprochement
   *[other] { $n } demandes de rapprochement
  }
etab-fait-relie = La personne est reliée. Elle peut entrer dès maintenant.
etab-fait-retiree = La demande est retirée. Personne n’a été relié.
journal-demande = Demande { $numero } reçue
journal-demande-reliee = Demande { $numero } : utilisateur n° { $utilisateur } relié
journal-demande-retiree = Demande { $numero } retirée
etab-raison-absente = Il manque la raison
    .fait = Ces deux personnes ne se ressemblent pas. Rien n’a été changé.
    .faire = Écrivez pourquoi c’est bien la même personne, puis recommencez.

# Pourquoi la connexion n’a pas suffi.
demandes-sans-nom = Personne qui n’a pas encore écrit
demandes-designe = La connexion le désigne, sans certitude
demandes-designe-ce-compte = déjà rapproché de ce compte
demandes-designe-autre-compte = déjà rapproché d’un autre compte
demandes-designe-ecarte = écarté
demandes-obstacle-contradiction = Une personne porte ce nom, mais une donnée de l’ENT et la même donnée de la base diffèrent (date de naissance ou code postal).
demandes-obstacle-identifiant-pris = Identifiant déjà utilisé : ce compte ENT est rapproché d’une personne, et l’ENT en désigne une autre.
demandes-obstacle-manque = Il manque une donnée pour être certain : l’ENT ne l’a pas envoyée, ou la base ne l’a pas.
demandes-obstacle-population = L’ENT et la base ne sont pas d’accord sur la population de cette personne, ou elle n’a pas droit à la double connexion.
demandes-obstacle-etablissement = L’ENT dit que cette personne est d’un autre établissement.
demandes-obstacle-ecarte = L’ENT désigne une personne que quelqu’un a écartée.
demandes-obstacle-plusieurs = Deux personnes possibles ou plus : homonymes, ou date de naissance inconnue.
demandes-obstacle-deux-valeurs = L’ENT a envoyé plusieurs valeurs là où il en faut une.
demandes-obstacle-inconnu = Personne de la base ne correspond à ce que l’ENT a envoyé.
demandes-obstacle-personne-prise = La personne désignée est déjà rapprochée d’un autre compte ENT.
# $origine : la façon de reconnaître ; $utilisateur : numéro de ligne.
journal-reconnu = Utilisateur n° { $utilisateur } reconnu à la connexion et rapproché, { $origine ->
    [double_sign_in] par double connexion
    [service_identifier] par l’identifiant que l’ENT a envoyé
   *[other] par le nom que l’ENT a envoyé
  }
# $raison : ce qui a manqué.
journal-reconnaissance-refusee = Demande { $numero } ouverte par une connexion refusée : { $raison ->
    [contradiction] une donnée diffère
    [identifier_taken] identifiant déjà utilisé
    [not_told] une donnée manque
    [other_population] autre population
    [other_school] autre établissement
    [set_aside] personne écartée
    [several_people] deux personnes possibles
    [several_values] plusieurs valeurs reçues
    [user_taken] personne déjà rapprochée
   *[other] personne inconnue
  }
