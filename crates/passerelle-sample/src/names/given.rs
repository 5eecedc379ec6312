//! Given names, commonest first, by sex and generation.

/// Men born before 2000.
pub(super) const MEN: &str = "\
Philippe,Christophe,Nicolas,Stéphane,David,Laurent,Frédéric,Sébastien,Julien,Olivier,Pascal,Éric,Thierry,Jérôme,\
Guillaume,Patrick,Thomas,Alexandre,Bruno,Vincent,François,Franck,Michel,Cédric,Arnaud,Fabrice,Didier,Ludovic,Alain,\
Anthony,Mickaël,Emmanuel,Xavier,Romain,Gilles,Grégory,Benoît,Maxime,Jean-Pierre,Marc,Fabien,Yannick,Matthieu,Hervé,\
Jean-Marc,Damien,Cyril,Samuel,Jonathan,Benjamin,Pierre,Antoine,Dominique,Jean-Luc,Bertrand,Rémi,Régis,Serge,Denis,\
Mathieu,Jean-François,Christian,Jean-Michel,Sylvain,Lionel,Jean-Philippe,Florian,Jérémy,Denis,Gaël,Loïc,Yann,Jean-Marie,\
Johan,Kévin,Joël,Régis,Gérard,Jacques,Bernard,Daniel,Claude,Hugues,Tanguy,Ronan,Erwan,Gwenaël,Jean-Christophe,\
Jean-Baptiste,Jean-Louis,Jean-Yves,Jean-Claude,Jean-Paul,Jean-Jacques,Jean-Sébastien,Pierre-Yves,Pierre-Emmanuel,\
Charles-Henri,Marc-Antoine,Louis-Marie,Paul-Henri,André,René,Roger,Guy,Luc,Paul,Louis,Raphaël,Adrien,Aurélien,Bastien,\
Simon,Tristan,Valéry,Valentin,William,Steve,Stéphan,Cédrick,Mikaël,Michaël,Frédérick,Grégoire,Gautier,Quentin,Clément,\
Baptiste,Axel,Étienne,Fernand,Firmin,Florent,Gabriel,Gaétan,Geoffroy,Gilbert,Henri,Honoré,Ivan,José,Manuel,Carlos,\
Paulo,Antonio,Luis,Joaquim,Fernando,Rui,Mario,Marco,Minh,Tuan,Hung,Van Minh,Mamadou,Ibrahima,Ousmane,Moussa,Cheikh,\
Amadou,Seydou,Jean-Bosco,Dieudonné,Mehmet,Mustafa,Ahmet,Emre,Andrei,Piotr,Dragan,Noël,Maurice,Norbert,Roland,Rodolphe,\
Roch,Tony,Teddy,Wilfried,Yvan,Yves,Yvon,Yohann,Yoann,Zacharie";

/// Women born before 2000.
pub(super) const WOMEN: &str = "\
Nathalie,Sandrine,Isabelle,Valérie,Stéphanie,Céline,Sophie,Karine,Sylvie,Christelle,Virginie,Aurélie,Laurence,Émilie,\
Véronique,Delphine,Catherine,Christine,Florence,Corinne,Séverine,Élodie,Julie,Patricia,Anne,Caroline,Laetitia,Cécile,\
Marie,Hélène,Audrey,Vanessa,Brigitte,Fabienne,Carole,Martine,Béatrice,Claire,Pascale,Agnès,Marie-Laure,Anne-Sophie,\
Magali,Gaëlle,Mélanie,Nadège,Sabrina,Angélique,Élise,Frédérique,Muriel,Myriam,Marie-Christine,Marie-Pierre,Anne-Marie,\
Marie-Hélène,Charlotte,Alexandra,Amandine,Aline,Marion,Mathilde,Pauline,Lucie,Laure,Estelle,Emmanuelle,Dominique,\
Chantal,Nicole,Monique,Françoise,Annie,Michèle,Joëlle,Jocelyne,Évelyne,Danielle,Danièle,Éliane,Viviane,Josiane,Liliane,\
Jacqueline,Odile,Geneviève,Bénédicte,Blandine,Solène,Maëlle,Gwenaëlle,Gwénola,Rozenn,Nolwenn,Katell,Anne-Laure,\
Anne-Claire,Marie-Claude,Marie-Noëlle,Marie-Françoise,Marie-Thérèse,Marie-Line,Marie-Ange,Marie-Paule,Marie-Claire,\
Marie-José,Marie-Agnès,Anne-Lise,Ève-Marie,Rose-Marie,Lise-Marie,Katia,Katya,Nadia,Sonia,Tania,Olga,Irina,Ewa,Maria,\
Ana,Paula,Fernanda,Rosa,Isabel,Carla,Sandra,Helena,Lan,Thi Mai,Hoa,Linh,Fatou,Aminata,Awa,Mariama,Adama,Ramata,\
Djeneba,Clémentine,Grâce,Espérance,Ayse,Elif,Zeynep,Mihaela,Dorota,Ljiljana,Axelle,Valentine,Louise,Jeanne,Manon,\
Camille,Laura,Sarah,Justine,Coralie,Morgane,Jessica,Jennifer,Cindy,Alison,Ludivine,Ingrid,Gladys,Maud,Flavie,Édith,\
Élisabeth,Eugénie,Fanny,Gisèle,Huguette,Irène,Jeannine,Juliette,Léa,Lydie,Lydia,Mireille,Noémie,Régine,Rachel,Rachelle,\
Raymonde,Reine,Roselyne,Solange,Suzanne,Thérèse,Yolande,Yvette,Yvonne,Zoé";

