use passerelle_model::{LinkOrigin, Obstacle, Population, RecognitionWay, Space, Timestamp};
use proptest::prelude::*;

use super::fixtures::{School, birth, identifier, names, opaque, settings};
use super::{Ground, One, Told, Verdict, is_settled, link, prove, recognise};

fn judge(school: &School, way: RecognitionWay, told: &Told) -> Result<i64, Option<Obstacle>> {
    let id = opaque("ent-1");
    match recognise(&school.ground(&id), &settings(way), told) {
        Verdict::Link(user) => Ok(user.n),
        Verdict::AsLinked => Err(None),
        Verdict::Nobody(refused) | Verdict::Conflict(refused) => Err(Some(refused.obstacle)),
    }
}

fn by_identifier(school: &School, told: &Told) -> Result<i64, Option<Obstacle>> {
    judge(school, RecognitionWay::ServiceIdentifier, told)
}

fn by_names(school: &School, told: &Told) -> Result<i64, Option<Obstacle>> {
    judge(school, RecognitionWay::Names, told)
}

fn staffroom() -> School {
    School::default()
        .with("P1", Population::Teacher, ["BUKISA", "Jean-Marie"])
        .with("P2", Population::Teacher, ["ŒUVRARD", "Élodie"])
        .with("R1", Population::Guardian, ["BUKISA", "Jean-Marie"])
}

#[test]
fn links_settle_the_question_unless_the_way_has_more_to_say() {
    let school = staffroom();
    let (teacher, told) = (&school.0.users[..1], identifier("P1"));
    for way in [RecognitionWay::File, RecognitionWay::DoubleSignIn] {
        assert!(is_settled(way, Space::Teachers, &told, &[]), "nothing comes of an answer");
    }
    let way = RecognitionWay::ServiceIdentifier;
    assert!(!is_settled(way, Space::Teachers, &told, &[]));
    assert!(is_settled(way, Space::Teachers, &told, teacher));
    assert!(is_settled(way, Space::Teachers, &Told::default(), teacher));
    assert!(!is_settled(way, Space::Teachers, &identifier("P2"), teacher), "the two contradict each other");
    assert!(is_settled(RecognitionWay::Names, Space::Teachers, &told, teacher));
    assert!(!is_settled(RecognitionWay::Names, Space::Guardians, &told, teacher), "one more may be found");
}

#[test]
fn the_default_way_and_double_sign_in_link_nobody_by_an_answer() {
    let told = Told {
        identifier: identifier("P1").identifier,
        ..names(Population::Teacher, ["BUKISA", "Jean-Marie"])
    };
    for way in [RecognitionWay::File, RecognitionWay::DoubleSignIn] {
        assert_eq!(judge(&staffroom(), way, &told), Err(None));
    }
}

#[test]
fn the_service_identifier_names_one_user_exactly() {
    let school = staffroom();
    assert_eq!(by_identifier(&school, &identifier("P2")), Ok(2));
    assert_eq!(by_identifier(&school, &identifier("p2")), Err(Some(Obstacle::Unknown)));
    assert_eq!(by_identifier(&school, &Told::default()), Err(Some(Obstacle::NotTold)));
    let twice = Told { identifier: One::Odd, ..Told::default() };
    assert_eq!(by_identifier(&school, &twice), Err(Some(Obstacle::SeveralValues)));
}

#[test]
fn a_population_or_a_school_that_the_ent_tells_must_agree() {
    let school = staffroom();
    let told =
        |populations: &[Population]| Told { populations: Some(populations.to_vec()), ..identifier("P1") };
    assert_eq!(by_identifier(&school, &told(&[Population::Guardian, Population::Teacher])), Ok(1));
    for wrong in [&[Population::Pupil][..], &[]] {
        assert_eq!(by_identifier(&school, &told(wrong)), Err(Some(Obstacle::OtherPopulation)));
    }
    let id = opaque("ent-1");
    let schools = ["0450822X".parse().expect("a school")];
    let elsewhere = Told { schools: Some(vec!["0180001A".to_owned()]), ..identifier("P1") };
    let ground = Ground { schools: &schools, ..school.ground(&id) };
    let settings = settings(RecognitionWay::ServiceIdentifier);
    let Verdict::Nobody(refused) = recognise(&ground, &settings, &elsewhere) else { panic!("refused") };
    assert_eq!(refused.obstacle, Obstacle::OtherSchool);
}

