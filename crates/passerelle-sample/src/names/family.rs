//! Family names, commonest first. Comma-separated; the order is only roughly that of real life.

/// Names of all regions of France, with particles, double names, and names come from elsewhere.
pub(super) const GENERAL: &str = "\
Martin,Bernard,Thomas,Petit,Robert,Richard,Durand,Dubois,Moreau,Laurent,Simon,Michel,Lefebvre,Leroy,Roux,David,\
Bertrand,Morel,Fournier,Girard,Bonnet,Dupont,Lambert,Fontaine,Rousseau,Vincent,Muller,Lefèvre,Faure,André,Mercier,\
Blanc,Guérin,Boyer,Garnier,Chevalier,François,Legrand,Gauthier,Garcia,Perrin,Robin,Clément,Morin,Nicolas,Henry,\
Roussel,Mathieu,Gautier,Masson,Marchand,Duval,Denis,Dumont,Marie,Lemaire,Noël,Meyer,Dufour,Meunier,Brun,Blanchard,\
Giraud,Joly,Rivière,Lucas,Brunet,Gaillard,Barbier,Arnaud,Martinez,Gérard,Roche,Renard,Schmitt,Roy,Leroux,Colin,\
Vidal,Caron,Picard,Roger,Fabre,Aubert,Lemoine,Renaud,Dumas,Lacroix,Olivier,Philippe,Bourgeois,Pierre,Benoît,Rey,\
Leclerc,Payet,Rolland,Leclercq,Guillaume,Lecomte,Lopez,Jean,Dupuy,Guillot,Hubert,Berger,Carpentier,Sanchez,Dupuis,\
Moulin,Louis,Deschamps,Huet,Vasseur,Perez,Boucher,Fleury,Royer,Klein,Jacquet,Adam,Paris,Poirier,Marty,Aubry,Guyot,\
Carré,Charles,Renault,Charpentier,Ménard,Maillard,Baron,Bertin,Bailly,Hervé,Schneider,Fernandez,Le Gall,Collet,\
Léger,Bouvier,Julien,Prévost,Millet,Perrot,Daniel,Le Roux,Cousin,Germain,Breton,Besson,Langlois,Rémy,Le Goff,\
Pelletier,Lévêque,Perrier,Leblanc,Barré,Lebrun,Marchal,Weber,Mallet,Hamon,Boulanger,Jacob,Monnier,Michaud,Rodriguez,\
Guichard,Gillet,Étienne,Grondin,Poulain,Tessier,Chevallier,Collin,Chauvin,Da Silva,Bouchet,Gay,Lemaître,Bénard,\
Maréchal,Humbert,Reynaud,Antoine,Hoarau,Perret,Barthélemy,Cordier,Pichon,Lejeune,Gilbert,Lamy,Delaunay,Pasquier,\
Carlier,Laporte,Gros,Buisson,Alexandre,Blanchet,Prat,Dos Santos,Marion,Barbe,Charrier,Ferrari,Hardy,Besnard,Cohen,\
Pons,Briand,Tanguy,Ferreira,Maury,Coulon,Vallée,Texier,Besse,Verdier,Allard,Pereira,Rossi,Bodin,Ollivier,Le Corre,\
Coste,Gomez,Guillet,Valentin,Lebon,Toussaint,Ribeiro,Pineau,Delattre,Bouvet,Regnier,Didier,Camus,Pruvost,Lelièvre,\
Guilbert,Hoareau,Delmas,Besançon,Launay,Diallo,Traoré,Nguyen,Gonçalves,Rodrigues,Tran,Fischer,Wagner,Le Guen,\
Albert,Rault,Mahé,Evrard,Descamps,Auger,Jacques,Imbert,Chartier,Raymond,Tournier,Bigot,Leconte,Carpentier-Leroy,\
Duhamel,Jourdan,Lombard,Merle,Ruiz,Navarro,Guillou,Labbé,Leduc,Barret,Blondel,Lacombe,Pascal,Hernandez,Bousquet,\
Pottier,Grenier,Fouquet,Gaudin,Teixeira,Lefort,Bazin,Diaz,Marin,Chauvet,Loiseau,Maurice,Seguin,Cornu,Parent,Boutin,\
Turpin,Couturier,Bonneau,Salaün,Valette,Vaillant,Delorme,Sauvage,Courtois,Lagarde,Granger,Boulay,Hebert,Klein-Meyer,\
Laroche,Rocher,Naudin,Mace,Gervais,Guibert,Jacquot,Riou,Favre,Maillot,Thibault,Lecoq,Blin,Coulibaly,Ferrand,Rousset,\
Bonnin,Kerbrat,Le Bihan,Le Berre,Cadiou,Kervella,Guéguen,Quéré,Le Floch,Jézéquel,Morvan,Cariou,Caradec,Le Moigne,\
Abgrall,Prigent,Madec,Kerleau,Corre,Gourvennec,Le Bras,Postic,Bothorel,Hascoët,Nédélec,Kermarrec,Tréguer,L'Hostis,\
L'Helgouach,D'Angelo,D'Almeida,D'Hervé,De Sousa,De Oliveira,De Almeida,De Carvalho,Da Costa,Dos Reis,Fonseca,Lopes,\
Marques,Moreira,Carvalho,Pinto,Nunes,Tavares,Antunes,Cardoso,Mendes,Esteves,Simões,Magalhães,Figueiredo,Vieira,\
De la Fontaine,De Saint-Aubin,De Kermadec,Du Plessis,De Villeneuve,De Beaumont,De Brossard,Du Tertre,Des Essarts,\
La Rosa,Le Tallec,Le Normand,La Porta,De Luca,Di Marco,Di Stefano,Van Hove,Van den Berghe,Van Acker,Vandenbroucke,\
Vandamme,Verhaeghe,Deconinck,Dewitte,Vanhoutte,Debruyne,Delannoy,Wattel,Lesage-Petit,Schwartz,Zimmermann,Hoffmann,\
Keller,Kieffer,Lorentz,Schaeffer,Wolff,Heitz,Sutter,Bauer,Burger,Haas,Kuntz,Ehrhardt,Walter,Ott,Etcheverry,\
Etchegaray,Irigoyen,Elissalde,Harispe,Duhalde,Bidegain,Ibarra,Casanova,Santoni,Mattei,Luciani,Albertini,Colonna,\
Giudicelli,Paoli,Pietri,Poggi,Pham,Vo,Huynh,Bui,Dang,Vu,Phan,Truong,Lam,Duong,Chen,Wang,Zhang,Liu,Lin,Wu,Yang,Kim,\
Park,Vang,Xiong,Moua,Sow,Ba,Ndiaye,Diop,Fall,Gueye,Faye,Sarr,Cissé,Camara,Konaté,Touré,Keita,Sylla,Bah,Barry,Sissoko,\
Kouassi,Koffi,Kouamé,Mbaye,Mendy,Gomis,Bokamba,Makosso,Mavoungou,Nkounkou,Ilunga,Mutombo,Kabongo,Tshibanda,Yildiz,\
Yilmaz,Kaya,Demir,Celik,Sahin,Arslan,Dogan,Öztürk,Popescu,Ionescu,Nowak,Kowalski,Wisniewski,Petrović,Jovanović,Rojas,\
Benítez,Romero,Torres,Ortega,Molina,Serrano,Gimenez,Castillo,Rossignol,Bourdon,Cormier,Drouet,Échard,Émond,Bœuf,\
Lecœur,Crèvecœur,Fâché,Naël,Raphaël,Saint-Martin,Saint-Jean,Grand-Jean,Petit-Jean,Beau-Soleil,Martin-Dupont,\
Bernard-Roux,Dubois-Morel,Roux-Garnier,Leroy-Simon,Girard-Colin,Thomas-Le Goff,Clair,Clerc,Rossin,Rocquet,Roquet,\
Chauveau,Chauvot,Guyon,Guillon,Guyard,Gaudry,Gaudet,Godet,Godard,Goddard,Renou,Renoux,Renout,Thiébaut,Thiébault,\
Thibaud,Thibaut,Levasseur,Levavasseur,Lemercier,Lemarchand,Letourneur,Lecointe,Lepage,Lesueur,Lesage,Leborgne,\
Legendre,Legros,Lenoir,Letellier,Levesque,Lhomme,Lheureux,Duchêne,Duchesne,Dufresne,Dujardin,Dumoulin,Dupré,Dupuich,\
Duquesne,Durieux,Dutertre,Duvivier,Delacroix,Delahaye,Delage,Delamare,Delarue,Delcourt,Delmotte,Deniau,Deroche,\
Desbois,Deshayes,Desjardins,Desmarais,Després,Devaux,Dorléans,Doucet,Douillard";

