//! The content of an ENT's file: what is written is read, and what is wrong is told.

use passerelle_exchange::content::{
    ContentError, ContentLimits, Establishment, LeftOut, LeftOutReason, PartnerContent, PartnerFile,
    PartnerHeader, Protocol, WriteError, read_partner_file, write_partner_file,
};
use passerelle_exchange::{DefectKind, Effect};
use passerelle_model::{Address, NationalNumber, OpaqueId, PartnerAccount, Population, Sex, Title};
use passerelle_xml::{XmlError, XmlErrorKind};
use proptest::prelude::*;

/// The smallest file, as the format notes give it (§1.4).
const MINIMAL: &str = r#"<PARTENAIRE_INDEX xmlns="http://www.index-education.com/rapprochementssoV2.0"
    Date="2026-09-01T08:30:00+02:00" Partenaire="PASSERELLE" ProtocoleDelegationAuthentification="CAS">
  <Nomenclatures><Civilites>
    <Civilite Ident="2" Libelle="M"/><Civilite Ident="1" Libelle="Mme"/><Civilite Ident="0" Libelle="undefined"/>
  </Civilites></Nomenclatures>
  <Etablissements><Etablissement Ident="0" Numero="0000001A" Nom="COLLEGE FICTIF"/></Etablissements>
  <EtablissementsGeres><Etablissement Ident="0"/></EtablissementsGeres>
  <Personnels><Personnel Ident="1" Nom="EXEMPLE" Prenom="Alix" ID_Partenaire="id-1"/></Personnels>
  <Professeurs><Professeur Ident="0" Nom="MODELE" Prenom="Camille" ID_Partenaire="id-0"/></Professeurs>
  <Responsables><Responsable Ident="2" Nom="SPECIMEN" Prenom="Dominique" ID_Partenaire="id-2"><Civilite Ident="1"/></Responsable></Responsables>
  <Eleves><Eleve Ident="3" Nom="SPECIMEN" Prenom="Sacha" DateNaissance="2012-03-04" ID_Partenaire="id-3"><Responsable Ident="2"/></Eleve></Eleves>
</PARTENAIRE_INDEX>"#;

fn read(xml: &str) -> Result<PartnerFile, ContentError> {
    read_partner_file(&mut xml.as_bytes(), &ContentLimits::default())
}

/// Reads lists put in an otherwise good file, one line each, the first on line 3.
fn read_lists(lists: &str) -> PartnerFile {
    let head = r#"<PARTENAIRE_INDEX Date="d" Partenaire="p">
<Etablissements><Etablissement Ident="0" Numero="0000001A" Nom="N"/></Etablissements>"#;
    read(&format!("{head}\n{lists}\n</PARTENAIRE_INDEX>")).expect("read")
}

fn ids(file: &PartnerFile) -> Vec<&str> {
    file.accounts.iter().map(|account| account.id.as_str()).collect()
}

fn defects(file: &PartnerFile) -> Vec<(DefectKind, u64)> {
    file.defects.iter().map(|(kind, report)| (kind, report.count)).collect()
}

#[test]
fn the_minimal_example_is_read() {
    let file = read(MINIMAL).expect("read");
    assert_eq!(defects(&file), []);
    assert_eq!(file.header.partner, "PASSERELLE");
    assert_eq!(file.header.date, "2026-09-01T08:30:00+02:00");
    assert_eq!(file.header.protocol, Some(Protocol::Cas));
    assert_eq!((file.establishments[0].uai.as_str(), file.establishments[0].managed), ("0000001A", true));
    assert_eq!(ids(&file), ["id-1", "id-0", "id-2", "id-3"]);
    let [staff, teacher, guardian, pupil] = &file.accounts[..] else { panic!("four people") };
    assert_eq!((staff.population, teacher.population), (Population::Staff, Population::Teacher));
    assert_eq!(guardian.title, Some(Title::Mrs));
    assert_eq!(pupil.birth_date, "2012-03-04".parse().ok());
    assert_eq!(pupil.guardians, std::slice::from_ref(&guardian.id));
    assert!(file.carried[Population::Pupil] && !file.carried[Population::Inspector]);
}

