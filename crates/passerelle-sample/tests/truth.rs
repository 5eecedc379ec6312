//! What every sample promises, whatever its size and quality.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use passerelle_model::{LinkOrigin, LocalId, LocalUser, OpaqueId, PartnerAccount, Population};
use passerelle_sample::{Note, Quality, Sample, Size, generate};

static ORDINARY_CITY: LazyLock<Sample> = LazyLock::new(|| generate(Size::City, Quality::Ordinary, 8));
static POOR_CITY: LazyLock<Sample> = LazyLock::new(|| generate(Size::City, Quality::Poor, 8));

#[test]
fn a_seed_gives_the_same_sample_for_ever_and_another_seed_other_people() {
    for size in [Size::Small, Size::School] {
        let sample = generate(size, Quality::Poor, 42);
        assert!(sample == generate(size, Quality::Poor, 42));
        let other = generate(size, Quality::Poor, 43);
        let names = |sample: &Sample| -> Vec<String> {
            sample.users.iter().map(|user| user.family_name.clone() + &user.given_name).collect()
        };
        assert_ne!(names(&sample), names(&other));
    }
}

#[test]
fn sizes_are_those_announced() {
    let small = generate(Size::Small, Quality::Ordinary, 1);
    assert!((180..230).contains(&small.accounts.len()), "{}", small.accounts.len());
    for city in [&*ORDINARY_CITY, &*POOR_CITY] {
        assert!((45_000..55_000).contains(&city.accounts.len()), "{}", city.accounts.len());
        assert_eq!(city.establishments.len(), 20);
        let codes: HashSet<_> = city.establishments.iter().map(|school| school.uai).collect();
        assert_eq!(codes.len(), 20);
        assert!(codes.iter().all(passerelle_model::Uai::key_is_right));
    }
}

#[test]
fn the_truth_is_consistent() {
    for size in [Size::Small, Size::School] {
        for quality in [Quality::Ordinary, Quality::Poor] {
            for seed in 1..=3 {
                check(&generate(size, quality, seed));
            }
        }
    }
    check(&ORDINARY_CITY);
    check(&POOR_CITY);
}

fn check(sample: &Sample) {
    let accounts: HashMap<(Population, &OpaqueId), &PartnerAccount> =
        sample.accounts.iter().map(|account| ((account.population, &account.id), account)).collect();
    assert_eq!(accounts.len(), sample.accounts.len(), "an account stands once in its population");
    let users: HashMap<&LocalId, &LocalUser> = sample.users.iter().map(|user| (&user.id, user)).collect();
    assert_eq!(users.len(), sample.users.len(), "a user stands once");
    assert_eq!(sample.truth.len(), sample.users.len());

    let mut given = HashSet::new();
    for (user, truth) in sample.users.iter().zip(&sample.truth) {
        assert_eq!((&user.id, user.population), (&truth.local, truth.population));
        if let Some(partner) = &truth.partner {
            assert!(accounts.contains_key(&(truth.population, partner)));
            assert!(given.insert((truth.population, partner)), "one user for an account");
        }
        let is_absence =
            matches!(truth.note, Note::Absent | Note::TrapReplaced | Note::TrapHomonym | Note::TrapTwin);
        assert!(!is_absence || truth.partner.is_none());
        assert!(truth.partner.is_some() || is_absence || truth.note.is_undecidable(), "{:?}", truth.note);
        for child in &user.children {
            assert_eq!(users[child].population, Population::Pupil);
        }
        assert!(user.children.is_empty() || user.population == Population::Guardian);
    }
    for account in &sample.accounts {
        for guardian in &account.guardians {
            assert!(accounts.contains_key(&(Population::Guardian, guardian)));
        }
        assert!(account.guardians.is_empty() || account.population == Population::Pupil);
    }
    check_links(sample);
}

fn check_links(sample: &Sample) {
    let truth: HashMap<&LocalId, &Option<OpaqueId>> =
        sample.truth.iter().map(|truth| (&truth.local, &truth.partner)).collect();
    for link in &sample.links {
        let local = link.local.as_ref().expect("every earlier decision is about a user");
        assert_eq!(truth[local], &link.partner);
        assert_eq!(link.partner.is_none(), link.origin == LinkOrigin::SetAside);
    }
    for origin in [LinkOrigin::Import, LinkOrigin::Manual, LinkOrigin::SetAside] {
        assert!(sample.links.iter().any(|link| link.origin == origin));
    }
}

