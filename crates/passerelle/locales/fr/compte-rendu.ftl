# Compte rendu de rapprochement, à imprimer.

compte-rendu-titre = Compte rendu de rapprochement
compte-rendu-confidentiel = Document interne, contient des données personnelles
# $nom : nom de l’établissement ; $uai : son code.
compte-rendu-ecole = { $nom } ({ $uai })
# $n : nombre d’établissements, au moins deux.
compte-rendu-ecoles = { $n ->
    [one] { $n } établissement
   *[other] { $n } établissements
}
compte-rendu-fait-le = Fait le
compte-rendu-uai = Établissements
compte-rendu-fichier-ent = Fichier de l’ENT
# $nom : nom du fichier ; $date : date et heure.
compte-rendu-exporte = { $nom }, exporté le { $date }
compte-rendu-fichier-base = Liste de la vie scolaire
compte-rendu-fichier-liens = Rapprochements déjà connus
compte-rendu-regles = Règles
compte-rendu-regles-identiques = identiques (égalité après casse et accents)
compte-rendu-regles-etendues = étendues
compte-rendu-legende-tableau = Personnes par population. Un tiret signifie que le fichier de l’ENT ne contient pas cette population.
compte-rendu-reste = Ce qui reste à compléter
compte-rendu-reste-explication = Rien n’a été décidé pour ces personnes. Une proposition n’est jamais appliquée sans vous.
compte-rendu-ecartes = Personnes écartées à la main
compte-rendu-lignes-refusees = Lignes illisibles de la liste
compte-rendu-sans-proposition = Aucun compte de l’ENT ne ressemble à cette personne. Ce qui trancherait : son compte dans l’ENT, s’il existe.
# $donnee : groupe nominal.
compte-rendu-trancherait = Ce qui trancherait : { $donnee }.
# $date : JJ/MM/AAAA.
compte-rendu-naissance = naissance : { $date }
compte-rendu-comptes = Comptes de l’ENT sans utilisateur
compte-rendu-comptes-explication = Ces comptes figurent dans le fichier de l’ENT et ne sont rapprochés de personne.
# $titre : nom d’une liste ; $n : nombre de personnes.
compte-rendu-groupe = { $titre } ({ $n })
# $n : personnes au-delà de la longueur de la liste.
compte-rendu-non-listes = { $n ->
    [one] Et { $n } autre personne, non listée ici.
   *[other] Et { $n } autres personnes, non listées ici.
}
compte-rendu-rapproches = Ce qui a été rapproché, et pourquoi
compte-rendu-rapproches-explication = Ouvrez une liste pour la lire. Seules les listes ouvertes sont imprimées.
compte-rendu-personne = Vie scolaire
compte-rendu-compte = Compte de l’ENT
compte-rendu-pourquoi = Pourquoi
compte-rendu-compte-absent = absent du dernier fichier
compte-rendu-defauts = Défauts des fichiers
compte-rendu-defaut = Défaut
compte-rendu-nombre = Nombre
compte-rendu-suite = Suite donnée
compte-rendu-endroits = Premiers endroits
compte-rendu-relecture = Relecture
compte-rendu-relu-par = Relu par
compte-rendu-date = Date
compte-rendu-signature = Signature
compte-rendu-supprimer = Supprimez ce fichier et le fichier de l’ENT de votre ordinateur quand vous n’en avez plus besoin.
compte-rendu-noms = Le compte rendu contient des noms : ne le laissez pas sur un ordinateur partagé.
