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
