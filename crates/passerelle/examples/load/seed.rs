//! An invented region: schools, accounts, services, and people who are signed in.

use std::fmt::Write as _;
use std::path::PathBuf;

use passerelle_model::{Address, BirthDate, OpaqueId, Population, Timestamp, Uai};
use passerelle_store::ent::{
    Account, AccountId, AccountState, Credentials, EntChange, EntStore, Establishment, Membership, Recipient,
    RecipientSettings,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Realm, Session, SessionStore};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{Clock, SystemClock, Token};

use crate::Error;

/// A page of the first service.
pub(crate) const SERVICE: &str =
    "https://service-0.exemple.invalid/vie-scolaire/professeur.html?identifiant=ABCDEFGH";

const SCHOOLS: usize = 100;
const SERVICES: usize = 20;
/// Accounts of one commit.
const PIECE: usize = 5_000;
/// Seconds that the sessions last.
const LIFE: i64 = 8 * 3600;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The database, which is not there yet.
    #[arg(long)]
    database: PathBuf,
    /// Where the cookies go.
    #[arg(long)]
    cookies: PathBuf,
    /// Accounts.
    #[arg(long, default_value_t = 100_000)]
    accounts: usize,
    /// How many of their holders are signed in.
    #[arg(long, default_value_t = 100_000)]
    sessions: usize,
}

pub(crate) async fn fill(options: &Options) -> Result<(), Error> {
    if options.database.exists() {
        return Err("the database is there already".into());
    }
    let store = SqliteEntStore::open(&options.database).await?;
    let now = SystemClock.now();
    let schools = (0..SCHOOLS).map(uai).collect::<Result<Vec<_>, _>>()?;
    let mut changes: Vec<EntChange> =
        schools.iter().map(|uai| EntChange::PutEstablishment(school(*uai))).collect();
    changes.extend((0..SERVICES).map(|n| EntChange::PutRecipient(recipient(n))));
    commit(&store, now, changes).await?;
    for first in (1..=options.accounts).step_by(PIECE) {
        let rows = first..=options.accounts.min(first + PIECE - 1);
        let accounts = rows.clone().map(|n| account(n, schools[n % SCHOOLS], now)).collect();
        let known = rows.map(opaque).collect::<Result<Vec<_>, Error>>()?;
        let fix = EntChange::FixOpaqueIds("service-0".to_owned(), known);
        commit(&store, now, vec![EntChange::PutAccounts(accounts), fix]).await?;
    }
    let mut cookies = String::new();
    for n in 1..=options.sessions.min(options.accounts) {
        // Whoever holds this database holds invented people only: their tokens may be guessed.
        let token = Token::read(&format!("{n:0>43}")).ok_or("not a token")?;
        store.open_session(&session(n, &token, now)).await?;
        writeln!(cookies, "TGC={}", token.expose_secret())?;
    }
    store.close().await;
    Ok(std::fs::write(&options.cookies, cookies)?)
}

async fn commit(store: &SqliteEntStore, now: Timestamp, changes: Vec<EntChange>) -> Result<(), Error> {
    let event = AuditEvent::new(now, "essai", "journal-essai");
    store.commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

fn uai(n: usize) -> Result<Uai, Error> {
    Ok(format!("{:07}A", 450_000 + n).parse()?)
}

fn school(uai: Uai) -> Establishment {
    Establishment { uai, name: format!("Collège {uai}"), city: "Orléans".to_owned(), grouping: None }
}

fn recipient(n: usize) -> Recipient {
    Recipient {
        id: format!("service-{n}"),
        name: format!("Service {n}"),
        public_key: None,
        patterns: vec![
            format!("https://service-{n}.exemple.invalid/vie-scolaire/**"),
            format!("https://mobile-{n}.exemple.invalid/**"),
        ],
        file_name: "pronote.xml".to_owned(),
        tile: None,
        settings: RecipientSettings::default(),
    }
}

fn account(n: usize, uai: Uai, now: Timestamp) -> Account {
    let population = if n.is_multiple_of(3) { Population::Pupil } else { Population::Guardian };
    Account {
        id: 0,
        login: format!("prenom{n}.nom{n}"),
        password: Some(PasswordHash::new(format!("$argon2id$v=19$m=19456,t=2,p=1${n:0>22}${n:0>43}"))),
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: format!("NOM{n}"),
        given_name: format!("Prénom{n}"),
        birth_date: BirthDate::new(2009, 3, 14).ok(),
        sex: None,
        national_number: None,
        address: Address {
            lines: vec![format!("{n}, allée du Lac")],
            city: Some("Orléans".to_owned()),
            ..Address::default()
        },
        memberships: vec![Membership {
            uai,
            population,
            class: (population == Population::Pupil).then(|| "3A".to_owned()),
            function: None,
            manages_accounts: false,
        }],
        guardians: Vec::new(),
        created: now,
        source: Some(format!("essai-{n}")),
        administrator: false,
        credentials: Credentials::default(),
    }
}

fn opaque(n: usize) -> Result<(AccountId, OpaqueId), Error> {
    Ok((AccountId::try_from(n)?, OpaqueId::new(format!("00000000-0000-4000-8000-{n:0>12}"))?))
}

fn session(n: usize, token: &Token, now: Timestamp) -> Session {
    Session {
        digest: token.digest(),
        realm: Realm::SignOn,
        owner: n.to_string(),
        subject: format!(r#"{{"account":{n},"authenticated_at":{}}}"#, now.unix()),
        tie: None,
        created: now,
        seen: now,
        expires: now.plus(LIFE),
    }
}
