//! An invented school behind the gateway: staff who are linked and signed in, and the applications of their spaces.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use passerelle_model::{
    Address, CasDelegation, Delegation, LinkOrigin, LocalId, LocalUser, OpaqueId, Population, Provider,
    Space, SpaceMatrix, Timestamp,
};
use passerelle_store::service::{
    Application, ApplicationWay, Base, BaseChange, BaseSlug, HostingAccount, IdentityHeaders, LinkRecord,
    NewUser, Publication, ServiceStore, SpaceApplications, TokenPlace,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Realm, Session, SessionStore};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_web::{Clock, Cookie, PublicUrl, SystemClock, Token};
use serde_json::json;

use crate::Error;

const BASE: &str = "demo";
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
    /// Where the gateway will listen.
    #[arg(long)]
    gateway: SocketAddr,
    /// The application behind « Direction », which the gateway calls.
    #[arg(long)]
    upstream: SocketAddr,
    /// The web server that asks who comes to « Vie scolaire ».
    #[arg(long)]
    public: SocketAddr,
    /// Members of the staff, each of them signed in.
    #[arg(long, default_value_t = 1_000)]
    people: usize,
}

pub(crate) async fn fill(options: &Options) -> Result<(), Error> {
    if options.database.exists() {
        return Err("the database is there already".into());
    }
    let store = SqliteServiceStore::open(&options.database).await?;
    let (slug, now) = (BaseSlug::new(BASE)?, SystemClock.now());
    let nobody = PasswordHash::new("$argon2id$v=19$m=19456,t=2,p=1$00000000$00000000".to_owned());
    let hosting = HostingAccount { number: "1".to_owned(), password: nobody.clone(), last_invoice: nobody };
    let created = AuditEvent::new(now, "essai", "journal-essai");
    store.put_hosting_account(&hosting, None, &created).await?;
    store.create_base(&base(slug.clone(), now), &created).await?;
    let people = (1..=options.people).map(user).collect::<Result<_, Error>>()?;
    let links = (1..=options.people).map(|n| link(n, now)).collect::<Result<_, Error>>()?;
    let behind = SpaceApplications::from([
        (Space::Management, application(ApplicationWay::Proxied { upstream: address(options.upstream) })),
        (Space::SchoolLife, application(ApplicationWay::ForwardAuth { public: address(options.public) })),
    ]);
    let changes = vec![
        BaseChange::PutUsers(people),
        BaseChange::PutLinks(links),
        BaseChange::SetApplications(behind),
        BaseChange::SetPublication(Publication { published: true, since: now }),
    ];
    let event = AuditEvent::new(now, "essai", "journal-essai");
    store.commit(&slug, Commit { changes, event, expected: None }).await?;
    let year = store.base(&slug).await?.ok_or("no base")?.n;
    let cookie = Cookie::new(&PublicUrl::loopback(options.gateway)?, "espaces");
    let mut cookies = String::new();
    for n in 1..=options.people {
        // Whoever holds this database holds invented people only: their tokens may be guessed.
        let token = Token::read(&format!("{n:0>43}")).ok_or("not a token")?;
        store.open_session(&session(n, year, &token, now)).await?;
        writeln!(cookies, "{}={}", cookie.name(), token.expose_secret())?;
    }
    store.close().await;
    Ok(std::fs::write(&options.cookies, cookies)?)
}

fn address(of: SocketAddr) -> String {
    format!("http://{of}")
}

fn base(slug: BaseSlug, now: Timestamp) -> Base {
    Base {
        n: 0,
        slug,
        hosting: "1".to_owned(),
        schools: Vec::new(),
        school_name: "Collège du Lac".to_owned(),
        name: "Base".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT".to_owned(),
        publication: Publication { published: false, since: now },
        delegation: delegation(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

fn delegation() -> Delegation {
    let mut matrix = SpaceMatrix::default();
    for space in [Space::Management, Space::SchoolLife] {
        matrix.set(space, Some(Provider::Cas));
    }
    let cas = CasDelegation::to("https://ent.exemple.invalid/cas");
    Delegation { cas: Some(cas), matrix }
}

fn application(way: ApplicationWay) -> Application {
    Application {
        way,
        headers: IdentityHeaders::default(),
        token: TokenPlace::Header,
        audience: "agenda".to_owned(),
    }
}

fn user(n: usize) -> Result<NewUser, Error> {
    Ok(NewUser {
        user: LocalUser {
            id: local(n)?,
            population: Population::Staff,
            title: None,
            family_name: format!("NOM{n}"),
            given_name: format!("Prénom{n}"),
            birth_date: None,
            national_number: None,
            class: None,
            address: Address::default(),
            children: Vec::new(),
        },
        spaces: vec![Space::Management, Space::SchoolLife],
        login: Some(format!("nom{n}")),
        password: None,
    })
}

fn link(n: usize, at: Timestamp) -> Result<LinkRecord, Error> {
    Ok(LinkRecord {
        local: local(n)?,
        population: Population::Staff,
        provider: Provider::Cas,
        identifier: Some(opaque(n)?),
        origin: LinkOrigin::Manual,
        rule: None,
        at,
        by: "essai".to_owned(),
    })
}

fn local(n: usize) -> Result<LocalId, Error> {
    Ok(LocalId::new(format!("P{n}"))?)
}

fn opaque(n: usize) -> Result<OpaqueId, Error> {
    Ok(OpaqueId::new(format!("00000000-0000-4000-8000-{n:0>12}"))?)
}

/// As the gateway keeps it after an answer of the usual length.
fn session(n: usize, year: i64, token: &Token, now: Timestamp) -> Session {
    let id = format!("00000000-0000-4000-8000-{n:0>12}");
    let answer = format!(
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess>\
         <cas:user>{id}</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
    );
    let traffic = json!({ "identifiers": 1, "names": 0, "values": 0, "answer": answer });
    Session {
        digest: token.digest(),
        realm: Realm::Spaces,
        owner: format!("{BASE}:id:{id}"),
        subject: json!({ "base": BASE, "year": year, "who": { "identified": id }, "traffic": traffic })
            .to_string(),
        tie: None,
        created: now,
        seen: now,
        expires: now.plus(LIFE),
    }
}
