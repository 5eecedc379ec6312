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

# Why signing in did not suffice.
demandes-sans-nom = Somebody who has not written yet
demandes-designe = The sign-in points to them, without certainty
demandes-designe-ce-compte = matched with this account already
demandes-designe-autre-compte = matched with another account already
demandes-designe-ecarte = set aside
demandes-obstacle-contradiction = One person bears this name, but something the ENT says and the base knows differs (birth date or post code).
demandes-obstacle-identifiant-pris = Identifier already in use: this ENT account is matched with one person, and the ENT points to another.
demandes-obstacle-manque = Something is missing to be certain: the ENT did not send it, or the base does not have it.
demandes-obstacle-population = The ENT and the base disagree about this person’s population, or double sign-in is closed to them.
demandes-obstacle-etablissement = The ENT says that this person belongs to another school.
demandes-obstacle-ecarte = The ENT points to a person whom somebody has set aside.
demandes-obstacle-plusieurs = Two possible people or more: namesakes, or an unknown birth date.
demandes-obstacle-deux-valeurs = The ENT sent several values where one is needed.
demandes-obstacle-inconnu = Nobody in the base corresponds to what the ENT sent.
demandes-obstacle-personne-prise = The person pointed to is matched with another ENT account already.
# $origine: the way to recognise people; $utilisateur: row number.
journal-reconnu = User no. { $utilisateur } recognised at sign-in and matched, { $origine ->
    [double_sign_in] by double sign-in
    [service_identifier] by the identifier that the ENT sent
   *[other] by the name that the ENT sent
  }
# $raison: what was lacking.
journal-reconnaissance-refusee = Request { $numero } opened by a refused sign-in: { $raison ->
    [contradiction] something differs
    [identifier_taken] identifier already in use
    [not_told] something is missing
    [other_population] another population
    [other_school] another school
    [set_aside] person set aside
    [several_people] two possible people
    [several_values] several values received
    [user_taken] person matched already
   *[other] unknown person
  }
