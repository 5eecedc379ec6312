# Ce que dit doctor. $nom : un fichier ou un dossier ; .faire : que faire.

doctor-bien = OK
doctor-attention = Attention
doctor-echec = Échec
doctor-nom-reglages = Réglages
doctor-nom-adresse = Adresse
doctor-nom-certificat = Certificat
doctor-nom-cle = Clé
doctor-nom-disque = Disque
doctor-nom-base = Base de données
doctor-nom-autorites = Autorités
doctor-nom-destinataire = Destinataire
doctor-nom-service = Service
doctor-nom-horloge = Horloge
doctor-fin-bien = Tout va bien.
# $n : combien.
doctor-fin-remarques = { $n ->
    [one] Le serveur peut travailler. { $n } point à regarder.
   *[other] Le serveur peut travailler. { $n } points à regarder.
}
doctor-fin-echecs = { $n ->
    [one] { $n } point à réparer.
   *[other] { $n } points à réparer.
}

doctor-reglages = « { $nom } » est complet
# $adresse : adresse publique ; $trouvees : adresses IP.
doctor-adresse = { $adresse } mène à { $trouvees }
doctor-adresse-inconnue = { $adresse } ne mène nulle part
    .faire = Ajoutez ce nom au DNS, ou corrigez la clé address de [server].
doctor-adresse-sans-mandataire = { $adresse } mène à { $trouvees }, sans certificat ni mandataire déclaré
    .faire = Nommez le mandataire dans trusted_proxies : sinon tous les visiteurs semblent venir de la même adresse, et se gênent.

# $hote : nom attendu ; $noms : noms du certificat ; $debut, $fin : dates.
doctor-certificat = bon pour { $hote } jusqu’au { $fin }
doctor-certificat-autre-nom = il est fait pour { $noms }, et non pour { $hote }
    .faire = Demandez un certificat pour { $hote }, ou corrigez la clé address de [server].
doctor-certificat-pas-encore = il ne vaut qu’à partir du { $debut }
    .faire = Vérifiez l’horloge de cette machine, ou remettez l’ancien certificat.
doctor-certificat-expire = il a expiré le { $fin }
    .faire = Renouvelez-le maintenant : les navigateurs refusent le serveur. Il est relu sans redémarrage.
doctor-certificat-bientot = il expire le { $fin }
    .faire = Renouvelez-le : il est relu sans redémarrage.

# $bits : taille ; $empreinte : SHA256:….
doctor-cle = clé de { $bits } bits, { $empreinte }
doctor-cle-ouverte = d’autres que le serveur peuvent lire « { $nom } »
    .faire = Retirez-leur ce droit : chmod 600

# $mo : place libre, en mégaoctets.
doctor-disque = { $mo } Mo libres dans « { $nom } »
doctor-disque-absent = « { $nom } » n’existe pas encore
    .faire = Le premier démarrage le crée. Vérifiez que le serveur en a le droit.
doctor-disque-ferme = rien ne peut être écrit dans « { $nom } »
    .faire = Vérifiez les droits du compte qui lance le serveur, et que le disque répond.
doctor-disque-plein = { $mo } Mo libres dans « { $nom } » : c’est trop peu
    .faire = Faites de la place maintenant : les connexions vont échouer.
doctor-disque-peu = { $mo } Mo libres dans « { $nom } »
    .faire = Faites de la place.

# $version : version des données.
doctor-base = « { $nom } » répond, version { $version }
doctor-base-absente = « { $nom } » n’existe pas encore
    .faire = Le premier démarrage la crée. Ensuite : passerelle admin add
doctor-base-ancienne = « { $nom } » est de la version { $version }, plus ancienne
    .faire = Sauvegardez-la : le prochain démarrage la met à jour. Les destinataires n’ont pas été vérifiés.
doctor-base-plus-recente = « { $nom } » est de la version { $version }, plus récente que ce programme
    .faire = Installez la version du programme qui l’a écrite, ou reprenez une sauvegarde.
doctor-base-illisible = « { $nom } » : { $cause }
    .faire = Vérifiez les droits sur ce fichier, ou reprenez une sauvegarde.

doctor-destinataires-aucun = aucun destinataire n’est enregistré
    .faire = Ajoutez un service dans l’ENT, avec un compte d’administration.
doctor-destinataires-illisibles = { $cause }
    .faire = Vérifiez la base de données.
doctor-destinataire-cle = clé { $empreinte }
doctor-destinataire-sans-cle = pas de clé publique
    .faire = Demandez-la au service : sans elle, aucun fichier ne peut lui être exporté.
doctor-destinataire-cle-illisible = sa clé publique ne se lit pas
    .faire = Redemandez-la au service et remplacez-la.
doctor-destinataire-sans-adresse = aucune adresse n’est acceptée
    .faire = Ajoutez l’adresse du service : sans elle, personne n’y entre.
# $regle : la règle, telle qu’écrite.
doctor-destinataire-regle-illisible = la règle { $regle } ne se lit pas
    .faire = Corrigez-la : elle n’accepte aucune adresse.
doctor-destinataire-regle-dangereuse = la règle { $regle } accepte des adresses qui ne sont pas au service
    .faire = Essayez-la dans l’ENT et resserrez-la : un ticket pourrait partir ailleurs.
# $raison : pourquoi.
doctor-service = { $adresse } répond
doctor-service-muet = { $adresse } : { $raison }
    .faire = Vérifiez l’adresse, le pare-feu et, pour une autorité privée, la clé trust de [server].
# $n : secondes.
doctor-horloge = même heure, à { $n ->
    [one] { $n } seconde près
   *[other] { $n } secondes près
}
doctor-horloge-ecart = { $n ->
    [one] { $n } seconde d’écart avec le service
   *[other] { $n } secondes d’écart avec le service
}
    .faire = Mettez les deux horloges à l’heure (NTP) : des tickets valables seraient refusés.

doctor-nom-base-service = Base
doctor-nom-ent = ENT
doctor-bases-aucune = il n’y a pas encore de base
    .faire = Créez-la : passerelle admin add --hosting NUMERO, puis passerelle base create
doctor-bases-illisibles = { $cause }
    .faire = Vérifiez la base de données.
doctor-base-publiee = publiée depuis le { $date }
doctor-base-arretee = arrêtée depuis le { $date } : personne n’y entre
    .faire = Publiez-la quand elle est prête, dans la console ou avec passerelle base publish
doctor-base-arretee-longtemps = arrêtée depuis plus de 30 minutes, le { $date } : personne n’y entre
    .faire = Publiez-la, dans la console ou avec passerelle base publish. Si elle doit rester arrêtée, prévenez l’établissement.
# $adresse : nom court de la base en service.
doctor-base-attend = d’une autre année que celle qui est en service à l’adresse { $adresse }
# $espaces : des noms d’espaces.
doctor-application-ailleurs = application à une adresse que allowed_origins n’a pas ({ $espaces })
    .faire = Elle reste en place. Changez-la dans la console, onglet « Applications », ou complétez allowed_origins dans [applications].
doctor-ent = { $adresse } répond
doctor-ent-muet = { $adresse } : { $raison }
    .faire = Vérifiez l’adresse dans la console, le pare-feu et, pour une autorité privée, la clé trust de [server].
doctor-ent-adresse = { $adresse } n’est pas une adresse
    .faire = Corrigez-la dans la console, « Déléguer l’authentification ».
doctor-horloge-ent = { $n ->
    [one] { $n } seconde d’écart avec l’ENT
   *[other] { $n } secondes d’écart avec l’ENT
}
    .faire = Mettez les deux horloges à l’heure (NTP) : des réponses valables seraient refusées.