/// Boys of the school years.
pub(super) const BOYS: &str = "\
Lucas,Enzo,Nathan,Mathis,Hugo,Théo,Clément,Léo,Louis,Thomas,Tom,Alexis,Maxime,Noah,Raphaël,Arthur,Antoine,Gabriel,Jules,\
Baptiste,Paul,Ethan,Alexandre,Quentin,Romain,Evan,Axel,Valentin,Mathéo,Pierre,Nolan,Victor,Maxence,Simon,Timéo,Yanis,\
Sacha,Martin,Adrien,Dylan,Benjamin,Rayan,Noé,Kylian,Matthieu,Mathieu,Matteo,Robin,Gabin,Adam,Julien,Loris,Esteban,\
Lenny,Tristan,Samuel,Kevin,Bastien,Nicolas,Vincent,Guillaume,Florian,Lilian,Malo,Titouan,Erwan,Ewen,Evann,Yann,Maël,\
Maëlan,Gaël,Corentin,Killian,Kyllian,Lorenzo,Diego,Luca,Luka,Rafael,Mathys,Mattéo,Thibault,Thibaut,Rémi,Rémy,Dorian,\
Damien,Gaétan,Gaëtan,Charles,Augustin,Gaspard,Émile,Eliott,Elliot,Oscar,Marius,Côme,Basile,Achille,Félix,Edgar,Eugène,\
Auguste,Ambroise,Aubin,Joseph,Joël,Noël,Jérémy,Jérémie,David,Daniel,Emmanuel,Isaac,Ismaël,Ruben,Aaron,Joshua,Ilan,Nathanaël,\
Jean-Baptiste,Pierre-Louis,Paul-Antoine,Louis-Marie,Léo-Paul,Jean-Marie,Charles-Antoine,Marc-Antoine,Mamadou,Ibrahim,\
Moussa,Ousmane,Cheikh,Amadou,Bao,Minh,Tiago,Miguel,Rodrigo,Emre,Kaan,Stefan,Aleksandar,Jordan,Bryan,Steven,Tony,\
Logan,Liam,Owen,Ryan,Sean,Swann,Timothée,Timéo,Ulysse,Valère,William,Wassim,Yohan,Yoann,Zacharie,Solal,Anatole,Armand,\
Aurélien,Blaise,Célestin,César,Constant,Cyprien,Danny,Elio,Elias,Flavien,Florent,François,Grégoire,Henri,Hippolyte,Honoré,\
Ivan,Jimmy,Jonas,Kenzo,Lazare,Léandre,Léon,Loan,Lohan,Loïs,Lorris,Lubin,Luc,Mael,Marceau,Marcel,Marin,Michel,Nino,Octave,\
Olivier,Pablo,Prosper,Rodin,Roman,Sylvain,Terence,Ugo,Yvon";

