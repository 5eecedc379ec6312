# Ce qui entoure chaque page.

nav-accessibilite = Accessibilité : non conforme
nav-aide = Aide
# Dans la langue vers laquelle le lien mène.
nav-autre-langue = English
nav-contenu = Aller au contenu
nav-deconnexion = Me déconnecter
nav-fil = Fil d’Ariane
nav-menu = Menu
nav-onglets = Onglets de la page
# $titre : le titre de la page.
page-titre-erreur = Erreur : { $titre }
impression-personnelles = Document interne, contient des données personnelles

# $n : nombre d’erreurs.
formulaire-erreurs = { $n ->
    [one] Une réponse est à corriger
   *[other] { $n } réponses sont à corriger
}
# $n : l’étape ; $total : combien il y en a.
etapes-titre = Étape { $n } sur { $total }
etapes-faite = (faite)
pages-titre = Pages de la liste
pages-precedente = Page précédente
pages-suivante = Page suivante
# $n : la page ; $total : combien il y en a.
pages-ou = Page { $n } sur { $total }
# La clé d’une application d’authentification.
secret-dessin = Dessin (QR code) de la clé écrite plus bas
secret-lien = Ouvrir dans l’application de cet appareil
secret-cle = Clé
secret-cle-aide = À taper dans l’application si elle ne peut pas lire le dessin. Les espaces ne comptent pas. Gardez-la pour vous : elle ne sera plus montrée.
non-renseigne = non renseigné

action-accueil = Aller à l’accueil
action-autre-espace = Aller à mon espace
action-autre-fichier = Choisir un autre fichier
action-continuer = Continuer
action-copie = Copié
action-copier = Copier
action-deconnexion = Me déconnecter
action-directe = Me connecter directement
action-double-connexion = J’ai aussi un mot de passe pour cet espace
action-ent = Passer par l’ENT
action-prevenir = Prévenir l’établissement
action-recharger = Recharger la page
action-recommencer = Recommencer la connexion
action-reconnecter = Me reconnecter
action-reessayer = Réessayer
action-retour = Revenir à la page précédente
