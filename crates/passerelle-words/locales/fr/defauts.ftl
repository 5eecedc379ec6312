# Défauts des fichiers lus. $n : combien ; $exemples : premiers endroits ; $nom : nom du fichier.

defauts-titre = { $nom } : { $n ->
    [one] { $n } défaut
   *[other] { $n } défauts
}
# $defaut, $effet : groupes nominaux.
defauts-ligne = { $n } × { $defaut } ({ $effet }) : { $exemples }
defauts-effet-fiche = fiche mise de côté
defauts-effet-champ = donnée ignorée
defauts-effet-remarque = remarque
defauts-lieu = ligne { $ligne }
# $fiche : numéro ou identifiant de la fiche dans le fichier.
defauts-lieu-fiche = ligne { $ligne } ({ $fiche })

defaut-no-identifier = identifiant absent ou inutilisable
defaut-nameless = ni nom ni prénom
defaut-shared-identifier = même identifiant pour des personnes différentes
defaut-unknown-population = population inconnue
defaut-unknown-school = établissement inconnu
defaut-foreign-school = établissement que vous ne gérez pas
defaut-foreign-account = compte que vous ne pouvez pas modifier
defaut-repeated-school = établissement décrit deux fois, autrement
defaut-field-count = nombre de champs différent de l’en-tête
defaut-unknown-origin = origine de rapprochement inconnue
defaut-incomplete-link = rapprochement incomplet
defaut-unreadable-birth-date = date de naissance impossible ou illisible
defaut-unknown-title = civilité inconnue
defaut-unknown-sex = sexe inconnu
defaut-conflicting-sex = civilité et sexe qui se contredisent
defaut-invalid-national-number = numéro national inutilisable
defaut-invalid-identifier = identifiant secondaire inutilisable
defaut-field-too-long = champ trop long
defaut-dangling-guardian = parent absent du fichier
defaut-ambiguous-guardian = numéro de parent qui désigne plusieurs personnes
defaut-too-many-guardians = trop de parents pour un élève
defaut-login-taken = nom de connexion déjà pris
defaut-login-kept = autre nom de connexion que celui du compte
defaut-invalid-login = nom de connexion inutilisable
defaut-unknown-space = espace inconnu, ou fermé à cette population
defaut-unknown-password-hash = empreinte de mot de passe inconnue
defaut-right-not-given = droit de gestion que vous ne pouvez pas donner
defaut-unknown-child = enfant absent de la liste
defaut-children-of-non-guardian = enfants donnés à une personne qui n’est pas un parent
defaut-unknown-protocol = protocole de connexion inconnu
defaut-establishment-without-uai = établissement sans UAI
defaut-dangling-establishment = établissement géré mais non décrit
defaut-unknown-element = élément inconnu
defaut-stray-text = texte hors de sa place
defaut-missing-header = date ou partenaire absent de l’en-tête
defaut-missing-name = nom ou prénom absent
defaut-missing-birth-date = élève sans date de naissance
defaut-missing-identifier = personne sans identifiant
defaut-repeated = personne répétée, fusionnée
defaut-invalid-ident = numéro interne absent ou inutilisable
defaut-oversized-ident = numéro interne trop grand
defaut-duplicate-ident = numéro interne donné à plusieurs personnes
defaut-empty-list = liste vide
defaut-unknown-column = colonne inconnue
defaut-wrong-key-letter = UAI dont la dernière lettre est fausse
defaut-mixed-encoding = ligne dans un autre encodage

# Ce qu’il y a à faire dans un fichier de l’annuaire.
defaut-no-identifier-faire = Donnez à chaque personne l’identifiant que l’annuaire lui connaît : la colonne « id » ne reste jamais vide.
defaut-nameless-faire = Complétez le nom ou le prénom.
defaut-shared-identifier-faire = Ces lignes portent le même identifiant et d’autres noms ou une autre naissance. Donnez à chaque personne le sien.
defaut-unknown-population-faire = Écrivez eleve, responsable, professeur, personnel, inspecteur ou maitre_de_stage.
defaut-unknown-school-faire = Vérifiez l’UAI, ou joignez la liste des établissements qui le contient.
defaut-foreign-school-faire = Retirez ces lignes, ou confiez le fichier à l’administration de l’ENT.
defaut-foreign-account-faire = Ces comptes existent déjà dans un autre établissement : l’administration de l’ENT peut les importer.
defaut-repeated-school-faire = Gardez une seule ligne par UAI : la première est prise.
defaut-field-count-faire = Ces lignes n’ont pas autant de colonnes que la première. Cherchez un séparateur de trop ou des guillemets manquants.
defaut-unreadable-birth-date-faire = Écrivez la date comme 2012-03-04 ou 04/03/2012. La date déjà connue est gardée.
defaut-unknown-title-faire = Écrivez M. ou Mme.
defaut-unknown-sex-faire = Écrivez F ou M.
defaut-conflicting-sex-faire = Corrigez la civilité ou le sexe : aucun des deux n’est pris.
defaut-invalid-national-number-faire = Un INE ne contient que des chiffres et des lettres.
defaut-login-taken-faire = Un autre nom de connexion est donné à la personne. Choisissez-en un libre si celui-ci ne convient pas.
defaut-login-kept-faire = Un compte garde son nom de connexion : la personne le connaît. Rien à faire.
defaut-invalid-login-faire = Un nom de connexion a de 1 à 64 caractères, sans espace. Un autre est donné à la personne.
defaut-unknown-space-faire = Écrivez les espaces d’un personnel : direction, viescolaire, accompagnant, séparés par des virgules.
defaut-unknown-password-hash-faire = Les formes connues sont SSHA, SSHA256, bcrypt et argon2id. La personne activera son compte avec un code.
defaut-right-not-given-faire = Seule l’administration de l’ENT donne ce droit ou ce mot de passe par fichier.
defaut-field-too-long-faire = Raccourcissez ce texte : 80 caractères pour un nom, une classe ou une fonction.
defaut-unknown-child-faire = Ajoutez l’élève au fichier, ou corrigez l’identifiant de l’enfant.
defaut-children-of-non-guardian-faire = Seule une ligne « responsable » nomme des enfants.
defaut-establishment-without-uai-faire = Un UAI a sept chiffres et une lettre.
defaut-missing-name-faire = Complétez le nom et le prénom : les services s’en servent pour reconnaître la personne.
defaut-missing-birth-date-faire = Complétez la date : sans elle, l’élève n’est pas dans les exports.
defaut-repeated-faire = La ligne est prise une seule fois. Rien à faire.
defaut-unknown-column-faire = Cette colonne est ignorée. Vérifiez son titre si elle devait compter.
defaut-wrong-key-letter-faire = L’établissement est accepté. Vérifiez son UAI auprès du rectorat.
defaut-mixed-encoding-faire = La ligne est lue. Vérifiez ses accents.
