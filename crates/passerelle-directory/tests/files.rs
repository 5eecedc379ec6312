//! Files of people and of schools, as administrations write them.

use std::collections::BTreeSet;

use passerelle_directory::{Ground, People, Person, Stage, Survey, Told, read_schools};
use passerelle_exchange::DefectKind;
use passerelle_exchange::csv::{TableError, TableLimits};
use passerelle_model::{Population, Sex, Title, Uai};

const A: &str = "0450822X";
const B: &str = "0450823Y";

fn uai(code: &str) -> Uai {
    code.parse().expect("a UAI")
}

fn region() -> Ground {
    Ground { schools: BTreeSet::from([uai(A), uai(B)]), managed: None, default_school: None }
}

fn survey(csv: &[u8], ground: &Ground) -> Survey {
    Survey::of(&mut &csv[..], &TableLimits::default(), ground).expect("a table")
}

fn people(csv: &[u8], ground: &Ground, stage: Stage) -> Vec<Person> {
    let survey = survey(csv, ground);
    let mut people = People::new(csv, &TableLimits::default(), ground, &survey, stage).expect("a table");
    std::iter::from_fn(|| people.next_person().expect("a row")).collect()
}

fn lines(survey: &Survey, kind: DefectKind) -> Vec<u64> {
    let report = survey.defects().iter().find(|(found, _)| *found == kind);
    report.map(|(_, report)| report.examples.iter().map(|place| place.line).collect()).unwrap_or_default()
}

#[test]
fn a_family_is_read_whatever_the_spelling_of_the_columns() {
    let csv = "Identifiant externe;Profil;Civilité;Nom d'usage;Prénom;Né(e) le;Sexe;N° INE;Adresse 1;CP;Commune;Code UAI;Libellé classe;Fonction;id enfant\n\
               E-1;National_ELV;;ÉLAN;Zoé;04/03/2012;F;0812 3456 7AB;;;;0450822x;6A;;\n\
               P-1;Relative;Mme;ÉLAN;Ana;;;;2 rue Haute$Bât. C;45000;Orville;0450822X;;;E-1\n";
    let csv = csv.replace("Identifiant externe", "externalid").replace("N° INE", "INE");
    let all = people(csv.as_bytes(), &region(), Stage::All);
    let [pupil, guardian] = all.as_slice() else { panic!("two people") };
    assert_eq!((pupil.source.as_str(), pupil.line, pupil.family_name.as_str()), ("E-1", 2, "ÉLAN"));
    assert_eq!(pupil.birth_date, Told::Value("2012-03-04".parse().expect("a date")));
    assert_eq!((pupil.sex, pupil.title), (Told::Value(Sex::Female), Told::Nothing));
    assert_eq!(pupil.posts[0].class, Told::Value("6A".to_owned()));
    assert_eq!(pupil.guardians.as_deref(), Some(&["P-1".to_owned()][..]));
    assert_eq!((guardian.title, guardian.guardians.clone()), (Told::Value(Title::Mrs), None));
    let Told::Value(address) = &guardian.address else { panic!("an address") };
    assert_eq!(address.lines, ["2 rue Haute", "Bât. C"]);
    assert_eq!(guardian.posts[0].manages_accounts, Told::Silent, "there is no such column");

    let first: Vec<_> =
        people(csv.as_bytes(), &region(), Stage::First).into_iter().map(|one| one.source).collect();
    let then: Vec<_> =
        people(csv.as_bytes(), &region(), Stage::Children).into_iter().map(|one| one.source).collect();
    assert_eq!((first, then), (vec!["P-1".to_owned()], vec!["E-1".to_owned()]));
}

#[test]
fn windows_files_with_commas_are_read() {
    let csv = b"id,population,nom,prenom,uai\r\nT-1,professeur,\xc9LAN,No\xebl,0450822X\r\n";
    let all = people(csv, &region(), Stage::All);
    assert_eq!((all[0].family_name.as_str(), all[0].given_name.as_str()), ("ÉLAN", "Noël"));
}

#[test]
fn rows_of_one_person_are_put_together() {
    let csv = "id;login;population;nom;prenom;date_naissance;uai;fonction\n\
               T-1;;professeur;ELAN;Ana;;0450822X;\n\
               T-2;;professeur;DUR;Luc;;0450822X;\n\
               T-1;a.elan;personnel;Élan;ANA;1980-01-02;0450823Y;CPE\n\
               T-1;;professeur;ELAN;Ana;;0450822X;\n";
    let all = people(csv.as_bytes(), &region(), Stage::All);
    assert_eq!(all.len(), 2);
    let ana = all.iter().find(|one| one.source == "T-1").expect("there");
    let posts: Vec<_> = ana.posts.iter().map(|post| (post.uai, post.population)).collect();
    assert_eq!(posts, [(uai(A), Population::Teacher), (uai(B), Population::Staff)]);
    assert_eq!((ana.login.as_deref(), ana.line), (Some("a.elan"), 2));
    assert!(matches!(ana.birth_date, Told::Value(_)));
}

