//! The school, the person who signs in, and the services that are told.

use std::path::Path;

use passerelle_model::{Address, OpaqueId, Population, Secret, Timestamp, Uai};
use passerelle_store::ent::{
    Account, AccountState, AttributeSource, Credentials, EntChange, EntStore as _, Establishment, Membership,
    Proxying, Recipient, RecipientSettings, ReleasePolicy, ReleaseProfile, ReleasedAttribute,
};
use passerelle_store::{AuditEvent, Commit};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::Passwords;

/// What the person types.
pub(crate) const LOGIN: &str = "c.d-aurevilly";
pub(crate) const PASSWORD: &str = "pépin & <pomme> \"50 %\"";

/// The name: accents, and everything that markup would misread.
pub(crate) const FAMILY_NAME: &str = "D’AURÉVILLY & <\"Fils\">";
/// What the person teaches, in two schools.
pub(crate) const FUNCTIONS: [&str; 2] = ["Éducation musicale", "Chœur & <orchestre>"];

/// A service whose people are always told apart by their identifier, and which nobody is told more of.
pub(crate) fn service(id: &str, address: &str) -> Recipient {
    Recipient {
        id: id.to_owned(),
        name: format!("Service {id}"),
        public_key: None,
        patterns: vec![format!("{address}/**")],
        file_name: format!("{id}.xml"),
        tile: None,
        settings: RecipientSettings::default(),
    }
}

/// Lets a service know the name and the functions too.
pub(crate) fn with_attributes(mut service: Recipient) -> Recipient {
    let attribute = |name: &str, source| ReleasedAttribute { name: name.to_owned(), source };
    service.settings.release = ReleasePolicy {
        profile: ReleaseProfile::Attributes,
        attributes: vec![
            attribute("nom", AttributeSource::FamilyName),
            attribute("fonction", AttributeSource::Functions),
        ],
        justification: Some("Les essais montrent ce qu’une application reçoit.".to_owned()),
        ..ReleasePolicy::default()
    };
    service
}

/// Lets a service go on at others, with proxy tickets.
pub(crate) fn with_callback(mut service: Recipient, callback: &str) -> Recipient {
    let callbacks = vec![callback.to_owned()];
    service.settings.proxying = Proxying { callbacks, private_callbacks: true, reachable: false };
    service
}

/// Lets other services reach this one with proxy tickets.
pub(crate) fn reachable(mut service: Recipient) -> Recipient {
    service.settings.proxying.reachable = true;
    service
}

/// The person's identifier for a service.
pub(crate) fn identifier(service: &str) -> String {
    format!("opaque-{service}-7f3c9a0b52e148d6")
}

/// Fills the database of a server that has not started yet.
pub(crate) async fn fill(database: &Path, services: Vec<Recipient>) {
    let store = SqliteEntStore::open(database).await.expect("a database");
    let now = Timestamp::from_unix(1_788_436_920);
    let commit = async |changes| {
        let event = AuditEvent::new(now, "essais", "journal-demonstration");
        store.commit(Commit { changes, event, expected: None }).await.expect("kept");
    };
    let passwords = Passwords::light_for_tests().expect("parameters");
    let hash = passwords.hash(Secret::new(PASSWORD.to_owned())).await.expect("a hash");
    let schools: [Uai; 2] = ["0450822X", "0450051J"].map(|code| code.parse().expect("a code"));
    let mut changes: Vec<_> = schools.iter().map(|uai| EntChange::PutEstablishment(school(*uai))).collect();
    changes.push(EntChange::PutAccounts(vec![Account {
        id: 0,
        login: LOGIN.to_owned(),
        password: Some(hash),
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: FAMILY_NAME.to_owned(),
        given_name: "Céleste".to_owned(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: schools.into_iter().zip(FUNCTIONS).map(membership).collect(),
        guardians: Vec::new(),
        created: now,
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }]));
    changes.extend(services.iter().cloned().map(EntChange::PutRecipient));
    commit(changes).await;

    let account = store.account_by_login(LOGIN).await.expect("read").expect("the account").id;
    let identifiers = services.iter().map(|service| {
        let id = OpaqueId::new(identifier(&service.id)).expect("an identifier");
        EntChange::FixOpaqueIds(service.id.clone(), vec![(account, id)])
    });
    commit(identifiers.collect()).await;
}

fn school(uai: Uai) -> Establishment {
    Establishment { uai, name: format!("Collège {uai}"), city: "Orville".to_owned(), grouping: None }
}

fn membership((uai, function): (Uai, &str)) -> Membership {
    Membership {
        uai,
        population: Population::Teacher,
        class: None,
        function: Some(function.to_owned()),
        manages_accounts: false,
    }
}
