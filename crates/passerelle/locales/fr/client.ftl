# La commande client.

aide-client = Connecte une application de cet ordinateur par le navigateur, et dit qui est connecté
aide-client-base = Adresse de la base, telle que http://127.0.0.1:8081/vs/demo
aide-client-no-open = N’ouvre pas le navigateur : affiche seulement l’adresse

client-adresse = Ouvrez cette adresse dans votre navigateur pour vous connecter (dix minutes au plus) :
# $base : nom de la base ; $etablissement : nom de l’établissement.
client-par-ent = Connexion par l’ENT à la base { $base } ({ $etablissement })
client-par-mot-de-passe = Connexion par mot de passe à la base { $base } ({ $etablissement })
# $population et $espace : les mots des fichiers et des adresses.
client-personne = population { $population }, espace { $espace }
client-page-titre = Vous pouvez revenir à l’application
client-page-texte = Cette page peut être fermée.

# $adresse : ce qui a été tapé.
erreur-pas-une-base = Cette adresse n’est pas celle d’une base
    .fait = « { $adresse } » ne peut pas être utilisée. Rien n’a été modifié.
    .faire = Donnez une adresse telle que https://vie-scolaire.exemple.fr/vs/demo ; http est réservé à cette machine.
# $adresse : l’adresse de la base.
erreur-client-silence = Le service ne répond pas
    .fait = { $adresse } n’a pas donné de réponse. Personne n’est connecté.
    .faire = Vérifiez l’adresse et réessayez dans quelques minutes.
erreur-client-refus = Le service a refusé la connexion
    .fait = { $adresse } n’a pas accepté ce que le navigateur a rapporté. Personne n’est connecté.
    .faire = Recommencez : la connexion dure une minute au plus.
erreur-client-attente = Personne ne s’est connecté
    .fait = Le navigateur n’a rien rapporté en dix minutes pour { $adresse }. Personne n’est connecté.
    .faire = Recommencez, et connectez-vous dans le navigateur de cette machine.
