//! The cases in which a hurried engine opens one person's account to another.

use passerelle_model::Population::{Guardian, Pupil, Staff, Teacher};
use passerelle_model::Title;
use passerelle_reconcile::{Decision, Doubt, Level, Settle};

use crate::people::{With, account, among_a_school, local, opaque, partner, run, user};

#[test]
fn a_twin_is_not_taken_for_the_absent_one() {
    let mut users = vec![user("u1", Pupil, "VALMORIN Valentin").born("2012-05-03")];
    let mut accounts = vec![account("a2", Pupil, "VALMORIN Valentine").born("2012-05-03")];
    among_a_school(&mut users, &mut accounts);
    assert_eq!(partner(&run(&users, &accounts), 0), None);
}

#[test]
fn twins_whose_numbers_were_exchanged_are_left_to_a_person_or_linked_by_name() {
    let number = ["0112233445A", "0998877665B"];
    let mut users = vec![
        user("u1", Pupil, "VALMORIN Manon").born("2012-05-03").numbered(number[0]),
        user("u2", Pupil, "VALMORIN Marion").born("2012-05-03").numbered(number[1]),
    ];
    let mut accounts = vec![
        account("a1", Pupil, "VALMORIN Manon").born("2012-05-03").numbered(number[1]),
        account("a2", Pupil, "VALMORIN Marion").born("2012-05-03").numbered(number[0]),
    ];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    for (place, right) in ["a1", "a2"].into_iter().enumerate() {
        assert!(partner(&outcome, place).is_none_or(|partner| partner == right));
    }
}

#[test]
fn the_spouse_is_not_taken_for_the_absent_parent() {
    let mut mother = user("u1", Guardian, "VALMORIN Claire").living_at("3 rue du Lac");
    mother.children = vec![local("p1")];
    let mut users = vec![mother, user("p1", Pupil, "VALMORIN Basile").born("2012-05-03")];
    let mut child = account("a-p1", Pupil, "VALMORIN Basile").born("2012-05-03");
    child.guardians = vec![opaque("a-father")];
    let mut accounts =
        vec![account("a-father", Guardian, "VALMORIN Clément").living_at("3 rue du Lac"), child];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    assert_eq!(partner(&outcome, 1), Some("a-p1"));
    assert_eq!(partner(&outcome, 0), None);
}

#[test]
fn children_settle_a_mother_known_by_another_name() {
    let mut mother = user("u1", Guardian, "VALMORIN Apolline").titled(Title::Mrs).living_at("3 rue du Lac");
    mother.children = vec![local("p1")];
    let mut users = vec![mother, user("p1", Pupil, "VALMORIN Basile").born("2012-05-03")];
    let mut child = account("a-p1", Pupil, "VALMORIN Basile").born("2012-05-03");
    child.guardians = vec![opaque("a-mother")];
    let mother =
        account("a-mother", Guardian, "TERRADIEU Apolline").titled(Title::Mrs).living_at("3 rue du Lac");
    let mut accounts = vec![mother, child];
    among_a_school(&mut users, &mut accounts);
    assert_eq!(partner(&run(&users, &accounts), 0), Some("a-mother"));
}

#[test]
fn a_homonym_with_other_children_is_not_taken_for_the_absent_parent() {
    let mut father = user("u1", Guardian, "VALMORIN Philippe").titled(Title::Mr);
    father.children = vec![local("p1")];
    let mut users = vec![father, user("p1", Pupil, "VALMORIN Basile").born("2012-05-03")];
    let mut other_child = account("a-p2", Pupil, "VALMORIN Capucine").born("2010-11-20");
    other_child.guardians = vec![opaque("a-other")];
    let mut accounts = vec![account("a-other", Guardian, "VALMORIN Philippe").titled(Title::Mr), other_child];
    among_a_school(&mut users, &mut accounts);
    assert_eq!(partner(&run(&users, &accounts), 0), None);
}

#[test]
fn two_records_of_one_person_are_shown_side_by_side() {
    let mut users = vec![user("u1", Teacher, "VALMORIN Basile")];
    let mut accounts =
        vec![account("a-old", Teacher, "VALMORIN Basile"), account("a-new", Teacher, "VALMORIN Basile")];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    let Decision::Open(review) = &outcome.decisions[0] else { panic!("a person must choose") };
    assert_eq!(review.suggestions.len(), 2);
    for suggestion in &review.suggestions {
        assert_eq!((suggestion.doubt, suggestion.settle), (Doubt::Duplicate, Settle::CurrentRecord));
    }
}

