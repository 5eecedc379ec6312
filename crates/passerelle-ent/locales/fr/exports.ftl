# Exports et imports. $vs : nom du logiciel de vie scolaire ; $n : un nombre.

exports-panneau-titre = { $vs } XML
exports-panneau-phrase = Ce bouton télécharge le fichier XML chiffré des comptes, à importer dans { $vs }.
exports-contient = Il contient :
# $population : nom d’une population, au pluriel.
exports-contenu = { $population } : { $n }
# $empreinte : empreinte de la clé publique.
exports-cle = Il est chiffré : seul { $vs } peut le lire (clé { $empreinte }).
exports-nom-du-fichier = Nom du fichier :
# $ecoles : noms d’établissements.
exports-regroupement = Inclure le même regroupement : { $ecoles }
exports-exporter = Exporter
exports-supprimer = Ce fichier est à supprimer de vos Téléchargements après usage.
# $moment : date et heure.
exports-dernier = Dernier export : { $moment }, par une autre personne.
exports-dernier-vous = Dernier export : { $moment }, par vous.
exports-sans-cle = Aucune clé de chiffrement n’est enregistrée
    .fait = Sans la clé publique du destinataire, le fichier serait lisible par tous. Rien n’a été exporté.
    .faire = Demandez à l’administrateur de l’ENT d’enregistrer la clé publique du destinataire.
exports-aucun-destinataire = Aucun service ne reçoit de fichier de cet ENT pour l’instant. L’administrateur de l’ENT peut en ajouter un.
exports-ecartes = { $n ->
    [one] { $n } compte ne sera pas dans le fichier
   *[other] { $n } comptes ne seront pas dans le fichier
}
exports-raison = Raison
exports-raison-population = population absente de ce fichier
exports-raison-illisible = fiche impossible à écrire
exports-bcdi-phrase = { $n ->
    [one] La liste des emprunteurs du CDI, au format CSV : { $n } personne. Elle n’est pas chiffrée : supprimez-la après usage.
   *[other] La liste des emprunteurs du CDI, au format CSV : { $n } personnes. Elle n’est pas chiffrée : supprimez-la après usage.
}
exports-bcdi-exporter = Exporter les emprunteurs (CSV)

identifiants-section = Identifiants du logiciel de vie scolaire
identifiants-lien = Importer le fichier des identifiants
identifiants-titre = Importer les identifiants { $vs }
identifiants-phrase = { $vs } peut donner à l’ENT l’identifiant que chaque personne y porte. La fiche du compte le montre ensuite.
identifiants-chemin = Dans { $vs } : Imports/Exports > Socles ENT > Exporter les identifiants { $vs }.
identifiants-fichier = Fichier des identifiants
identifiants-choisissez = Choisissez un fichier.
identifiants-verifier = Vérifier le fichier
# $fichier : nom du fichier.
identifiants-rien-change = Rien n’est encore changé. Voici ce que ferait le fichier « { $fichier } ».
identifiants-ce-qui-change = Ce qui va se passer
identifiants-nouveaux = Recevront un identifiant
identifiants-modifies = Changeront d’identifiant
identifiants-inchanges = Ont déjà cet identifiant
identifiants-inconnus = Inconnus dans cette structure
identifiants-non-rapproches = Pas encore rapprochés
identifiants-contradictoires = Deux identifiants pour un compte, laissés de côté
identifiants-compte = Compte
identifiants-avant = Avant
identifiants-apres = Après
identifiants-appliquer = { $n ->
    [one] Appliquer à { $n } compte
   *[other] Appliquer à { $n } comptes
}
identifiants-appliques = { $n ->
    [one] { $n } compte a été mis à jour.
   *[other] { $n } comptes ont été mis à jour.
}
identifiants-rien-a-faire = Ce fichier ne change rien.
identifiants-ne-rien-faire = Ne rien faire
# $reference : ce que demande l’assistance.
identifiants-reference = Réf. { $reference }
# $nature : ce qu’est le fichier.
identifiants-pas-le-bon-fichier = Ce n’est pas le bon fichier
    .fait = « { $nom } » est { $nature }, et non un fichier d’identifiants de { $vs }. Rien n’a été modifié.
    .faire = Dans { $vs } : Imports/Exports > Socles ENT > Exporter les identifiants { $vs }.
identifiants-non-protege = Ce fichier n’est pas protégé
    .fait = « { $nom } » contient des noms lisibles par tous. Il a été refusé. Rien n’a été modifié.
    .faire = Supprimez-le de votre ordinateur, puis demandez à { $vs } un fichier chiffré pour l’ENT.
# $trouve, $attendu : codes d’établissements.
identifiants-autre-etablissement = Ce fichier vient d’un autre établissement
    .fait = « { $nom } » concerne { $trouve }. Vous êtes dans { $attendu }. Rien n’a été modifié.
    .faire = Choisissez le fichier de votre établissement.

# Le fichier vient ici du logiciel de vie scolaire, et non de l’ENT.
erreur-illisible = Ce fichier ne peut pas être lu ici
    .fait = « { $nom } » a été chiffré pour un autre ENT, avec une ancienne clé, ou il a été modifié depuis. Rien n’a été modifié ici.
    .faire = Exportez-le de nouveau depuis le logiciel de vie scolaire, sans l’ouvrir, puis recommencez. Si cela continue, donnez-lui la clé publique actuelle de l’ENT.
# $position : en octets.
erreur-incomplet = Le fichier est incomplet
    .fait = « { $nom } » s’arrête à l’octet { $position }, avant sa fin : il a pu être coupé pendant le téléchargement. Rien n’a été modifié.
    .faire = Exportez-le de nouveau depuis le logiciel de vie scolaire, sans l’ouvrir, puis recommencez.

# Journal. $destinataire : nom court d’un service ; le reste : nombres et codes d’établissements.
journal-export-fichier = Fichier exporté pour { $destinataire } ({ $etablissements }) : { $eleve } élèves, { $responsable } parents, { $professeur } professeurs, { $personnel } personnels, { $ecartes } écartés, { $nouveaux } nouveaux identifiants
journal-export-bcdi = Liste des emprunteurs exportée ({ $etablissement }) : { $n }
journal-identifiants-importes = Identifiants de { $destinataire } importés ({ $etablissement }) : { $nouveaux } nouveaux, { $modifies } modifiés
