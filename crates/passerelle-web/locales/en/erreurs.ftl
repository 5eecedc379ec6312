# The error pages: the title, what happened, what to do.

# $ref: the reference; $demande: the request’s number.
erreur-reference = Ref. { $ref }, request { $demande }
erreur-demande-numero = Request { $demande }

# $vs: the school-life software; $ent: the digital workspace.
erreur-e01 = Your account is not linked yet
    .fait = You are signed in to { $ent }. The school still has to link your account to { $vs }.
    .faire = Tell the school: linking your account takes them a few minutes.
# $demande: the space asked for; $reel: the one that the account opens.
erreur-e02 = This is not your space
    .fait = This page is { $demande }. Your account opens { $reel }.
    .faire = Go to your own space. If this is not your account, sign out.
# $depuis: when it was stopped.
erreur-e03 = { $vs } is stopped for now
    .fait = The school stopped { $vs } on { $depuis }. There is nothing wrong with your account.
    .faire = Try again later today.
erreur-e03-reprise = { $vs } is stopped for now
    .fait = The school stopped { $vs } on { $depuis }. There is nothing wrong with your account.
    .faire = Try again after { $reprise }.
erreur-e04 = Direct sign-in is not open
    .fait = In this school, people enter { $vs } through { $ent }.
    .faire = Go through { $ent }. If you have no account there, ask the school office.
erreur-e05 = Wrong name or password
    .fait = We did not recognise these two together.
    .faire = Check the capital letters and try again.
erreur-e06 = This link no longer works
    .fait = Passing from { $ent } to { $vs } takes a few seconds, and that time is over. It often happens after going back or using a bookmark.
    .faire = Start signing in again.
# $hote: the site’s address.
erreur-e07 = Signing in goes round in circles
    .fait = { $ent } and { $vs } keep sending you to each other. Most often the browser blocks cookies, or the device’s clock is wrong.
    .faire = Check the device’s date and time, allow cookies for { $hote }, then start again. If that fails, try another browser.
erreur-e08 = { $ent } does not answer
    .fait = { $vs } works, but { $ent } does not confirm who you are.
    .faire = Try again in a few minutes.

# $n: people concerned; $total: everybody; $part: per cent; $population: pupils, parents…
erreur-e17 = The safety hold stopped this
    .fait = { $n } { $population } out of { $total } ({ $part }%) would lose or change their identifier. That is far more than usual. Nothing was changed.
    .faire = Look at these people before going on. If it is intended, somebody from the school’s management can confirm by typing { $n }.
erreur-e18 = Somebody else has just saved changes
    .fait = They were saved after your page was opened. Your request changed nothing.
    .faire = Reload the page, look at what changed, then choose again.
erreur-e19 = This ENT account is already taken
    .fait = It is matched to somebody else in the base. Nothing was changed.
    .faire = Look at that person first: an ENT account serves one person only.
# $n: minutes.
erreur-e20 = You have been signed out
    .fait = You were inactive for { $n } minutes.
    .faire = Sign in again to go on.
erreur-e21 = This could not be saved
    .fait = A technical problem occurred on our side. Nothing was changed.
    .faire = Try again. If it happens again, give the reference below to support.
erreur-e21-lecture = This page cannot be shown
    .fait = A technical problem occurred on our side. Nothing was changed.
    .faire = Try again. If it happens again, give the reference below to support.

# $adresse: the address called; $n: seconds; $raison: in plain words.
erreur-e22 = The ENT’s server does not answer
    .fait = We called { $adresse } for { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    } without an answer we can use ({ $raison }).
    .faire = Check the address, letter by letter, and open it in a tab. If it opens for you but not from here, the ENT must allow our server.
# $hote: the server; $raison: what is wrong with its certificate.
erreur-e23 = The connection to the ENT is not safe
    .fait = The certificate of { $hote } { $raison }. We refuse to send people there.
    .faire = The ENT must renew its certificate.
# $service: our address.
erreur-e24 = The ENT does not know this base yet
    .fait = The ENT refused our address. That is normal the first time.
    .faire = Send this address to the ENT’s administrator: { $service }. Run the test again once they have answered.
# $attribut: the one expected; $recus: those that came.
erreur-e25 = The ENT sends no identifier
    .fait = Signing in worked, but the answer does not contain “{ $attribut }”. Received: { $recus }.
    .faire = Choose another attribute, or ask the ENT to send “{ $attribut }” to this service.

# The reason that goes into error E22.
raison-adresse = the address is not that of a site
raison-http = plain http is accepted on this machine only
raison-privee = it leads to this machine or to a private network
raison-connexion = nobody listens at this address, or its name is unknown
raison-delai = no answer in time
raison-taille = the answer is too long
raison-coupure = the answer broke off
# They follow “The certificate of this server”.
certificat-autre-nom = is for another name
certificat-expire = has expired
certificat-inconnu = is not recognised
certificat-pas-encore = is not valid yet
certificat-change = is not the expected one
certificat-autre = did not allow an encrypted connection

erreur-introuvable = There is no such page
    .fait = Nothing is found at this address. Nothing was changed.
    .faire = Check the address, or start from the site map.
erreur-interdit = This page is not open to your account
    .fait = You are signed in, but your account has no such right here. Nothing was changed.
    .faire = Ask the school’s management or whoever gave you your account.
erreur-conflit = This cannot be done right now
    .fait = Things have changed, or a rule forbids it. Nothing was changed.
    .faire = Reload the page and look at what changed.
erreur-demande = This request was not understood
    .fait = The browser sent something other than what this page expects. Nothing was changed.
    .faire = Go back to the previous page, reload it and start again.
erreur-trop-grand = This is too large
    .fait = What was sent is beyond the size accepted here. Nothing was changed.
    .faire = Check that you chose the right file.
erreur-formulaire = This form is no longer valid
    .fait = It was opened before a new sign-in, or it comes from another site, or the browser blocks cookies. Nothing was changed.
    .faire = Go back to the page of the form, reload it and start again. Allow cookies for this site.
erreur-lenteur = The answer is taking too long
    .fait = The server did not answer in time. What you asked for may have been done.
    .faire = Wait a minute, reload the page and check before starting again.
# $n: seconds.
erreur-trop-d-essais = Too many attempts
    .fait = There were too many attempts to sign in. Your account is not blocked.
    .faire = Try again in { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }.
erreur-affluence = Many people are signing in
    .fait = The server is busy checking other passwords. Yours was not looked at.
    .faire = Wait a minute, then try again. If you are already signed in, your services stay open.
