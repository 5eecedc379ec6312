//! The ENT's side of the invented school.

use std::collections::HashMap;

use passerelle_model::{Address, OpaqueId, PartnerAccount, Population, Timestamp, Uai};
use passerelle_sample::Sample;
use passerelle_store::ent::{
    Account, AccountId, AccountState, Credentials, EntChange, EntStore, Establishment, Membership, Recipient,
    RecipientSettings, Tile,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Result};

use crate::guests::{Guests, Part};
use crate::logins::ent_logins;
use crate::{ADMINISTRATOR, RECIPIENT, SERVICE_NAME};

/// What the ENT's side is told besides the people.
#[derive(Clone, Debug)]
pub struct EntSeed {
    /// When.
    pub now: Timestamp,
    /// Where the service's base is, with a final slash: `http://127.0.0.1:8081/vs/demo/`.
    pub service: String,
    /// The service's public key, as SPKI PEM.
    pub service_key: String,
    /// The password of every guest.
    pub password: PasswordHash,
}

/// Fills an empty store: the school, its people with the identifiers of the sample, the service as a recipient.
/// Only the guests have a password; everybody else has not used their account yet.
///
/// It takes two commits: guardians are named by the row that the first one gave them.
pub async fn seed_ent(store: &dyn EntStore, sample: &Sample, guests: &Guests, seed: &EntSeed) -> Result<()> {
    let people = people(sample);
    let logins = ent_logins(sample, guests);
    let establishments = sample.establishments.iter().map(|school| {
        EntChange::PutEstablishment(Establishment {
            uai: school.uai,
            name: school.name.clone(),
            city: school.city.clone(),
            grouping: None,
        })
    });
    let classes = classes(sample);
    let accounts = people.iter().map(|roles| account(roles, sample, guests, seed, (&logins, &classes)));
    let accounts = accounts.chain([administrator(seed)]).collect();
    let changes = establishments
        .chain([EntChange::PutAccounts(accounts), EntChange::PutRecipient(recipient(seed))])
        .collect();
    let event = AuditEvent::new(seed.now, "demo", "journal-demonstration").with("comptes", people.len());
    store.commit(Commit { changes, event, expected: None }).await?;

    let schools: Vec<Uai> = sample.establishments.iter().map(|school| school.uai).collect();
    let kept = store.accounts_of(&schools).await?;
    let rows: HashMap<&str, AccountId> =
        kept.iter().map(|account| (account.login.as_str(), account.id)).collect();
    let row = |id: &OpaqueId| rows.get(logins.get(id)?.as_str()).copied();
    let guardians: HashMap<AccountId, Vec<AccountId>> = people
        .iter()
        .filter_map(|roles| {
            let guardians = roles.iter().flat_map(|role| &role.guardians).filter_map(row).collect();
            Some((row(&roles[0].id)?, guardians))
        })
        .collect();
    let pupils = kept
        .iter()
        .filter_map(|account| {
            let guardians = guardians.get(&account.id)?.clone();
            (!guardians.is_empty()).then(|| Account { guardians, ..account.clone() })
        })
        .collect();
    let identifiers =
        people.iter().filter_map(|roles| Some((row(&roles[0].id)?, roles[0].id.clone()))).collect();
    let changes =
        vec![EntChange::PutAccounts(pupils), EntChange::FixOpaqueIds(RECIPIENT.to_owned(), identifiers)];
    let event = AuditEvent::new(seed.now, "demo", "journal-demonstration").with("identifiants", people.len());
    store.commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

/// The class of each pupil, which the ENT and the base have from the same hand.
fn classes(sample: &Sample) -> HashMap<OpaqueId, String> {
    let of: HashMap<_, _> =
        sample.users.iter().filter_map(|user| Some((&user.id, user.class.as_ref()?))).collect();
    let pupils = sample.truth.iter().filter(|truth| truth.population == Population::Pupil);
    pupils.filter_map(|truth| Some((truth.partner.clone()?, (*of.get(&truth.local)?).clone()))).collect()
}

/// Whoever administers the ENT: of no school, and in no file.
fn administrator(seed: &EntSeed) -> Account {
    Account {
        id: 0,
        login: ADMINISTRATOR.to_owned(),
        password: Some(seed.password.clone()),
        state: AccountState::Active,
        local: true,
        title: None,
        family_name: "ROUVIERE".to_owned(),
        given_name: "Maud".to_owned(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: Vec::new(),
        guardians: Vec::new(),
        created: seed.now,
        source: None,
        administrator: true,
        credentials: Credentials::default(),
    }
}

/// The service among the ENT's recipients.
fn recipient(seed: &EntSeed) -> Recipient {
    Recipient {
        id: RECIPIENT.to_owned(),
        name: SERVICE_NAME.to_owned(),
        public_key: Some(seed.service_key.clone()),
        patterns: vec![format!("{}**", seed.service)],
        file_name: "pronote.xml".to_owned(),
        tile: Some(Tile { address: format!("{}{{espace}}", seed.service), populations: Vec::new() }),
        settings: RecipientSettings::default(),
    }
}

/// One entry per human: the same identifier in two populations is one person with two roles.
fn people(sample: &Sample) -> Vec<Vec<&PartnerAccount>> {
    let mut people: Vec<Vec<&PartnerAccount>> = Vec::new();
    let mut places: HashMap<&OpaqueId, usize> = HashMap::new();
    for account in &sample.accounts {
        let place = *places.entry(&account.id).or_insert_with(|| {
            people.push(Vec::new());
            people.len() - 1
        });
        people[place].push(account);
    }
    people
}

fn account(
    roles: &[&PartnerAccount],
    sample: &Sample,
    guests: &Guests,
    seed: &EntSeed,
    (logins, classes): (&HashMap<OpaqueId, String>, &HashMap<OpaqueId, String>),
) -> Account {
    let person = roles[0];
    let guest = guests.find(&person.id);
    let login = logins.get(&person.id).cloned().unwrap_or_default();
    let is_head = guest.is_some_and(|guest| guest.part == Part::Head);
    let school = sample.establishments.first().map(|school| school.uai);
    let memberships = roles
        .iter()
        .filter_map(|role| {
            Some(Membership {
                uai: school?,
                population: role.population,
                class: classes.get(&role.id).filter(|_| role.population == Population::Pupil).cloned(),
                function: function(role.population, is_head).map(str::to_owned),
                manages_accounts: is_head && role.population == Population::Staff,
            })
        })
        .collect();
    Account {
        id: 0,
        login,
        password: guest.map(|_| seed.password.clone()),
        state: if guest.is_some() { AccountState::Active } else { AccountState::Inactive },
        local: false,
        title: person.title,
        family_name: person.family_name.clone(),
        given_name: person.given_name.clone(),
        birth_date: roles.iter().find_map(|role| role.birth_date),
        sex: roles.iter().find_map(|role| role.sex),
        national_number: roles.iter().find_map(|role| role.national_number.clone()),
        address: person.address.clone(),
        memberships,
        guardians: Vec::new(),
        created: seed.now,
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }
}

fn function(population: Population, is_head: bool) -> Option<&'static str> {
    match population {
        Population::Staff if is_head => Some("Principal"),
        Population::Staff => Some("Vie scolaire"),
        Population::Teacher => Some("Enseignement"),
        _ => None,
    }
}
