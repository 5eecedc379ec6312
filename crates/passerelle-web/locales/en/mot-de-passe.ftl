# A password that people choose. $n: a number.

motdepasse-actuel = Current password
motdepasse-actuel-faux = This is not your current password.
motdepasse-afficher = Show the password
motdepasse-courant = It is one of the first that people try. Choose other words.
motdepasse-court = It needs at least { $n } characters.
motdepasse-differents = The two are not the same. Type them again.
motdepasse-encore = The same once more
motdepasse-long = It is too long.
motdepasse-monotone = It repeats the same few characters.
motdepasse-nouveau = New password
motdepasse-personnel = Leave out your names and the name you sign in with.
motdepasse-regle = At least { $n } characters. A sentence of a few words is a very good choice, spaces included.
