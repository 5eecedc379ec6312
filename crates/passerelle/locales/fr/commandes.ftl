# Ce que disent les commandes. $nom : nom d’un fichier ; $dossier : un dossier.

# $mo : taille en mégaoctets.
lecture-en-cours = Lecture de { $nom } ({ $mo } Mo)…
rapprochement-en-cours = Rapprochement…
sample-en-cours = Création de l’établissement inventé…
fichier-ecrit = Écrit : { $nom }

rapprochement-rien-a-faire = Rien à rapprocher : l’une des deux listes est vide.
# $uai : établissement attendu que le fichier ne contient pas.
rapprochement-etablissement-absent = Le fichier de l’ENT ne contient pas l’établissement { $uai }.
# $n : personnes au-delà de celles qui sont listées.
rapprochement-et-autres = { $n ->
    [one] et { $n } autre personne
   *[other] et { $n } autres personnes
}
# $population : mot des fichiers ; $id : identifiant de la personne.
rapprochement-personne = { $population } { $id }
# $nom : nom et prénom.
rapprochement-personne-nommee = { $population } { $id } { $nom }
# $qui : la personne ; $compte : identifiant ou nom du compte proposé ; $niveau : Probable, Possible…
rapprochement-proposition = { $qui } : { $compte } ({ $niveau })
# $n : personnes sans aucune proposition ; $qui : les premières, séparées par des virgules.
rapprochement-sans-ressemblance = { $n ->
    [one] Aucun compte de l’ENT ne ressemble à cette personne : { $qui }. Donnée qui trancherait : son compte dans l’ENT, s’il existe
   *[other] Aucun compte de l’ENT ne ressemble à ces { $n } personnes : { $qui }. Donnée qui trancherait : leur compte dans l’ENT, s’il existe
}
# $n : personnes sans identifiant.
rapprochement-voir-revue = { $n ->
    [one] Pour la décision qui reste : --review REVUE.csv ou --report COMPTE-RENDU.html.
   *[other] Pour les décisions qui restent : --review REVUE.csv ou --report COMPTE-RENDU.html.
}

# $destinataire : nom du destinataire dont la clé a servi.
open-fait = « { $nom } » est ouvert dans « { $sortie } ».
open-fait-pour = « { $nom } » est ouvert dans « { $sortie } », avec la clé de { $destinataire }.
open-en-clair = Attention : ce fichier contient des données personnelles lisibles. Supprimez-le dès que possible.

# $bits : taille de la clé ; $empreinte : SHA256:….
seal-destinataire = Chiffré pour { $nom } : clé de { $bits } bits, { $empreinte }
seal-effacer-clair = « { $nom } » reste lisible par tous : supprimez-le s’il contient de vraies personnes.

keygen-empreinte = Clé de { $bits } bits, empreinte { $empreinte }
keygen-garder = Gardez { $dossier }/key.pem pour vous : elle n’a pas de phrase de passe. Donnez key.pub ou key.ssh.pub à l’ENT.
keygen-garder-protegee = Gardez { $dossier }/key.pem et sa phrase de passe pour vous. Donnez key.pub ou key.ssh.pub à l’ENT.

# $utilisateurs, $comptes : nombres de personnes de chaque côté.
sample-fait = Établissement inventé dans { $dossier } : { $utilisateurs } utilisateurs, { $comptes } comptes de l’ENT.
# $commande : ce qu’on peut taper.
sample-ensuite = Ensuite : { $commande }
# $n : comptes que le format ne sait pas écrire.
sample-non-ecrits = { $n ->
    [one] { $n } compte ne peut pas être écrit dans ce format.
   *[other] { $n } comptes ne peuvent pas être écrits dans ce format.
}

# $quoi : ce dont on parle ; $valeur : sa valeur.
inspect-ligne = { $quoi } : { $valeur }
inspect-fichier = Fichier
inspect-nature = Nature
inspect-date = Date
inspect-partenaire = Partenaire
inspect-description = Description
inspect-logiciel = Logiciel
inspect-version = Version
inspect-etablissement = Établissement
# $uai : tel qu’écrit.
inspect-uai-douteux = La lettre de l’UAI { $uai } semble fausse. Ce n’est qu’une remarque.
inspect-destinataires = Destinataires
inspect-rapprochements = Rapprochements
inspect-taille = Taille
inspect-bits = { $bits } bits
inspect-empreinte = Empreinte
# $n : personnes qui ont déjà leur identifiant ENT.
inspect-deja-rapproches = { $n ->
    [one] { $n } personne a déjà son identifiant ENT.
   *[other] { $n } personnes ont déjà leur identifiant ENT.
}
inspect-ferme = Le contenu est chiffré. Pour le compter aussi : --key CLE.pem.