#[test]
fn any_prefix_and_version_of_the_namespace_is_read() {
    let prefixed = MINIMAL
        .replace('<', "<x:")
        .replace("<x:/", "</x:")
        .replace("xmlns=", "xmlns:x=")
        .replace("V2.0", "V2.1");
    assert_eq!(ids(&read(&prefixed).expect("read")).len(), 4);
}

#[test]
fn a_good_file_cut_anywhere_is_refused() {
    for end in 0..MINIMAL.len() {
        assert!(matches!(read(&MINIMAL[..end]), Err(ContentError::Xml(_))), "cut at {end}");
    }
}

#[test]
fn other_documents_are_told() {
    let error = read("<x:ImportChiffre xmlns:x='u'/>").expect_err("refused");
    assert!(matches!(&error, ContentError::WrongRoot { found, .. } if found == "ImportChiffre"), "{error:?}");
    let kind = |xml: &str| match read(xml) {
        Err(ContentError::Xml(XmlError { kind, .. })) => kind,
        other => panic!("{other:?}"),
    };
    assert!(matches!(kind("<!DOCTYPE html><html/>"), XmlErrorKind::Html));
    assert!(matches!(
        kind(&MINIMAL.replace("<PART", "<!DOCTYPE x [<!ENTITY a 'b'>]><PART")),
        XmlErrorKind::Dtd
    ));
    assert!(matches!(kind(&MINIMAL.replace("Alix", "&a;")), XmlErrorKind::Entity));
    assert!(matches!(kind("id;nom"), XmlErrorKind::NotXml));
    assert!(matches!(kind(&format!("{MINIMAL}<a/>")), XmlErrorKind::TrailingContent));
    let deep = format!("<PARTENAIRE_INDEX>{}", "<a>".repeat(100));
    assert!(matches!(kind(&deep), XmlErrorKind::DepthLimit { .. }));
    let wide = format!("<PARTENAIRE_INDEX a='{}'/>", "x".repeat(50_000_000));
    assert!(matches!(kind(&wide), XmlErrorKind::EventLimit { .. }));
}

#[test]
fn records_without_identity_are_set_aside_and_the_others_go_on() {
    let file = read_lists(
        r#"<Personnels><Personnel Ident="1" Nom="A" Prenom="B" ID_Partenaire=""/>
<Personnel Ident="2" Nom="A" Prenom="B"/>
<Personnel Ident="3" Nom=" " ID_Partenaire="x"/>
<Personnel Ident="4" Nom="A" ID_Partenaire="y"/></Personnels>"#,
    );
    assert_eq!(ids(&file), ["y"]);
    assert_eq!(
        defects(&file),
        [(DefectKind::NoIdentifier, 2), (DefectKind::Nameless, 1), (DefectKind::MissingName, 1)]
    );
    let (_, report) = file.defects.iter().next().expect("a defect");
    let place = &report.examples[1];
    assert_eq!(
        (place.line, place.population, place.ident.as_deref()),
        (4, Some(Population::Staff), Some("2"))
    );
    assert_eq!(DefectKind::NoIdentifier.effect(), Effect::RecordSetAside);
}

#[test]
fn bad_fields_are_dropped_and_the_record_kept() {
    let long = "x".repeat(2000);
    let file = read_lists(&format!(
        r#"<Eleves>
<Eleve Ident="1" Nom=" A&#160;" Prenom="B" ID_Partenaire="a" DateNaissance="04/03/2012" Sexe="Féminin" NumeroNational="1234567890A" Adresse1="$ $" Ville="{long}"/>
<Eleve Ident="2" Nom="A" Prenom="B" id_partenaire="b" DateNaissance="2012-02-30" Sexe="?" NumeroNational="?"/>
<Eleve Ident="3" Nom="A" Prenom="B" ID_Partenaire="c"/></Eleves>"#
    ));
    assert_eq!(
        defects(&file),
        [
            (DefectKind::UnreadableBirthDate, 1),
            (DefectKind::UnknownSex, 1),
            (DefectKind::InvalidNationalNumber, 1),
            (DefectKind::FieldTooLong, 1),
            (DefectKind::MissingBirthDate, 1),
        ]
    );
    let pupil = &file.accounts[0];
    assert_eq!((pupil.family_name.as_str(), pupil.sex), ("A", Some(Sex::Female)));
    assert_eq!(pupil.birth_date, "2012-03-04".parse().ok());
    assert!(pupil.address.is_empty());
    assert_eq!(ids(&file), ["a", "b", "c"]);
}

