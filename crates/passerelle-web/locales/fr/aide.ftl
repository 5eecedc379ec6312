# L’aide, dans l’ordre des procédures : accès, délégation, rapprochement, assistance.
# $vs : le logiciel de vie scolaire ; $ent : l’espace numérique de travail.

aide-titre = Aide
aide-debut = Les quatre étapes, dans l’ordre où on les rencontre.

aide-acces = Accès
    .debut = Entrer dans { $vs }, par { $ent } ou directement.
aide-acces-1 = J’entre par { $ent }
    .texte = Connectez-vous à { $ent }, puis ouvrez la tuile « { $vs } ». Quand la délégation est en place, aucun autre mot de passe n’est demandé.
aide-acces-2 = On me demande un mot de passe { $vs }
    .texte = Votre espace n’est pas encore délégué. Entrez avec l’identifiant et le mot de passe { $vs } que l’établissement vous a remis.
aide-acces-3 = « Votre compte n’est pas encore relié »
    .texte = { $ent } vous a bien reconnu, mais l’établissement doit encore relier votre compte. Prévenez-le, avec le numéro de demande affiché au bas de la page.
aide-acces-4 = « Ce n’est pas votre espace »
    .texte = Chaque compte ouvre un espace. La page vous propose le vôtre.
aide-acces-5 = Je n’ai pas de compte { $ent }
    .texte = Si l’établissement a autorisé l’authentification directe, ajoutez « ?login=true » à l’adresse de votre espace. Sinon, demandez un compte au secrétariat.

aide-delegation = Délégation
    .debut = Confier l’authentification à { $ent }, espace par espace.
aide-delegation-1 = Avant de commencer
    .texte = Ouvrez la console d’hébergement avec le numéro d’hébergement, le mot de passe d’hébergement et le dernier numéro de facture.
aide-delegation-2 = Arrêter la publication
    .texte = Les réglages ne changent que lorsque la base est arrêtée. Personne ne peut se connecter pendant ce temps : choisissez un moment calme.
aide-delegation-3 = Définir une délégation CAS
    .texte = Dans « Déléguer l’authentification », choisissez votre ENT dans la liste. Les adresses se remplissent. Donnez à l’administrateur de l’ENT l’« URL à communiquer au socle ENT ».
aide-delegation-4 = Choisir les espaces
    .texte = Il est fortement conseillé d’activer la délégation pour tous les espaces. La page commune suit quand les huit espaces utilisent la même délégation.
aide-delegation-5 = Tester, puis publier
    .texte = Le test de connexion dit, ligne par ligne, ce qui marche et ce qui manque. Publiez ensuite la base.

aide-rapprochement = Rapprochement
    .debut = Relier chaque compte { $ent } à une personne de { $vs }.
aide-rapprochement-1 = Obtenir le fichier
    .texte = Dans { $ent } : « Gestion des comptes », « Exports », « { $vs } XML », puis « Exporter ». Le fichier est chiffré : il ne s’ouvre qu’ici.
aide-rapprochement-2 = Sauvegarder d’abord
    .texte = Connectez-vous avec le compte spr, en mode exclusif, et choisissez « Sauvegarder la base ». Un point de retour est créé aussi, sans que vous ayez à y penser.
aide-rapprochement-3 = Récupérer les identifiants
    .texte = « Communication > Gestion des identités > Délégation d’authentification », puis « Récupérer les identifiants ». La page de contrôle montre ce qui changerait. Rien ne change avant « Appliquer ».
aide-rapprochement-4 = Lire le tableau de supervision
    .texte = « Utilisateurs rapprochés » compte les personnes reliées. « Utilisateurs CAS à rapprocher » compte les comptes du fichier qui ne le sont pas encore.
aide-rapprochement-5 = Terminer à la main
    .texte = Filtrez sur « Uniquement les non rapprochés ». « Rapprocher » propose les comptes du fichier, le plus vraisemblable d’abord, et dit pourquoi.
aide-rapprochement-6 = Revenir en arrière
    .texte = Un rapprochement s’annule seul. Le point de retour remet toute la base comme avant l’import, après avoir montré ce qui serait perdu.

aide-assistance = Assistance
    .debut = À qui s’adresser, et avec quoi.
aide-assistance-1 = Élèves et parents
    .texte = Adressez-vous à l’établissement. La page d’erreur porte une référence et un numéro de demande : donnez-les.
aide-assistance-2 = Établissements
    .texte = Joignez la référence, l’heure et l’UAI. N’envoyez ni nom, ni mot de passe, ni le fichier de l’ENT.
aide-assistance-3 = Le service marche-t-il ?
    .texte = La page « État du service » le dit, sans connexion.
aide-assistance-4 = Contact
    .texte = L’assistance de { $ent } répond pour les comptes ; celle de { $vs } pour les espaces et le rapprochement.
