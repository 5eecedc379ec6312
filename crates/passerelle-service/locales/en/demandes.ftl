# S39: requests of people whom the workspace knows and whom the base does not know yet.
demandes-titre = Requests to be linked
# $numero: the request’s number.
demandes-une-titre = Request { $numero }
demandes-chapeau = These people have signed in to { $ent } and ask to enter { $vs }. Link each of them to the right person: they can then come in at once.
demandes-aucune = No request is waiting. They come from people who read “Your account is not linked yet”.
demandes-numero = Number
demandes-porte = Space asked for
demandes-enfant = Child
# $enfant, $classe: as the person wrote them.
demandes-enfant-classe = { $enfant } ({ $classe })
demandes-date = Last sent
demandes-sa-parole = This account is not in the last file of { $ent }: the name is what the person wrote. If in doubt, ask them.
# $nom: who it is by the file; $population: “guardians”.
demandes-ent-dit = By the last file of the workspace, this account belongs to { $nom } ({ $population }).
demandes-qui = Who is it?
demandes-personne = Nobody without an identifier resembles this request.
demandes-enfant-reconnu = The child they name is theirs
demandes-relier = Link
demandes-retirer = Drop the request
demandes-chercher = Family or first name
demandes-chercher-autre = Look for somebody else
demandes-trouvees = { $n ->
    [0] Nobody without an identifier bears this name.
    [one] { $n } person found
   *[other] { $n } people found
  }
etab-reste-demandes = Answer { $n ->
    [one] { $n } request to be linked
   *[other] { $n } requests to be linked
  }
etab-fait-relie = The person is linked. They can come in right now.
etab-fait-retiree = The request is dropped. Nobody was linked.
journal-demande = Request { $numero } received
journal-demande-reliee = Request { $numero }: user no. { $utilisateur } linked
journal-demande-retiree = Request { $numero } dropped
etab-raison-absente = The reason is missing
    .fait = These two people do not look alike. Nothing was changed.
    .faire = Write why they are the same person, then try again.