/// Names of Arabic and Berber origin, several transcriptions of the same name included.
pub(super) const MAGHREB: &str = "\
Benali,Ben Ali,Saidi,Saïdi,Haddad,Brahimi,Mansouri,Hamdi,Amrani,El Amrani,Belkacem,Khelifi,Slimani,Bouaziz,Cherif,\
Chérif,Ahmed,Ben Ahmed,Mohamed,Ali,Messaoudi,Meziane,Mebarki,Rahmani,Zerrouki,Benaissa,Ben Aïssa,Aissaoui,Bouzid,\
Ouali,Larbi,El Arbi,Djebbar,Ferhat,Ferrah,Hamidi,Idrissi,El Idrissi,Alaoui,El Alaoui,Bennani,Tazi,Berrada,Lahlou,\
Chraibi,El Fassi,Filali,El Khattabi,Khattabi,Boukhari,El Boukhari,Daoudi,Naciri,Nassiri,Ait Ahmed,Aït Ahmed,Ait Ali,\
Ait Said,Aït Saïd,Ait Hamou,Ait Oufkir,Oukil,Oubella,Amrouche,Kaci,Hamiche,Ziani,Touati,Trabelsi,Ben Salah,Bensalah,\
Ben Amor,Jebali,Gharbi,El Gharbi,Dridi,Ayari,Mejri,Ben Youssef,Benyoucef,Bouchareb,Boudjemaa,Boussaid,Bouhassoun,\
Chaabane,Chabane,Dahmani,Derradji,Fekir-Aoun,Ghezali,Guerroudj,Hachemi,Kacem,Kadri,Laribi,Mahdjoub,Mokrani,Nait Slimane,\
Ould Ali,Rezgui,Sahraoui,Tahiri,Yahiaoui,Zidouni";
