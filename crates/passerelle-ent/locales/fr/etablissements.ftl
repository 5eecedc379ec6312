# Établissements et regroupements. $n : un nombre ; $liste : des noms de regroupements.

etablissements-titre = Établissements
etablissements-nouveau = Ajouter un établissement
etablissements-modifier = Modifier l’établissement
etablissements-recherche = Nom, UAI, ville ou regroupement
etablissements-total = { $n ->
    [one] { $n } établissement
   *[other] { $n } établissements
}
etablissements-vide = Aucun établissement n’existe encore. Ajoutez le premier, ou importez-les.
etablissements-aucun-trouve = Aucun établissement ne correspond à cette recherche.
etablissements-tous = Voir tous les établissements
etablissements-uai = UAI
etablissements-uai-aide = Sept chiffres et une lettre, par exemple 0450822X. Il ne change plus ensuite.
etablissements-nom = Nom
etablissements-ville = Ville
etablissements-regroupement = Regroupement
etablissements-regroupement-aide = Le nom de la cité scolaire, si plusieurs établissements partagent une seule base. Vide sinon.
etablissements-regroupement-connus = Le nom de la cité scolaire, si plusieurs établissements partagent une seule base. Vide sinon. Déjà connus : { $liste }.
etablissements-regroupements = Regroupements
etablissements-regroupements-phrase = Les établissements d’un regroupement partagent une base : un seul fichier peut les contenir tous, et personne n’y est deux fois.
etablissements-enregistrer = Enregistrer
etablissements-avec = Dans le même regroupement
etablissements-voir-comptes = Voir ses comptes
etablissements-cle = La lettre de cet UAI n’est pas celle que l’on attend
etablissements-cle-phrase = L’établissement est enregistré tel quel. Vérifiez le code : de vrais fichiers en contiennent de tels.
etablissements-cle-courte = lettre inattendue
etablissements-fait-cree = L’établissement est ajouté.
etablissements-fait-change = Les changements sont enregistrés.
etablissements-champ-uai = Écrivez sept chiffres et une lettre, par exemple 0450822X.
etablissements-champ-pris = Un établissement a déjà cet UAI.
