//! The CSV files of a run: what is written is read, and what is wrong is told.

use std::io::{self, BufReader, Read};

use passerelle_exchange::DefectKind;
use passerelle_exchange::base::{
    Base, Links, MatchRow, ReviewRow, ServiceFields, SetAsideReason, read_base, read_base_beside, read_links,
    write_base, write_links, write_matches, write_review,
};
use passerelle_exchange::csv::{TableError, TableLimits};
use passerelle_model::{
    Address, Link, LinkOrigin, LocalId, LocalUser, NationalNumber, OpaqueId, Population, Space, Title,
};
use proptest::prelude::*;

fn base(csv: impl AsRef<[u8]>) -> Base {
    read_base(&mut csv.as_ref(), &TableLimits::default()).expect("read")
}

fn refusal(csv: impl AsRef<[u8]>) -> TableError {
    read_base(&mut csv.as_ref(), &TableLimits::default()).expect_err("refused")
}

fn links(csv: &str) -> Links {
    read_links(&mut csv.as_bytes(), &TableLimits::default()).expect("read")
}

fn defects(base: &Base) -> Vec<(DefectKind, u64)> {
    base.defects.iter().map(|(kind, report)| (kind, report.count)).collect()
}

fn ids(base: &Base) -> Vec<&str> {
    base.users.iter().map(|user| user.id.as_str()).collect()
}

#[test]
fn guardians_who_join_a_base_find_its_pupils() {
    let csv = "id;population;nom;prenom;enfants\nR1;responsable;SPECIMEN;Dominique;E1,E2\n";
    let pupil = LocalId::new("E1").expect("valid");
    let base = read_base_beside(&mut csv.as_bytes(), &TableLimits::default(), std::slice::from_ref(&pupil))
        .expect("read");
    assert_eq!(base.users[0].children, [pupil]);
    assert_eq!(defects(&base), [(DefectKind::UnknownChild, 1)]);
}

#[test]
fn a_base_is_read() {
    let base = base(
        "id;population;civilite;nom;prenom;date_naissance;numero_national;classe;adresse;code_postal;ville;enfants;espaces;login\n\
         1;eleve;;SPECIMEN;Sacha;2012-03-04;1234567890A;3A;;;;;;\n\
         2;responsable;Mme;SPECIMEN;Dominique;;;;1 rue X $ bât. B;45000;Orléans;1;;\n\
         3;professeur;M.;MODÈLE;Camille;02/01/1980;;;;;;;Professeurs;cmodele\n",
    );
    assert_eq!(defects(&base), []);
    assert!(base.unknown_columns.is_empty() && base.set_aside.is_empty());
    assert_eq!(base.lines, [2, 3, 4]);
    let [pupil, guardian, teacher] = &base.users[..] else { panic!("three users") };
    assert_eq!(pupil.national_number, NationalNumber::new("1234567890A"));
    assert_eq!(pupil.class.as_deref(), Some("3A"));
    assert_eq!((guardian.title, &guardian.children[..]), (Some(Title::Mrs), &[pupil.id.clone()][..]));
    assert_eq!(guardian.address.lines, ["1 rue X", "bât. B"]);
    assert_eq!(teacher.birth_date, "1980-01-02".parse().ok());
    assert_eq!(teacher.family_name, "MODÈLE");
    assert_eq!(base.service[2].spaces, [Space::Teachers]);
    assert_eq!(base.service[2].login.as_deref(), Some("cmodele"));
    assert_eq!(base.service[0], ServiceFields::default());
}

#[test]
fn spaces_and_logins_that_cannot_be_are_dropped_and_told() {
    let base = base(
        "id;population;nom;prenom;espaces;login\n\
         1;personnel;A;B;Direction, vie scolaire,Direction;a.b\n\
         2;personnel;A;C;cantine;avec une espace\n\
         3;eleve;A;D;Direction;A.B\n",
    );
    assert_eq!(base.service[0].spaces, [Space::Management, Space::SchoolLife]);
    assert!(base.service[1..].iter().all(|fields| *fields == ServiceFields::default()));
    assert_eq!(base.service[0].login, None, "written for two, whatever the case");
    assert_eq!(
        defects(&base),
        [(DefectKind::LoginTaken, 2), (DefectKind::InvalidLogin, 1), (DefectKind::UnknownSpace, 2)]
    );
}

