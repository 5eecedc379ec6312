# What the commands say. $nom: name of a file; $dossier: a folder.

# $mo: size in megabytes.
lecture-en-cours = Reading { $nom } ({ $mo } MB)…
rapprochement-en-cours = Matching…
sample-en-cours = Inventing the school…
fichier-ecrit = Written: { $nom }

rapprochement-rien-a-faire = Nothing to match: one of the two lists is empty.
# $uai: expected school that the file does not have.
rapprochement-etablissement-absent = The ENT file does not contain the school { $uai }.
# $n: people beyond those that are listed.
rapprochement-et-autres = { $n ->
    [one] and { $n } more person
   *[other] and { $n } more people
}
# $population: word of the files; $id: the person's identifier.
rapprochement-personne = { $population } { $id }
# $nom: full name.
rapprochement-personne-nommee = { $population } { $id } { $nom }
# $n: people without any suggestion; $qui: the first ones, separated by commas.
rapprochement-sans-ressemblance = { $n ->
    [one] No ENT account resembles this person: { $qui }. Would settle it: their account in the ENT, if there is one
   *[other] No ENT account resembles these { $n } people: { $qui }. Would settle it: their accounts in the ENT, if there are any
}
# $qui: the person; $compte: identifier or name of the account suggested; $niveau: Likely, Possible…
rapprochement-proposition = { $qui }: { $compte } ({ $niveau })
# $n: people without identifier.
rapprochement-voir-revue = { $n ->
    [one] For the remaining decision: --review REVIEW.csv or --report REPORT.html.
   *[other] For the remaining decisions: --review REVIEW.csv or --report REPORT.html.
}

# $destinataire: name of the recipient whose key was used.
open-fait = “{ $nom }” was opened into “{ $sortie }”.
open-fait-pour = “{ $nom }” was opened into “{ $sortie }”, with the key of { $destinataire }.
open-en-clair = Warning: this file contains readable personal data. Delete it as soon as possible.

# $bits: size of the key; $empreinte: SHA256:….
seal-destinataire = Sealed for { $nom }: { $bits }-bit key, { $empreinte }
seal-effacer-clair = “{ $nom }” can still be read by anybody: delete it if it is about real people.

keygen-empreinte = { $bits }-bit key, fingerprint { $empreinte }
keygen-garder = Keep { $dossier }/key.pem to yourself: it has no passphrase. Give key.pub or key.ssh.pub to the ENT.
keygen-garder-protegee = Keep { $dossier }/key.pem and its passphrase to yourself. Give key.pub or key.ssh.pub to the ENT.

# $utilisateurs, $comptes: numbers of people on each side.
sample-fait = Invented school in { $dossier }: { $utilisateurs } users, { $comptes } ENT accounts.
# $commande: what one can type.
sample-ensuite = Next: { $commande }
# $n: accounts that the format cannot write.
sample-non-ecrits = { $n ->
    [one] { $n } account cannot be written in this format.
   *[other] { $n } accounts cannot be written in this format.
}

# $quoi: what it is about; $valeur: its value.
inspect-ligne = { $quoi }: { $valeur }
inspect-fichier = File
inspect-nature = Kind
inspect-date = Date
inspect-partenaire = Partner
inspect-description = Description
inspect-logiciel = Software
inspect-version = Version
inspect-etablissement = School
# $uai: as written.
inspect-uai-douteux = The letter of the UAI { $uai } looks wrong. This is only a remark.
inspect-destinataires = Recipients
inspect-rapprochements = Matches
inspect-taille = Size
inspect-bits = { $bits } bits
inspect-empreinte = Fingerprint
# $n: people who already have their ENT identifier.
inspect-deja-rapproches = { $n ->
    [one] { $n } person already has their ENT identifier.
   *[other] { $n } people already have their ENT identifier.
}
inspect-ferme = The content is sealed. To count it too: --key KEY.pem.

demo-creation = First start: inventing the school…
demo-titre = Passerelle is ready. Two servers that share nothing but the sign-in protocol and sealed files:
demo-portail = ENT (portal, accounts)
demo-espaces = School life (spaces)
demo-console = Hosting console
demo-etablissement = School pages
# $mot: password.
demo-comptes-ent = Accounts of the ENT, all with the password { $mot } (then the school-life user name):
demo-comptes-service = Direct sign-in to school life: password { $mot }.
# $numero, $mot, $facture: what the console asks for.
demo-compte-console = Console: number { $numero }, password { $mot }, invoice { $facture }.
demo-compte-spr = School pages: account { $login }, password { $mot }.
# $dossier: folder of the data; $parents: file.
demo-donnees = Data: { $dossier }. Parents to import: { $parents }.
demo-arret = Ctrl-C stops everything and keeps the data; “passerelle demo --reset” starts again from nothing.
demo-fin = Stopped: the data are kept.
demo-role-direction = management: account administration
demo-role-administration = administration of the whole workspace
demo-role-professeur-trait-d-union = teacher, the hyphen
demo-role-professeur-inconnu = teacher whom school life does not know
demo-role-professeur = teacher
demo-role-personnel = pupil supervision staff
demo-role-eleve = pupil
demo-role-parent = parent

index-portail = ENT portal
index-portail-aide = The services, once signed in
index-comptes = Account management
index-comptes-aide = Accounts, alerts, exports: for the management
index-service = School life
index-espaces = School-life spaces
index-espaces-aide = Teachers, parents, pupils…
index-console = Hosting console
index-console-aide = Publication, delegated sign-in
index-etablissement = School pages
index-etablissement-aide = Matching of identities

# $adresse: where it listens; $publique: where it is found.
serve-ecoute = Listening on { $adresse }, for { $publique }
serve-fin = Stopped: requests under way are finished.

# $login: login of the account.
admin-cree = The administrator’s account { $login } is created.
admin-mot-de-passe-change = The password of { $login } is changed; its sessions are closed. Services that this account has entered are not told: it stays signed in there until their own sessions end.
admin-demande = Password of { $login }:
admin-demande-encore = Once more, for { $login }:

# ent. $n, $lignes: numbers; $partent: number of departures.
ent-import-en-cours = Reading the directory
ent-import-essai = Dry run, nothing is changed: { $n } people in { $lignes } rows
ent-import-fait = Imported: { $n } people in { $lignes } rows
ent-import-crees = accounts created: { $n }
ent-import-modifies = accounts changed: { $n }
ent-import-inchanges = accounts unchanged: { $n }
ent-import-supprimes = people who leave: { $n }
ent-import-etablissements = schools created or changed: { $n }
ent-import-rien = Nothing to do.
ent-import-garde-fou = Safety hold: { $n } of { $total } would leave ({ $population }). To confirm: --confirm { $partent }
ent-import-ensuite = To apply: the same command with --apply
ent-import-remede = { $defaut }: { $remede }
ent-export-fait = { $nom }: { $n } people, { $ecartes } left out
ent-export-ecarte = account { $n } left out: { $raison }
ent-export-raison-nom = neither family name nor given name
ent-export-raison-caractere = a name with a character that no file can carry
ent-export-raison-longueur = a name that is too long
ent-export-raison-naissance = pupil without birth date
ent-export-raison-population = population that the file does not have
ent-export-raison-autre = record that cannot be written
ent-comptes-aucun = No account.
ent-services-accepte = Accepted: { $nom }
ent-services-refusee = Refused: no recipient has this address.
ent-services-portail = Accepted: the portal of the ENT
