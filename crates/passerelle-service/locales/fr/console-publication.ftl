# Publication, tout de suite ou à une heure donnée.

console-quand = Quand ?
console-jour = Jour
console-heure = Heure
console-heure-aide = À l’heure de Paris, par exemple 18:30.
# $date : « 3 septembre 2026 ».
console-aujourd-hui = aujourd’hui, { $date }
console-demain = demain, { $date }
console-heure-refusee = Indiquez une heure entre maintenant et demain soir.
console-heure-inversee = La base serait publiée de nouveau avant d’être arrêtée.
console-arreter-a-l-heure = Arrêter à une heure donnée
console-reprise = Publier de nouveau
console-reprise-jour = Jour de la reprise
console-reprise-heure = Heure de la reprise
console-reprise-aide = Facultatif. Les personnes sauront quand revenir, et la base sera publiée de nouveau à cette heure.
console-publier-titre = Publier la base
console-publier-explication = Une fois la base publiée, les personnes peuvent se connecter.
console-publier-maintenant = Publier maintenant
console-publier-a-l-heure = Publier à une heure donnée
console-programmer-arret = Programmer un arrêt
console-programmer-publication = Publier à une heure donnée

console-prevu-titre = Ce qui est prévu
# $quand, $reprise : date et heure ; $numero : qui l’a demandé.
console-prevu-arret = La publication s’arrêtera le { $quand }. Demandé par { $numero }.
console-prevu-arret-et-reprise = La publication s’arrêtera le { $quand } et reprendra le { $reprise }. Demandé par { $numero }.
console-prevu-publication = La base sera publiée le { $quand }. Demandé par { $numero }.
console-prevu-annuler = Annuler ce qui est prévu
console-fait-prevu = C’est prévu. Le serveur le fera à l’heure dite, même si cette page est fermée.
console-fait-annule = Ce qui était prévu est annulé. Rien d’autre n’a changé.

console-oubliee = La base est arrêtée depuis plus de 30 minutes
console-oubliee-comment = Pensez à la publier : c’est une heure de classe, et personne ne peut se connecter.
console-en-cours = De nouveaux réglages sont en train d’être mis en place
    .fait = La publication ne peut pas changer pendant ce temps. Rien n’a été modifié.
    .faire = Attendez la fin, ou reprenez la mise en place depuis l’onglet « Déléguer l’authentification ».
console-deja-arretee = La base est déjà arrêtée
    .fait = Ce qui était prévu le reste. Rien n’a été modifié.
    .faire = Regardez dans l’onglet « Publication » ce qui est prévu.
console-deja-publiee = La base est déjà publiée
    .fait = Ce qui était prévu le reste. Rien n’a été modifié.
    .faire = Regardez dans l’onglet « Publication » ce qui est prévu.
console-autre-annee = Cette base attend
    .fait = Une autre base est en service à cette adresse : une seule peut être publiée. Rien n’a été modifié.
    .faire = Mettez d’abord cette base à l’adresse, depuis la page « Années ».

# $quand, $prevu, $reprise : date et heure, « - » si inconnue ; $numero : qui l’avait demandé.
journal-arret-prevu = Arrêt prévu le { $quand } (reprise : { $reprise }).
journal-publication-prevue = Publication prévue le { $quand }.
journal-prevu-annule = Annulé : ce qui était prévu le { $quand }.
# $personnes : connectées à ce moment.
journal-arretee-comme-prevu = Publication arrêtée comme prévu le { $prevu }, à la demande de { $numero } ({ $personnes ->
    [0] personne n’était connecté
    [one] { $personnes } personne connectée
   *[other] { $personnes } personnes connectées
}).
journal-publiee-comme-prevu = Base publiée comme prévu le { $prevu }, à la demande de { $numero }.
journal-prevu-sans-objet = Ce qui était prévu le { $prevu } par { $numero } n’avait plus d’objet : rien n’a été fait.
