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