#[test]
fn bad_rows_are_listed_and_the_others_go_on() {
    let csv = "id;login;population;nom;prenom;date_naissance;uai;enfants\n\
               E-1;zoe;eleve;ELAN;Zoé;31/02/2012;0450822X;\n\
               E-2;;directeur;ELAN;Ana;;0450822X;\n\
               E-3;;eleve;ELAN;Léa;2012-01-02;0459999A;\n\
               E-4;ZOE;eleve;DUR;Luc;2012-01-02;0450822X;\n\
               E-5;;eleve;A;B;2012-01-02;0450822X;\n\
               E-5;;eleve;C;D;2012-01-02;0450822X;\n\
               P-1;;responsable;ELAN;Max;;0450822X;E-1, E-9\n\
               T-1;;professeur;MUR;Ivo;;0450822X;E-1\n\
               ;;eleve;SANS;Id;;0450822X;\n\
               E-6;;eleve;;;;0450822X;\n\
               E-7;;eleve;COURT\n";
    let survey = survey(csv.as_bytes(), &region());
    let expected = [
        (DefectKind::UnreadableBirthDate, vec![2]),
        (DefectKind::UnknownPopulation, vec![3]),
        (DefectKind::UnknownSchool, vec![4]),
        (DefectKind::LoginTaken, vec![5]),
        (DefectKind::SharedIdentifier, vec![6, 7]),
        (DefectKind::UnknownChild, vec![8]),
        (DefectKind::ChildrenOfNonGuardian, vec![9]),
        (DefectKind::NoIdentifier, vec![10]),
        (DefectKind::Nameless, vec![11]),
        (DefectKind::FieldCount, vec![12]),
        (DefectKind::WrongKeyLetter, vec![2]),
    ];
    for (kind, expected) in &expected {
        assert_eq!(&lines(&survey, *kind), expected, "{kind:?}");
    }
    assert_eq!(survey.defects().iter().count(), expected.len());
    let sources: Vec<_> =
        people(csv.as_bytes(), &region(), Stage::All).into_iter().map(|one| one.source).collect();
    assert_eq!(sources, ["E-1", "E-4", "P-1", "T-1"]);
    assert_eq!((survey.people(), survey.rows(), survey.unattributed()), (4, 11, 1));
    for spoken in ["E-2", "E-3", "E-5", "E-6", "E-7"] {
        assert!(survey.speaks_of(spoken), "{spoken} has not left");
    }
    assert!(!survey.speaks_of("E-9") && survey.gives_login("Zoe"));
    let luc = people(csv.as_bytes(), &region(), Stage::All).into_iter().find(|one| one.source == "E-4");
    assert_eq!(luc.expect("kept").login, None);
}

#[test]
fn the_management_of_a_school_gives_no_rights_and_touches_no_other_school() {
    let ground = Ground { managed: Some(BTreeSet::from([uai(A)])), default_school: Some(uai(A)), ..region() };
    let csv = "id;population;nom;prenom;uai;gestion;mot_de_passe_hache\n\
               T-1;professeur;ELAN;Ana;;oui;{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\
               T-2;professeur;DUR;Luc;0450823Y;;\n";
    let survey = survey(csv.as_bytes(), &ground);
    assert_eq!(lines(&survey, DefectKind::RightNotGiven), [2, 2]);
    assert_eq!(lines(&survey, DefectKind::ForeignSchool), [3]);
    let all = people(csv.as_bytes(), &ground, Stage::All);
    assert_eq!((all[0].posts[0].manages_accounts, all[0].password.clone()), (Told::Silent, None));

    let mut everything = region();
    everything.default_school = Some(uai(A));
    let all = people(csv.as_bytes(), &everything, Stage::All);
    assert!(all[0].posts[0].manages_accounts == Told::Value(true) && all[0].password.is_some());
    assert_eq!(all[1].posts[0].manages_accounts, Told::Value(false));
}

#[test]
fn files_that_are_no_list_of_people_are_refused_whole() {
    let missing = Survey::of(&mut &b"id;nom;prenom\n1;A;B\n"[..], &TableLimits::default(), &region());
    let Err(TableError::MissingColumns { missing, .. }) = missing else { panic!("columns are missing") };
    assert_eq!(missing, ["population", "uai"]);
    assert!(matches!(Survey::of(&mut &b""[..], &TableLimits::default(), &region()), Err(TableError::Empty)));
}

#[test]
fn schools_are_read_once_each() {
    let csv = "UAI;Libellé;Commune;Cité scolaire\n\
               0410017W;Collège  des Érables;Orville;Cité Haute\n\
               0450822X;Lycée;Orville;\n\
               0410017W;Collège des Érables;Orville;Cité Haute\n\
               0410017W;Autre;Orville;\n\
               ;Sans code;Orville;\n\
               0290009C;;Orville;\n";
    let read = read_schools(&mut csv.as_bytes(), &TableLimits::default()).expect("a table");
    let [college, lycee] = read.schools.as_slice() else { panic!("two schools") };
    assert_eq!(
        (college.name.as_str(), college.grouping.clone()),
        ("Collège des Érables", Told::Value("Cité Haute".into()))
    );
    assert_eq!(lycee.grouping, Told::Nothing);
    let kinds: Vec<_> = read.defects.iter().map(|(kind, report)| (kind, report.count)).collect();
    let expected = [
        (DefectKind::Nameless, 1),
        (DefectKind::RepeatedSchool, 1),
        (DefectKind::EstablishmentWithoutUai, 1),
        (DefectKind::Repeated, 1),
        (DefectKind::WrongKeyLetter, 1),
    ];
    assert_eq!(kinds, expected);
}
