# Publication, at once or at a given time.

console-quand = When?
console-jour = Day
console-heure = Time
console-heure-aide = Paris time, for example 18:30.
# $date: "3 September 2026".
console-aujourd-hui = today, { $date }
console-demain = tomorrow, { $date }
console-heure-refusee = Give a time between now and tomorrow evening.
console-heure-inversee = The base would be published again before it is stopped.
console-arreter-a-l-heure = Stop at a given time
console-reprise = Publish again
console-reprise-jour = Day of the return
console-reprise-heure = Time of the return
console-reprise-aide = Optional. People will know when to come back, and the base will be published again at that time.
console-publier-titre = Publish the base
console-publier-explication = Once the base is published, people can sign in.
console-publier-maintenant = Publish now
console-publier-a-l-heure = Publish at a given time
console-programmer-arret = Schedule a stop
console-programmer-publication = Publish at a given time

console-prevu-titre = What is planned
# $quand, $reprise: date and time; $numero: who asked for it.
console-prevu-arret = Publication will stop on { $quand }. Asked for by { $numero }.
console-prevu-arret-et-reprise = Publication will stop on { $quand } and resume on { $reprise }. Asked for by { $numero }.
console-prevu-publication = The base will be published on { $quand }. Asked for by { $numero }.
console-prevu-annuler = Cancel what is planned
console-fait-prevu = It is planned. The server will do it at that time, even if this page is closed.
console-fait-annule = What was planned is cancelled. Nothing else has changed.

console-oubliee = The base has been stopped for more than 30 minutes
console-oubliee-comment = Remember to publish it: these are school hours, and nobody can sign in.
console-en-cours = New settings are being put in place
    .fait = Publication cannot change in the meantime. Nothing was modified.
    .faire = Wait for the end, or take the work up again from the tab “Delegate sign-in”.
console-deja-arretee = The base is stopped already
    .fait = What was planned still is. Nothing was changed.
    .faire = See in the “Publication” tab what is planned.
console-deja-publiee = The base is published already
    .fait = What was planned still is. Nothing was changed.
    .faire = See in the “Publication” tab what is planned.
console-autre-annee = This base is waiting
    .fait = Another base is in service at this address: only one can be published. Nothing was modified.
    .faire = Put this base at the address first, from the page “Years”.

# $quand, $prevu, $reprise: date and time, "-" if unknown; $numero: who had asked for it.
journal-arret-prevu = Stop planned for { $quand } (return: { $reprise }).
journal-publication-prevue = Publication planned for { $quand }.
journal-prevu-annule = Cancelled: what was planned for { $quand }.
# $personnes: connected at that moment.
journal-arretee-comme-prevu = Publication stopped as planned for { $prevu }, at the request of { $numero } ({ $personnes ->
    [0] nobody was connected
    [one] { $personnes } person connected
   *[other] { $personnes } people connected
}).
journal-publiee-comme-prevu = Base published as planned for { $prevu }, at the request of { $numero }.
journal-prevu-sans-objet = What { $numero } had planned for { $prevu } no longer applied: nothing was done.