#[test]
fn a_user_who_is_linked_or_set_aside_is_left_as_they_are() {
    for origin in [LinkOrigin::Auto, LinkOrigin::Import, LinkOrigin::Manual, LinkOrigin::SignIn] {
        let school = staffroom().linked("P1", Some("ent-9"), origin);
        assert_eq!(by_identifier(&school, &identifier("P1")), Err(Some(Obstacle::UserTaken)));
        let told = names(Population::Teacher, ["BUKISA", "Jean-Marie"]);
        assert_eq!(by_names(&school, &told), Err(Some(Obstacle::UserTaken)));
    }
    for pair in [None, Some("ent-1")] {
        let school = staffroom().linked("P1", pair, LinkOrigin::SetAside);
        assert_eq!(by_identifier(&school, &identifier("P1")), Err(Some(Obstacle::SetAside)));
    }
}

#[test]
fn a_link_that_the_attribute_contradicts_opens_nothing_unless_a_person_decided_it() {
    let school = |origin| staffroom().linked("P1", Some("ent-1"), origin);
    let id = opaque("ent-1");
    let way = settings(RecognitionWay::ServiceIdentifier);
    let auto = school(LinkOrigin::Auto);
    let Verdict::Conflict(refused) = recognise(&auto.ground(&id), &way, &identifier("P2")) else {
        panic!("a conflict")
    };
    assert_eq!((refused.obstacle, refused.named), (Obstacle::IdentifierTaken, vec![2, 1]));
    assert_eq!(by_identifier(&school(LinkOrigin::Manual), &identifier("P2")), Err(None));
    assert_eq!(by_identifier(&auto, &identifier("P1")), Err(None), "they agree");
    assert_eq!(by_identifier(&auto, &identifier("R1")), Ok(3), "another population: the same person twice");
}

#[test]
fn names_are_identical_within_the_population_told() {
    let school = staffroom();
    assert_eq!(by_names(&school, &names(Population::Teacher, ["bukisa", "JEAN-MARIE"])), Ok(1));
    assert_eq!(by_names(&school, &names(Population::Guardian, ["Bukisa", "Jean-Marie"])), Ok(3));
    assert_eq!(by_names(&school, &names(Population::Teacher, ["Oeuvrard", "ELODIE"])), Ok(2));
    for near in [["BUKISA", "Jean Marie"], ["BUKIZA", "Jean-Marie"], ["BUKISA", "J.-M."]] {
        assert_eq!(
            by_names(&school, &names(Population::Teacher, near)),
            Err(Some(Obstacle::Unknown)),
            "{near:?}"
        );
    }
    assert_eq!(
        by_names(&school, &names(Population::Pupil, ["BUKISA", "Jean-Marie"])),
        Err(Some(Obstacle::Unknown))
    );
}

#[test]
fn what_is_missing_or_told_twice_links_nobody() {
    let school = staffroom();
    let good = || names(Population::Teacher, ["BUKISA", "Jean-Marie"]);
    let expect = |told: Told, obstacle| assert_eq!(by_names(&school, &told), Err(Some(obstacle)));
    expect(Told { family_name: One::Nothing, ..good() }, Obstacle::NotTold);
    expect(Told { given_name: One::Odd, ..good() }, Obstacle::SeveralValues);
    expect(Told { birth_date: One::Odd, ..good() }, Obstacle::SeveralValues);
    expect(Told { populations: None, ..good() }, Obstacle::NotTold);
    expect(Told { populations: Some(Vec::new()), ..good() }, Obstacle::OtherPopulation);
    expect(names(Population::Teacher, ["BUK?SA", "Jean-Marie"]), Obstacle::NotTold);
}