#[test]
fn headers_and_words_have_many_spellings() {
    for delimiter in [";", ",", "\t"] {
        let csv = "\u{feff}Prénom;Nom de famille *;Identifiant;Profil;Né(e) le;Sexe;CP;Commune;Adresse 1;Adresse 2;Inconnue;id enfant\r\n\
                   \"Zoé\";A;1;Élèves;04/03/2012;Féminin;45000;X;a;b;?;\r\n\
                   Luc;A;2;Parent;;G;;;;;;1\r\n\
                   ;;;;;;;;;;;\r\n\r\n\
                   Ève;B;3;Maître de stage;;;;;;;;\r\n"
            .replace(';', delimiter);
        let base = base(&csv);
        assert_eq!(ids(&base), ["1", "2", "3"], "{delimiter:?}");
        assert_eq!(base.lines, [2, 3, 6]);
        assert_eq!(base.unknown_columns, ["Inconnue"]);
        assert_eq!(defects(&base), [(DefectKind::UnknownColumn, 1)]);
        assert_eq!((base.users[0].title, base.users[1].title), (Some(Title::Mrs), Some(Title::Mr)));
        assert_eq!(base.users[0].address.lines, ["a", "b"]);
        assert_eq!(base.users[1].children.len(), 1);
        assert_eq!(base.users[2].population, Population::WorkplaceTutor);
    }
}

#[test]
fn lines_end_as_on_any_system() {
    for end in ["\n", "\r\n", "\r"] {
        let csv = ["id;population;nom;prenom", "1;eleve;A;\"B", "C\"", "2;eleve;A;D"].join(end);
        for size in 1..20 {
            let mut input = BufReader::with_capacity(size, csv.as_bytes());
            let base = read_base(&mut input, &TableLimits::default()).expect("read");
            assert_eq!(base.lines, [2, 4]);
            assert_eq!(base.users[0].given_name, "B\nC");
        }
    }
}

#[test]
fn windows_1252_is_read_row_by_row() {
    let base = base(b"id;population;nom;pr\xe9nom\n1;\xe9l\xe8ve;C\x8cUR;Zo\xe9\n2;eleve;C\xc5\x92UR;Zo\xc3\xa9\n3;eleve;A;B\n");
    assert_eq!(ids(&base), ["1", "2", "3"]);
    assert!(base.users[..2].iter().all(|user| user.family_name == "CŒUR" && user.given_name == "Zoé"));
    assert_eq!(defects(&base), [(DefectKind::MixedEncoding, 1)]);
}

#[test]
fn bad_rows_are_set_aside_and_stay_visible() {
    let base = base(
        "id;population;nom;prenom\n\
         1;eleve;A;B\n\
         ;eleve;A;C\n\
         3;directeur;A;D\n\
         4;eleve;A\n\
         5;eleve;A;E;;\n\
         6;eleve;A;F;x\n\
         7;eleve;A;G\n\
         8;eleve;A;H\n\
         7;eleve;A;I\n\
         1;eleve;A;B\n",
    );
    assert_eq!(ids(&base), ["1", "5", "8"]);
    let set_aside: Vec<_> = base
        .set_aside
        .iter()
        .map(|row| (row.line, row.id.as_str(), row.population.as_str(), row.reason))
        .collect();
    assert_eq!(
        set_aside,
        [
            (3, "", "eleve", SetAsideReason::NoIdentifier),
            (4, "3", "directeur", SetAsideReason::UnknownPopulation),
            (5, "4", "eleve", SetAsideReason::FieldCount),
            (7, "6", "eleve", SetAsideReason::FieldCount),
            (8, "7", "eleve", SetAsideReason::SharedIdentifier),
            (10, "7", "eleve", SetAsideReason::SharedIdentifier),
        ]
    );
    assert_eq!(
        defects(&base),
        [
            (DefectKind::NoIdentifier, 1),
            (DefectKind::SharedIdentifier, 2),
            (DefectKind::UnknownPopulation, 1),
            (DefectKind::FieldCount, 2),
            (DefectKind::Repeated, 1),
        ]
    );
}

