# What surrounds every page.

nav-accessibilite = Accessibility: not compliant
nav-aide = Help
# In the language that the link leads to.
nav-autre-langue = Français
nav-contenu = Skip to content
nav-deconnexion = Sign out
nav-fil = Breadcrumb
nav-menu = Menu
nav-onglets = Tabs of this page
# $titre: the page’s title.
page-titre-erreur = Error: { $titre }
impression-personnelles = Internal document, contains personal data

# $n: how many errors.
formulaire-erreurs = { $n ->
    [one] One answer needs correcting
   *[other] { $n } answers need correcting
}
# $n: the step; $total: how many there are.
etapes-titre = Step { $n } of { $total }
etapes-faite = (done)
pages-titre = Pages of the list
pages-precedente = Previous page
pages-suivante = Next page
# $n: the page; $total: how many there are.
pages-ou = Page { $n } of { $total }
# The key of an authenticator application.
secret-dessin = Picture (QR code) of the key written below
secret-lien = Open in this device’s application
secret-cle = Key
secret-cle-aide = To type into the application if it cannot read the picture. Spaces do not matter. Keep it to yourself: it will not be shown again.
non-renseigne = not stated

action-accueil = Go to the home page
action-autre-espace = Go to my space
action-autre-fichier = Choose another file
action-continuer = Continue
action-copie = Copied
action-copier = Copy
action-deconnexion = Sign out
action-directe = Sign in directly
action-double-connexion = I also have a password for this space
action-ent = Go through the ENT
action-prevenir = Tell the school
action-recharger = Reload the page
action-recommencer = Start signing in again
action-reconnecter = Sign in again
action-reessayer = Try again
action-retour = Back to the previous page