#[test]
fn a_pupil_takes_a_birth_date_and_homonyms_go_to_the_school() {
    let pupil =
        |school: School, id, date: &str| school.with(id, Population::Pupil, ["MARTIN", "Louis"]).born(date);
    let told = |date: &str| Told {
        birth_date: One::Value(birth(date)),
        ..names(Population::Pupil, ["Martin", "Louis"])
    };
    let one = || pupil(School::default(), "E1", "2010-05-06");
    assert_eq!(by_names(&one(), &told("06/05/2010")), Ok(1));
    assert_eq!(by_names(&one(), &told("2010-05-07")), Err(Some(Obstacle::Contradiction)));
    let undated_answer = names(Population::Pupil, ["Martin", "Louis"]);
    assert_eq!(by_names(&one(), &undated_answer), Err(Some(Obstacle::NotTold)));
    let two = pupil(one(), "E2", "2011-01-02");
    assert_eq!(by_names(&two, &told("2010-05-06")), Ok(1), "the date tells them apart");
    let same_day = pupil(one(), "E2", "2010-05-06");
    assert_eq!(by_names(&same_day, &told("2010-05-06")), Err(Some(Obstacle::SeveralPeople)));
    let undated = one().with("E2", Population::Pupil, ["MARTIN", "Louis"]);
    assert_eq!(by_names(&undated, &told("2010-05-06")), Err(Some(Obstacle::SeveralPeople)));
    let unknown = School::default().with("E1", Population::Pupil, ["MARTIN", "Louis"]);
    assert_eq!(by_names(&unknown, &told("2010-05-06")), Err(Some(Obstacle::NotTold)));
    let twins = one().with("E2", Population::Pupil, ["MARTIN", "Louise"]).born("2010-05-06");
    assert_eq!(by_names(&twins, &told("2010-05-06")), Ok(1), "twins have two given names");
}

#[test]
fn a_linked_homonym_is_still_a_homonym() {
    let school = staffroom().with("P3", Population::Teacher, ["Bukisa", "Jean-Marie"]).linked(
        "P1",
        Some("ent-9"),
        LinkOrigin::Auto,
    );
    let told = names(Population::Teacher, ["BUKISA", "Jean-Marie"]);
    assert_eq!(by_names(&school, &told), Err(Some(Obstacle::SeveralPeople)));
}

#[test]
fn an_adult_whose_other_data_differ_is_somebody_else() {
    let school = School::default()
        .with("R1", Population::Guardian, ["TILLEUL", "Marie"])
        .born("1980-01-02")
        .living_at("45000");
    let good = || names(Population::Guardian, ["TILLEUL", "Marie"]);
    assert_eq!(by_names(&school, &good()), Ok(1));
    let dated = |date| Told { birth_date: One::Value(birth(date)), ..good() };
    assert_eq!(by_names(&school, &dated("1980-01-02")), Ok(1));
    assert_eq!(by_names(&school, &dated("1950-01-02")), Err(Some(Obstacle::Contradiction)));
    let coded = |code: &str| Told { post_code: One::Value(code.to_owned()), ..good() };
    assert_eq!(by_names(&school, &coded(" 45000")), Ok(1));
    assert_eq!(by_names(&school, &coded("18000")), Err(Some(Obstacle::Contradiction)));
}

#[test]
fn somebody_of_two_populations_gets_one_link_after_the_other_and_names_that_change_change_none() {
    let both = Some(vec![Population::Guardian, Population::Teacher]);
    let told = Told { populations: both, ..names(Population::Teacher, ["BUKISA", "Jean-Marie"]) };
    let first = by_names(&staffroom(), &told).expect("linked");
    assert_eq!(first, 3);
    let then = staffroom().linked("R1", Some("ent-1"), LinkOrigin::SignIn);
    assert_eq!(by_names(&then, &told), Ok(1));
    let done = then.linked("P1", Some("ent-1"), LinkOrigin::SignIn);
    assert_eq!(by_names(&done, &told), Err(None));
    let renamed = Told { family_name: One::Value("ŒUVRARD".to_owned()), ..told };
    assert_eq!(by_names(&done, &renamed), Err(None));
}

#[test]
fn a_proof_links_whoever_is_free_where_the_school_allows_it() {
    let id = opaque("ent-1");
    let school = staffroom().with("E1", Population::Pupil, ["MARTIN", "Louis"]).linked(
        "P2",
        Some("ent-9"),
        LinkOrigin::Auto,
    );
    let ground = school.ground(&id);
    let mut way = settings(RecognitionWay::DoubleSignIn);
    let proved =
        |way: &_, n: usize| prove(&ground, way, &school.0.users[n]).map_err(|refused| refused.obstacle);
    assert_eq!(proved(&way, 0), Ok(()));
    assert_eq!(proved(&way, 1), Err(Obstacle::UserTaken));
    assert_eq!(proved(&way, 3), Ok(()));
    way.not_for_pupils = true;
    assert_eq!(proved(&way, 3), Err(Obstacle::OtherPopulation));
    assert_eq!(proved(&way, 0), Ok(()));
    for other in [RecognitionWay::File, RecognitionWay::ServiceIdentifier, RecognitionWay::Names] {
        assert_eq!(proved(&settings(other), 0), Err(Obstacle::OtherPopulation));
    }
    let record = link(&ground, RecognitionWay::DoubleSignIn, &school.0.users[0], Timestamp::default());
    assert_eq!((record.origin, record.rule.as_deref()), (LinkOrigin::SignIn, Some("double_sign_in")));
    assert_eq!(record.identifier, Some(id));
    let taken = staffroom().linked("P2", Some("ent-1"), LinkOrigin::Auto);
    let id = opaque("ent-1");
    let refused = prove(&taken.ground(&id), &settings(RecognitionWay::DoubleSignIn), &taken.0.users[0]);
    assert_eq!(refused.expect_err("refused").obstacle, Obstacle::IdentifierTaken);
}