/// Girls of the school years.
pub(super) const GIRLS: &str = "\
Emma,Léa,Manon,Clara,Chloé,Inès,Camille,Sarah,Océane,Jade,Lucie,Louise,Lola,Marie,Anaïs,Lilou,Juliette,Zoé,Mathilde,Lisa,\
Eva,Maëlys,Charlotte,Romane,Pauline,Julie,Alice,Noémie,Margaux,Justine,Célia,Jeanne,Ambre,Élise,Laura,Clémence,Léonie,\
Rose,Nina,Louna,Morgane,Anna,Agathe,Mélissa,Marion,Margot,Maëva,Lucile,Salomé,Capucine,Victoire,Elsa,Ilona,Éva,Mélanie,\
Amandine,Laurine,Lana,Valentine,Axelle,Gabrielle,Emmanuelle,Joëlle,Danielle,Raphaëlle,Pascale,Frédérique,Michelle,Noëlle,\
Adèle,Apolline,Astrid,Aurore,Élodie,Éloïse,Eloïse,Héloïse,Émilie,Emy,Emilie,Fanny,Flavie,Flora,Garance,Constance,Hortense,\
Iris,Jasmine,Joséphine,Julia,Juline,Justine,Kiara,Lalie,Laly,Lina,Lise,Lison,Lou,Lou-Ann,Louane,Luna,Maëlle,Maëlie,Maya,\
Mia,Mila,Myriam,Naomi,Nolwenn,Enora,Énora,Gwenaëlle,Rozenn,Solène,Soline,Tiphaine,Typhaine,Maïwenn,Anouk,Ninon,Oriane,\
Orlane,Pénélope,Perrine,Philippine,Rachel,Roxane,Sixtine,Suzanne,Suzie,Sophie,Stella,Tess,Thaïs,Violette,Yaëlle,Zélie,\
Anne-Lise,Marie-Lou,Marie-Ange,Rose-Marie,Lise-Marie,Anne-Charlotte,Lou-Anne,Eva-Rose,Aminata,Fatou,Mariam,Aïssatou,Kadiatou,\
Awa,Linh,Mai,Beatriz,Leonor,Inês,Elif,Zeynep,Milena,Jelena,Alexia,Alexandra,Alix,Alizée,Amélie,Angèle,Angélina,Ariane,\
Aude,Auriane,Bérénice,Blanche,Bleuenn,Calista,Candice,Carla,Cassandra,Cassandre,Céleste,Célestine,Claire,Claudia,Cléa,Cloé,\
Coline,Colleen,Coralie,Coraline,Cyrielle,Daphné,Diane,Élina,Elina,Estelle,Eugénie,Eulalie,Faustine,Gaëlle,Gladys,Grâce,Hanna,\
Hélène,Isaline,Jessica,Laurie,Leïla,Lena,Léna,Léane,Leslie,Lily,Lily-Rose,Livia,Lolita,Lorena,Lorène,Lucille,Ludivine,Lya,Lyna,\
Madeleine,Mado,Maëlly,Marguerite,Marina,Marine,Mathéa,Maud,Maylis,Mélina,Mélodie,Méline,Nadia,Nathalie,Olivia,Ombeline,Ophélie,\
Pernelle,Quitterie,Sandra,Shana,Shanna,Tatiana,Tina,Valériane,Victoria,Wendy,Ysaline";

/// Men and boys of families of Arabic or Berber origin.
pub(super) const MAGHREB_MALE: &str = "\
Mohamed,Mohammed,Mehdi,Karim,Rachid,Ahmed,Ali,Youssef,Yousef,Samir,Nabil,Hassan,Omar,Said,Saïd,Abdelkader,Abdel Kader,Farid,\
Kamel,Kamal,Mustapha,Mustafa,Malik,Bilal,Ilyes,Ilyès,Ilias,Rayan,Rayane,Yanis,Yassine,Yacine,Amine,Anis,Sofiane,Soufiane,Nassim,\
Walid,Hicham,Adel,Aziz,Abdelaziz,Abdallah,Brahim,Ibrahim,Driss,Idris,Djamel,Jamel,Fouad,Hakim,Hamza,Ismaïl,Ismaël,Khaled,Khalid,\
Larbi,Lotfi,Mounir,Mourad,Noureddine,Nordine,Reda,Réda,Salah,Salim,Slimane,Tarek,Tarik,Zakaria,Zacharia,Ziad,Zinedine,Ayoub,Adam";

/// Women and girls of families of Arabic or Berber origin.
pub(super) const MAGHREB_FEMALE: &str = "\
Fatima,Fatma,Nadia,Samira,Karima,Leïla,Leila,Malika,Yasmine,Yasmina,Inès,Sarah,Sara,Nour,Nora,Houda,Hanane,Khadija,Khadidja,\
Amina,Amel,Amal,Farida,Fatiha,Fouzia,Ghislaine,Hafida,Hayat,Imane,Imène,Jamila,Djamila,Kenza,Latifa,Lamia,Lina,Lyna,Lilia,Maïssa,\
Meriem,Meryem,Mounia,Myriam,Nabila,Naïma,Naima,Najat,Rachida,Rania,Rim,Rym,Sabah,Safia,Saïda,Salima,Salma,Selma,Sihem,Siham,\
Sofia,Soraya,Souad,Soumaya,Wafa,Warda,Yamina,Zahra,Zohra,Zineb,Aïcha,Aya,Asma,Assia,Chaïma,Dounia,Fatima-Zahra,Hiba,Ikram";
