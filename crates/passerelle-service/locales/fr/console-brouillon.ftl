# Préparer une modification de la délégation, puis la mettre en place.

console-preparer-titre = Modifier sans arrêter tout de suite
console-preparer-comment = Préparez les nouveaux réglages pendant que la base reste publiée. Quand ils sont prêts, Passerelle arrête la base, les enregistre, teste la connexion et publie de nouveau. Si le test échoue, les anciens réglages sont remis.
console-preparer = Préparer une modification
console-brouillon-titre = Préparer une modification
console-brouillon-explication = La base reste publiée avec ses réglages actuels. Ce qui est enregistré ici attend « Mettre en place ».
console-brouillon-verifier = Vérifier ce qui changerait
console-brouillon-enregistrer = Enregistrer le brouillon et vérifier
console-brouillon-reprendre = Reprendre le brouillon
console-brouillon-rien = Le brouillon est identique aux réglages en place : rien ne changerait.
console-brouillon-reglage = Réglage
# $n : réglages.
console-brouillon-differences = { $n ->
    [one] { $n } réglage qui change
   *[other] { $n } réglages qui changent
}
console-brouillon-perime = Les réglages en place ont changé depuis le début de ce brouillon
console-brouillon-perime-comment = Abandonnez-le, puis préparez une nouvelle modification.
console-fait-brouillon = Le brouillon est enregistré. Les personnes ne voient rien de nouveau.
console-fait-abandonne = Le brouillon est abandonné. Les réglages en place n’ont pas changé.

console-installation-titre = Mise en place
console-installation-deroulement = Comment cela va se passer
console-installation-si-echec = Si le test échoue, les anciens réglages sont remis avant de publier. Comptez moins d’une minute.
console-installation-etapes = Étapes
console-etape-arreter = Arrêter la publication
console-etape-enregistrer = Enregistrer les nouveaux réglages
console-etape-tester = Tester la connexion
console-etape-publier = Publier de nouveau
console-etape-faite = fait
console-etape-en-cours = en cours
console-etape-a-venir = à venir
console-etape-echouee = échec
console-etape-defaite = annulé
console-installation-aucune = Aucune mise en place n’a encore eu lieu.
console-installation-attendre = La base est arrêtée pendant ce temps. Si la même étape reste affichée plus d’une minute, la suite a été interrompue : reprenez-la, ou revenez aux anciens réglages.
console-installation-actualiser = Actualiser
console-installation-reprendre = Reprendre
console-installation-revenir = Revenir aux anciens réglages
console-installation-essai = Test de la connexion
console-installation-reussie = Les nouveaux réglages sont en place
console-installation-echouee = Le test a échoué : les anciens réglages ont été remis
console-installation-echouee-comment = Les personnes entrent comme avant. Votre brouillon est gardé : corrigez-le, puis recommencez.
console-installation-retour = Les anciens réglages ont été remis
# $quand : date et heure ; $numero : qui l’a demandé.
console-installation-quand = Terminé le { $quand }, à la demande de { $numero }.
console-installation-en-cours = Une mise en place n’est pas terminée
console-installation-en-cours-comment = De nouveaux réglages attendent d’être testés, ou la suite a été interrompue. La base est arrêtée pendant ce temps.
console-installation-voir = Voir où elle en est

journal-brouillon = Modification de la délégation en préparation.
journal-brouillon-modifie = Brouillon de la délégation modifié.
journal-brouillon-abandonne = Brouillon de la délégation abandonné.
# $personnes : connectées à ce moment.
journal-mise-en-place-arret = Mise en place : publication arrêtée ({ $personnes ->
    [0] personne n’était connecté
    [one] { $personnes } personne connectée
   *[other] { $personnes } personnes connectées
}).
journal-mise-en-place-reglages = Mise en place : nouveaux réglages enregistrés.
journal-mise-en-place-reussie = Mise en place terminée, base publiée de nouveau.
# $echouees : lignes du test.
journal-mise-en-place-echec = Mise en place annulée : { $echouees ->
    [one] { $echouees } échec
   *[other] { $echouees } échecs
} au test. Les anciens réglages sont remis.
journal-mise-en-place-retour = Mise en place annulée à la main : les anciens réglages sont remis.
