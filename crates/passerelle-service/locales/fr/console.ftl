# Console d’hébergement.

console-titre = CONSOLE D’HÉBERGEMENT
# $vs : nom du logiciel de vie scolaire.
console-administration = Administration de { $vs }
# $version : numéro.
console-version = Passerelle { $version }.
# $nom : nom de la base.
console-base = Base : { $nom }
# $numero : numéro d’hébergement.
console-compte = Hébergement { $numero }
console-annuler = Annuler
console-oui = oui
console-non = non

console-onglet-publication = Paramètres de publication
console-onglet-delegation = Déléguer l’authentification
console-onglet-securite = Paramètres de sécurité
console-onglet-journal = Journal

console-connexion-titre = Connexion à la console
console-connexion-aide = Ces trois informations figurent dans votre contrat d’hébergement et sur vos factures.
console-connexion-numero = Numéro d’hébergement
console-connexion-mot-de-passe = Mot de passe d’hébergement
console-connexion-facture = Dernier numéro de facture
console-connexion-facture-aide = Ou le code de votre application, si vous en utilisez une.
console-connexion-entrer = Se connecter
console-connexion-refus = Nous n’avons pas reconnu ces trois informations ensemble.
console-connexion-verifier = Vérifiez les majuscules et le numéro de la facture la plus récente, puis réessayez. (Réf. E05)

console-bases-titre = Bases
console-bases-vide = Aucune base n’est rattachée à ce compte d’hébergement. Adressez-vous à votre hébergeur.
# $n : nombre de bases.
console-bases-nombre = { $n ->
    [one] { $n } base de ce compte
   *[other] { $n } bases de ce compte
}
console-bases-base = Base
console-bases-etablissement = Établissement
console-bases-uai = UAI
console-bases-etat = État
console-bases-oubliee = La base est arrêtée. Pensez à la publier.

console-etat-publiee = Base publiée
console-etat-arretee = Non publiée
# $quand : date et heure.
console-etat-depuis = Depuis le { $quand }.
console-arreter = Arrêter la publication
console-publier = Publier la base

console-publication-adresse = Adresse de la base
# $n : personnes connectées.
console-publication-connectes = { $n ->
    [0] Personne n’est connecté en ce moment.
    [one] { $n } personne connectée en ce moment.
   *[other] { $n } personnes connectées en ce moment.
}
console-publication-personne = Personne ne peut se connecter.
console-publication-delegation = Délégation
# $n : espaces délégués à CAS, sur huit.
console-publication-espaces = { $n ->
    [0] Aucun espace n’est délégué : chacun demande son propre mot de passe.
    [one] CAS pour { $n } espace sur 8.
   *[other] CAS pour { $n } espaces sur 8.
}
console-publication-commune = Page commune comprise.
console-publication-voir = Voir la délégation
console-publication-a-savoir = À savoir : pour modifier la délégation, arrêtez la publication, ou préparez une modification : Passerelle arrête alors la base, teste, puis la publie de nouveau en moins d’une minute.

console-arreter-titre = Arrêter la publication
# $n : personnes connectées.
console-arreter-connectes = { $n ->
    [0] Personne n’est connecté en ce moment.
    [one] { $n } personne est connectée en ce moment. Son travail en cours sera interrompu.
   *[other] { $n } personnes sont connectées en ce moment. Leur travail en cours sera interrompu.
}
# $vs : nom du logiciel.
console-arreter-ce-qu-ils-verront = Chacun verra la page « { $vs } est arrêté pour le moment », qui précise que son compte n’a pas de problème.
console-arreter-ensuite = Vous pourrez publier de nouveau à tout moment.
console-arreter-maintenant = Arrêter maintenant

console-fait-publiee = La base est publiée. Les personnes peuvent se connecter.
console-fait-arretee = La publication est arrêtée. Plus personne ne peut se connecter. Pensez à publier de nouveau.
console-fait-matrice = Le choix par espace est enregistré. Il vaudra dès que la base sera publiée.
console-fait-cas = La délégation CAS est définie. Choisissez maintenant les espaces qui l’utilisent.

console-avertissement = Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres.
console-avertissement-comment = Le bouton « Arrêter la publication » est en haut de cette page. D’ici là, les paramètres sont montrés sans pouvoir être modifiés.
console-publiee = Ces paramètres ne peuvent pas être modifiés maintenant
    .fait = La base est publiée : ces réglages sont en lecture seule. Rien n’a été modifié.
    .faire = Arrêtez d’abord la publication, puis recommencez.
console-retour-delegation = Revenir à la délégation

