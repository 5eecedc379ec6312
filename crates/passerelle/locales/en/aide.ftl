# Command line help. One key per command and option: aide-{command}-{option}.

aide-titre-utilisation = Usage:
aide-titre-commandes = Commands
aide-titre-options = Options
aide-titre-arguments = Arguments
aide-valeur-commande = COMMAND
aide-aide = Show this help
aide-version = Show the version
aide-lang = Language of the messages: fr or en (default: the system’s, otherwise French)
aide-passphrase-file = File that contains the key’s passphrase (otherwise you are asked for it)
aide-json = Write the result as JSON
aide-codes = Exit codes: 0 done, 1 unexpected, 2 command line, 3 refused by a rule, 4 bad input file, 5 safety hold, 6 remote side, 7 nothing to do.

aide-passerelle = The bridge between an ENT and the school-life software

aide-reconcile = Match the users of the school-life software with the accounts of the ENT
aide-reconcile-base = Users of the school-life software (CSV)
aide-reconcile-export = The ENT file, sealed
aide-reconcile-key = Private key that opens the ENT file
aide-reconcile-uai = Expected UAI; repeat for several schools. A file from another school is refused
aide-reconcile-links = Matches already known (CSV: local_id;partner_id;origin)
aide-reconcile-existing = Identifiers already there: keep them (keep, default) or take the file’s (replace). What a person decided never changes
aide-reconcile-rules = Rules: exact or extended (default)
aide-reconcile-clear-text = Accept an ENT file that is not sealed
aide-reconcile-output = Write the matches (CSV)
aide-reconcile-review = Write what a person still has to decide (CSV)
aide-reconcile-report = Write the report to print (HTML, with names)
aide-reconcile-names = Show names on screen and in JSON (identifiers only otherwise)
aide-reconcile-service-name = Name of the software in the table (default: School life)

aide-seal = Seal a file for a recipient
aide-seal-input = Unencrypted content (XML)
aide-seal-recipient = Public key of the recipient, preceded by a name when there are two: NAME=KEY
aide-seal-output = Sealed file to write
aide-seal-kind = Direction: import (from the ENT to the school-life software, default) or export (the other way)
aide-seal-uai = UAI to write (default: that of the first school of the content)
aide-seal-partner = Partner name to write
aide-seal-description = Description to write
aide-seal-container-version = Container version to write
aide-seal-no-compress = Do not compress the content (export only)

aide-open = Open a sealed file
aide-open-input = Sealed file, in either direction
aide-open-key = Private key of the recipient
aide-open-output = Unencrypted content to write, readable by you alone

aide-inspect = Tell what a file is, without showing any name
aide-inspect-file = File to examine: sealed, unencrypted, CSV list or key
aide-inspect-key = Private key, to count the sealed content as well

aide-keygen = Create a pair of keys
aide-keygen-output = Folder for key.pem (private), key.pub and key.ssh.pub (public)
aide-keygen-bits = Size in bits, 2048 to 8192 (default: 3072)

aide-sample = Invent a school to try with
aide-sample-output = Folder to fill
aide-sample-size = Size: small (200 accounts), school (1,700, default), city (50,000) or region (1 million)
aide-sample-quality = Quality of the files: ordinary (default) or poor
aide-sample-seed = Seed: the same number always gives the same people (default: 1)

# Refusals of a command line. $argument, $autre: options; $valeur, $texte, $commande: as typed.
usage-argument-inconnu = There is no { $argument } option here.
usage-argument-manquant = { $argument } is missing.
usage-autre = This command line is not understood.
usage-commande-inconnue = There is no command “{ $commande }”.
usage-commande-manquante = A command is missing.
usage-conflit = { $argument } does not go with { $autre }.
usage-valeur-manquante = A value is missing after { $argument }.
usage-valeur-refusee = The value “{ $valeur }” is not valid for { $argument }.
usage-valeurs-possibles = Possible values: { $texte }.
usage-vouliez-vous = Did you mean { $texte }?
# $commande: the command to type.
usage-voir-aide = To see the help: { $commande }
usage-titre = Invalid command line
usage-uai = A UAI has seven digits and a letter, like 0990001N.

aide-demo = Starts both sides on this machine, with an invented school
aide-demo-listen = Address of the ENT; the school-life service takes the next port (port 0: free ports)
aide-demo-data = Folder of the data
aide-demo-seed = Seed of the invented school
aide-demo-reset = Starts again from nothing: erases the data of the demonstration

aide-serve = Run a server in production
aide-serve-config = Settings file (TOML)
aide-serve-role = Side to serve: ent or service (by default, that of the file)
aide-serve-print-config = Write a commented settings file to start from
aide-serve-print-reference = Write the reference of the settings

aide-doctor = Check that a server can work: settings, keys, certificates, database, partners, clock
aide-doctor-config = Settings file (TOML)
aide-doctor-bundle = Also write a bundle for support (ZIP), without names or secrets

aide-admin = Manage accounts: administrators of the ENT, or hosting and the school’s pages
aide-admin-add = Create an account
aide-admin-password = Change a password and close the account’s sessions. On the ENT side, also remove the second factor; services that the account has entered are not told. With --hosting, also remove the code of an application and the allowed networks
aide-admin-config = Settings file (TOML)
aide-admin-login = Login of the account
aide-admin-hosting = Hosting number: opens the console
aide-admin-base = Base whose school pages the login opens
aide-admin-access = What the login allows: reader, referent or management (default)
aide-admin-invoice-file = File whose first line is the last invoice number (otherwise you are asked for it)
aide-admin-password-file = File whose first line is the password (otherwise you are asked for it)

aide-ent = Works on the data of an ENT
aide-ent-import = Imports the accounts of a directory (CSV); without --apply, tells what would change
aide-ent-export = Writes the sealed file of a recipient
aide-ent-accounts = Lists or shows accounts
aide-ent-accounts-list = Lists the accounts, by their number
aide-ent-accounts-show = Shows an account
aide-ent-services = Lists the recipients or tries an address
aide-ent-services-list = Lists the recipients and their addresses
aide-ent-services-test = Tells which recipient would accept this address
aide-ent-config = Settings file (TOML)
aide-ent-people = List of people
aide-ent-schools = List of schools
aide-ent-missing = People who are not in the file: keep keeps them (default), gone makes them leave the schools of the file
aide-ent-confirm = Number of departures that the safety hold announced
aide-ent-apply = Applies; without this option nothing changes
aide-ent-recipient = Short name of the recipient
aide-ent-uai = School
aide-ent-output = Sealed file to write
aide-ent-grouping = Adds the schools of the same grouping
aide-ent-names = Also shows names
aide-ent-row = Number of the account
aide-ent-address = Address to try
