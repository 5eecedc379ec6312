# Schools and groupings. $n: a number; $liste: names of groupings.

etablissements-titre = Schools
etablissements-nouveau = Add a school
etablissements-modifier = Change the school
etablissements-recherche = Name, code, town or grouping
etablissements-total = { $n ->
    [one] { $n } school
   *[other] { $n } schools
}
etablissements-vide = There is no school yet. Add the first one, or import them.
etablissements-aucun-trouve = No school fits this search.
etablissements-tous = Show all schools
etablissements-uai = School code (UAI)
etablissements-uai-aide = Seven digits and a letter, such as 0450822X. It does not change afterwards.
etablissements-nom = Name
etablissements-ville = Town
etablissements-regroupement = Grouping
etablissements-regroupement-aide = The name of the joint site, where several schools share one base. Empty otherwise.
etablissements-regroupement-connus = The name of the joint site, where several schools share one base. Empty otherwise. Known already: { $liste }.
etablissements-regroupements = Groupings
etablissements-regroupements-phrase = The schools of a grouping share one base: a single file can hold them all, and nobody is in it twice.
etablissements-enregistrer = Save
etablissements-avec = In the same grouping
etablissements-voir-comptes = See its accounts
etablissements-cle = The letter of this school code is not the one expected
etablissements-cle-phrase = The school is kept as it is. Check the code: real files do hold such codes.
etablissements-cle-courte = unexpected letter
etablissements-fait-cree = The school is added.
etablissements-fait-change = The changes are saved.
etablissements-champ-uai = Enter seven digits and a letter, such as 0450822X.
etablissements-champ-pris = A school has this code already.
