# Error messages: the title, what happened and whether anything changed (.fait), what to do (.faire).
# $nom: name of the file; $cause: message of the system; $nature: what the file is, a noun phrase.

erreur-pas-le-bon-fichier = This is not the right file
    .fait = “{ $nom }” is { $nature }, not a file of ENT accounts. Nothing was changed.
    .faire = In the ENT: Gestion des comptes, Exports, Fichier pour la vie scolaire. Its name ends with .xml.

erreur-autre-etablissement = This file comes from another school
    .fait = “{ $nom }” is about { $trouve }. You expect { $attendu }. Nothing was changed.
    .faire = Choose the file of your school. If the base is shared, ask the region to create a grouping.

erreur-illisible = This file cannot be read here
    .fait = “{ $nom }” was sealed for another base, with an old key, or has been altered since. Nothing was changed here.
    .faire = Export it again from the ENT, without opening it, then try again. If this keeps happening, give the ENT your current public key.

erreur-incomplet = The file is incomplete
    .fait = “{ $nom }” stops at byte { $position }, before its end: the download may have been cut short. Nothing was changed.
    .faire = Export it again from the ENT, without opening it, then try again.

erreur-element-manquant = The file is incomplete
    .fait = “{ $element }” is missing from “{ $nom }”, or is out of place. Nothing was changed.
    .faire = Export it again from the ENT. If this keeps happening, tell the ENT’s administrator.

erreur-element-repete = The file is damaged
    .fait = “{ $element }” appears twice in “{ $nom }”. Nothing was changed.
    .faire = Export it again from the ENT. If this keeps happening, tell the ENT’s administrator.

erreur-dtd = This file is refused for safety reasons
    .fait = “{ $nom }” contains a document type declaration (DTD), which may hide a trap. An ENT file never has one. Nothing was changed.
    .faire = Do not use this file. Export it again from the ENT and tell the administrator where it came from.

erreur-bombe = This file is refused for safety reasons
    .fait = The content of “{ $nom }” grows abnormally when decompressed. Reading was stopped. Nothing was changed.
    .faire = Do not use this file. Export it again from the ENT and tell the administrator where it came from.

erreur-limite = The file exceeds a limit
    .fait = “{ $nom }” exceeds the safety limit ({ $quoi }: { $limite }). Nothing was changed.
    .faire = Check that this is the file made by the ENT. If it really is that large, export fewer schools at a time.

erreur-non-protege = This file is not protected
    .fait = “{ $nom }” contains names and dates of birth that anybody can read. It was refused. Nothing was changed.
    .faire = Delete it from your computer. In the ENT, choose “Fichier pour la vie scolaire”, which is sealed.

erreur-cle-manquante = This file needs its key
    .fait = “{ $nom }” is sealed. Nothing was changed.
    .faire = First create a pair of keys and give its public key to the ENT, then export the file again.

erreur-cle = This key cannot be used
    .fait = “{ $nom }”: { $pourquoi } Nothing was changed.
    .faire = Check the key file, or create a new pair of keys.

erreur-cle-taille = This key size is not available
    .fait = A key of { $bits } bits cannot be made here. Nothing was changed.
    .faire = Choose 2048, 3072, 4096 or 8192 bits.

erreur-cle-trop-petite = This key is too small
    .fait = The key “{ $nom }” has { $bits } bits. At least 2048 are needed: a smaller key no longer protects. Nothing was changed.
    .faire = Create a new pair of keys, of 3072 bits.

erreur-cle-trop-grande = This key is too large
    .fait = The key “{ $nom }” has { $bits } bits. The limit is 8192. Nothing was changed.
    .faire = Create a new pair of keys, of 3072 bits.

erreur-phrase-de-passe = This key has a passphrase
    .fait = “{ $nom }” is protected, and its passphrase was not given. Nothing was changed.
    .faire = Give the passphrase of this key, or choose another key.

erreur-lecture = The file cannot be read
    .fait = Reading “{ $nom }” failed ({ $cause }). Nothing was changed.
    .faire = Try again. If this keeps happening, check that the disk holding the file is working.

erreur-ecriture = The result could not be saved
    .fait = Writing “{ $nom }” failed ({ $cause }). No incomplete result was left.
    .faire = Try again. If this keeps happening, tell support.

erreur-hasard = Encryption failed
    .fait = The system did not provide the random numbers needed. Nothing was changed.
    .faire = Try again. If this keeps happening, tell support.

erreur-scellement-caractere = This text cannot be written
    .fait = The field { $element } contains a forbidden invisible character. Nothing was changed.
    .faire = Type this text again without copying it from another document.

erreur-scellement-compression = This file is always compressed
    .fait = The import container cannot say that its content is not compressed. Nothing was changed.
    .faire = Ask for a compressed file, or for the other direction.

erreur-scellement-date = The date of the content is not valid
    .fait = The date written in “{ $nom }” is not of the form 2026-09-01T08:30:00+02:00. Nothing was changed.
    .faire = Correct the Date attribute of the content, then try again.