const POPULATIONS: [Population; 3] = [Population::Pupil, Population::Guardian, Population::Teacher];
const NAMES: [[&str; 2]; 4] =
    [["MARTIN", "Louis"], ["martin", "LOUIS"], ["MARTIN", "Louise"], ["ŒUVRARD", "Élodie"]];
const DATES: [&str; 2] = ["2010-05-06", "2011-06-07"];
const IDENTIFIERS: [&str; 2] = ["ent-1", "ent-2"];

prop_compose! {
    fn somebody()(
        population in 0..POPULATIONS.len(),
        name in 0..NAMES.len(),
        date in proptest::option::of(0..DATES.len()),
        link in proptest::option::of((proptest::option::of(0..IDENTIFIERS.len()), 0..LinkOrigin::ALL.len())),
    ) -> (usize, usize, Option<usize>, Option<(Option<usize>, usize)>) {
        (population, name, date, link)
    }
}

proptest! {
    /// Whatever the base holds and the ENT tells: whoever is to be linked has no decision of any kind, the identifier
    /// serves nobody of their population, and by names nobody else of it could be meant.
    #[test]
    fn no_link_is_changed_and_no_two_candidates_are_ever_chosen_between(
        people in proptest::collection::vec(somebody(), 0..7),
        wanted in 0..7usize,
        name in 0..NAMES.len(),
        population in 0..POPULATIONS.len(),
        date in proptest::option::of(0..DATES.len()),
        way in 0..RecognitionWay::ALL.len(),
    ) {
        let mut school = School::default();
        let mut served = Vec::new();
        for (row, (population, name, date, link)) in people.into_iter().enumerate() {
            let id = format!("U{row}");
            school = school.with(&id, POPULATIONS[population], NAMES[name]);
            if let Some(date) = date { school = school.born(DATES[date]); }
            if let Some((identifier, origin)) = link {
                let origin = LinkOrigin::ALL[origin];
                // What the store keeps: an identifier serves one user of a population.
                let key = (POPULATIONS[population], identifier);
                if origin == LinkOrigin::SetAside || identifier.is_some() && !served.contains(&key) {
                    if origin != LinkOrigin::SetAside { served.push(key); }
                    school = school.linked(&id, identifier.map(|one| IDENTIFIERS[one]), origin);
                }
            }
        }
        let told = Told {
            identifier: identifier(&format!("U{wanted}")).identifier,
            birth_date: date.map_or(One::Nothing, |date| One::Value(birth(DATES[date]))),
            ..names(POPULATIONS[population], NAMES[name])
        };
        let id = opaque("ent-1");
        let ground = school.ground(&id);
        let way = RecognitionWay::ALL[way];
        if let Verdict::Link(user) = recognise(&ground, &settings(way), &told) {
            let person = &user.record.user;
            prop_assert_eq!(person.population, POPULATIONS[population]);
            prop_assert!(school.0.links.iter().all(|link| link.local != person.id));
            prop_assert!(ground.holder(person.population).is_none());
            match way {
                RecognitionWay::ServiceIdentifier => prop_assert_eq!(person.id.as_str(), format!("U{wanted}")),
                RecognitionWay::Names => {
                    let folded = |name: &str| name.to_lowercase();
                    let rivals = school.0.users.iter().filter(|row| {
                        let other = &row.record.user;
                        row.n != user.n
                            && other.population == person.population
                            && folded(&other.family_name) == folded(&person.family_name)
                            && folded(&other.given_name) == folded(&person.given_name)
                            && (other.population != Population::Pupil
                                || other.birth_date.is_none()
                                || other.birth_date == person.birth_date)
                    });
                    prop_assert_eq!(rivals.count(), 0);
                }
                RecognitionWay::File | RecognitionWay::DoubleSignIn => prop_assert!(false, "nobody is linked"),
            }
        }
    }
}