#[test]
fn civilities_follow_the_nomenclature_of_the_file() {
    let guardians = r#"<Responsables>
<Responsable Ident="1" Nom="A" Prenom="B" ID_Partenaire="a"><Civilite Ident="7"/></Responsable>
<Responsable Ident="2" Nom="A" Prenom="B" ID_Partenaire="b"><Civilite Ident="8"/></Responsable>
<Responsable Ident="3" Nom="A" Prenom="B" ID_Partenaire="c"><Civilite Ident="2"/></Responsable></Responsables>"#;
    let titles = |file: &PartnerFile| file.accounts.iter().map(|account| account.title).collect::<Vec<_>>();
    let own = r#"<Nomenclatures><Civilites><Civilite Ident="7" Libelle="M."/><Civilite Ident="8" Libelle="Mlle"/>
<Civilite Ident="2" Libelle="Dr"/></Civilites></Nomenclatures>"#;
    let file = read_lists(&format!("{own}{guardians}"));
    assert_eq!(titles(&file), [Some(Title::Mr), Some(Title::Mrs), None]);
    assert_eq!(defects(&file), [(DefectKind::UnknownTitle, 1)]);
    let file = read_lists(guardians);
    assert_eq!(titles(&file), [None, None, Some(Title::Mr)]);
    assert_eq!(defects(&file), [(DefectKind::UnknownTitle, 2)]);
}

#[test]
fn references_to_guardians_are_resolved_or_reported() {
    let file = read_lists(
        r#"<Eleves><Eleve Ident="9" Nom="A" Prenom="B" DateNaissance="2012-03-04" ID_Partenaire="p">
<Responsable Ident="1"/><Responsable Ident="1"/><Responsable Ident="2"/><Responsable Ident="3"/><Responsable/></Eleve></Eleves>
<Responsables><Responsable Ident="1" Nom="A" Prenom="C" ID_Partenaire="g1"/>
<Responsable Ident="2" Nom="A" Prenom="D" ID_Partenaire="g2"/>
<Responsable Ident="2" Nom="A" Prenom="E" ID_Partenaire="g3"/></Responsables>"#,
    );
    let pupil = &file.accounts[0];
    assert_eq!(pupil.guardians.iter().map(OpaqueId::as_str).collect::<Vec<_>>(), ["g1"]);
    assert_eq!(
        defects(&file),
        [
            (DefectKind::DanglingGuardian, 2),
            (DefectKind::AmbiguousGuardian, 1),
            (DefectKind::DuplicateIdent, 1)
        ]
    );
}

#[test]
fn too_many_guardians_are_reported() {
    let references = r#"<Responsable Ident="1"/>"#.repeat(70);
    let file = read_lists(&format!(
        r#"<Responsables><Responsable Ident="1" Nom="A" Prenom="C" ID_Partenaire="g"/></Responsables>
<Eleves><Eleve Ident="2" Nom="A" Prenom="B" DateNaissance="2012-03-04" ID_Partenaire="p">{references}</Eleve></Eleves>"#
    ));
    assert_eq!(defects(&file), [(DefectKind::TooManyGuardians, 6)]);
    assert_eq!(file.accounts[1].guardians.len(), 1);
}

