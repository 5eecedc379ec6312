# The pages that every server has.

accueil-debut = This server offers:
plan-titre = Site map
plan-debut = Every way into this server.

etat-titre = Service status
etat-marche = The service works
etat-panne = The service cannot work right now
etat-panne-suite = Its database does not answer. Your data are not at risk. Try again in a few minutes.
# $moment: the date and time.
etat-verifie = Checked on { $moment }.

accessibilite-titre = Accessibility
accessibilite-1 = State of compliance
    .texte = This site does not comply yet with the French accessibility standard (RGAA 4.1.2): no independent audit has been made.
accessibilite-2 = What is checked
    .texte = An automatic tool examines every page, light and dark, on a phone and on a computer. Everything works by keyboard and without script.
accessibilite-3 = What is still missing
    .texte = Trials with screen readers by the people concerned have yet to be made.
# $contact: whom to ask; $editeur: who publishes the site. The legal pages may use both.
accessibilite-4 = Report a problem
    .texte = Tell us what stops you. Contact: { $contact }.
        If the answer does not satisfy you, you may write to the French Defender of Rights.

mentions-titre = Legal notice
mentions-1 = Publisher
    .texte = This site is published by: { $editeur }.
mentions-2 = Contact
    .texte = For any question: { $contact }.
mentions-3 = Software
    .texte = This site runs Passerelle, free software under the MIT and Apache 2.0 licences.

donnees-titre = Personal data
donnees-1 = What is exchanged
    .texte = A meaningless identifier passes between the digital workspace and the school-life service. No name travels when you sign in.
donnees-2 = What is kept
    .texte = Names stay in two directories: that of the digital workspace and that of the school-life service. Logs hold none.
donnees-3 = Cookies
    .texte = Only necessary cookies are set: your session, your language, the protection of forms. None is for measuring or advertising.
donnees-4 = How long
    .texte = A session ends when it is not used, or at the end of the day. Accounts that have left the digital workspace are erased after three months.
donnees-5 = Your rights
    .texte = You may see what concerns you and have it corrected. Ask the school, or here: { $contact }.
        You may also turn to the French data protection authority (CNIL).
