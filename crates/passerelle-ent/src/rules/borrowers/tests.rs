use passerelle_model::BirthDate;

use super::*;
use crate::rules::fixtures::{account, member, uai};

fn here() -> Uai {
    uai("0450822X")
}

fn people() -> Vec<Account> {
    let mut pupil = account(1, vec![member(here(), Population::Pupil)]);
    pupil.memberships[0].class = Some("6A".to_owned());
    pupil.birth_date = BirthDate::new(2012, 3, 4).ok();
    "=1+1".clone_into(&mut pupil.family_name);
    let mut teacher =
        account(2, vec![member(here(), Population::Guardian), member(here(), Population::Teacher)]);
    "LE \"GRAND\"; D".clone_into(&mut teacher.family_name);
    let guardian = account(3, vec![member(here(), Population::Guardian)]);
    let elsewhere = account(4, vec![member(uai("0450823Y"), Population::Pupil)]);
    vec![pupil, teacher, guardian, elsewhere]
}

fn list(settings: &Settings, people: &[Account]) -> Vec<u8> {
    let id = |n: &AccountId| (*n, OpaqueId::new(format!("opaque{n}")).expect("valid"));
    csv(settings, &borrowers(settings, people, here()), &[1, 2].iter().map(id).collect())
}

#[test]
fn borrowers_are_listed_by_class_and_formulas_are_disarmed() {
    let settings = Settings::default();
    assert_eq!(
        String::from_utf8(list(&settings, &people())).expect("UTF-8"),
        "\u{feff}id;nom;prenom;classe;population\r\n\
         2;\"LE \"\"GRAND\"\"; D\";Alix;;professeur\r\n\
         1;'=1+1;Alix;6A;eleve\r\n"
    );
    assert_eq!(settings.identified_for(), None);
}

#[test]
fn columns_order_separator_header_and_population_are_as_chosen() {
    let settings = Settings {
        columns: vec![Column::OpaqueId, Column::BirthDate, Column::Login, Column::FamilyName],
        separator: Separator::Comma,
        header: false,
        populations: vec![Population::Guardian, Population::Pupil],
        recipient: Some("cdi".to_owned()),
        ..Settings::default()
    };
    assert_eq!(settings.identified_for(), Some("cdi"));
    assert_eq!(
        String::from_utf8(list(&settings, &people())).expect("UTF-8"),
        "\u{feff},,compte3,EXEMPLE\r\n\
         opaque2,,compte2,\"LE \"\"GRAND\"\"; D\"\r\n\
         opaque1,04/03/2012,compte1,'=1+1\r\n"
    );
}

#[test]
fn a_tab_between_cells_is_quoted_inside_them_and_windows_1252_loses_no_letter() {
    let mut people = people();
    "L’Œuf\tŁódź€".clone_into(&mut people[0].family_name);
    let settings = Settings {
        columns: vec![Column::FamilyName, Column::Class],
        separator: Separator::Tab,
        header: false,
        encoding: Encoding::Windows1252,
        populations: vec![Population::Pupil],
        ..Settings::default()
    };
    assert_eq!(list(&settings, &people), b"\"L\x92\x8cuf\tL\xf3dz\x80\"\t6A\r\n");
}

#[test]
fn settings_that_say_less_are_completed() {
    let read: Settings = serde_json::from_str(r#"{"separator":"tab"}"#).expect("settings");
    assert_eq!(read, Settings { separator: Separator::Tab, ..Settings::default() });
    let text = serde_json::to_string(&read).expect("JSON");
    assert_eq!(serde_json::from_str::<Settings>(&text).expect("settings"), read);
}