erreur-scellement-destinataires = The number of recipients is not right
    .fait = { $n ->
        [one] { $n } recipient is given
       *[other] { $n } recipients are given
    }. An import has exactly one, an export one or two. Nothing was changed.
    .faire = Give the right number of keys.

erreur-scellement-noms = Two recipients have the same name
    .fait = Each recipient finds their key by name. Nothing was changed.
    .faire = Give each one a different name.

nature-vide = an empty file
nature-page-web = a web page, probably the ENT’s sign-in page saved in place of the file
nature-liste-identifiants = a list of identifiers of the school-life software, unencrypted
nature-inconnue = a file of another kind
nature-autre-xml = an XML file of another kind
nature-contenu-ent = the content of an ENT file, unencrypted
nature-cle-privee = a private key
nature-cle-publique = a public key
nature-export-scelle = a file sealed by the school-life software for the ENT
nature-import-scelle = a file sealed by the ENT for the school-life software
nature-utf16 = a text saved as UTF-16 (to be saved again as UTF-8)
nature-xml-sans-contenu = an XML file without content, probably cut short by the download
nature-archive = a ZIP archive or an office document
uai-aucun = no school named
cle-abimee = the key is damaged.
cle-ancienne-protection = its protection is too old. Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out key.pem.
cle-pas-rsa = this is not an RSA key.
cle-privee-openssh = this private key is in OpenSSH format. Convert a copy: ssh-keygen -p -m PEM -f COPY.
cle-privee-putty = this private key is in PuTTY format. Export it with PuTTYgen, then convert it to PEM.
cle-privee-donnee = this is a private key, to be kept to yourself. The public key is needed here.
cle-publique-donnee = this is a public key. The private key is needed here.
cle-trop-longue = this file is too long for a key.
cle-inconnue = this is not a key in a known form.
cle-phrase-fausse = the passphrase does not open this key.
erreur-entite = This file is refused for safety reasons
    .fait = “{ $nom }” uses an unknown entity on line { $ligne }, which may hide a trap. Nothing was changed.
    .faire = Do not use this file. Export it again from the ENT and tell the administrator where it came from.

erreur-xml = The file is damaged
    .fait = “{ $nom }” is no longer valid XML (line { $ligne }, byte { $position }). Nothing was changed.
    .faire = Export it again from the ENT, without opening it or saving it with other software.

erreur-encodage = The encoding of the file is not accepted
    .fait = “{ $nom }” is in { $encodage }. Nothing was changed.
    .faire = Export it again as UTF-8.

erreur-liste-vide = The list is empty
    .fait = “{ $nom }” is empty: it does not even have a header line. Nothing was changed.
    .faire = Export the list again from the school-life software.

erreur-liste-colonnes = Columns are missing
    .fait = “{ $nom }” does not have these columns: { $manquantes }. Columns found: { $trouvees }. Nothing was changed.
    .faire = Check the first line: it gives the column titles. Export the list with these columns.

# $manquantes: names of columns.
erreur-liste-sans-titres = The header line is missing
    .fait = The first line of “{ $nom }” gives none of the expected columns: { $manquantes }. Nothing was changed.
    .faire = Export the list with a first line that gives the column titles.

erreur-liste-propositions = These are suggestions, not matches
    .fait = “{ $nom }” contains suggestions that nobody has decided yet. Nothing was changed.
    .faire = Give decided matches, with an origin column: manual for those you have checked.

erreur-liste-pas-texte = This is not a CSV list
    .fait = “{ $nom }” is not text: it may be a spreadsheet or a compressed file. Nothing was changed.
    .faire = Open it in the spreadsheet and save it as CSV (UTF-8).

erreur-liste-autre = This is not a CSV list
    .fait = “{ $nom }” is { $nature }, not a CSV list. Nothing was changed.
    .faire = Give the list of users exported from the school-life software, as CSV.

erreur-liste-ligne-longue = A line is too long
    .fait = Line { $ligne } of “{ $nom }” exceeds { $limite } bytes. Nothing was changed.
    .faire = Check that the file has one person per line, then export it again.

erreur-liste-champs = A line has too many fields
    .fait = Line { $ligne } of “{ $nom }” has more than { $limite } fields. Nothing was changed.
    .faire = Check this line, then export the list again.

erreur-liste-guillemet = A quotation mark is not closed
    .fait = In “{ $nom }”, a quotation mark opens on line { $ligne } and is never closed. Nothing was changed.
    .faire = Correct this line, or export the list again.

limite-fiches = number of records
limite-lignes = number of lines
limite-octets = size in bytes
limite-attributs = attributes of a record
limite-profondeur = nested levels
limite-morceau = size of a record in bytes

erreur-indicateur = The file is damaged
    .fait = In “{ $nom }”, the compression flag is neither true nor false. Nothing was changed.
    .faire = Ask for a new export from the school-life software.

limite-cles = number of recipients

# Frequent causes: shown in brackets in the message.
cause-disque-plein = the disk is full
cause-droits = you are not allowed to
cause-lecture-seule = the disk is read-only
cause-pas-dossier = a file has this name, not a folder
cause-pas-texte = it is not UTF-8 text
