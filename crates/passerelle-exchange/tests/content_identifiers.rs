//! Lists of identifiers: any shape is read, ours is written.

use passerelle_exchange::DefectKind;
use passerelle_exchange::content::{
    ContentLimits, IdentifierList, IdentifierRecord, LeftOut, LeftOutReason, read_identifier_list,
    write_identifier_list,
};
use passerelle_model::{LocalId, OpaqueId, Population};
use proptest::prelude::*;

fn read(xml: &str) -> IdentifierList {
    read_identifier_list(&mut xml.as_bytes(), &ContentLimits::default()).expect("read")
}

fn defects(list: &IdentifierList) -> Vec<(DefectKind, u64)> {
    list.defects.iter().map(|(kind, report)| (kind, report.count)).collect()
}

#[test]
fn people_are_harvested_from_a_timetable() {
    let list = read(
        r#"<x:ExportEmploiDuTemps xmlns:x="http://www.index-education.com/exportemploidutemps" Version="1.1" UAI="0000001A">
<x:Professeurs><x:Professeur Ident="1" Nom="MODELE" Prenom="Camille" DateNaissance="1980-01-02" IDPN="AAAABBBBCCCCDDDD" IDCAS="id-1">stray</x:Professeur></x:Professeurs>
<x:Personnels><x:Personnel Ident="2" Nom="EXEMPLE" Prenom="Alix"/></x:Personnels>
<x:Eleves>
<x:Eleve Ident="3" Nom="SPECIMEN" Prenom="Sacha" DateNaissance="04/03/2012" NumeroNational="1234567890A" IdPN="P3">
<x:Responsable Ident="4" RespLegal="1" Nom="SPECIMEN" Prenom="Dominique" ID_PRONOTE="R4" idcas="id-4"/></x:Eleve>
<x:Eleve Ident="5" Nom="SPECIMEN" Prenom="Noa" DateNaissance="04/13/2012" IdPN="P5">
<x:Responsable Ident="4" RespLegal="1" Nom="SPECIMEN" Prenom="Dominique" ID_PRONOTE="R4" idcas="id-4"/></x:Eleve>
</x:Eleves>
<x:Cours><x:Cours Jour="1"><x:Professeur Ident="1" Semaines="255"/><x:Eleve Ident="3"/></x:Cours></x:Cours>
<x:Accompagnants><x:Accompagnant Nom="A" IDPN="Q"/></x:Accompagnants>
</x:ExportEmploiDuTemps>"#,
    );
    assert_eq!(list.root, "ExportEmploiDuTemps");
    let known: Vec<_> = list
        .records
        .iter()
        .map(|one| {
            (
                one.population,
                one.local_id.as_ref().map(LocalId::as_str),
                one.partner_id.as_ref().map(OpaqueId::as_str),
            )
        })
        .collect();
    assert_eq!(
        known,
        [
            (Population::Teacher, Some("AAAABBBBCCCCDDDD"), Some("id-1")),
            (Population::Staff, None, None),
            (Population::Pupil, Some("P3"), None),
            (Population::Guardian, Some("R4"), Some("id-4")),
            (Population::Pupil, Some("P5"), None),
        ]
    );
    assert_eq!(list.records[2].birth_date, "2012-03-04".parse().ok());
    assert!(list.records[2].national_number.is_some());
    assert_eq!(
        defects(&list),
        [
            (DefectKind::UnreadableBirthDate, 1),
            (DefectKind::UnknownElement, 1),
            (DefectKind::StrayText, 1),
            (DefectKind::MissingIdentifier, 1),
            (DefectKind::Repeated, 1),
        ]
    );
}

#[test]
fn identifiers_that_cannot_be_are_dropped_and_the_person_kept() {
    let list = read(&format!(
        "<a><Inspecteur Nom='N' IDPN='{}' IDCAS=' '/><MaitreDeStage IDCAS='c'/></a>",
        "x".repeat(300)
    ));
    assert_eq!(list.records[0].population, Population::Inspector);
    assert_eq!((&list.records[0].local_id, &list.records[0].partner_id), (&None, &None));
    assert_eq!(list.records[1].population, Population::WorkplaceTutor);
    assert_eq!(
        defects(&list),
        [
            (DefectKind::InvalidIdentifier, 1),
            (DefectKind::MissingName, 2),
            (DefectKind::MissingIdentifier, 1)
        ]
    );
}

fn record(population: Population, id: Option<&str>) -> IdentifierRecord {
    IdentifierRecord {
        population,
        family_name: "N".into(),
        given_name: "P".into(),
        birth_date: None,
        national_number: None,
        local_id: id.and_then(|id| LocalId::new(id).ok()),
        partner_id: None,
    }
}

#[test]
fn our_own_shape_is_written() {
    let mut pupil = record(Population::Pupil, Some("3"));
    pupil.birth_date = "2012-03-04".parse().ok();
    pupil.partner_id = OpaqueId::new("é<&").ok();
    let records = [
        pupil,
        record(Population::Staff, None),
        record(Population::Teacher, Some("1")),
        record(Population::Teacher, Some("1")),
        record(Population::Teacher, Some("\u{ffff}")),
    ];
    let mut xml = Vec::new();
    let left_out = write_identifier_list(&mut xml, &records).expect("written");
    let reasons = [
        (1, LeftOutReason::NoLocalIdentifier),
        (3, LeftOutReason::Repeated),
        (4, LeftOutReason::UnwritableIdentifier),
    ];
    assert_eq!(left_out, reasons.map(|(index, reason)| LeftOut { index, reason }));
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<ExportIdentifiants xmlns="urn:passerelle:identifiants:1">
<Professeurs>
<Professeur Ident="0" Nom="N" Prenom="P" IDPN="1"/>
</Professeurs>
<Eleves>
<Eleve Ident="1" Nom="N" Prenom="P" DateNaissance="2012-03-04" IDPN="3" IDCAS="é&lt;&amp;"/>
</Eleves>
</ExportIdentifiants>
"#;
    assert_eq!(String::from_utf8(xml).expect("UTF-8"), expected);
}

proptest! {
    #[test]
    fn what_is_written_is_read(people in proptest::collection::vec((0_usize..6, "[A-Zé'&\"-]{1,6}", "[a-zô<]{1,6}", any::<Option<u8>>()), 0..20)) {
        let order = [
            Population::Teacher,
            Population::Staff,
            Population::Guardian,
            Population::Pupil,
            Population::Inspector,
            Population::WorkplaceTutor,
        ];
        let mut people = people;
        people.sort_by_key(|(list, ..)| *list);
        let records: Vec<IdentifierRecord> = people
            .into_iter()
            .enumerate()
            .map(|(index, (list, family_name, given_name, more))| IdentifierRecord {
                family_name,
                given_name,
                birth_date: more.and_then(|day| format!("2010-05-{:02}", day % 28 + 1).parse().ok()),
                partner_id: more.and_then(|more| OpaqueId::new(format!("partner {more}")).ok()),
                ..record(order[list], Some(&format!("local \"{index}\"")))
            })
            .collect();
        let mut xml = Vec::new();
        prop_assert_eq!(write_identifier_list(&mut xml, &records).expect("written"), []);
        let list = read_identifier_list(&mut &xml[..], &ContentLimits::default()).expect("read");
        prop_assert_eq!(list.defects.total(), 0);
        prop_assert!(list.records == records);
    }
}