demo-creation = Premier démarrage : création de l’établissement inventé…
demo-titre = Passerelle est prête. Deux serveurs, qui ne partagent que le protocole de connexion et des fichiers chiffrés :
demo-portail = ENT (portail, comptes)
demo-espaces = Vie scolaire (espaces)
demo-console = Console d’hébergement
demo-etablissement = Pages de l’établissement
# $mot : mot de passe.
demo-comptes-ent = Comptes de l’ENT, tous avec le mot de passe { $mot } (puis identifiant Vie scolaire) :
demo-comptes-service = Connexion directe à la vie scolaire : mot de passe { $mot }.
# $numero, $mot, $facture : ce que demande la console.
demo-compte-console = Console : numéro { $numero }, mot de passe { $mot }, facture { $facture }.
demo-compte-spr = Pages de l’établissement : compte { $login }, mot de passe { $mot }.
# $dossier : dossier des données ; $parents : fichier.
demo-donnees = Données : { $dossier }. Parents à importer : { $parents }.
demo-arret = Ctrl-C arrête tout et garde les données ; « passerelle demo --reset » repart de rien.
demo-fin = Arrêt : les données sont gardées.
demo-role-direction = direction : gestion des comptes
demo-role-administration = administration de tout l’ENT
demo-role-professeur-trait-d-union = professeur, le trait d’union
demo-role-professeur-inconnu = professeur inconnu de la vie scolaire
demo-role-professeur = professeur
demo-role-personnel = personnel de vie scolaire
demo-role-eleve = élève
demo-role-parent = parent

index-portail = Portail de l’ENT
index-portail-aide = Les services, une fois connecté
index-comptes = Gestion des comptes
index-comptes-aide = Comptes, alertes, exports : pour la direction
index-service = Vie scolaire
index-espaces = Espaces de vie scolaire
index-espaces-aide = Professeurs, parents, élèves…
index-console = Console d’hébergement
index-console-aide = Publication, délégation de l’authentification
index-etablissement = Pages de l’établissement
index-etablissement-aide = Rapprochement des identités

# $adresse : où il écoute ; $publique : où on le trouve.
serve-ecoute = À l’écoute sur { $adresse }, pour { $publique }
serve-fin = Arrêt : les demandes en cours sont terminées.

# $login : identifiant du compte.
admin-cree = Le compte d’administration { $login } est créé.
admin-mot-de-passe-change = Le mot de passe de { $login } est changé ; ses sessions sont fermées. Les services où ce compte est entré n’en sont pas prévenus : on y reste jusqu’à la fin de leurs propres sessions.
admin-demande = Mot de passe de { $login } :
admin-demande-encore = Encore une fois, pour { $login } :

# ent. $n, $lignes : nombres ; $partent : nombre de départs.
ent-import-en-cours = Lecture de l’annuaire
ent-import-essai = Essai, rien n’est changé : { $n } personnes en { $lignes } lignes
ent-import-fait = Importé : { $n } personnes en { $lignes } lignes
ent-import-crees = comptes créés : { $n }
ent-import-modifies = comptes modifiés : { $n }
ent-import-inchanges = comptes inchangés : { $n }
ent-import-supprimes = personnes qui partent : { $n }
ent-import-etablissements = établissements créés ou modifiés : { $n }
ent-import-rien = Rien à faire.
ent-import-garde-fou = Garde-fou : { $n } sur { $total } partiraient ({ $population }). Pour le confirmer : --confirm { $partent }
ent-import-ensuite = Pour appliquer : la même commande avec --apply
ent-import-remede = { $defaut } : { $remede }
ent-export-fait = { $nom } : { $n } personnes, { $ecartes } laissées de côté
ent-export-ecarte = compte { $n } laissé de côté : { $raison }
ent-export-raison-nom = ni nom ni prénom
ent-export-raison-caractere = nom avec un caractère qu’aucun fichier ne peut porter
ent-export-raison-longueur = nom trop long
ent-export-raison-naissance = élève sans date de naissance
ent-export-raison-population = population que le fichier ne contient pas
ent-export-raison-autre = fiche impossible à écrire
ent-comptes-aucun = Aucun compte.
ent-services-accepte = Acceptée : { $nom }
ent-services-refusee = Refusée : aucun destinataire n’a cette adresse.
ent-services-portail = Acceptée : le portail de l’ENT