#[test]
fn bad_fields_are_dropped_and_the_row_kept() {
    let long = "x".repeat(5000);
    let base = base(format!(
        "id;population;nom;prenom;civilite;sexe;date_naissance;ine;classe;enfants\n\
         1;eleve;A;;Mme;M;31/02/2012;?;{long};\n\
         2;responsable;A;B;Dr;?;;;;1, 9\n\
         3;professeur;A;B;;;;;;1\n"
    ));
    assert_eq!(ids(&base), ["1", "2", "3"]);
    assert_eq!(
        defects(&base),
        [
            (DefectKind::UnreadableBirthDate, 1),
            (DefectKind::UnknownTitle, 1),
            (DefectKind::UnknownSex, 1),
            (DefectKind::ConflictingSex, 1),
            (DefectKind::InvalidNationalNumber, 1),
            (DefectKind::FieldTooLong, 1),
            (DefectKind::UnknownChild, 1),
            (DefectKind::ChildrenOfNonGuardian, 1),
            (DefectKind::MissingName, 1),
        ]
    );
    let (_, report) =
        base.defects.iter().find(|(kind, _)| *kind == DefectKind::UnknownChild).expect("reported");
    assert_eq!((report.examples[0].line, report.examples[0].ident.as_deref()), (3, Some("2")));
    assert_eq!(base.users[1].children.len(), 1);
    assert!(base.users[2].children.is_empty());
}

#[test]
fn children_are_separated_in_several_ways() {
    for listed in ["\"a,b\"", "a|b", "a b", "\" a , b \"", "\"a,b,a\""] {
        let base = base(format!(
            "id;population;nom;prenom;enfants\na;eleve;A;B;\nb;eleve;A;C;\nr;responsable;A;D;{listed}\n"
        ));
        assert_eq!(
            base.users[2].children.iter().map(LocalId::as_str).collect::<Vec<_>>(),
            ["a", "b"],
            "{listed}"
        );
        assert_eq!(defects(&base), []);
    }
}

#[test]
fn what_is_no_table_of_users_is_refused() {
    assert!(matches!(refusal(""), TableError::Empty));
    assert!(matches!(refusal("\n\r\n"), TableError::Empty));
    for binary in [&b"PK\x03\x04rest"[..], b"\xff\xfei\0d\0", b"i\0d\0;\0"] {
        assert!(matches!(refusal(binary), TableError::NotText));
    }
    let error = refusal("id,nom\n1,A\n");
    assert!(
        matches!(&error, TableError::MissingColumns { missing, found } if missing == &["population", "prenom"] && found == &["id", "nom"])
    );
    assert_eq!(error.to_string(), "columns population, prenom are missing; found: id, nom");
    assert!(matches!(refusal("<!DOCTYPE html>\n<html>\n"), TableError::MissingColumns { .. }));
}

const HEADER: &str = "id;population;nom;prenom\n";

#[test]
fn an_open_quote_never_swallows_rows() {
    let rows = "2;eleve;A;B\n".repeat(40);
    for csv in [
        format!("{HEADER}1;eleve;\"A;B\n2;eleve;A;C\n"),
        format!("{HEADER}1;eleve;\"A;B\n{rows}"),
        format!("{HEADER}1;eleve;\"A;B\n2;eleve;\"A\";C\n"),
    ] {
        assert!(matches!(refusal(&csv), TableError::UnclosedQuote { line: 2 }), "{csv}");
    }
}

/// A source that never ends, and counts what is taken from it.
struct Endless<'a> {
    start: &'a [u8],
    taken: u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = buf.len();
        for b in buf {
            let (first, rest) =
                self.start.split_first().map_or((b'x', &[][..]), |(first, rest)| (*first, rest));
            self.start = rest;
            *b = first;
        }
        self.taken += count as u64;
        Ok(count)
    }
}

#[test]
fn one_huge_line_is_refused_without_being_read() {
    for (start, expected) in
        [("", 1), ("id;population;nom;prenom\n1;eleve;A;B\n2;", 3), ("id;population;nom;prenom\n1;\"", 2)]
    {
        let mut source = Endless { start: start.as_bytes(), taken: 0 };
        let error =
            read_base(&mut BufReader::new(&mut source), &TableLimits::default()).expect_err("refused");
        assert!(matches!(error, TableError::RowTooLong { line, .. } if line == expected), "{error:?}");
        assert!(source.taken < 1 << 20);
        let whole = [start.as_bytes(), &vec![b'x'; 50_000_000]].concat();
        assert!(matches!(refusal(&whole), TableError::RowTooLong { line, .. } if line == expected));
    }
}

#[test]
fn limits_are_held() {
    let limits = TableLimits { bytes: 60, row_bytes: 40, field_bytes: 10, fields: 5, rows: 2 };
    let refused = |rows: &str| {
        let csv = format!("{HEADER}{rows}");
        read_base(&mut csv.as_bytes(), &limits).expect_err("refused")
    };
    assert!(matches!(refused("1;eleve;;\n2;eleve;;\n3;eleve;;"), TableError::TooManyRows { limit: 2 }));
    assert!(matches!(refused("1;;;;;;;"), TableError::TooManyFields { line: 2, limit: 5 }));
    assert!(matches!(refused("1;eleve;aaaaaaaa;aaaaaaaa\n1;eleve;a;a\n"), TableError::TooLong { limit: 60 }));
}

