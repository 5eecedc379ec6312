# Indices : ce que deux fiches disent l’une de l’autre, et pourquoi on ne décide pas.

# Une proposition en une ligne. $faits : liste d’indices ; $doute : phrase complète ; $donnee : groupe nominal.
indices-ligne = { $faits }. { $doute } Donnée qui trancherait : { $donnee }
indices-ligne-sans-fait = { $doute } Donnée qui trancherait : { $donnee }
indices-aucun-compte = Aucun compte de l’ENT ne ressemble à cette personne. Donnée qui trancherait : son compte dans l’ENT, s’il existe
indices-ecarte = Écarté par une personne. Donnée qui trancherait : une nouvelle décision de cette personne
# $raison : le défaut de la ligne, groupe nominal.
indices-ligne-mise-de-cote = Ligne { $ligne } mise de côté à la lecture : { $raison }. Donnée qui trancherait : la ligne corrigée dans la vie scolaire

indice-nom-identique = nom identique
indice-nom-separateurs = nom proche (tiret, espace ou apostrophe)
indice-nom-particule = nom proche (particule)
indice-nom-ordre = nom proche (ordre des deux noms)
indice-nom-partie = nom proche (un nom de plus d’un côté)
indice-nom-coupe = nom proche (coupé)
indice-nom-faute = nom proche (faute de frappe)
indice-nom-echange = nom et prénom échangés
indice-nom-different = nom différent

indice-prenom-identique = prénom identique
indice-prenom-separateurs = prénom proche (tiret, espace ou apostrophe)
indice-prenom-seconds = prénom proche (deuxième prénom d’un seul côté)
indice-prenom-abrege = prénom proche (abrégé)
indice-prenom-variante = prénom proche (autre graphie)
indice-prenom-partie = prénom proche (une partie manque)
indice-prenom-coupe = prénom proche (coupé)
indice-prenom-faute = prénom proche (faute de frappe)
indice-prenom-echange = prénom et nom échangés
indice-prenom-different = prénom différent

indice-naissance-identique = date de naissance identique
indice-naissance-jour-mois = date de naissance proche (jour et mois échangés)
indice-naissance-chiffre = date de naissance proche (un chiffre)
indice-naissance-convention = date de naissance proche (1er janvier de convention)
indice-naissance-differente = date de naissance différente

indice-numero-identique = numéro national identique
indice-numero-faute = numéro national proche (un caractère)
indice-numero-different = numéro national différent

indice-adresse-identique = adresse identique
indice-adresse-proche = adresse proche
indice-adresse-commune = même commune
indice-adresse-differente = adresse différente

indice-civilite-identique = civilité identique
indice-civilite-differente = civilité différente
# $n : nombre d’enfants rapprochés entre eux.
indice-enfants = { $n ->
    [one] { $n } enfant en commun
   *[other] { $n } enfants en commun
}
# $n : nombre de responsables rapprochés entre eux.
indice-responsables = { $n ->
    [one] { $n } parent en commun
   *[other] { $n } parents en commun
}
indice-autre = autre indice

regle-identique = identiques et uniques des deux côtés
regle-famille = la famille
regle-conserve = rapprochement déjà présent, conservé
regle-main = rapproché à la main
regle-nom-et-naissance = nom et date de naissance
regle-numero-national = numéro national
regle-nom-unique = nom que personne d’autre ne porte

niveau-probable = Probable
niveau-possible = Possible
niveau-contradictoire = Contradictoire

doute-naissances = Les dates de naissance diffèrent.
doute-doublon = Deux fiches d’un même côté semblent désigner la même personne.
doute-prenoms = Les prénoms sont ceux de deux personnes.
doute-numeros = Les numéros nationaux diffèrent.
doute-pas-identique = Les règles « identiques » n’acceptent pas ce qui est seulement proche.
doute-refuse = Quelqu’un a déjà dit que ce n’est pas la même personne.
doute-rival = Quelqu’un d’autre convient presque autant.
doute-civilites = Les civilités diffèrent.
doute-trop-peu = Ce qui concorde peut être un hasard ou venir du même foyer.

donnee-adresse = l’adresse des deux côtés
donnee-naissance = la date de naissance des deux côtés
donnee-ecriture = la même écriture des deux côtés
donnee-enfants = la liste de ses enfants des deux côtés
donnee-fiche-actuelle = laquelle des deux fiches est la bonne
donnee-prenom = le prénom complet des deux côtés
donnee-responsables = la liste de ses parents des deux côtés
donnee-numero-national = le numéro national (INE)
donnee-civilite = la civilité des deux côtés
donnee-nom-usage = le nom d’usage ou de naissance

indice-nom-encodage = nom proche (lettres abîmées)
indice-prenom-encodage = prénom proche (lettres abîmées)
indice-aucun-proche = aucun proche en commun
indice-pas-parmi-les-proches = absent de la famille déjà rapprochée
indice-prenom-diminutif = prénom proche (diminutif)