#[test]
fn grandfather_and_father_of_one_name_are_told_by_their_homes() {
    let guardian = |id: &str, home: &str| {
        let mut guardian = user(id, Guardian, "VALMORIN Jean").titled(Title::Mr).living_at(home);
        guardian.children = vec![local("p1")];
        guardian
    };
    let mut users = vec![
        guardian("u-father", "3 rue du Lac"),
        guardian("u-grandfather", "40 avenue des Tilleuls"),
        user("p1", Pupil, "VALMORIN Basile").born("2012-05-03"),
    ];
    let mut child = account("a-p1", Pupil, "VALMORIN Basile").born("2012-05-03");
    child.guardians = vec![opaque("a-father"), opaque("a-grandfather")];
    let mut accounts = vec![
        account("a-grandfather", Guardian, "VALMORIN Jean")
            .titled(Title::Mr)
            .living_at("40 av. des Tilleuls"),
        account("a-father", Guardian, "VALMORIN Jean").titled(Title::Mr).living_at("3 rue du Lac"),
        child,
    ];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    assert_eq!(partner(&outcome, 0), Some("a-father"));
    assert_eq!(partner(&outcome, 1), Some("a-grandfather"));
}

#[test]
fn of_two_fathers_of_one_name_in_the_file_none_is_guessed() {
    let mut father = user("u-father", Guardian, "VALMORIN Jean").titled(Title::Mr);
    father.children = vec![local("p1")];
    let mut users = vec![father, user("p1", Pupil, "VALMORIN Basile").born("2012-05-03")];
    let mut child = account("a-p1", Pupil, "VALMORIN Basile").born("2012-05-03");
    child.guardians = vec![opaque("a-father"), opaque("a-grandfather")];
    let mut accounts = vec![
        account("a-grandfather", Guardian, "VALMORIN Jean")
            .titled(Title::Mr)
            .living_at("40 av. des Tilleuls"),
        account("a-father", Guardian, "VALMORIN Jean").titled(Title::Mr).living_at("3 rue du Lac"),
        child,
    ];
    among_a_school(&mut users, &mut accounts);
    assert_eq!(partner(&run(&users, &accounts), 0), None);
}

#[test]
fn another_national_number_is_shown_as_a_contradiction() {
    let mut users = vec![user("u1", Pupil, "VALMORIN Basile").born("2012-05-03").numbered("0112233445A")];
    let mut accounts =
        vec![account("a1", Pupil, "VALMORIN Basile").born("2012-05-03").numbered("0998877665B")];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    let Decision::Open(review) = &outcome.decisions[0] else { panic!("a person must decide") };
    let first = &review.suggestions[0];
    assert_eq!((first.level, first.doubt), (Level::Contradictory, Doubt::NationalNumbersDiffer));
}

#[test]
fn the_populations_never_mix() {
    let mut users = vec![user("u1", Teacher, "VALMORIN Basile")];
    let mut accounts = vec![account("a1", Staff, "VALMORIN Basile")];
    among_a_school(&mut users, &mut accounts);
    let Decision::Open(review) = &run(&users, &accounts).decisions[0] else { panic!("not linked") };
    assert!(review.suggestions.iter().all(|suggestion| accounts[suggestion.account].population == Teacher));
}

#[test]
fn one_person_in_two_populations_has_two_links() {
    let mut users = vec![user("u1", Teacher, "VALMORIN Basile"), user("u2", Guardian, "VALMORIN Basile")];
    let mut accounts =
        vec![account("a1", Teacher, "VALMORIN Basile"), account("a1", Guardian, "VALMORIN Basile")];
    among_a_school(&mut users, &mut accounts);
    let outcome = run(&users, &accounts);
    assert_eq!([partner(&outcome, 0), partner(&outcome, 1)], [Some("a1"), Some("a1")]);
}

#[test]
fn ways_of_writing_one_name_are_seen_through() {
    for (ours, theirs) in [
        ("BUKISA JEAN-MARIE", "BUKISA JEAN MARIE"),
        ("LE_GOFFREC Yann", "LEGOFFREC YANN"),
        ("D’ALMORIN Élodie", "DALMORIN ELODIE"),
        ("VALMORIN-TERRADIEU Apolline", "TERRADIEU VALMORIN APOLLINE"),
        ("Apolline VALMORIN", "VALMORIN APOLLINE"),
        ("VALMORIN J.-M.", "VALMORIN Jean-Marie"),
        ("VALMORIN HÃ©lÃ¨ne", "VALMORIN Hélène"),
        ("VALMORIN Stéphane", "VALMORIN Stephan"),
    ] {
        let mut users = vec![user("u1", Teacher, ours).born("1980-05-03")];
        let mut accounts = vec![account("a1", Teacher, theirs).born("1980-05-03")];
        among_a_school(&mut users, &mut accounts);
        assert_eq!(partner(&run(&users, &accounts), 0), Some("a1"), "{ours} / {theirs}");
    }
}
