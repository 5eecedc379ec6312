# Les pages que chaque serveur a.

accueil-debut = Ce serveur propose :
plan-titre = Plan du site
plan-debut = Toutes les portes d’entrée de ce serveur.

etat-titre = État du service
etat-marche = Le service fonctionne
etat-panne = Le service ne peut pas travailler en ce moment
etat-panne-suite = Sa base de données ne répond pas. Vos données ne sont pas en cause. Réessayez dans quelques minutes.
# $moment : la date et l’heure.
etat-verifie = Vérifié le { $moment }.

accessibilite-titre = Accessibilité
accessibilite-1 = État de conformité
    .texte = Ce site n’est pas encore conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2) : aucun audit indépendant n’a été fait.
accessibilite-2 = Ce qui est vérifié
    .texte = Chaque page est contrôlée par un outil automatique, en clair et en sombre, sur téléphone et sur ordinateur. Tout se fait au clavier et sans script.
accessibilite-3 = Ce qui ne va pas encore
    .texte = Les essais avec des lecteurs d’écran par des personnes concernées restent à faire.
# $contact : à qui s’adresser ; $editeur : qui publie le site. Les pages légales peuvent les employer toutes deux.
accessibilite-4 = Signaler un problème
    .texte = Dites-nous ce qui vous arrête. Contact : { $contact }.
        Sans réponse satisfaisante, vous pouvez écrire au Défenseur des droits.

mentions-titre = Mentions légales
mentions-1 = Éditeur
    .texte = Ce site est publié par : { $editeur }.
mentions-2 = Contact
    .texte = Pour toute question : { $contact }.
mentions-3 = Logiciel
    .texte = Ce site utilise Passerelle, un logiciel libre sous licences MIT et Apache 2.0.

donnees-titre = Données personnelles
donnees-1 = Ce qui circule
    .texte = Entre l’espace numérique de travail et la vie scolaire passe un identifiant sans signification. Aucun nom ne circule à la connexion.
donnees-2 = Ce qui est gardé
    .texte = Les noms restent dans deux annuaires : celui de l’espace numérique de travail et celui de la vie scolaire. Les journaux n’en contiennent pas.
donnees-3 = Cookies
    .texte = Seuls des cookies nécessaires sont déposés : votre connexion, votre langue, la protection des formulaires. Aucun ne sert à la mesure ou à la publicité.
donnees-4 = Durées
    .texte = Une connexion prend fin sans activité, ou à la fin de la journée. Les comptes partis de l’espace numérique de travail sont effacés après trois mois.
donnees-5 = Vos droits
    .texte = Vous pouvez consulter et faire corriger ce qui vous concerne. Adressez-vous à l’établissement, ou ici : { $contact }.
        Vous pouvez aussi saisir la Commission nationale de l’informatique et des libertés (CNIL).
