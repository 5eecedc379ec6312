//! The figures of the demonstration school, found by a join of this test's own.

use std::collections::HashMap;

use passerelle_model::{BirthDate, OpaqueId, Population};
use passerelle_sample::{Note, Quality, Sample, Size, generate};

const COLUMNS: [Population; 4] =
    [Population::Pupil, Population::Guardian, Population::Staff, Population::Teacher];

type Key = (Population, String, String, Option<BirthDate>);

/// Case, accents and ligatures only: hyphens and spaces count.
fn key(population: Population, family: &str, given: &str, date: Option<BirthDate>) -> Key {
    let plain = |text: &str| -> String {
        let letters = text.trim().chars().flat_map(char::to_lowercase);
        letters
            .map(|letter| if letter.is_ascii() { letter.to_string() } else { unaccented(letter) })
            .collect()
    };
    (population, plain(family), plain(given), date.filter(|_| population == Population::Pupil))
}

fn unaccented(letter: char) -> String {
    const PAIRS: [(&str, &str); 10] = [
        ("àáâãä", "a"),
        ("çćč", "c"),
        ("èéêë", "e"),
        ("íîï", "i"),
        ("ñ", "n"),
        ("óôõö", "o"),
        ("ùúûü", "u"),
        ("œ", "oe"),
        ("æ", "ae"),
        ("ÿ", "y"),
    ];
    let found = PAIRS.into_iter().find(|(accented, _)| accented.contains(letter));
    found.map_or_else(|| letter.to_string(), |(_, plain)| plain.to_owned())
}

/// For each user, the account with the same key, when each is the only one of its side.
fn exact_join(sample: &Sample) -> Vec<Option<&OpaqueId>> {
    let mut accounts = HashMap::<Key, Vec<&OpaqueId>>::new();
    for account in &sample.accounts {
        let key = key(account.population, &account.family_name, &account.given_name, account.birth_date);
        accounts.entry(key).or_default().push(&account.id);
    }
    let keys: Vec<Key> = sample
        .users
        .iter()
        .map(|user| key(user.population, &user.family_name, &user.given_name, user.birth_date))
        .collect();
    let mut users = HashMap::<&Key, u32>::new();
    for key in &keys {
        *users.entry(key).or_default() += 1;
    }
    let only = |key: &Key| match accounts.get(key).map(Vec::as_slice) {
        Some([account]) if users[key] == 1 => Some(*account),
        _ => None,
    };
    keys.iter().map(only).collect()
}

fn per_population<T>(rows: &[T], population: impl Fn(&T) -> Population) -> [usize; 4] {
    COLUMNS.map(|column| rows.iter().filter(|row| population(row) == column).count())
}

#[test]
fn the_story_is_told_with_its_figures_whatever_the_seed() {
    for seed in [1, 2, 3, 2020] {
        let sample = generate(Size::School, Quality::Ordinary, seed);
        assert_eq!(sample.establishments.len(), 1);
        assert_eq!(sample.establishments[0].uai.as_str(), "0450822X");
        assert_eq!(per_population(&sample.users, |user| user.population), [551, 1_044, 8, 104]);
        assert_eq!(per_population(&sample.accounts, |account| account.population), [551, 1_044, 18, 104]);

        let found = exact_join(&sample);
        let linked: Vec<_> = sample.users.iter().zip(&found).filter(|(_, found)| found.is_some()).collect();
        assert_eq!(per_population(&linked, |(user, _)| user.population), [551, 1_043, 4, 102]);
        for (truth, found) in sample.truth.iter().zip(&found) {
            assert!(found.is_none_or(|found| truth.partner.as_ref() == Some(found)), "{:?}", truth.local);
        }
    }
}

#[test]
fn one_teacher_has_a_hyphen_on_one_side_and_the_other_has_no_account() {
    for (quality, seed) in [(Quality::Ordinary, 1), (Quality::Ordinary, 9), (Quality::Poor, 1)] {
        let sample = generate(Size::School, quality, seed);
        let rows = sample.users.iter().zip(&sample.truth);
        let (user, truth) = rows
            .filter(|(user, _)| user.population == Population::Teacher)
            .find(|(user, _)| user.family_name == "BUKISA")
            .expect("the teacher of the story");
        assert_eq!(user.given_name, "JEAN-MARIE");
        let account = sample
            .accounts
            .iter()
            .find(|account| Some(&account.id) == truth.partner.as_ref())
            .expect("has an account");
        assert_eq!((account.family_name.as_str(), account.given_name.as_str()), ("BUKISA", "JEAN MARIE"));
        assert_eq!(truth.note, Note::Separators);
    }
    let sample = generate(Size::School, Quality::Ordinary, 1);
    let absent = sample.truth.iter().filter(|truth| truth.partner.is_none());
    let absent: Vec<_> = absent.map(|truth| (truth.population, truth.note)).collect();
    assert_eq!(per_population(&absent, |(population, _)| *population), [0, 1, 4, 1]);
    assert!(absent.iter().all(|(_, note)| *note == Note::Absent));
}

#[test]
fn a_poor_story_has_the_same_sizes() {
    let sample = generate(Size::School, Quality::Poor, 5);
    assert_eq!(per_population(&sample.users, |user| user.population), [551, 1_044, 8, 104]);
    assert_eq!(per_population(&sample.accounts, |account| account.population), [551, 1_044, 18, 104]);
}

/// On other files, exact names find about as much as they do in real life.
#[test]
fn exact_names_leave_a_realistic_rest() {
    for (size, quality, expected) in [
        (Size::City, Quality::Ordinary, 0.94..0.97),
        (Size::City, Quality::Poor, 0.70..0.78),
        (Size::School, Quality::Poor, 0.72..0.80),
    ] {
        let sample = generate(size, quality, 11);
        let found = exact_join(&sample);
        let rows = sample.truth.iter().zip(&found);
        let right =
            rows.filter(|(truth, found)| found.is_some() && truth.partner.as_ref() == **found).count();
        let possible = sample.truth.iter().filter(|truth| truth.partner.is_some()).count();
        #[allow(clippy::cast_precision_loss)]
        let recall = right as f64 / possible as f64;
        assert!(expected.contains(&recall), "{size:?} {quality:?}: {recall}");
    }
}
