# The application behind each space.

application-onglet = Applications
application-titre = Application of the space
application-liste = What is behind each space
application-liste-intro = Each space shows its built-in page, or leads to an application of your choice, which learns safely who comes.
application-colonne = Application
application-intro = Choose what people find in this space once they are recognised. What changes here holds as soon as the base is published.
application-attend = This base is waiting. Applications and keys belong to the address: they are set in the base that is in service.
application-enregistrer = Save
application-retour = Back to the applications
application-fait = The application of the space is saved. It will serve as soon as the base is published.

application-mode = What is behind the space
application-mode-integree = The built-in page
application-mode-integree-aide = Nothing else to install.
application-mode-relayee = An application passed on to
application-mode-relayee-aide = Passerelle hands on everything that is asked below the address of the space. The application then shares Passerelle’s address: pass on to applications that you trust only.
application-mode-controle = An application behind your web server
application-mode-controle-aide = Your web server (nginx, Traefik, Caddy) asks Passerelle who comes, before each page.

application-adresse = Address of the application
application-adresse-aide = Passed on to: the address that Passerelle calls. Behind your web server: the address where people find it, on the same host name as Passerelle.
application-adresse-vide = Give the address of the application.
application-adresse-https = The address must begin with https:// (http:// is for this machine alone).
application-adresse-mal-ecrite = This address cannot be used: a host name and a folder, without parameters.
application-adresse-nous = This is the address of Passerelle itself.
application-adresse-autre-hote = This address must have the same host name as Passerelle: browsers show its session to no other.
application-adresse-pas-permise = The settings of the server allow no application at this address. Ask whoever runs it.

application-identite = What the application learns about the person
application-identite-aide = Never a name: the service’s identifier, the space and the profile. Leave empty a header that is not to be sent.
application-jeton = Signed token
application-jeton-en-tete = In the header X-Passerelle-Token
application-jeton-bearer = In the header Authorization (Bearer)
application-jeton-aucun = No token
application-audience = Name of the application in the token (aud)
application-audience-aide = Empty: the host name of its address.
application-audience-longue = At most 80 plain characters, without accents.
application-en-tetes = Headers
application-en-tete-utilisateur = Header of the service’s identifier
application-en-tete-login = Header of the direct sign-in name
application-en-tete-espace = Header of the space
application-en-tete-population = Header of the profile
application-en-tete-base = Header of the base
application-en-tete-session = Header of the session’s reference
application-en-tete-refuse = This name cannot be used: letters, digits and hyphens, a different name on each line, and none that the web uses already.

application-question-titre = For your web server
application-question-aide = This is the address that it asks before each page, handing on the cookies it received.
application-question = Address to ask

application-cles-titre = Signing keys
application-cles-intro = The tokens are signed: the application verifies them with the public keys, and no secret is shared. The next key is announced in advance; each gives way by itself after some weeks.
application-emetteur = Issuer of the tokens (iss)
application-cles-adresse = Address of the public keys
application-cles-aucune = No key yet: the first ones are made with the first application.
# $quand: date and time.
application-cle-actuelle = Signs since { $quand }.
application-cle-suivante = Announced: it will sign after the current key.
# $quand: date and time.
application-cle-precedente = Signed until { $quand }; published while one of its tokens is valid.
application-cles-tourner = Change the key now
application-cles-tourner-aide = Nobody is interrupted. To be done at once if you think that a key was copied.
application-cles-fait = The next key signs from now on.

# $espace: word of the address.
journal-application = Application of the space “{ $espace }” changed.
journal-cles-creees = First signing keys made.
journal-cles-tournees = Signing key changed by hand.
journal-cles-tournees-seules = Signing key changed by itself, in its turn.