#[test]
fn a_city_has_every_difficulty() {
    let seen: HashSet<Note> = POOR_CITY.truth.iter().map(|truth| truth.note).collect();
    let missing: Vec<_> = Note::ALL.into_iter().filter(|note| !seen.contains(note)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let codes: HashSet<_> = Note::ALL.into_iter().map(Note::code).collect();
    assert_eq!(codes.len(), Note::ALL.len());
}

#[test]
fn one_person_may_be_teacher_and_guardian_under_one_identifier() {
    let city = &*ORDINARY_CITY;
    let of = |population: Population| -> HashSet<&OpaqueId> {
        let two_roles = city.truth.iter().filter(|truth| truth.note == Note::TwoRoles);
        two_roles.filter(|truth| truth.population == population).filter_map(|t| t.partner.as_ref()).collect()
    };
    assert!(of(Population::Teacher).intersection(&of(Population::Guardian)).count() > 10);
}

#[test]
#[allow(clippy::cast_precision_loss)]
fn rates_are_within_their_bounds() {
    use Population::{Guardian, Pupil, Teacher};
    for (city, absent, moved, misspelt) in
        [(&*ORDINARY_CITY, 0.005, 0.03, 0.0029), (&*POOR_CITY, 0.025, 0.2, 0.085)]
    {
        let accounts: HashMap<(Population, &OpaqueId), &PartnerAccount> =
            city.accounts.iter().map(|account| ((account.population, &account.id), account)).collect();
        let rows =
            || city.users.iter().zip(&city.truth).filter(|(user, _)| user.population != Population::Staff);
        let share = |part: usize, whole: usize| part as f64 / whole as f64;
        let near = |measured: f64, expected: f64, what: &str| {
            assert!((0.7..1.3).contains(&(measured / expected)), "{what}: {measured}, not {expected}");
        };

        let alone =
            rows().filter(|(_, truth)| truth.partner.is_none() && truth.note != Note::Duplicate).count();
        near(share(alone, rows().count()), absent, "absent");

        let spelt = rows().filter(|(_, truth)| truth.note == Note::Misspelt).count();
        near(share(spelt, rows().count()), misspelt, "misspelt");

        let adults = || rows().filter(|(user, _)| matches!(user.population, Guardian | Teacher));
        let undated = adults().filter(|(user, _)| user.birth_date.is_none()).count();
        near(share(undated, adults().count()), 0.4, "undated");
        assert!(
            rows().filter(|(user, _)| user.population == Pupil).all(|(user, _)| user.birth_date.is_some())
        );

        let street =
            |lines: &[String]| -> String { lines.concat().chars().filter(char::is_ascii_digit).collect() };
        let both: Vec<_> = rows()
            .filter(|(user, _)| user.population == Guardian && !user.address.is_empty())
            .filter_map(|(user, truth)| Some((user, *accounts.get(&(Guardian, truth.partner.as_ref()?))?)))
            .filter(|(_, account)| !account.address.is_empty())
            .collect();
        let gone = both.iter().filter(|(u, a)| street(&u.address.lines) != street(&a.address.lines)).count();
        near(share(gone, both.len()), moved, "moved");
    }
}

#[test]
fn nobody_known_is_invented() {
    let known = [
        "emmanuel macron",
        "marine le pen",
        "simone veil",
        "kylian mbappe",
        "zinedine zidane",
        "jean moulin",
        "victor hugo",
        "albert camus",
        "laurent blanc",
        "olivier faure",
        "antoine dupont",
        "nicolas hulot",
        "jacques martin",
        "david martin",
        "xavier bertrand",
        "thierry henry",
        "jean dujardin",
        "martin fourcade",
        "michel rocard",
        "francois hollande",
    ];
    for city in [&*ORDINARY_CITY, &*POOR_CITY] {
        for account in &city.accounts {
            let name =
                format!("{} {}", account.given_name, account.family_name).to_lowercase().replace('ç', "c");
            assert!(!known.contains(&name.as_str()), "{name}");
        }
    }
}
