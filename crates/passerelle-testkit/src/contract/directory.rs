//! Establishments and accounts.

use passerelle_model::{Population, Uai};
use passerelle_store::StoreError;
use passerelle_store::ent::{
    Account, AccountQuery, AccountState, EntChange, EntStore, Establishment, SecondFactor,
};

use super::invented::{ALL, account, commit, member, put_account, uai};

pub(super) async fn check(store: &dyn EntStore) {
    establishments_come_by_name(store).await;
    an_account_comes_back_as_it_went(store).await;
    a_login_serves_one_account(store).await;
    a_stale_decision_changes_nothing(store).await;
    people_are_found_without_accents(store).await;
    pages_know_their_total(store).await;
    an_export_leaves_out_those_who_are_gone(store).await;
}

async fn establishments_come_by_name(store: &dyn EntStore) {
    let school = |n, name: &str| Establishment {
        uai: uai(n),
        name: name.to_owned(),
        city: "Orléans".to_owned(),
        grouping: Some("Cité".to_owned()),
    };
    let changes = vec![
        EntChange::PutEstablishment(school(1, "Lycée B")),
        EntChange::PutEstablishment(school(2, "x")),
        EntChange::PutEstablishment(school(2, "Collège A")),
    ];
    let receipt = store.commit(commit(changes, Some(0))).await.expect("the first write");
    assert_eq!((receipt.version, receipt.created), (1, 0));
    assert_eq!(store.establishments().await.expect("read"), [school(2, "Collège A"), school(1, "Lycée B")]);
    assert_eq!(store.establishment(uai(1)).await.expect("read"), Some(school(1, "Lycée B")));
    assert_eq!(store.establishment(uai(99)).await.expect("read"), None);
    let journal = store.journal(ALL).await.expect("read");
    assert_eq!(journal.len(), 1);
    assert_eq!(journal[0].n, receipt.entry);
    assert_eq!(journal[0].event.details["combien"], 3);
}

async fn an_account_comes_back_as_it_went(store: &dyn EntStore) {
    let mut given = account("Anne.É", "Œuf", "Anne-Émilie");
    given.source = Some("aaf-17".to_owned());
    given.administrator = true;
    given.credentials.second_factor = Some(SecondFactor {
        sealed_secret: "c2NlbGzDqQ==".to_owned(),
        last_step: u64::from(u32::MAX) + 1,
        recovery: vec!["m".to_owned()],
    });
    given.memberships = vec![member(1, Population::Teacher), member(2, Population::Guardian)];
    let id = put_account(store, given.clone()).await;
    given.id = id;
    assert_eq!(store.account(id).await.expect("read"), Some(given.clone()));
    assert_eq!(store.account_by_login("anne.é").await.expect("read"), Some(given.clone()));
    let keys = ["aaf-17".to_owned(), "aaf-18".to_owned()];
    assert_eq!(store.accounts_by_source(&keys).await.expect("read"), [given.clone()]);
    assert_eq!(store.accounts_after(id - 1, 1).await.expect("read"), [given.clone()]);
    assert_eq!(store.accounts_after(id, 1).await.expect("read"), []);
    let twin = Account { source: given.source.clone(), ..account("twin", "T", "T") };
    let refused = store.commit(commit(vec![EntChange::PutAccounts(vec![twin])], None)).await;
    assert!(matches!(refused, Err(StoreError::Refused { .. })));
    given.memberships.remove(0);
    "Neuf".clone_into(&mut given.family_name);
    given.password = None;
    let receipt = store.commit(commit(vec![EntChange::PutAccounts(vec![given.clone()])], None)).await;
    assert_eq!(receipt.expect("written").created, 0);
    assert_eq!(store.account(id).await.expect("read"), Some(given.clone()));
    an_account_is_replaced_only_as_it_was(store, given).await;
    let unknown = Account { id: id + 1_000, ..account("nobody", "N", "N") };
    let refused = store.commit(commit(vec![EntChange::PutAccounts(vec![unknown])], None)).await;
    assert!(matches!(refused, Err(StoreError::Missing { .. })));
}

async fn an_account_is_replaced_only_as_it_was(store: &dyn EntStore, was: Account) {
    let id = was.id;
    let renamed = Account { given_name: "Autre".to_owned(), ..was.clone() };
    let replace = |after: &Account| {
        let change = EntChange::ReplaceAccount(Box::new(was.clone()), Box::new(after.clone()));
        store.commit(commit(vec![change], None))
    };
    replace(&renamed).await.expect("written");
    assert_eq!(store.account(id).await.expect("read"), Some(renamed.clone()));
    let journal = store.journal(ALL).await.expect("read");
    assert!(matches!(replace(&was).await, Err(StoreError::Stale)));
    assert_eq!(store.account(id).await.expect("read"), Some(renamed));
    assert_eq!(store.journal(ALL).await.expect("read"), journal);
}

async fn a_login_serves_one_account(store: &dyn EntStore) {
    put_account(store, account("paul", "P", "P")).await;
    let before = store.journal(ALL).await.expect("read");
    let several = vec![account("fresh", "F", "F"), account("PAUL", "P", "P")];
    let refused = store.commit(commit(vec![EntChange::PutAccounts(several)], None)).await;
    assert!(matches!(refused, Err(StoreError::Refused { .. })));
    assert_eq!(store.account_by_login("fresh").await.expect("read"), None);
    assert_eq!(store.journal(ALL).await.expect("read"), before);
}

