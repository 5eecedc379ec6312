//! Versions and the journal of a base.

use futures_util::future::join_all;
use passerelle_model::Population;
use passerelle_store::service::{BaseChange, ServiceStore};
use passerelle_store::{JournalPage, StoreError};

use super::invented::{ALL, commit, created, new_base, state, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    of_writes_on_one_version_exactly_one_wins(store).await;
    each_base_counts_its_own_writes(store).await;
    a_line_in_the_journal_makes_nobody_decide_again(store).await;
}

async fn of_writes_on_one_version_exactly_one_wins(store: &dyn ServiceStore) {
    let slug = new_base(store, "writes", 400).await;
    let version = write(store, &slug, Vec::new()).await.version;
    let tries = join_all((0..12).map(|n| {
        let changes = vec![BaseChange::PutUsers(vec![user(&format!("u{n}"), Population::Pupil)])];
        store.commit(&slug, commit(changes, Some(version)))
    }));
    let (won, lost): (Vec<_>, Vec<_>) = tries.await.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 11));
    assert!(lost.iter().all(|lost| matches!(lost, Err(StoreError::Stale))));
    let (base, content, journal, _) = state(store, &slug).await;
    assert_eq!((base.version, content.users.len(), journal.len()), (version + 1, 1, 3));
}

async fn each_base_counts_its_own_writes(store: &dyn ServiceStore) {
    let one = new_base(store, "writes-1", 410).await;
    let two = new_base(store, "writes-2", 420).await;
    let change = || vec![BaseChange::PurgeAccounts];
    let first = write(store, &one, change()).await;
    write(store, &two, change()).await;
    let second = write(store, &one, change()).await;
    assert_eq!((first.version, second.version), (1, 2));
    let mut journal = store.journal(&one, ALL).await.expect("read");
    assert_eq!(journal.pop().expect("the first line").event, created());
    assert_eq!(journal.iter().map(|entry| entry.n).collect::<Vec<_>>(), [second.entry, first.entry]);
    assert_eq!(journal[0].event, commit::<()>(Vec::new(), None).event);
    let older = JournalPage { before: Some(second.entry), limit: 1 };
    assert_eq!(store.journal(&one, older).await.expect("read"), journal[1..]);
    let newest = JournalPage { before: None, limit: 1 };
    assert_eq!(store.journal(&one, newest).await.expect("read"), journal[..1]);
}

async fn a_line_in_the_journal_makes_nobody_decide_again(store: &dyn ServiceStore) {
    let slug = new_base(store, "writes-3", 430).await;
    let shown = write(store, &slug, vec![BaseChange::PurgeAccounts]).await.version;
    let note = write(store, &slug, Vec::new()).await;
    let lines = store.journal(&slug, ALL).await.expect("read").len();
    assert_eq!((note.version, lines), (shown, 3), "its making, the change and the note");
    let decided = store.commit(&slug, commit(vec![BaseChange::PurgeAccounts], Some(shown))).await;
    assert_eq!(decided.expect("nothing has changed since").version, shown + 1);
    let late = store.commit(&slug, commit(Vec::new(), Some(shown))).await;
    assert!(matches!(late, Err(StoreError::Stale)), "nor is anything noted of what did not happen");
}
