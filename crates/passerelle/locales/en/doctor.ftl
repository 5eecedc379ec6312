# What doctor says. $nom: a file or a folder; .faire: what to do.

doctor-bien = OK
doctor-attention = Warning
doctor-echec = Failure
doctor-nom-reglages = Settings
doctor-nom-adresse = Address
doctor-nom-certificat = Certificate
doctor-nom-cle = Key
doctor-nom-disque = Disk
doctor-nom-base = Database
doctor-nom-autorites = Authorities
doctor-nom-destinataire = Recipient
doctor-nom-service = Service
doctor-nom-horloge = Clock
doctor-fin-bien = All is well.
# $n: how many.
doctor-fin-remarques = { $n ->
    [one] The server can work. { $n } thing to look at.
   *[other] The server can work. { $n } things to look at.
}
doctor-fin-echecs = { $n ->
    [one] { $n } thing to repair.
   *[other] { $n } things to repair.
}

doctor-reglages = “{ $nom }” is complete
# $adresse: public address; $trouvees: IP addresses.
doctor-adresse = { $adresse } leads to { $trouvees }
doctor-adresse-inconnue = { $adresse } leads nowhere
    .faire = Add this name to the DNS, or correct the key address of [server].
doctor-adresse-sans-mandataire = { $adresse } leads to { $trouvees }, without a certificate or a declared proxy
    .faire = Name the proxy in trusted_proxies: otherwise all visitors seem to come from one address, and slow each other down.

# $hote: expected name; $noms: names of the certificate; $debut, $fin: dates.
doctor-certificat = good for { $hote } until { $fin }
doctor-certificat-autre-nom = it is for { $noms }, not for { $hote }
    .faire = Ask for a certificate for { $hote }, or correct the key address of [server].
doctor-certificat-pas-encore = it is not good before { $debut }
    .faire = Check this machine’s clock, or put the earlier certificate back.
doctor-certificat-expire = it ended on { $fin }
    .faire = Renew it now: browsers refuse the server. It is read again without a restart.
doctor-certificat-bientot = it ends on { $fin }
    .faire = Renew it: it is read again without a restart.

# $bits: size; $empreinte: SHA256:….
doctor-cle = { $bits }-bit key, { $empreinte }
doctor-cle-ouverte = others than the server may read “{ $nom }”
    .faire = Take that right away from them: chmod 600

# $mo: free space, in megabytes.
doctor-disque = { $mo } MB free in “{ $nom }”
doctor-disque-absent = “{ $nom }” does not exist yet
    .faire = The first start creates it. Check that the server may do so.
doctor-disque-ferme = nothing can be written to “{ $nom }”
    .faire = Check the rights of the account that runs the server, and that the disk answers.
doctor-disque-plein = { $mo } MB free in “{ $nom }”: too little
    .faire = Make room now: sign-ins are about to fail.
doctor-disque-peu = { $mo } MB free in “{ $nom }”
    .faire = Make room.

# $version: version of the data.
doctor-base = “{ $nom }” answers, version { $version }
doctor-base-absente = “{ $nom }” does not exist yet
    .faire = The first start creates it. Then: passerelle admin add
doctor-base-ancienne = “{ $nom }” is of version { $version }, an older one
    .faire = Back it up: the next start brings it up to date. Recipients were not checked.
doctor-base-plus-recente = “{ $nom }” is of version { $version }, newer than this program
    .faire = Install the version of the program that wrote it, or go back to a backup.
doctor-base-illisible = “{ $nom }”: { $cause }
    .faire = Check the rights on this file, or go back to a backup.

doctor-destinataires-aucun = no recipient is registered
    .faire = Add a service in the ENT, with an administrator’s account.
doctor-destinataires-illisibles = { $cause }
    .faire = Check the database.
doctor-destinataire-cle = key { $empreinte }
doctor-destinataire-sans-cle = no public key
    .faire = Ask the service for it: without it no file can be exported for them.
doctor-destinataire-cle-illisible = its public key cannot be read
    .faire = Ask the service for it again and replace it.
doctor-destinataire-sans-adresse = no address is accepted
    .faire = Add the service’s address: without it nobody gets in.
# $regle: the rule, as written.
doctor-destinataire-regle-illisible = the rule { $regle } cannot be read
    .faire = Correct it: it accepts no address.
doctor-destinataire-regle-dangereuse = the rule { $regle } accepts addresses that are not the service’s
    .faire = Try it in the ENT and narrow it down: a ticket could go elsewhere.
# $raison: why.
doctor-service = { $adresse } answers
doctor-service-muet = { $adresse }: { $raison }
    .faire = Check the address, the firewall and, for a private authority, the key trust of [server].
# $n: seconds.
doctor-horloge = same time, within { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
doctor-horloge-ecart = { $n ->
    [one] { $n } second apart from the service
   *[other] { $n } seconds apart from the service
}
    .faire = Set both clocks right (NTP): tickets that are good would be refused.

doctor-nom-base-service = Base
doctor-nom-ent = ENT
doctor-bases-aucune = there is no base yet
    .faire = Create it: passerelle admin add --hosting NUMBER, then passerelle base create
doctor-bases-illisibles = { $cause }
    .faire = Check the database.
doctor-base-publiee = published since { $date }
doctor-base-arretee = stopped since { $date }: nobody can enter
    .faire = Publish it when it is ready, in the console or with passerelle base publish
doctor-base-arretee-longtemps = stopped for more than 30 minutes, since { $date }: nobody can enter
    .faire = Publish it, in the console or with passerelle base publish. If it has to stay stopped, tell the school.
# $adresse: short name of the base in service.
doctor-base-attend = of another year than the one in service at the address { $adresse }
# $espaces: names of spaces.
doctor-application-ailleurs = an application at an address that allowed_origins does not have ({ $espaces })
    .faire = It stays in place. Change it in the console, tab “Applications”, or complete allowed_origins in [applications].
doctor-ent = { $adresse } answers
doctor-ent-muet = { $adresse }: { $raison }
    .faire = Check the address in the console, the firewall and, for a private authority, the key trust of [server].
doctor-ent-adresse = { $adresse } is not an address
    .faire = Correct it in the console, “Delegate sign-in”.
doctor-horloge-ent = { $n ->
    [one] { $n } second apart from the ENT
   *[other] { $n } seconds apart from the ENT
}
    .faire = Set both clocks (NTP): good answers would be refused.
