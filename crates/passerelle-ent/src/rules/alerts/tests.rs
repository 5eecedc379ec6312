use super::*;
use crate::rules::fixtures::{account, member, uai};

fn look() -> Look {
    Look {
        school: uai("0450822X"),
        now: Timestamp::from_unix(0),
        year: 2026,
        months: 3,
        different: Vec::new(),
    }
}

fn of(id: AccountId, population: Population) -> Account {
    let mut one = account(id, vec![member(uai("0450822X"), population)]);
    one.memberships[0].class = (population == Population::Pupil).then(|| "6A".to_owned());
    one
}

fn born(mut account: Account, family: &str, given: &str, day: u8) -> Account {
    family.clone_into(&mut account.family_name);
    given.clone_into(&mut account.given_name);
    account.birth_date = Some(BirthDate::new(2012, 3, day).expect("a day"));
    account
}

fn groups(alerts: &Alerts<'_>) -> Vec<(Vec<AccountId>, Likeness)> {
    alerts.duplicates.iter().map(|one| (one.rows().into_iter().collect(), one.likeness)).collect()
}

#[test]
fn what_is_missing_is_told() {
    let mut with_function = of(4, Population::Staff);
    with_function.memberships[0].function = Some("CPE".to_owned());
    let mut without_class = born(of(7, Population::Pupil), "A", "Bée", 1);
    without_class.memberships[0].class = None;
    without_class.guardians = vec![8];
    let accounts = [
        of(1, Population::Pupil),
        of(2, Population::Staff),
        of(3, Population::Teacher),
        with_function,
        Account { state: AccountState::Gone, ..of(5, Population::Pupil) },
        account(6, vec![member(uai("0450823Y"), Population::Staff)]),
        without_class,
        of(8, Population::Guardian),
        of(9, Population::Guardian),
    ];
    let found = alerts(&accounts, &look());
    let told: Vec<_> = found.lacking.iter().map(|(account, lack)| (account.id, *lack)).collect();
    assert_eq!(told, [(1, Lack::BirthDate), (2, Lack::Function), (7, Lack::Class), (9, Lack::Child)]);
    assert_eq!(found.count(), 4);
}

#[test]
fn doubtful_identities_are_told() {
    let named = |id, family: &str, given: &str| born(of(id, Population::Teacher), family, given, 1);
    let mut future = named(1, "A", "Bée");
    future.birth_date = Some(BirthDate::new(2027, 1, 1).expect("a day"));
    let mut old_pupil = born(of(2, Population::Pupil), "A", "Bée", 1);
    old_pupil.birth_date = Some(BirthDate::new(1980, 1, 1).expect("a day"));
    let mut old_teacher = named(3, "A", "Bée");
    old_teacher.birth_date = Some(BirthDate::new(1960, 1, 1).expect("a day"));
    let accounts = [
        future,
        old_pupil,
        old_teacher,
        named(4, "INCONNU", "Jean"),
        named(5, "MARTIN2", "Jean"),
        named(6, "MARTIN", "J."),
        named(7, "NG", "Yu"),
    ];
    let found = alerts(&accounts, &look());
    let told: Vec<_> = found.doubtful.iter().map(|(account, doubt)| (account.id, *doubt)).collect();
    let (born, name) = (Doubt::BirthDate, Doubt::Name);
    assert_eq!(told, [(1, born), (2, born), (4, name), (5, name), (6, name)]);
}

#[test]
fn the_same_name_and_birth_date_make_a_probable_duplicate() {
    let one = |id| of(id, Population::Pupil);
    let elsewhere = |id| account(id, vec![member(uai("0450823Y"), Population::Pupil)]);
    let accounts = [
        born(one(1), "MARCHAND", "Élodie", 4),
        born(one(2), "Marchand", "ELODIE", 4),
        born(one(3), "MARCHAND", "Élodie", 5),
        born(one(4), "MARCHAND", "Élise", 4),
        born(elsewhere(5), "MARCHAND", "Elise", 4),
        born(elsewhere(6), "AILLEURS", "Zoé", 4),
        born(elsewhere(7), "AILLEURS", "Zoé", 4),
    ];
    let name = Likeness::NameAndBirthDate;
    let found = alerts(&accounts, &look());
    assert_eq!(groups(&found), [(vec![4, 5], name), (vec![1, 2], name)], "6 and 7 are another school's");
    let known = Look { different: vec![BTreeSet::from([1, 2])], ..look() };
    assert_eq!(groups(&alerts(&accounts, &known)), [(vec![4, 5], name)]);
}

#[test]
fn national_numbers_decide_and_make_doubt() {
    let with = |id, given: &str, number: &str| {
        let mut one = born(of(id, Population::Pupil), "MARCHAND", given, 4);
        one.national_number = NationalNumber::new(number);
        one
    };
    let (a, b) = ("1234567890A", "1234567890B");
    let accounts = [with(1, "Élodie", a), with(2, "Elodie", b), with(3, "Louise", a)];
    let found = alerts(&accounts, &look());
    assert_eq!(groups(&found), [(vec![1, 3], Likeness::Number), (vec![1, 2], Likeness::SeveralNumbers)]);
}

#[test]
fn accounts_left_inactive_are_told_after_months() {
    let accounts =
        [of(1, Population::Teacher), Account { state: AccountState::Active, ..of(2, Population::Teacher) }];
    let after = |days: i64| Look { now: Timestamp::from_unix(days * 86_400), ..look() };
    assert!(alerts(&accounts, &after(90)).idle.is_empty());
    let idle: Vec<_> = alerts(&accounts, &after(92)).idle.iter().map(|one| one.id).collect();
    assert_eq!(idle, [1]);
}
