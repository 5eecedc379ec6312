//! The files that feed accounts: however they arrive everybody is given once, after the guardians, and taking a file in
//! twice changes nothing more.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::fuzz_target;
use passerelle_directory::{Ground, People, Record, Stage, Survey, read_schools};
use passerelle_fuzz::{TABLE_LIMITS, drip};
use passerelle_model::Uai;

fn applied(data: &[u8], ground: &Ground, survey: &Survey, kept: &mut BTreeMap<String, Record>) -> usize {
    let mut given = BTreeSet::new();
    for stage in [Stage::First, Stage::Children] {
        let mut people = People::new(data, &TABLE_LIMITS, ground, survey, stage).expect("surveyed");
        while let Some(person) = people.next_person().expect("surveyed") {
            let guardians = person.guardians.iter().flatten();
            assert!(survey.has_late() || guardians.clone().all(|one| given.contains(one)), "guardians first");
            let record = person.applied_to(kept.get(&person.source), survey.coverage());
            assert!(!record.positions.is_empty() && ground.schools.contains(&record.positions[0].uai));
            kept.insert(person.source.clone(), record);
            assert!(given.insert(person.source), "once");
        }
    }
    given.len()
}

fuzz_target!(|data: &[u8]| {
    let _ = read_schools(&mut &data[..], &TABLE_LIMITS);
    let schools = ["0450822X", "0450823Y"].map(|code| code.parse::<Uai>().expect("a UAI"));
    for managed in [None, Some(BTreeSet::from([schools[0]]))] {
        let default_school = managed.as_ref().map(|_| schools[0]);
        let ground = Ground { schools: BTreeSet::from(schools), managed, default_school };
        let survey = Survey::of(&mut &data[..], &TABLE_LIMITS, &ground).ok();
        let dripped = Survey::of(&mut drip(data), &TABLE_LIMITS, &ground).ok();
        assert_eq!(survey.as_ref().map(Survey::defects), dripped.as_ref().map(Survey::defects));
        let Some(survey) = survey else { return };
        let mut kept = BTreeMap::new();
        assert_eq!(applied(data, &ground, &survey, &mut kept), survey.people());
        let once = kept.clone();
        applied(data, &ground, &survey, &mut kept);
        assert!(kept == once, "twice is once");
    }
});