#[test]
fn links_are_read_in_their_two_forms() {
    let old = links(
        "local_id;partner_id;origin\n1;a;auto\n2;b;manual\n3;;set_aside\n;c;set_aside\n4;d;\n1;a;auto\n5;;auto\n6;e;x\n",
    );
    let read: Vec<_> = old
        .links
        .iter()
        .map(|one| {
            (one.local.as_ref().map(LocalId::as_str), one.partner.as_ref().map(OpaqueId::as_str), one.origin)
        })
        .collect();
    assert_eq!(
        read,
        [
            (Some("1"), Some("a"), LinkOrigin::Auto),
            (Some("2"), Some("b"), LinkOrigin::Manual),
            (Some("3"), None, LinkOrigin::SetAside),
            (None, Some("c"), LinkOrigin::SetAside),
            (Some("4"), Some("d"), LinkOrigin::Import),
        ]
    );
    assert_eq!(old.lines, [2, 3, 4, 5, 6]);
    let reasons: Vec<_> = old.set_aside.iter().map(|row| (row.line, row.reason)).collect();
    assert_eq!(reasons, [(8, SetAsideReason::IncompleteLink), (9, SetAsideReason::UnknownOrigin)]);
    assert_eq!(old.defects.count(DefectKind::Repeated), 1);

    let matches = links(
        "local_id;population;partner_id;rule;confidence\n1;eleve;a;manual;1\n2;eleve;b;kept;1\n3;eleve;c;name;0.9\n",
    );
    let origins: Vec<_> = matches.links.iter().map(|one| one.origin).collect();
    assert_eq!(origins, [LinkOrigin::Manual, LinkOrigin::Import, LinkOrigin::Auto]);
    assert_eq!(links("local_id,partner_id\n1,a\n").links[0].origin, LinkOrigin::Import);
    let error = read_links(&mut "id;origin\n".as_bytes(), &TableLimits::default()).expect_err("refused");
    assert!(matches!(error, TableError::MissingColumns { .. }));
}

fn local(id: &str) -> LocalId {
    LocalId::new(id).expect("an identifier")
}

fn partner(id: &str) -> OpaqueId {
    OpaqueId::new(id).expect("an identifier")
}

#[test]
fn results_are_written_to_the_contract() {
    let (one, two, a, b) = (local("1"), local("=2"), partner("a;\"x\""), partner("b"));
    let row = |local_id, partner_id, confidence| MatchRow {
        local_id,
        population: Population::Pupil,
        partner_id,
        rule: "kept",
        confidence,
    };
    let mut csv = Vec::new();
    let rows = [
        row(&one, &a, 1.0),
        row(&two, &b, 0.999_999_9),
        row(&one, &b, 0.912_345_67),
        row(&one, &b, f64::NAN),
    ];
    write_matches(&mut csv, rows).expect("written");
    assert_eq!(
        String::from_utf8(csv).expect("UTF-8"),
        "local_id;population;partner_id;rule;confidence\n\
         1;eleve;\"a;\"\"x\"\"\";kept;1.000000\n\
         =2;eleve;b;kept;0.999999\n\
         1;eleve;b;kept;0.912346\n\
         1;eleve;b;kept;0.000000\n"
    );
    let mut csv = Vec::new();
    let suggestion = ReviewRow {
        local_id: "1",
        population: "eleve",
        rank: 1,
        partner_id: Some(&b),
        level: "probable",
        evidence: "même nom ; date",
    };
    let none =
        ReviewRow { rank: 0, partner_id: None, level: "none", evidence: "", population: "?", ..suggestion };
    write_review(&mut csv, [suggestion, none]).expect("written");
    assert_eq!(
        String::from_utf8(csv).expect("UTF-8"),
        "local_id;population;rank;partner_id;level;evidence\n\
         1;eleve;1;b;probable;\"même nom ; date\"\n\
         1;?;0;;none;\n"
    );
}

#[test]
fn a_child_that_cannot_be_listed_is_refused() {
    let mut user = user((0, "A".into(), "B".into(), vec![], None, 0), 1);
    user.children = vec![local("a,b")];
    let error = write_base(&mut Vec::new(), &[user]).expect_err("refused");
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
}

