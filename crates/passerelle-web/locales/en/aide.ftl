# Help, in the order of the procedures: access, delegation, matching, support.
# $vs: the school-life software; $ent: the digital workspace.

aide-titre = Help
aide-debut = The four stages, in the order you meet them.

aide-acces = Access
    .debut = Entering { $vs }, through { $ent } or directly.
aide-acces-1 = I come through { $ent }
    .texte = Sign in to { $ent }, then open the “{ $vs }” tile. Once delegation is in place, no other password is asked for.
aide-acces-2 = I am asked for a { $vs } password
    .texte = Your space is not delegated yet. Use the { $vs } name and password that the school gave you.
aide-acces-3 = “Your account is not linked yet”
    .texte = { $ent } recognised you, but the school still has to link your account. Tell them, with the request number at the bottom of that page.
aide-acces-4 = “This is not your space”
    .texte = Each account opens one space. The page offers you yours.
aide-acces-5 = I have no { $ent } account
    .texte = If the school allows direct sign-in, add “?login=true” to your space’s address. Otherwise ask the school office for an account.

aide-delegation = Delegation
    .debut = Letting { $ent } vouch for people, space by space.
aide-delegation-1 = Before you start
    .texte = Open the hosting console with the hosting number, the hosting password and the last invoice number.
aide-delegation-2 = Stop publishing
    .texte = Settings change only while the base is stopped. Nobody can sign in meanwhile: choose a quiet moment.
aide-delegation-3 = Define a CAS delegation
    .texte = Under “Delegate sign-in”, choose your ENT from the list. The addresses fill in. Give the ENT’s administrator the address to register.
aide-delegation-4 = Choose the spaces
    .texte = Delegating every space is strongly advised. The common page follows once the eight spaces use the same delegation.
aide-delegation-5 = Test, then publish
    .texte = The connection test says, line by line, what works and what is missing. Then publish the base.

aide-rapprochement = Matching
    .debut = Linking each { $ent } account to a person of { $vs }.
aide-rapprochement-1 = Get the file
    .texte = In { $ent }: account management, exports, “{ $vs } XML”, then export. The file is encrypted: it opens here only.
aide-rapprochement-2 = Back up first
    .texte = Sign in with the spr account, in exclusive mode, and back up the base. A restore point is made as well, without your having to think of it.
aide-rapprochement-3 = Retrieve the identifiers
    .texte = Go to communication, identity management, delegation, and retrieve the identifiers. The check page shows what would change. Nothing changes before you apply.
aide-rapprochement-4 = Read the overview table
    .texte = One row counts the people who are matched. Another counts the accounts of the file that are not yet.
aide-rapprochement-5 = Finish by hand
    .texte = Filter on those not matched. “Match” offers the accounts of the file, the most likely first, and says why.
aide-rapprochement-6 = Go back
    .texte = One match can be undone alone. The restore point puts the whole base back as it was before the import, after showing what would be lost.

aide-assistance = Support
    .debut = Whom to ask, and what to have at hand.
aide-assistance-1 = Pupils and parents
    .texte = Ask the school. The error page carries a reference and a request number: quote them.
aide-assistance-2 = Schools
    .texte = Give the reference, the time and the UAI. Send no name, no password and not the ENT file.
aide-assistance-3 = Is the service working?
    .texte = The service status page says so, without signing in.
aide-assistance-4 = Contact
    .texte = The support of { $ent } answers for accounts; that of { $vs } for spaces and matching.
