//! Imports on a database: what they change, twice, interrupted, held, taken back.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use passerelle_directory::read_schools;
use passerelle_ent::ops::import::{
    Counts, Import, ImportError, Maker, Missing, Opener, Report, apply, plan, undo,
};
use passerelle_ent::rules::import::{Outcome, What};
use passerelle_exchange::DefectKind;
use passerelle_exchange::csv::TableLimits;
use passerelle_model::{Population, Timestamp, Uai};
use passerelle_store::ent::{Account, AccountState, EntChange, EntStore};
use passerelle_store::{AuditEvent, Commit, JournalPage, PasswordHash, StoreError};
use passerelle_store_sqlite::SqliteEntStore;
use proptest::prelude::*;

const A: &str = "0450822X";
const B: &str = "0450823Y";
const SCHOOLS: &str =
    "uai;nom;ville;regroupement\n0450822X;Collège A;Orville;Cité\n0450823Y;Lycée B;Orville;Cité\n";
const HEADER: &str = "id;login;population;nom;prenom;date_naissance;uai;classe;fonction;enfants\n";
const FAMILY: &str = "E-1;;eleve;ELAN;Zoé;2012-03-04;0450822X;6A;;\n\
    E-2;;eleve;ELAN;Max;2010-03-04;0450823Y;2B;;\n\
    P-1;;responsable;ELAN;Ana;;0450822X;;;E-1,E-2\n\
    P-1;;professeur;ELAN;Ana;;0450823Y;;Lettres;\n\
    T-1;luc.dur;professeur;DUR;Luc;;0450822X;;;\n";

fn maker() -> Maker {
    Maker { actor: "test".into(), now: Timestamp::from_unix(1_788_249_600), import: "un".into(), undo: None }
}

fn opener(csv: String) -> Opener {
    let csv: Arc<[u8]> = csv.into_bytes().into();
    Arc::new(move || Ok(Box::new(Cursor::new(csv.clone())) as Box<dyn BufRead + Send>))
}

fn import(rows: &str) -> Import {
    let schools = read_schools(&mut SCHOOLS.as_bytes(), &TableLimits::default()).expect("a table").schools;
    Import {
        people: opener(format!("{HEADER}{rows}")),
        schools,
        missing: Missing::Keep,
        managed: None,
        default_school: None,
        limits: TableLimits::default(),
    }
}

async fn store() -> SqliteEntStore {
    SqliteEntStore::open_in_memory().await.expect("a database")
}

async fn applied(store: &SqliteEntStore, import: &Import) -> Report {
    let planned = plan(store, import, &maker()).await.expect("a plan");
    let report = apply(store, import, &maker(), None).await.expect("applied");
    assert_eq!(report.counts, planned.counts, "the dry run tells what happens");
    assert_eq!(report.defects, planned.defects);
    report
}

async fn account(store: &SqliteEntStore, source: &str) -> Account {
    store.accounts_by_source(&[source.to_owned()]).await.expect("a read").remove(0)
}

async fn entries(store: &SqliteEntStore) -> usize {
    store.journal(JournalPage { before: None, limit: 1000 }).await.expect("a read").len()
}

async fn put(store: &SqliteEntStore, account: Account) {
    let event = AuditEvent::new(Timestamp::from_unix(0), "test", "journal-test");
    let changes = vec![EntChange::PutAccounts(vec![account])];
    store.commit(Commit { changes, event, expected: None }).await.expect("kept");
}

#[tokio::test]
async fn a_family_is_created_once() {
    let store = store().await;
    let first = applied(&store, &import(FAMILY)).await;
    assert_eq!(first.counts, Counts { created: 4, schools: 2, ..Counts::default() });
    let (zoe, ana, luc) =
        (account(&store, "E-1").await, account(&store, "P-1").await, account(&store, "T-1").await);
    assert_eq!(zoe.guardians, [ana.id]);
    assert_eq!((zoe.login.as_str(), ana.login.as_str(), luc.login.as_str()), ("z.elan", "a.elan", "luc.dur"));
    assert_eq!((ana.state, ana.memberships.len(), ana.local), (AccountState::Inactive, 2, false));
    assert_eq!(ana.memberships[1].function.as_deref(), Some("Lettres"));
    assert_eq!(store.establishments().await.expect("a read")[0].grouping.as_deref(), Some("Cité"));

    let before = entries(&store).await;
    let again = applied(&store, &import(FAMILY)).await;
    assert!(again.counts.is_nothing() && again.counts.unchanged == 4, "{:?}", again.counts);
    assert_eq!(entries(&store).await, before, "nothing to do leaves no trace");
}

