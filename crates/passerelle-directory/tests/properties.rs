//! What holds of every file.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_directory::{Ground, People, Record, Stage, Survey, read_schools};
use passerelle_exchange::csv::TableLimits;
use passerelle_model::Uai;
use proptest::prelude::*;

fn ground() -> Ground {
    let schools = ["0450822X", "0450823Y"].map(|code| code.parse::<Uai>().expect("a UAI"));
    Ground { schools: BTreeSet::from(schools), managed: None, default_school: None }
}

/// Rows that often speak of the same people, schools and children.
fn rows() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec!["A", "B", "C", "D", "E", ""]);
    let population = prop::sample::select(vec!["eleve", "responsable", "professeur", "personnel", "?"]);
    let name = prop::sample::select(vec!["ELAN", "Élan", "DUR", ""]);
    let uai = prop::sample::select(vec!["0450822X", "0450823Y", "0459999A", ""]);
    let birth = prop::sample::select(vec!["2012-03-04", "2012-03-05", "hier", ""]);
    let class = prop::sample::select(vec!["6A", "5B", ""]);
    let children = prop::sample::select(vec!["", "A", "B,C", "A|E", "Z"]);
    let row = (id, population, name, uai, birth, class, children).prop_map(
        |(id, population, name, uai, birth, class, children)| {
            format!("{id};{population};{name};Alix;{uai};{birth};{class};{children}\n")
        },
    );
    prop::collection::vec(row, 0..24).prop_map(|rows| {
        format!("id;population;nom;prenom;uai;date_naissance;classe;enfants\n{}", rows.concat())
    })
}

/// What is kept once a file was taken in.
fn applied(csv: &[u8], kept: &BTreeMap<String, Record>) -> BTreeMap<String, Record> {
    let (ground, limits) = (ground(), TableLimits::default());
    let survey = Survey::of(&mut &csv[..], &limits, &ground).expect("a table");
    let mut after = kept.clone();
    for stage in [Stage::First, Stage::Children, Stage::Late] {
        let mut people = People::new(csv, &limits, &ground, &survey, stage).expect("a table");
        while let Some(person) = people.next_person().expect("a row") {
            let record = person.applied_to(after.get(&person.source), survey.coverage());
            after.insert(person.source, record);
        }
    }
    after
}

proptest! {
    #[test]
    fn taking_a_file_in_twice_changes_nothing_more(before in rows(), csv in rows()) {
        let before = applied(before.as_bytes(), &BTreeMap::new());
        let once = applied(csv.as_bytes(), &before);
        prop_assert!(applied(csv.as_bytes(), &once) == once);
    }

    #[test]
    fn everybody_is_given_once_and_after_their_guardians(csv in rows()) {
        let (ground, limits) = (ground(), TableLimits::default());
        let survey = Survey::of(&mut csv.as_bytes(), &limits, &ground).expect("a table");
        let mut given = BTreeSet::new();
        let mut waiting = 0;
        for stage in [Stage::First, Stage::Children] {
            let mut people = People::new(csv.as_bytes(), &limits, &ground, &survey, stage).expect("a table");
            while let Some(person) = people.next_person().expect("a row") {
                let guardians = person.guardians.iter().flatten();
                waiting += guardians.filter(|guardian| !given.contains(*guardian)).count();
                prop_assert!(given.insert(person.source), "once");
            }
        }
        prop_assert_eq!(given.len(), survey.people());
        prop_assert!(waiting == 0 || survey.has_late());
    }

    #[test]
    fn nothing_that_is_read_panics(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "(id;population;nom;prenom;uai;enfants\n)?([A-E];(eleve|responsable);[A-Z]{0,2};x;0450822X;[A-E,]{0,3}\n){0,6}\\PC{0,60}") {
        let (ground, limits) = (ground(), TableLimits::default());
        for input in [bytes.as_slice(), text.as_bytes()] {
            let _ = read_schools(&mut &input[..], &limits);
            let Ok(survey) = Survey::of(&mut &input[..], &limits, &ground) else { continue };
            let Ok(mut people) = People::new(input, &limits, &ground, &survey, Stage::All) else { continue };
            let mut count = 0;
            while let Ok(Some(_)) = people.next_person() {
                count += 1;
            }
            prop_assert_eq!(count, survey.people());
        }
    }
}
