### Les utilisateurs de la base : espaces et connexion directe. $n : un nombre ; $date : une date ; $vs : la vie scolaire.

utilisateurs-titre = Utilisateurs
utilisateurs-chapeau = Qui est dans la base, les espaces de chaque personnel, et qui peut entrer avec un mot de passe { $vs }.
utilisateurs-une-titre = Un utilisateur
utilisateurs-population = Population
utilisateurs-chercher = Nom ou prénom
utilisateurs-connexion = Connexion directe
utilisateurs-connexion-vs = Connexion directe par { $vs }
utilisateurs-sans-mot-de-passe = Pas de mot de passe
utilisateurs-code-jusqu-au = Code valable jusqu’au { $date }
utilisateurs-code-expire = Code expiré
utilisateurs-mot-de-passe = Mot de passe choisi
utilisateurs-espaces-legende = Espaces de cette personne
utilisateurs-espaces-enregistrer = Enregistrer les espaces
utilisateurs-fait-espaces = Les espaces sont enregistrés.
utilisateurs-code-phrase = Un code sert à choisir un nouveau mot de passe. L’ancien ne sert plus, et les sessions ouvertes avec lui s’arrêtent.
utilisateurs-code-donner = Donner un code
codes-titre = Codes d’activation
codes-phrase = Un code sert à choisir son mot de passe { $vs }. La page à imprimer a un coupon par personne : découpez-les et remettez-les en main propre.
codes-personne = Tout le monde a déjà un mot de passe.
codes-attendent = { $n ->
    [one] { $n } personne n’a pas de mot de passe.
   *[other] { $n } personnes n’ont pas de mot de passe.
}
codes-tout-le-monde = Toutes
codes-toutes-les-classes = Toutes
codes-remplace = Un code donné plus tôt et pas encore utilisé est remplacé. Les personnes sans identifiant en reçoivent un.
codes-faire = Préparer les codes
codes-faits = { $n ->
    [one] { $n } code est prêt.
   *[other] { $n } codes sont prêts.
}
codes-une-fois = Imprimez cette page maintenant : les codes ne seront plus affichés.
codes-adresse = Adresse
codes-code = Code
codes-jusqu-au = Valable jusqu’au { $date }, une seule fois. Ne le montrez à personne.
codes-retour = Revenir aux utilisateurs

# Ce qui change d’une personne. $champ, $avant, $apres : une donnée et ses valeurs.
etab-utilisateurs-espaces = Dont changements d’espaces
etab-utilisateurs-arrivees = Arrivées
etab-utilisateurs-changements = Modifications, donnée par donnée
etab-utilisateurs-avant-apres = { $champ } : { $avant } → { $apres }
etab-utilisateurs-logins-pris = { $n ->
    [one] { $n } personne garde son identifiant : celui de la liste sert à quelqu’un d’autre.
   *[other] { $n } personnes gardent leur identifiant : celui de la liste sert à quelqu’un d’autre.
}
etab-champ-civilite = Civilité
etab-champ-nom = Nom
etab-champ-prenom = Prénom
etab-champ-naissance = Date de naissance
etab-champ-ine = Numéro national
etab-champ-classe = Classe
etab-champ-adresse = Adresse
etab-champ-enfants = Enfants
etab-champ-espaces = Espaces
etab-champ-login = Identifiant de connexion
etab-champ-vide = rien

# $utilisateur : numéro de ligne ; $avant, $apres : espaces.
journal-espaces = Utilisateur n° { $utilisateur } : espaces « { $avant } » → « { $apres } »
journal-code-donne = Code donné à l’utilisateur n° { $utilisateur }
journal-codes-donnes = { $n } codes donnés
journal-code-utilise = Utilisateur n° { $utilisateur } : mot de passe choisi avec un code
journal-code-refuse = Code refusé
journal-mot-de-passe-change = Utilisateur n° { $utilisateur } : mot de passe changé

journal-base-creee = Base créée
journal-personnel-cree = Compte { $compte } créé
journal-personnel-mot-de-passe = Mot de passe du compte { $compte } changé
