use passerelle_directory::{Ground, People, Stage};
use passerelle_exchange::csv::TableLimits;
use passerelle_model::Population;

use super::*;
use crate::rules::fixtures::{account, member, uai};

const HERE: &str = "0450822X";
const THERE: &str = "0450823Y";

fn ground() -> Ground {
    Ground { schools: BTreeSet::from([uai(HERE), uai(THERE)]), managed: None, default_school: None }
}

fn read(rows: &str) -> (Survey, Vec<Person>) {
    let csv = format!("id;login;population;nom;prenom;uai;mot_de_passe_hache\n{rows}");
    let (ground, limits) = (ground(), TableLimits::default());
    let survey = Survey::of(&mut csv.as_bytes(), &limits, &ground).expect("a table");
    let mut people = People::new(csv.as_bytes(), &limits, &ground, &survey, Stage::All).expect("a table");
    let all = std::iter::from_fn(|| people.next_person().expect("a row")).collect();
    (survey, all)
}

#[test]
fn a_new_account_waits_for_its_holder_unless_a_password_came_with_it() {
    let (survey, people) = read(
        "T-1;;professeur;ELAN;Ana;0450822X;\nT-2;;professeur;DUR;Luc;0450822X;{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    );
    let made = |person| new_account(person, survey.coverage(), "x".to_owned(), Timestamp::from_unix(0));
    let (ana, luc) = (made(&people[0]), made(&people[1]));
    assert_eq!((ana.state, ana.source.as_deref(), ana.local), (AccountState::Inactive, Some("T-1"), false));
    assert!(luc.state == AccountState::Active && luc.password.is_some());
    assert_eq!(differences(&luc, &fed(&luc, &people[1], survey.coverage())), []);
}

#[test]
fn a_password_that_its_holder_chose_stays_and_so_does_a_block() {
    let (survey, people) = read("T-2;;professeur;DUR;Luc;0450822X;{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    let mut own = new_account(&people[0], survey.coverage(), "x".to_owned(), Timestamp::from_unix(0));
    own.password = Some(PasswordHash::new("$argon2id$own".to_owned()));
    own.state = AccountState::Blocked;
    assert_eq!(fed(&own, &people[0], survey.coverage()), own);
    let gone = Account { state: AccountState::Gone, ..own };
    let back = fed(&gone, &people[0], survey.coverage());
    assert_eq!((back.state, differences(&gone, &back)), (AccountState::Active, vec![What::Return]));
}

#[test]
fn logins_are_made_beside_those_that_others_have_or_will_have() {
    let (survey, people) = read(
        "T-1;;professeur;ELAN;Ana;0450822X;\nT-2;;professeur;ELAN;Axel;0450822X;\nT-3;A.Elan2;professeur;MUR;Ivo;0450822X;\n",
    );
    let mut logins = Logins::default();
    assert_eq!(Logins::beginnings(&people[0]).collect::<Vec<_>>(), ["a.elan"]);
    assert_eq!(Logins::beginnings(&people[2]).collect::<Vec<_>>(), ["a.elan2", "i.mur"]);
    logins.learn(["a.elan3".to_owned()]);
    assert_eq!(logins.make(&people[0], &survey), "a.elan");
    assert_eq!(logins.make(&people[1], &survey), "a.elan4");
    assert!(logins.claim("A.ELAN2") && !logins.claim("a.elan2"));
}

#[test]
fn guardians_of_whom_the_file_does_not_speak_stay() {
    assert_eq!(guardians(&[9, 1, 2], &[3, 2], &BTreeSet::from([9])), [9, 2, 3]);
    assert_eq!(guardians(&[2, 3], &[3, 2], &BTreeSet::new()), [2, 3], "the order alone is no change");
}

#[test]
fn whoever_left_is_gone_unless_elsewhere() {
    let (survey, _) = read("T-1;;professeur;ELAN;Ana;0450822X;\n");
    let coverage = survey.coverage();
    let here = account(1, vec![member(uai(HERE), Population::Teacher)]);
    assert_eq!(left(&here, coverage).expect("leaves").state, AccountState::Gone);
    let both =
        account(2, vec![member(uai(HERE), Population::Teacher), member(uai(THERE), Population::Guardian)]);
    let after = left(&both, coverage).expect("leaves");
    assert_eq!((after.state, after.memberships.len()), (AccountState::Inactive, 1));
    let head = Account { administrator: true, ..here };
    assert_eq!(left(&head, coverage), None);
}

#[test]
fn the_management_of_a_school_feeds_its_own_accounts_only() {
    let mine = BTreeSet::from([uai(HERE)]);
    let own = account(1, vec![member(uai(HERE), Population::Teacher)]);
    let foreign = account(2, vec![member(uai(THERE), Population::Teacher)]);
    let mut head =
        account(3, vec![member(uai(HERE), Population::Guardian), member(uai(THERE), Population::Staff)]);
    head.memberships[1].manages_accounts = true;
    let administrator = Account { administrator: true, ..own.clone() };
    let may = [&own, &foreign, &head, &administrator].map(|one| may_feed(Some(&mine), one));
    assert_eq!(may, [true, false, false, false]);
    assert!([&own, &foreign, &head, &administrator].into_iter().all(|one| may_feed(None, one)));
}

#[test]
fn taking_an_import_back_keeps_what_holders_did_since() {
    let former = account(1, vec![member(uai(HERE), Population::Pupil)]);
    let mut now = Account { family_name: "AUTRE".into(), ..former.clone() };
    now.password = Some(PasswordHash::new("$argon2id$own".to_owned()));
    now.state = AccountState::Active;
    let back = restored(&now, &former);
    assert_eq!(back.family_name, former.family_name);
    assert!(back.state == AccountState::Active && back.password.is_some());
    let removed = Account { state: AccountState::Gone, ..former.clone() };
    assert_eq!(restored(&removed, &former).state, former.state);
    assert_eq!(restored(&former, &removed).state, AccountState::Gone);
}
