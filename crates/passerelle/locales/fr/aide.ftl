# Aide de la ligne de commande. Une clé par commande et par option : aide-{commande}-{option}.

aide-titre-utilisation = Utilisation :
aide-titre-commandes = Commandes{"\u00A0"}
aide-titre-options = Options{"\u00A0"}
aide-titre-arguments = Arguments{"\u00A0"}
aide-valeur-commande = COMMANDE
aide-aide = Affiche cette aide
aide-version = Affiche la version
aide-lang = Langue des messages : fr ou en (par défaut : celle du système, sinon le français)
aide-passphrase-file = Fichier qui contient la phrase de passe de la clé (sinon elle est demandée)
aide-json = Écrit le résultat en JSON
aide-codes = Codes de sortie : 0 fait, 1 imprévu, 2 ligne de commande, 3 refusé par une règle, 4 fichier incorrect, 5 garde-fou, 6 partenaire distant, 7 rien à faire.

aide-passerelle = Le pont entre l’ENT et le logiciel de vie scolaire

aide-reconcile = Rapproche les utilisateurs de la vie scolaire et les comptes de l’ENT
aide-reconcile-base = Liste des utilisateurs de la vie scolaire (CSV)
aide-reconcile-export = Fichier de l’ENT, chiffré
aide-reconcile-key = Clé privée qui ouvre le fichier de l’ENT
aide-reconcile-uai = UAI attendu ; à répéter pour plusieurs établissements. Un fichier d’un autre établissement est refusé
aide-reconcile-links = Rapprochements déjà connus (CSV : local_id;partner_id;origin)
aide-reconcile-existing = Identifiants déjà présents : keep les conserve (par défaut), replace prend ceux du fichier. Ce qu’une personne a décidé ne change jamais
aide-reconcile-rules = Règles : exact (identiques) ou extended (étendues, par défaut)
aide-reconcile-clear-text = Accepte un fichier de l’ENT non chiffré
aide-reconcile-output = Écrit les rapprochements (CSV)
aide-reconcile-review = Écrit ce qu’une personne doit encore décider (CSV)
aide-reconcile-report = Écrit le compte rendu à imprimer (HTML, avec les noms)
aide-reconcile-names = Montre les noms à l’écran et en JSON (sinon les seuls identifiants)
aide-reconcile-service-name = Nom du logiciel dans le tableau (par défaut : Vie scolaire)

aide-seal = Chiffre un fichier pour un destinataire
aide-seal-input = Contenu en clair (XML)
aide-seal-recipient = Clé publique du destinataire, précédée de son nom s’il y en a deux : NOM=CLE
aide-seal-output = Fichier chiffré à écrire
aide-seal-kind = Sens : import (de l’ENT vers la vie scolaire, par défaut) ou export (l’inverse)
aide-seal-uai = UAI à inscrire (par défaut : celui du premier établissement du contenu)
aide-seal-partner = Nom du partenaire à inscrire
aide-seal-description = Description à inscrire
aide-seal-container-version = Version du conteneur à inscrire
aide-seal-no-compress = Ne compresse pas le contenu (export seulement)

aide-open = Ouvre un fichier chiffré
aide-open-input = Fichier chiffré, dans un sens ou dans l’autre
aide-open-key = Clé privée du destinataire
aide-open-output = Contenu en clair à écrire, lisible par vous seul

aide-inspect = Dit ce qu’est un fichier, sans montrer de nom
aide-inspect-file = Fichier à examiner : chiffré, en clair, liste CSV ou clé
aide-inspect-key = Clé privée, pour compter aussi ce qui est chiffré

aide-keygen = Crée une paire de clés
aide-keygen-output = Dossier où écrire key.pem (privée), key.pub et key.ssh.pub (publiques)
aide-keygen-bits = Taille en bits, de 2048 à 8192 (par défaut : 3072)

aide-sample = Invente un établissement pour essayer
aide-sample-output = Dossier à remplir
aide-sample-size = Taille : small (200 comptes), school (1 700, par défaut), city (50 000) ou region (1 million)
aide-sample-quality = Qualité des fichiers : ordinary (par défaut) ou poor
aide-sample-seed = Graine : le même nombre donne toujours les mêmes personnes (par défaut : 1)

