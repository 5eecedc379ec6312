# Importer des comptes. $n, $lignes, $crees, $modifies, $partis, $retires, $retablis : nombres ; $fichier : nom du fichier.

comptes-barre-importer = Importer
import-titre = Importer des comptes
import-phrase = Le fichier de votre annuaire crée et met à jour les comptes de cet établissement. Rien n’est changé avant votre accord.
import-phrase-tout = Le fichier de l’annuaire crée et met à jour les comptes de tous les établissements qu’il cite. Rien n’est changé avant votre accord. Une région entière s’importe par la ligne de commande.
import-colonnes = Un fichier CSV de 50 000 lignes au plus ; ses colonnes, dans n’importe quel ordre :
import-fichier = Fichier CSV des personnes
import-choisissez = Choisissez un fichier.
import-absents = Personnes qui ne sont plus dans le fichier
import-absents-restent = Elles restent
import-absents-partent = Elles quittent l’établissement
import-absents-partent-aide = Leur compte passe à l’état « Supprimé » si elles ne sont nulle part ailleurs.
import-verifier = Vérifier ce fichier
import-rien-change = { $fichier } : { $n } personnes en { $lignes } lignes. Rien n’est encore changé.
import-ce-qui-change = Ce qui changera
import-crees = Comptes créés
import-modifies = Comptes modifiés
import-inchanges = Comptes inchangés
import-partent = Personnes qui partent
import-premiers = Premiers changements
import-ligne = Ligne
import-changement = Changement
import-ligne-cree = compte créé
import-quoi-nom = nom
import-quoi-etat-civil = civilité, naissance, sexe ou INE
import-quoi-adresse = adresse
import-quoi-fonctions = établissement, classe ou fonction
import-quoi-responsables = responsables
import-quoi-mot-de-passe = mot de passe repris
import-quoi-retour = retour d’un compte supprimé
import-defauts = Défauts du fichier
import-combien = Nombre
import-defaut = Défaut
import-remede = Que faire
import-lieux = Où
import-garde-fou = Beaucoup de personnes partiraient
    .fait = { $n } sur { $total } ({ $population }) ne sont plus dans le fichier. S’il est entier, confirmez le nombre de départs ci-dessous.
import-confirmer = Pour confirmer, écrivez le nombre de personnes qui partent : { $n }
import-appliquer = { $n ->
    [one] Appliquer à { $n } compte
   *[other] Appliquer à { $n } comptes
}
import-ne-rien-faire = Ne rien faire
import-rien-a-faire = Ce fichier ne change rien.
import-autre-fichier = Choisir un autre fichier
import-fait = Import appliqué : { $crees } comptes créés, { $modifies } modifiés, { $partis } départs. Les codes d’activation se donnent depuis les fiches.
import-annule = Import annulé : { $retires } comptes créés retirés, { $retablis } comptes rétablis.
import-dernier-titre = Dernier import
import-dernier = Le { $date } : { $crees } comptes créés, { $modifies } comptes modifiés.
import-annuler-phrase = Les comptes créés passeront à l’état « Supprimé », les autres retrouveront leurs données d’avant. Les mots de passe choisis depuis restent.
import-annuler = Annuler cet import
import-lignes-anonymes = Des lignes ne disent pas de qui elles parlent
    .fait = « { $nom } » a { $n } lignes sans identifiant : une absence n’y prouve rien. Rien n’a été modifié.
    .faire = Donnez un identifiant à chaque ligne, ou gardez les personnes absentes.

# Journal. $import : nom de l’import.
journal-import-lot = Comptes importés de l’annuaire ({ $import })
journal-import-etablissements = { $n } établissements importés ({ $import })
journal-import-annule = Import annulé ({ $import })