console-gestion-delegations = Gestion des délégations
console-definir-cas = Définir une délégation CAS
console-definir-ws-federation = Définir une délégation Ws-Federation
console-pas-dans-cette-version = Non disponible dans cette version.
console-regler = Régler…
console-regler-cas = la délégation CAS
console-voir-reglages-cas = Voir les réglages CAS
console-brouillon = Brouillon : rien n’est changé.
console-tout-cas = CAS pour tous les espaces
console-tout-aucune = Aucune pour tous les espaces
console-tout-passer-a-aucune = Tout passer à Aucune

console-choix-cas = CAS
console-choix-ws-federation = Ws-Federation
console-choix-aucune = Aucune
console-matrice-titre = Choix de la délégation en fonction de l’espace
console-matrice-espace = Espace
console-matrice-gens = Personnes
console-matrice-choisi = choisi
console-matrice-cellule-non-defini = non défini
console-matrice-indisponible = indisponible
console-matrice-definir-d-abord = Définissez d’abord une délégation CAS : bouton « Régler… ».
# $espace : nom d’un espace ; $choix : CAS, Aucune.
console-matrice-radio = { $espace } : { $choix }
# $espaces : noms séparés par des virgules.
console-matrice-il-manque = Disponible quand les huit espaces utilisent la même délégation. Il manque : { $espaces }.
# $n : personnes ; $reste : parmi elles.
console-matrice-personnes = { $reste ->
    [one] { $n }, { $reste } non rapproché
   *[other] { $n }, { $reste } non rapprochés
}
# $n : lignes qui utilisent CAS.
console-matrice-cas-utilise = { $n ->
    [one] { $n } espace utilise CAS. Passez-le d’abord à Aucune, ou utilisez le bouton « Tout passer à Aucune ».
   *[other] { $n } espaces utilisent CAS. Passez-les d’abord à Aucune, ou utilisez le bouton « Tout passer à Aucune ».
}
# $espace : nom d’un espace.
console-matrice-non-defini = { $espace } : cette délégation n’est pas définie. Réglez-la d’abord, puis choisissez-la.
console-matrice-conseil = Il est fortement conseillé d’activer la délégation pour tous les espaces.
# $vs : nom du logiciel.
console-matrice-client = La délégation vaut pour le Client { $vs } et pour les espaces. Pour la désactiver dans les espaces et la garder pour le Client, laissez-la définie et passez toutes les lignes à Aucune.
console-verifier = Vérifier les changements
console-recalculer-tableau = Recalculer le tableau
console-abandonner = Abandonner le brouillon
console-ce-que-les-gens-verront = Ce que les gens verront

console-verifier-titre = Vérifier avant de mettre en place
console-verifier-rien = Rien ne changerait : ces choix sont déjà en place.
console-verifier-rien-change = Rien n’est encore changé.
# $n : lignes.
console-verifier-lignes = { $n ->
    [one] { $n } ligne qui change
   *[other] { $n } lignes qui changent
}
console-verifier-avant = Avant
console-verifier-apres = Après
console-verifier-commune-retombe = La Page commune revient à Aucune, parce qu’un espace quitte la délégation.
# $vs : nom du logiciel.
console-verifier-cas-retire = La délégation CAS ne sera plus définie : ses réglages seront effacés, et le Client { $vs } ne l’utilisera plus.
console-mettre-en-place = Mettre en place
console-modifier-encore = Modifier encore

console-liste-direction = Direction
console-liste-professeurs = Professeurs
console-liste-vie-scolaire = Vie scolaire
console-liste-parents = Parents
console-liste-accompagnant = Accompagnant
console-liste-eleves = Élèves
console-liste-entreprise = Entreprise
console-liste-academie = Académie

# $gens : « 1 044 parents » ; $n : leur nombre ; $reste : parmi eux ; $ent : nom de l’ENT ; $espace : son nom.
console-verront-delegation = { $n ->
    [one] { $espace } : { $gens } passera par { $ent }.
   *[other] { $espace } : { $gens } passeront par { $ent }.
}
console-verront-delegation-non-rapproches = { $espace } : { $gens } { $n ->
    [one] passera
   *[other] passeront
} par { $ent }. { $reste ->
    [one] { $reste } n’est pas encore rapproché et verra la page d’aide.
   *[other] { $reste } ne sont pas encore rapprochés et verront la page d’aide.
}
console-verront-personne = { $espace } : on passera par { $ent }. Personne n’utilise encore cet espace.
console-verront-mot-de-passe = { $espace } : chacun entrera avec son identifiant et son mot de passe de la base.
console-verront-commune-delegation = Page commune : on passera directement par { $ent }, puis dans son espace.
console-verront-commune = Page commune : chacun choisira son espace.
console-gens-parents = { $n ->
    [one] { $n } parent
   *[other] { $n } parents
}
console-gens-eleves = { $n ->
    [one] { $n } élève
   *[other] { $n } élèves
}
console-gens-professeurs = { $n ->
    [one] { $n } professeur
   *[other] { $n } professeurs
}
console-gens-personnes = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