#[test]
fn a_repeated_pupil_has_no_more_guardians_than_another() {
    let pupil = |guardian| {
        format!(
            r#"<Eleve Ident="9" Nom="N" Prenom="P" DateNaissance="2012-03-04" ID_Partenaire="e"><Responsable Ident="{guardian}"/></Eleve>"#
        )
    };
    let guardian =
        |number| format!(r#"<Responsable Ident="{number}" Nom="N" Prenom="P" ID_Partenaire="g{number}"/>"#);
    let lists = format!(
        "<Responsables>{}</Responsables><Eleves>{}</Eleves>",
        (0..4).map(guardian).collect::<String>(),
        (0..4).map(pupil).collect::<String>()
    );
    let xml = format!(r#"<PARTENAIRE_INDEX Date="d" Partenaire="p">{lists}</PARTENAIRE_INDEX>"#);
    let limits = ContentLimits { guardians: 3, ..ContentLimits::default() };
    let file = read_partner_file(&mut xml.as_bytes(), &limits).expect("read");
    let pupil = file.accounts.last().expect("the pupil");
    assert_eq!(pupil.guardians.len(), 3);
    assert_eq!(file.defects.count(DefectKind::TooManyGuardians), 1);
}

#[test]
fn oddities_of_real_exporters_are_read_with_a_remark() {
    let file = read_lists(
        r#"<EtablissementsGeres><Etablissement Ident="0"/><Etablissement Ident="4"/></EtablissementsGeres>
<Etablissements><Etablissement Ident="12345678901234" Numero="0000002B" Nom="M"/><Etablissement Ident="5" Nom="x"/></Etablissements>
<Personnels/>
<Professeurs>stray<Professeur Ident="x" Nom="A" Prenom="B" ID_Partenaire="a"><Nouveau><a/></Nouveau></Professeur><Autre/></Professeurs>
<Inconnu><Eleve Ident="1" Nom="A" Prenom="B" ID_Partenaire="z"/></Inconnu>"#,
    );
    assert!(file.carried[Population::Staff]);
    assert_eq!(ids(&file), ["a"]);
    assert_eq!(file.establishments.len(), 2);
    assert!(file.establishments[0].managed && !file.establishments[1].managed);
    assert_eq!(
        defects(&file),
        [
            (DefectKind::EstablishmentWithoutUai, 1),
            (DefectKind::DanglingEstablishment, 1),
            (DefectKind::UnknownElement, 3),
            (DefectKind::StrayText, 1),
            (DefectKind::InvalidIdent, 1),
            (DefectKind::OversizedIdent, 1),
            (DefectKind::EmptyList, 1),
        ]
    );
}

#[test]
fn a_poor_header_is_reported() {
    let file = read("<PARTENAIRE_INDEX ProtocoleDelegationAuthentification='LDAP'/>").expect("read");
    assert_eq!(defects(&file), [(DefectKind::UnknownProtocol, 1), (DefectKind::MissingHeader, 1)]);
}

#[test]
fn the_same_person_again_is_merged() {
    let file = read_lists(
        r#"<Responsables><Responsable Ident="1" Nom="A" Prenom="C" ID_Partenaire="g1"/>
<Responsable Ident="2" Nom="A" Prenom="D" ID_Partenaire="g2"/></Responsables>
<Eleves><Eleve Ident="3" Nom="Élan-Vert" Prenom="Zoé" ID_Partenaire="p"><Responsable Ident="1"/></Eleve>
<Eleve Ident="4" Nom="B" Prenom="C" DateNaissance="2011-01-01" ID_Partenaire="q"/>
<Eleve Ident="3" Nom="ELAN VERT" Prenom="ZOE" DateNaissance="2012-03-04" Sexe="Feminin" Ville="V" ID_Partenaire="p"><Responsable Ident="1"/><Responsable Ident="2"/></Eleve></Eleves>"#,
    );
    assert_eq!(ids(&file), ["g1", "g2", "p", "q"]);
    let pupil = &file.accounts[2];
    assert_eq!(pupil.birth_date, "2012-03-04".parse().ok());
    assert_eq!((pupil.sex, pupil.address.city.as_deref()), (Some(Sex::Female), Some("V")));
    assert_eq!(pupil.guardians.len(), 2);
    assert_eq!(file.defects.count(DefectKind::Repeated), 1);
    assert_eq!(file.defects.count(DefectKind::SharedIdentifier), 0);
}

#[test]
fn one_person_in_two_lists_is_kept_in_both() {
    let file = read_lists(
        r#"<Professeurs><Professeur Ident="1" Nom="A" Prenom="B" DateNaissance="1980-01-01" ID_Partenaire="x"/></Professeurs>
<Responsables><Responsable Ident="1" Nom="a" Prenom="b" ID_Partenaire="x"/></Responsables>"#,
    );
    assert_eq!(ids(&file), ["x", "x"]);
    assert_eq!(defects(&file), []);
}

#[test]
fn one_identifier_on_different_people_sets_all_of_them_aside() {
    let pupil = |id: &str, name: &str, more: &str| {
        format!(
            r#"<Eleve Ident="5" Nom="A" Prenom="{name}" ID_Partenaire="{id}" {more}><Responsable Ident="1"/></Eleve>"#
        )
    };
    let guardian = |id: &str, name: &str| {
        format!(r#"<Responsable Ident="1" Nom="A" Prenom="{name}" ID_Partenaire="{id}"/>"#)
    };
    let date = |date: &str| format!(r#"DateNaissance="{date}""#);
    let conflicts = [
        // Other names, in one list.
        (pupil("x", "Léa", ""), pupil("x", "Léo", ""), guardian("g", "C")),
        // Other names, in two lists.
        (pupil("x", "Léa", ""), String::new(), guardian("x", "C")),
        // The same names, other birth dates.
        (pupil("x", "Léa", &date("2012-03-04")), pupil("x", "Léa", &date("2013-03-04")), guardian("g", "C")),
        // The same names, other national numbers.
        (
            pupil("x", "A", "NumeroNational='1111'"),
            pupil("x", "A", "NumeroNational='2222'"),
            guardian("g", "C"),
        ),
    ];
    for (first, second, guardian) in conflicts {
        let other = pupil("other", "Z", "");
        let lists = format!("<Eleves>{first}{second}{other}</Eleves><Responsables>{guardian}</Responsables>");
        let file = read_lists(&lists);
        assert!(!ids(&file).contains(&"x"), "{lists}");
        assert_eq!(file.defects.count(DefectKind::SharedIdentifier), 2, "{lists}");
        let guardians: Vec<&OpaqueId> = file.accounts.iter().flat_map(|account| &account.guardians).collect();
        assert!(guardians.iter().all(|id| ids(&file).contains(&id.as_str())), "{lists}");
    }
}

#[test]
fn records_are_limited() {
    let limits = ContentLimits { records: 3, ..ContentLimits::default() };
    let error = read_partner_file(&mut MINIMAL.as_bytes(), &limits).expect_err("refused");
    assert!(matches!(error, ContentError::TooManyRecords { limit: 3 }));
    let limits = ContentLimits { establishments: 2, ..ContentLimits::default() };
    let school = r#"<Etablissement Ident="0" Numero="0000001A" Nom="N"/>"#;
    for (list, count, good) in
        [("Etablissements", 2, true), ("Etablissements", 3, false), ("EtablissementsGeres", 3, false)]
    {
        let xml = format!("<PARTENAIRE_INDEX><{list}>{}</{list}></PARTENAIRE_INDEX>", school.repeat(count));
        let read = read_partner_file(&mut xml.as_bytes(), &limits);
        assert_eq!(read.is_ok(), good, "{count} in {list}");
    }
}

#[test]
fn examples_are_bounded_and_counts_exact() {
    let many = r#"<Personnel Ident="1" Nom="A" Prenom="B"/>"#.repeat(250);
    let file = read_lists(&format!("<Personnels>{many}</Personnels>"));
    let (_, report) = file.defects.iter().next().expect("a defect");
    assert_eq!((report.count, report.examples.len()), (250, 100));
}

fn school() -> Vec<Establishment> {
    vec![Establishment {
        uai: "0000001A".into(),
        name: "N".into(),
        managed: true,
        ..Establishment::default()
    }]
}

fn account(population: Population, id: &str) -> PartnerAccount {
    PartnerAccount {
        id: OpaqueId::new(id).expect("an identifier"),
        population,
        title: None,
        sex: None,
        family_name: "A".into(),
        given_name: "B".into(),
        birth_date: None,
        national_number: None,
        address: Address::default(),
        guardians: Vec::new(),
    }
}

#[test]
fn people_share_one_numbering_and_lists_follow_the_schema() {
    let mut pupil = account(Population::Pupil, "p");
    pupil.birth_date = "2012-03-04".parse().ok();
    pupil.guardians = vec![OpaqueId::new("t").expect("valid"), OpaqueId::new("gone").expect("valid")];
    let accounts = [
        pupil,
        account(Population::Guardian, "t"),
        account(Population::Staff, "s"),
        account(Population::Teacher, "t"),
    ];
    let mut xml = Vec::new();
    let header = PartnerHeader { date: "d".into(), partner: "p".into(), protocol: Some(Protocol::Adfs) };
    let content = PartnerContent { header: &header, establishments: &school(), accounts: &accounts };
    let report = write_partner_file(&mut xml, content).expect("written");
    assert_eq!((report.dropped_guardians, report.left_out.len()), (1, 0));
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<PARTENAIRE_INDEX xmlns="http://www.index-education.com/rapprochementssoV2.0" Date="d" Partenaire="p" ProtocoleDelegationAuthentification="ADFS">
<Nomenclatures><Civilites><Civilite Ident="2" Libelle="M"/><Civilite Ident="1" Libelle="Mme"/><Civilite Ident="0" Libelle="undefined"/></Civilites></Nomenclatures>
<Etablissements>
<Etablissement Ident="0" Numero="0000001A" Nom="N"/>
</Etablissements>
<EtablissementsGeres><Etablissement Ident="0"/></EtablissementsGeres>
<Personnels>
<Personnel Ident="1" ID_Partenaire="s" Nom="A" Prenom="B"/>
</Personnels>
<Professeurs>
<Professeur Ident="0" ID_Partenaire="t" Nom="A" Prenom="B"/>
</Professeurs>
<Responsables>
<Responsable Ident="0" ID_Partenaire="t" Nom="A" Prenom="B"><Civilite Ident="0"/></Responsable>
</Responsables>
<Eleves>
<Eleve Ident="2" ID_Partenaire="p" Nom="A" Prenom="B" DateNaissance="2012-03-04"><Responsable Ident="0"/></Eleve>
</Eleves>
</PARTENAIRE_INDEX>
"#;
    assert_eq!(String::from_utf8(xml).expect("UTF-8"), expected);
}

#[test]
fn what_the_format_cannot_hold_is_left_out_and_told() {
    let accounts = [
        account(Population::Inspector, "i"),
        account(Population::Pupil, "p"),
        account(Population::Staff, "s"),
        account(Population::Staff, "s"),
        account(Population::Staff, "\u{fffe}"),
    ];
    let header = PartnerHeader::default();
    let content = PartnerContent { header: &header, establishments: &school(), accounts: &accounts };
    let report = write_partner_file(&mut Vec::new(), content).expect("written");
    let reasons = [
        (0, LeftOutReason::UnsupportedPopulation),
        (1, LeftOutReason::NoBirthDate),
        (3, LeftOutReason::Repeated),
        (4, LeftOutReason::UnwritableIdentifier),
    ];
    assert_eq!(report.left_out, reasons.map(|(index, reason)| LeftOut { index, reason }));
    assert_eq!(report.written[Population::Staff], 1);
    for establishments in [vec![], vec![Establishment::default()]] {
        let content =
            PartnerContent { header: &header, establishments: &establishments, accounts: &accounts };
        let error = write_partner_file(&mut Vec::new(), content).expect_err("refused");
        assert!(matches!(error, WriteError::NoEstablishment | WriteError::NoManagedEstablishment));
    }
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-ÿŒœ'\"&<>;,$\u{a0}-]{0,8}[A-Za-zé<&\"]"
}

type Written = (Vec<String>, Option<String>, Option<String>, Option<String>);

fn written_address() -> impl Strategy<Value = Written> {
    let field = || proptest::option::of(word());
    (proptest::collection::vec(word(), 0..=4), field(), field(), field())
}

fn address((lines, post_code, city, country): Written) -> Address {
    let trimmed = |text: String| text.trim().to_owned();
    Address {
        lines: lines.into_iter().map(trimmed).collect(),
        post_code: post_code.map(trimmed),
        city: city.map(trimmed),
        country: country.map(trimmed),
    }
}

fn person() -> impl Strategy<Value = PartnerAccount> {
    let date = (1950_u16..2020, 1_u8..=12, 1_u8..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let optional = (any::<bool>(), any::<Option<bool>>(), any::<Option<bool>>());
    (0_usize..4, word(), word(), date, written_address(), optional).prop_map(
        |(list, family, given, date, written, optional)| {
            let population =
                [Population::Staff, Population::Teacher, Population::Guardian, Population::Pupil][list];
            let pupil = population == Population::Pupil;
            let (some, sex, title) = optional;
            PartnerAccount {
                family_name: family.trim().to_owned(),
                given_name: given.trim().to_owned(),
                birth_date: date.parse().ok().filter(|_| pupil || some && population == Population::Teacher),
                national_number: NationalNumber::new("1234567890A").filter(|_| pupil && some),
                sex: sex.map(|male| if male { Sex::Male } else { Sex::Female }).filter(|_| pupil),
                title: title
                    .map(|male| if male { Title::Mr } else { Title::Mrs })
                    .filter(|_| population == Population::Guardian),
                address: address(written),
                ..account(population, "replaced")
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(people in proptest::collection::vec(person(), 0..12), links in any::<u64>()) {
        let mut accounts = people;
        for (index, account) in accounts.iter_mut().enumerate() {
            account.id = OpaqueId::new(format!("id \"{index}\" & <é>")).expect("an identifier");
        }
        accounts.sort_by_key(|account| match account.population {
            Population::Staff => 0,
            Population::Teacher => 1,
            Population::Guardian => 2,
            _ => 3,
        });
        let guardians: Vec<OpaqueId> = accounts
            .iter()
            .filter(|account| account.population == Population::Guardian)
            .map(|account| account.id.clone())
            .collect();
        for (index, account) in accounts.iter_mut().enumerate().filter(|(_, one)| one.population == Population::Pupil) {
            let chosen = guardians.iter().enumerate().filter(|(other, _)| links >> ((index + other * 5) % 64) & 1 == 1);
            account.guardians = chosen.map(|(_, id)| id.clone()).collect();
        }
        let header = PartnerHeader { date: "d".into(), partner: "p & q".into(), protocol: Some(Protocol::Cas) };
        let mut xml = Vec::new();
        let content = PartnerContent { header: &header, establishments: &school(), accounts: &accounts };
        let report = write_partner_file(&mut xml, content).expect("written");
        prop_assert!(report.left_out.is_empty());
        let file = read_partner_file(&mut &xml[..], &ContentLimits::default()).expect("read");
        prop_assert_eq!(file.defects.total(), 0);
        prop_assert_eq!(file.header, header);
        prop_assert_eq!(file.establishments, school());
        prop_assert!(file.accounts == accounts);
    }

    #[test]
    fn damage_never_panics(at in 0..MINIMAL.len(), byte in any::<u8>(), length in 0_usize..8) {
        let mut xml = MINIMAL.as_bytes().to_vec();
        let end = (at + length).min(xml.len());
        xml.splice(at..end, [byte]);
        let _ = read_partner_file(&mut &xml[..], &ContentLimits::default());
    }
}