#[tokio::test]
async fn what_changes_is_told_by_line_and_kept_on_the_same_row() {
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let zoe = account(&store, "E-1").await;
    let rows = format!("{FAMILY}E-3;;eleve;MUR;Ivo;2012-01-01;0450822X;6A;;\n");
    let rows = rows.replace("ELAN;Zoé;2012-03-04;0450822X;6A", "ÉLAN;Zoé;2012-03-04;0450823Y;6C");
    let rows = rows.replace("E-1,E-2", "E-2");
    let report = applied(&store, &import(&rows)).await;
    assert_eq!((report.counts.created, report.counts.changed, report.counts.unchanged), (1, 1, 3));
    let told = report.first.iter().find(|change| change.line == 2).expect("told");
    assert_eq!(told.outcome, Outcome::Changed(vec![What::Name, What::Positions, What::Guardians]));
    let after = account(&store, "E-1").await;
    assert_eq!((after.id, after.login, after.guardians.len()), (zoe.id, zoe.login, 0));
    let places: Vec<_> =
        after.memberships.iter().map(|one| (one.uai.to_string(), one.class.clone())).collect();
    assert_eq!(places, [(B.to_owned(), Some("6C".to_owned()))], "moved, and nowhere else");
}

#[tokio::test]
async fn nobody_loses_a_login() {
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let more = "X-1;z.elan;professeur;AUTRE;Zed;;0450822X;;;\nX-2;;professeur;ELAN;Zia;;0450822X;;;\nX-3;z.elan2;professeur;MUR;Ivo;;0450822X;;;\n";
    let report = applied(&store, &import(&format!("{FAMILY}{more}"))).await;
    assert_eq!((report.counts.created, report.defects.count(DefectKind::LoginTaken)), (3, 1));
    let logins = ["E-1", "X-1", "X-2", "X-3"];
    let mut found = Vec::new();
    for source in logins {
        found.push(account(&store, source).await.login);
    }
    assert_eq!(found, ["z.elan", "z.autre", "z.elan3", "z.elan2"]);
    let again = applied(&store, &import(&format!("{FAMILY}{more}"))).await;
    assert!(again.counts.is_nothing());
}

#[tokio::test]
async fn whoever_is_missing_leaves_only_when_asked_and_never_in_a_crowd() {
    let store = store().await;
    let pupil = |n: usize| format!("E-{n:03};;eleve;ELAN;Zoé;2012-03-04;0450822X;6A;;\n");
    let school: String = (0..120).map(pupil).collect();
    applied(&store, &import(&school)).await;
    let kept = applied(&store, &import(&pupil(0))).await;
    assert!(kept.counts.is_nothing());

    let gone = |rows: &str| Import { missing: Missing::Gone, ..import(rows) };
    let fewer: String = (3..120).map(pupil).collect();
    assert_eq!(applied(&store, &gone(&fewer)).await.counts.gone, 3);
    assert_eq!(account(&store, "E-000").await.state, AccountState::Gone);

    let half: String = (60..120).map(pupil).collect();
    let planned = plan(&store, &gone(&half), &maker()).await.expect("a plan");
    let held = planned.held.expect("held");
    assert_eq!((held.population, held.leaving, held.present), (Population::Pupil, 57, 117));
    for wrong in [None, Some(56)] {
        let refused = apply(&store, &gone(&half), &maker(), wrong).await;
        assert!(matches!(refused, Err(ImportError::Held { counts, .. }) if counts.gone == 57));
    }
    assert_eq!(account(&store, "E-010").await.state, AccountState::Inactive, "nothing was changed");
    assert_eq!(apply(&store, &gone(&half), &maker(), Some(57)).await.expect("confirmed").counts.gone, 57);
    assert!(applied(&store, &gone(&half)).await.counts.is_nothing());

    let unclear = format!("{half};;eleve;SANS;Clé;;0450822X;;;\n");
    let refused = plan(&store, &gone(&unclear), &maker()).await;
    assert!(matches!(refused, Err(ImportError::Unattributed { rows: 1 })));

    let back = applied(&store, &import(&pupil(0))).await;
    assert_eq!(back.first[0].outcome, Outcome::Changed(vec![What::Return]));
    assert_eq!(account(&store, "E-000").await.state, AccountState::Inactive);
}

