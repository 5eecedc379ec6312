# What the command line says about files, besides the common texts. $nom: name of the file.
# A message without a title replaces, for the command line, a part of the common message of the same name.

erreur-existe = A file is already there
    .fait = “{ $nom }” already exists. Replacing a key would lose it. Nothing was changed.
    .faire = Choose another folder, or first move the old keys to a safe place.

erreur-dossier-occupe = This folder contains other files
    .fait = “{ $nom }” contains files that do not come from this command. Nothing was changed.
    .faire = Choose an empty folder or a new one.

erreur-est-dossier = A file name is needed
    .fait = “{ $nom }” is a folder. Nothing was changed.
    .faire = Give the name of a file in this folder.

erreur-pas-de-dossier = The folder does not exist
    .fait = The folder for “{ $nom }” does not exist. Nothing was changed.
    .faire = Create this folder, or choose another.

erreur-meme-sortie = The same file is asked for twice
    .fait = “{ $nom }” is given for two results. Nothing was changed.
    .faire = Give each result a different name.

erreur-pas-un-fichier = A file name is needed
    .fait = “{ $nom }” is not an ordinary file. Nothing was changed.
    .faire = Give the name of the file to write.

erreur-sortie-est-entree = The command reads this file
    .fait = The result would replace “{ $nom }”, which is one of the files read. Nothing was changed.
    .faire = Give the result another name.

erreur-introuvable = The file cannot be found
    .fait = “{ $nom }” does not exist there. Nothing was changed.
    .faire = Check the name and the folder.

nature-rapprochements = a list of matches
nature-base = a list of users of the school-life software
cle-demande-phrase = Passphrase of “{ $nom }”:

erreur-pas-chiffre = This is not a sealed file
    .fait = “{ $nom }” is { $nature }. Nothing was changed.
    .faire = Give a file sealed by the ENT or by the school-life software.

erreur-pas-a-chiffrer = This content does not go in this container
    .fait = “{ $nom }” is { $nature }. What is needed here is { $attendu }. Nothing was changed.
    .faire = Choose the other direction with --kind, or another file.

erreur-autre-etablissement =
    .faire = Choose the file of your school. If the base is shared, give each school with --uai.

erreur-non-protege =
    .faire = Delete it from your computer. In the ENT, choose “Fichier pour la vie scolaire”, which is sealed. To accept it anyway: --clear-text.

erreur-cle-manquante =
    .faire = Give the private key with --key.

erreur-cle =
    .faire = Check the key file. To create a new pair: passerelle keygen.

erreur-cle-trop-petite =
    .faire = Create a new pair of keys, of 3072 bits: passerelle keygen.

erreur-cle-trop-grande =
    .faire = Create a new pair of keys, of 3072 bits: passerelle keygen.

erreur-phrase-de-passe =
    .fait = “{ $nom }” is protected, and there is no terminal to ask for the passphrase. Nothing was changed.
    .faire = Put the passphrase in a file that only you can read and give it with --passphrase-file.

erreur-lecture =
    .faire = Check that you are allowed to read it and that the disk is working.

erreur-ecriture =
    .faire = Check the free space and your permissions on the folder, then try again.

erreur-scellement-compression =
    .faire = Remove --no-compress, or choose --kind export.

erreur-scellement-destinataires =
    .faire = Give the right number of keys with --recipient.

erreur-scellement-noms =
    .faire = Give each one a different name: --recipient NAME=KEY.

# $adresse: address and port.
erreur-port-pris = This port is taken
    .fait = Another program already listens on { $adresse }. Nothing was changed.
    .faire = Stop it, or choose another port: --listen 127.0.0.1:9080.

erreur-adresse = Cannot listen at this address
    .fait = { $adresse }: { $cause }. Nothing was changed.
    .faire = Choose an address of this machine: --listen 127.0.0.1:8080.

erreur-adresse-publique = This address is not this machine’s alone
    .fait = The demonstration speaks http, unencrypted: { $adresse } is refused. Nothing was changed.
    .faire = Choose a local address: --listen 127.0.0.1:8080.

# $demandee, $faite: addresses.
erreur-autre-adresse = The data of this folder have another address
    .fait = They were made for { $faite }, and you ask for { $demandee }. Nothing was changed.
    .faire = Start with --listen { $faite }, choose another folder with --data, or start again from nothing with --reset.

erreur-donnees-anciennes = These data are of another version
    .fait = “{ $nom }” was written by another version of the program. Nothing was changed.
    .faire = Start again from nothing with --reset, or choose another folder with --data.

# $cause: what the system says.
erreur-serveur = The server stopped
    .fait = { $cause }. What was saved is kept.
    .faire = Start it again. If this happens again, send this message to support.

erreur-base-de-donnees = The database does not answer
    .fait = “{ $nom }”: { $cause }. Nothing was changed.
    .faire = Check the free space and your rights on the folder, then try again.

# $cle: key of the settings; $ligne: line of the file; $exemple: a line that would do; $connues: what exists.
erreur-reglage-absent = A setting is missing
    .fait = “{ $nom }”: the key “{ $cle }” is not written in [{ $table }]. Nothing was started.
    .faire = Add it. Example: { $exemple }
erreur-reglage-inconnu = A setting does not exist
    .fait = “{ $nom }”, line { $ligne }: there is no “{ $cle }” here. Nothing was started.
    .faire = Correct or remove this line. What exists: { $connues }.