# Refus d’une ligne de commande. $argument, $autre : options ; $valeur, $texte, $commande : tels que tapés.
usage-argument-inconnu = L’option { $argument } n’existe pas ici.
usage-argument-manquant = Il manque { $argument }.
usage-autre = Cette ligne de commande n’est pas comprise.
usage-commande-inconnue = La commande « { $commande } » n’existe pas.
usage-commande-manquante = Il manque une commande.
usage-conflit = { $argument } ne va pas avec { $autre }.
usage-valeur-manquante = Il manque une valeur après { $argument }.
usage-valeur-refusee = La valeur « { $valeur } » ne convient pas pour { $argument }.
usage-valeurs-possibles = Valeurs possibles : { $texte }.
usage-vouliez-vous = Vouliez-vous dire { $texte } ?
# $commande : la commande à taper.
usage-voir-aide = Pour voir l’aide : { $commande }
usage-titre = Ligne de commande incorrecte
usage-uai = Un UAI a sept chiffres et une lettre, comme 0990001N.

aide-demo = Lance les deux côtés sur cette machine, avec un établissement inventé
aide-demo-listen = Adresse de l’ENT ; la vie scolaire prend le port suivant (port 0 : des ports libres)
aide-demo-data = Dossier des données
aide-demo-seed = Graine de l’établissement inventé
aide-demo-reset = Repart de rien : efface les données de la démonstration

aide-serve = Lance un serveur en production
aide-serve-config = Fichier des réglages (TOML)
aide-serve-role = Côté à servir : ent ou service (par défaut : celui du fichier)
aide-serve-print-config = Écrit un fichier de réglages commenté, prêt à compléter
aide-serve-print-reference = Écrit la référence des réglages

aide-doctor = Vérifie qu’un serveur peut travailler : réglages, clés, certificats, base, partenaires, horloge
aide-doctor-config = Fichier des réglages (TOML)
aide-doctor-bundle = Écrit aussi un dossier pour l’assistance (ZIP), sans nom ni secret

aide-admin = Gère les comptes : administration de l’ENT, ou hébergement et pages de l’établissement
aide-admin-add = Crée un compte
aide-admin-password = Change un mot de passe et ferme les sessions du compte. Côté ENT, retire aussi le second facteur ; les services où le compte est entré n’en sont pas prévenus. Avec --hosting, retire aussi le code d’application et les réseaux autorisés
aide-admin-config = Fichier des réglages (TOML)
aide-admin-login = Identifiant du compte
aide-admin-hosting = Numéro d’hébergement : ouvre la console
aide-admin-base = Base dont l’identifiant ouvre les pages de l’établissement
aide-admin-access = Ce que l’identifiant permet : reader (lecture), referent ou management (direction, par défaut)
aide-admin-invoice-file = Fichier dont la première ligne est le dernier numéro de facture (sinon il est demandé)
aide-admin-password-file = Fichier dont la première ligne est le mot de passe (sinon il est demandé)

aide-ent = Agit sur les données d’un ENT
aide-ent-import = Importe les comptes d’un annuaire (CSV) ; sans --apply, dit ce qui changerait
aide-ent-export = Écrit le fichier scellé d’un destinataire
aide-ent-accounts = Liste ou montre des comptes
aide-ent-accounts-list = Liste les comptes, par leur numéro
aide-ent-accounts-show = Montre un compte
aide-ent-services = Liste les destinataires ou essaie une adresse
aide-ent-services-list = Liste les destinataires et leurs adresses
aide-ent-services-test = Dit quel destinataire accepterait cette adresse
aide-ent-config = Fichier des réglages (TOML)
aide-ent-people = Liste des personnes
aide-ent-schools = Liste des établissements
aide-ent-missing = Personnes absentes du fichier : keep les garde (par défaut), gone les fait quitter les établissements du fichier
aide-ent-confirm = Nombre de départs que le garde-fou a annoncé
aide-ent-apply = Applique ; sans cette option rien n’est changé
aide-ent-recipient = Nom court du destinataire
aide-ent-uai = Établissement
aide-ent-output = Fichier scellé à écrire
aide-ent-grouping = Ajoute les établissements du même regroupement
aide-ent-names = Montre aussi les noms
aide-ent-row = Numéro du compte
aide-ent-address = Adresse à essayer