#[tokio::test]
async fn accounts_made_by_hand_and_their_kin_stay() {
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let mut aunt = account(&store, "T-1").await;
    (aunt.id, aunt.login, aunt.local, aunt.source) = (0, "tante".into(), true, None);
    put(&store, aunt).await;
    let aunt = store.account_by_login("tante").await.expect("a read").expect("there");
    let mut zoe = account(&store, "E-1").await;
    zoe.guardians.push(aunt.id);
    put(&store, zoe.clone()).await;
    let again = applied(&store, &Import { missing: Missing::Gone, ..import(FAMILY) }).await;
    assert!(again.counts.is_nothing());
    assert_eq!(account(&store, "E-1").await.guardians, zoe.guardians);
    assert_eq!(store.account(aunt.id).await.expect("a read").expect("there"), aunt);
}

#[tokio::test]
async fn the_management_of_a_school_feeds_its_own() {
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let rows = "E-1;;eleve;CHANGÉ;Zoé;2012-03-04;;6A;;\nE-2;;eleve;VOLÉ;Max;2010-03-04;;6A;;\nN-1;;eleve;NEUF;Léo;2012-01-01;;6A;;\nN-2;;eleve;LOIN;Lou;2012-01-01;0450823Y;6A;;\n";
    let own = Import {
        managed: Some(BTreeSet::from([A.parse::<Uai>().expect("a UAI")])),
        default_school: A.parse().ok(),
        schools: Vec::new(),
        ..import(rows)
    };
    let report = applied(&store, &own).await;
    assert_eq!((report.counts.created, report.counts.changed), (1, 1));
    assert_eq!(report.defects.count(DefectKind::ForeignAccount), 1);
    assert_eq!(report.defects.count(DefectKind::ForeignSchool), 1);
    assert_eq!(account(&store, "E-2").await.family_name, "ELAN");
}

#[tokio::test]
async fn an_import_is_taken_back_but_not_what_holders_did_since() {
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let rows =
        FAMILY.replace("ELAN;Zoé", "AUTRE;Zoé").replace("DUR;Luc", "DUR;Lucien").replace("luc.dur", "l.dur");
    let rows = format!("{rows}N-1;;eleve;NEUF;Léo;2012-01-01;0450822X;6A;;\n");
    let maker = Maker { import: "deux".into(), undo: Some(A.into()), ..maker() };
    apply(&store, &import(&rows), &maker, None).await.expect("applied");
    let kept = store.last_import(A).await.expect("a read").expect("kept");
    assert_eq!((kept.import.as_str(), kept.created, kept.changed), ("deux", 1, 2));

    let mut zoe = account(&store, "E-1").await;
    zoe.password = Some(PasswordHash::new("$argon2id$own".into()));
    zoe.state = AccountState::Active;
    put(&store, zoe).await;
    assert!(undo(&store, &maker, A, "un").await.expect("looked up").is_none(), "not the last one");
    let undone = undo(&store, &maker, A, "deux").await.expect("undone").expect("the last one");
    assert_eq!((undone.gone, undone.restored), (1, 2));
    let (zoe, luc, leo) =
        (account(&store, "E-1").await, account(&store, "T-1").await, account(&store, "N-1").await);
    assert_eq!((zoe.family_name.as_str(), zoe.state), ("ELAN", AccountState::Active));
    assert_eq!((luc.given_name.as_str(), luc.login.as_str()), ("Luc", "luc.dur"));
    assert!(zoe.password.is_some() && leo.state == AccountState::Gone);
    assert!(undo(&store, &maker, A, "deux").await.expect("looked up").is_none(), "once only");
}