# $attendu: what is expected; $precision: its bounds or its words, in brackets.
erreur-reglage-valeur = A setting cannot be used
    .fait = “{ $nom }”, line { $ligne }: the key “{ $cle }” takes { $attendu }{ $precision }. Nothing was started.
    .faire = Correct this line. Example: { $exemple }
erreur-reglage-deplace = A setting is in the wrong place
    .fait = “{ $nom }”, line { $ligne }: this line is not expected here. Nothing was started.
    .faire = Correct this line. For a file to start from: passerelle serve --print-config
erreur-reglage-syntaxe = The settings file cannot be read
    .fait = “{ $nom }”, line { $ligne }: this is not TOML. Nothing was started.
    .faire = Correct this line: texts stand between straight quotes. For a file to start from: passerelle serve --print-config
reglage-forme-adresse = an address https://host, or http:// and a loopback address, without a path
reglage-forme-adresses = a list of addresses https://host, or http:// and a loopback address, without a path
reglage-forme-choix = one of these words
reglage-forme-reseaux = a list of IP addresses and networks
reglage-forme-nombre = a whole number
reglage-forme-chemin = the name of a file or folder
reglage-forme-port = an IP address and a port
reglage-forme-texte = a text
erreur-reglage-http = The public address must be https
    .fait = “{ $nom }” names a certificate, and the key “address” begins with http://. Nothing was started.
    .faire = Write address = "https://…" in [server], or remove certificate and certificate_key.
erreur-reglage-en-clair = The server would speak unencrypted to the whole network
    .fait = “{ $nom }”: the key “listen” is { $adresse }, without a certificate or a declared proxy. Nothing was started.
    .faire = In [server], give certificate and certificate_key, or name the proxies in trusted_proxies, or listen on 127.0.0.1.
erreur-certificat-absent = This file holds no certificate
    .fait = “{ $nom }” holds no certificate in PEM form. Nothing was changed.
    .faire = Correct the key certificate of [server].
erreur-certificat-sans-cle = This file holds no usable key
    .fait = “{ $nom }” holds no private key in PEM form, or one under a passphrase. Nothing was changed.
    .faire = Correct the key certificate_key of [server].
erreur-certificat-desaccord = The certificate and its key do not go together
    .fait = The private key is not that of the certificate, or of an unknown kind. Nothing was changed.
    .faire = Check the keys certificate and certificate_key of [server].
erreur-autorites = This file holds no certificate authority
    .fait = “{ $nom }”, named by the key “trust”, holds no certificate that can be read. Nothing was started.
    .faire = Name a PEM file, or remove the key trust from [server].
erreur-ecoute = Cannot listen on this address
    .fait = { $adresse }: { $cause }. Nothing was started.
    .faire = Stop what occupies it, or change listen or metrics in [server].

# $login: login of the account.
erreur-admin-existe = This login is taken
    .fait = An account has the login { $login } already. Nothing was changed.
    .faire = Choose another login. For a forgotten password: passerelle admin password
erreur-admin-inconnu = This account does not administer the ENT
    .fait = No administrator’s account has the login { $login }. Nothing was changed.
    .faire = Check the login, or create the account: passerelle admin add
erreur-admin-login = This login cannot be used
    .fait = “{ $login }” is empty or holds a space. Nothing was changed.
    .faire = Choose a login of one word.
erreur-admin-court = This password is too short
    .fait = The password of { $login } must have at least 12 characters. Nothing was changed.
    .faire = Choose a longer one, four words for instance.
erreur-admin-different = The two passwords differ
    .fait = What was typed for { $login } is not the same thing twice. Nothing was changed.
    .faire = Start again.
erreur-admin-terminal = A password is needed
    .fait = There is no terminal to ask for that of { $login }. Nothing was changed.
    .faire = Put it in a file that you alone can read and name it with --password-file.

# $population: a population; $n, $total, $partent: numbers; $nom: file, or what was asked for.
erreur-garde-fou = Too many people would leave
    .fait = { $n } people of { $total } ({ $population }) are no longer in the file. Nothing was changed.
    .faire = Check that the file is whole. If it is, add --confirm { $partent }: the number of accounts that would leave.
erreur-lignes-anonymes = Some rows do not say whom they are about
    .fait = “{ $nom }” has { $n } rows without an identifier: an absence proves nothing there, and --missing gone is refused. Nothing was changed.
    .faire = Give every row an identifier, or import with --missing keep.
erreur-occupe = Others are changing the same accounts
    .fait = The ENT changed several times during the import. What was applied stays; the rest is not done.
    .faire = Run the same command again: it goes on where it must.
erreur-ent-compte = This account does not exist
    .fait = No account has the number { $nom }. Nothing was changed.
    .faire = The numbers are in “passerelle ent accounts list”.
erreur-ent-etablissement = This school is not in the ENT
    .fait = The ENT has no school { $nom }. Nothing was written.
    .faire = Check the UAI, or import the list of schools first.
erreur-ent-destinataire = This recipient does not exist
    .fait = The ENT has no recipient “{ $nom }”, or it has no public key. Nothing was written.
    .faire = The recipients are in “passerelle ent services list”; the key is put on their page.
erreur-ent-export = The file could not be made
    .fait = { $nom }. Nothing was written.
    .faire = Run the command again; if it happens again, send this message to support.