type Drawn = (usize, String, String, Vec<String>, Option<String>, u8);

fn text() -> impl Strategy<Value = String> {
    // One line break at most: a row may not spread over many lines.
    "[A-Za-zÀ-ÿŒ;,\"'-]{0,3}\n?[A-Za-zÀ-ÿŒ;,\"'-]{0,3}[A-Za-zé\"]".prop_map(|text| text.trim().to_owned())
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let lines = proptest::collection::vec("[A-Za-z0-9;\", é]{0,6}[a-z]", 0..4);
    (0_usize..6, text(), text(), lines, proptest::option::of(text()), any::<u8>())
}

fn user((list, family_name, given_name, lines, other, seed): Drawn, index: usize) -> LocalUser {
    LocalUser {
        id: local(&format!(" id;{index}\"")),
        population: Population::ALL[list],
        title: [None, Some(Title::Mr), Some(Title::Mrs)][usize::from(seed) % 3],
        family_name,
        given_name,
        birth_date: format!("2010-05-{:02}", seed % 30).parse().ok(),
        national_number: other.as_ref().and_then(|_| NationalNumber::new("1234567890A")),
        class: other.clone(),
        address: Address {
            lines: lines.into_iter().map(|line| line.trim().to_owned()).collect(),
            post_code: other.clone(),
            city: other.clone(),
            country: other,
        },
        children: Vec::new(),
    }
}

proptest! {
    #[test]
    fn a_base_that_is_written_is_read(people in proptest::collection::vec(drawn(), 0..12), links in any::<u64>()) {
        let mut users: Vec<LocalUser> =
            people.into_iter().enumerate().map(|(index, drawn)| user(drawn, index)).collect();
        let pupils: Vec<LocalId> =
            users.iter().filter(|one| one.population == Population::Pupil).map(|one| one.id.clone()).collect();
        for (index, user) in users.iter_mut().enumerate().filter(|(_, one)| one.population == Population::Guardian) {
            let chosen = pupils.iter().enumerate().filter(|(other, _)| links >> ((index + other * 7) % 64) & 1 == 1);
            user.children = chosen.map(|(_, id)| id.clone()).collect();
        }
        let mut csv = Vec::new();
        write_base(&mut csv, &users).expect("written");
        let read = base(&csv);
        prop_assert_eq!(read.defects.total(), 0);
        prop_assert_eq!(read.set_aside, []);
        prop_assert!(read.users == users);
    }

    #[test]
    fn links_that_are_written_are_read(drawn in proptest::collection::btree_map("[a-z;\"é ]{0,5}[a-z]", 0_usize..6, 0..12)) {
        let links_written: Vec<Link> = drawn
            .into_iter()
            .map(|(id, kind)| match kind {
                0 => Link { local: Some(local(&id)), partner: None, origin: LinkOrigin::SetAside },
                1 => Link { local: None, partner: Some(partner(&id)), origin: LinkOrigin::SetAside },
                _ => Link { local: Some(local(&id)), partner: Some(partner("p")), origin: LinkOrigin::ALL[kind - 2] },
            })
            .collect();
        let mut csv = Vec::new();
        write_links(&mut csv, &links_written).expect("written");
        let read = read_links(&mut &csv[..], &TableLimits::default()).expect("read");
        prop_assert_eq!(read.links, links_written);
        prop_assert!(read.set_aside.is_empty() && read.defects.is_empty());
    }

    #[test]
    fn no_table_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), header in any::<bool>()) {
        let csv = if header { [HEADER.as_bytes(), &bytes].concat() } else { bytes };
        let _ = read_base(&mut &csv[..], &TableLimits::default());
        let _ = read_links(&mut &csv[..], &TableLimits::default());
    }

    #[test]
    fn any_row_counts(rows in "([0-9a-z;\",\n]{0,12}\n){0,8}") {
        let csv = format!("{HEADER}{rows}");
        if let Ok(read) = read_base(&mut csv.as_bytes(), &TableLimits::default()) {
            // Every row that holds something is a user, a row set aside, or a repetition.
            let told = read.users.len() + read.set_aside.len();
            let merged = read.defects.count(DefectKind::Repeated);
            let blank = |line: &str| line.chars().all(|c| matches!(c, ';' | ' '));
            let at_most = rows.lines().filter(|line| !blank(line)).count();
            prop_assert!(told as u64 + merged <= at_most as u64);
            if !rows.contains('"') {
                prop_assert_eq!(told as u64 + merged, at_most as u64);
            }
        }
    }
}