/// A file that breaks off at a byte, from its `pass`th reading on.
fn breaking(csv: String, pass: usize, at: usize) -> Opener {
    let csv: Arc<[u8]> = csv.into_bytes().into();
    let opened = std::sync::atomic::AtomicUsize::new(0);
    Arc::new(move || {
        let whole = opened.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1 < pass;
        let file = Cursor::new(csv.clone());
        Ok(if whole {
            Box::new(file) as Box<dyn BufRead + Send>
        } else {
            Box::new(BufReader::new(file.take(at as u64).chain(Broken)))
        })
    })
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("gone"))
    }
}

#[tokio::test]
async fn an_interrupted_import_is_finished_by_making_it_again() {
    let teacher = |n: usize| format!("T-{n};;professeur;ELAN;Ana;;0450822X;;;\n");
    let rows: String = (0..6000).map(teacher).collect();
    let (whole, broken) = (store().await, store().await);
    applied(&whole, &import(&rows)).await;

    let csv = format!("{HEADER}{rows}");
    let at = csv.len() * 9 / 10;
    let cut = Import { people: breaking(csv, 2, at), ..import(&rows) };
    let stopped = apply(&broken, &cut, &maker(), None).await;
    assert!(matches!(stopped, Err(ImportError::Table(_))), "{stopped:?}");
    let half = broken.accounts_after(0, 10_000).await.expect("a read").len();
    assert_eq!(half, 4000, "the pieces before the break are kept");
    assert_eq!(applied(&broken, &import(&rows)).await.counts.created, 2000);
    let all = |store| async move { SqliteEntStore::accounts_after(store, 0, 10_000).await.expect("a read") };
    assert!(all(&whole).await == all(&broken).await, "the same accounts, rows and logins");
}

/// Somebody chooses one password after the other, each time on the account as it then is.
async fn choose_passwords(store: &SqliteEntStore, times: usize) {
    let mut chosen = 0;
    while chosen < times {
        let version = store.version().await.expect("a read");
        let mut zoe = account(store, "E-1").await;
        zoe.password = Some(PasswordHash::new(format!("$argon2id${}", chosen + 1)));
        let event = AuditEvent::new(Timestamp::from_unix(0), "test", "journal-test");
        let changes = vec![EntChange::PutAccounts(vec![zoe])];
        match store.commit(Commit { changes, event, expected: Some(version) }).await {
            Ok(_) => chosen += 1,
            Err(StoreError::Stale) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn what_others_change_meanwhile_is_not_lost() {
    const TIMES: usize = 12;
    let store = store().await;
    applied(&store, &import(FAMILY)).await;
    let rows = FAMILY.replace("ELAN;Zoé", "AUTRE;Zoé");
    let import = import(&rows);
    let maker = maker();
    let (report, ()) = tokio::join!(apply(&store, &import, &maker, None), choose_passwords(&store, TIMES));
    assert_eq!(report.expect("applied").counts.changed, 1);
    let zoe = account(&store, "E-1").await;
    assert_eq!(zoe.family_name, "AUTRE");
    assert!(zoe.password == Some(PasswordHash::new(format!("$argon2id${TIMES}"))), "the last one chosen");
}

fn rows() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec!["A", "B", "C", "D", "E", "F", ""]);
    let login = prop::sample::select(vec!["", "", "x.un", "X.UN", "a.elan", "a.elan2"]);
    let population = prop::sample::select(vec!["eleve", "responsable", "professeur", "?"]);
    let name = prop::sample::select(vec!["ELAN", "Élan", "DUR", ""]);
    let uai = prop::sample::select(vec![A, B, "0459999A"]);
    let children = prop::sample::select(vec!["", "A", "B,C", "A|E", "Z", "F D"]);
    let row = (id, login, population, name, uai, children).prop_map(
        |(id, login, population, name, uai, children)| {
            format!("{id};{login};{population};{name};Alix;;{uai};6A;;{children}\n")
        },
    );
    prop::collection::vec(row, 0..16).prop_map(|rows| rows.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_applied_leaves_nothing_to_do(before in rows(), after in rows(), leave in any::<bool>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let store = store().await;
            applied(&store, &import(&before)).await;
            let mut second = import(&after);
            let named = after.lines().all(|row| !row.starts_with(';'));
            if leave && named {
                second.missing = Missing::Gone;
            }
            applied(&store, &second).await;
            let left = plan(&store, &second, &maker()).await.expect("a plan");
            assert!(left.counts.is_nothing(), "{:?} {:?}", left.counts, left.first);
        });
    }
}