async fn a_stale_decision_changes_nothing(store: &dyn EntStore) {
    let version = store.version().await.expect("read");
    let noted = store.commit(commit(Vec::new(), None)).await.expect("written").version;
    assert_eq!(noted, version, "a line in the journal changes nothing");
    let write = |login: &str| {
        let changes = vec![EntChange::PutAccounts(vec![account(login, "S", "S")])];
        store.commit(commit(changes, Some(version)))
    };
    assert_eq!(write("in-time").await.expect("written").version, version + 1);
    assert!(matches!(write("late").await, Err(StoreError::Stale)));
    assert_eq!(store.account_by_login("late").await.expect("read"), None);
}

async fn logins(store: &dyn EntStore, query: AccountQuery) -> Vec<String> {
    let page = store.find_accounts(&AccountQuery { limit: 100, ..query }).await.expect("read");
    assert_eq!(page.total, u64::try_from(page.accounts.len()).expect("few"));
    page.accounts.into_iter().map(|account| account.login).collect()
}

async fn people_are_found_without_accents(store: &dyn EntStore) {
    let people = [
        ("s.a", "Lefèvre", "Noé", 30, Population::Pupil),
        ("s.b", "LEFEVRE", "Noémie", 31, Population::Teacher),
        ("s.c", "Le Fevre", "Anne-Noé", 30, Population::Teacher),
        ("s.d", "Œstre", "100%_", 30, Population::Staff),
    ];
    for (login, family_name, given_name, school, population) in people {
        let memberships = vec![member(school, population)];
        put_account(store, Account { memberships, ..account(login, family_name, given_name) }).await;
    }
    let schools = vec![uai(30), uai(31)];
    let search = async |text: &str| {
        let query =
            AccountQuery { schools: schools.clone(), text: text.to_owned(), ..AccountQuery::default() };
        logins(store, query).await
    };
    assert_eq!(search("").await, ["s.c", "s.a", "s.b", "s.d"], "by family name then given name");
    assert_eq!(search("lefevre").await, ["s.a", "s.b"]);
    assert_eq!(search("  NOÉ  ").await, ["s.c", "s.a", "s.b"]);
    assert_eq!(search("noe léfev").await, ["s.a", "s.b"]);
    assert_eq!(search("oestre").await, ["s.d"]);
    assert_eq!(search("S.A").await, ["s.c", "s.a"], "a login is words too: s, then what begins with a");
    assert_eq!(search("evre").await, Vec::<String>::new(), "the inside of a word is not looked at");
    for wildcard in ["%", "_", "100%_x", "\\", "'", "l%"] {
        let found = search(wildcard).await;
        assert!(found.is_empty() || wildcard == "l%", "{wildcard}: {found:?}");
    }
    let narrowed = AccountQuery {
        schools: vec![uai(30)],
        population: Some(Population::Teacher),
        ..AccountQuery::default()
    };
    assert_eq!(logins(store, narrowed).await, ["s.c"]);
}

async fn pages_know_their_total(store: &dyn EntStore) {
    let school: Vec<Uai> = vec![uai(40)];
    let many = (0..25).map(|n| Account {
        local: n % 5 == 0,
        state: if n % 2 == 0 { AccountState::Active } else { AccountState::Inactive },
        memberships: vec![member(40, Population::Guardian), member(40, Population::Staff)],
        ..account(&format!("page{n:02}"), "Page", &format!("P{n:02}"))
    });
    store.commit(commit(vec![EntChange::PutAccounts(many.collect())], None)).await.expect("written");
    let query = AccountQuery { schools: school, offset: 20, limit: 10, ..AccountQuery::default() };
    let page = store.find_accounts(&query).await.expect("read");
    assert_eq!((page.total, page.accounts.len()), (25, 5));
    assert_eq!(page.accounts[0].login, "page20");
    let beyond = store.find_accounts(&AccountQuery { offset: 30, ..query.clone() }).await.expect("read");
    assert_eq!((beyond.total, beyond.accounts.len()), (25, 0));
    let local = AccountQuery { local_only: true, offset: 0, ..query.clone() };
    assert_eq!(store.find_accounts(&local).await.expect("read").total, 5);
    let inactive = AccountQuery { state: Some(AccountState::Inactive), ..query };
    assert_eq!(store.find_accounts(&inactive).await.expect("read").total, 12);
    let everywhere = AccountQuery {
        population: Some(Population::Guardian),
        text: "page".to_owned(),
        limit: 3,
        ..AccountQuery::default()
    };
    assert_eq!(store.find_accounts(&everywhere).await.expect("read").total, 25);
}

async fn an_export_leaves_out_those_who_are_gone(store: &dyn EntStore) {
    let memberships = vec![member(50, Population::Pupil), member(51, Population::Pupil)];
    put_account(store, Account { memberships: memberships.clone(), ..account("stays", "A", "A") }).await;
    let gone = Account { memberships, state: AccountState::Gone, ..account("gone", "B", "B") };
    put_account(store, gone).await;
    let exported = store.accounts_of(&[uai(50), uai(51)]).await.expect("read");
    assert_eq!(exported.iter().map(|account| account.login.as_str()).collect::<Vec<_>>(), ["stays"]);
    assert_eq!(exported[0].memberships.len(), 2);
    assert_eq!(store.accounts_of(&[]).await.expect("read"), Vec::new());
}
