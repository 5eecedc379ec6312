//! Invented people and things, as plain as can be.

use passerelle_model::{
    Address, BirthDate, Delegation, LinkOrigin, LocalId, LocalUser, NationalNumber, OpaqueId, PartnerAccount,
    PerPopulation, Population, Provider, Timestamp, Uai,
};
use passerelle_store::ent::{Account, AccountState, EntChange, EntStore, Membership, Recipient};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, LinkRecord, NewUser, PartnerFileFacts, Publication,
    ServiceStore,
};
use passerelle_store::{
    AuditEvent, Commit, JournalEntry, JournalPage, PasswordHash, Realm, Receipt, Session, TokenDigest,
    Version,
};

pub(super) const NOW: Timestamp = Timestamp::from_unix(1_600_000_000);

pub(super) fn hash(word: &str) -> PasswordHash {
    PasswordHash::new(format!("$argon2id${word}"))
}

pub(super) fn uai(n: u32) -> Uai {
    format!("{n:07}A").parse().expect("seven digits and a letter")
}

pub(super) fn local(id: &str) -> LocalId {
    LocalId::new(id).expect("an identifier")
}

pub(super) fn opaque(id: &str) -> OpaqueId {
    OpaqueId::new(id).expect("an identifier")
}

pub(super) fn commit<C>(changes: Vec<C>, expected: Option<Version>) -> Commit<C> {
    Commit { changes, event: AuditEvent::new(NOW, "spr", "journal-essai").with("combien", 3), expected }
}

pub(super) const ALL: JournalPage = JournalPage { before: None, limit: 1_000 };

pub(super) fn user(id: &str, population: Population) -> NewUser {
    let person = LocalUser {
        id: local(id),
        population,
        title: None,
        family_name: format!("ÉTOILE-{id}"),
        given_name: "Zoé".to_owned(),
        birth_date: BirthDate::new(2009, 3, 14).ok(),
        national_number: NationalNumber::new("123456789AB"),
        class: Some("3A".to_owned()),
        address: Address { lines: vec!["1, allée « \"du\" Lac »".to_owned()], ..Address::default() },
        children: vec![local("child")],
    };
    NewUser { user: person, spaces: Vec::new(), login: None, password: None }
}

pub(super) fn link(id: &str, population: Population, identifier: Option<&str>) -> LinkRecord {
    LinkRecord {
        local: local(id),
        population,
        provider: Provider::Cas,
        identifier: identifier.map(opaque),
        origin: if identifier.is_some() { LinkOrigin::Auto } else { LinkOrigin::SetAside },
        rule: identifier.map(|_| "exact".to_owned()),
        at: NOW,
        by: "spr".to_owned(),
    }
}

pub(super) fn partner(id: &str, population: Population) -> PartnerAccount {
    PartnerAccount {
        id: opaque(id),
        population,
        title: None,
        sex: None,
        family_name: "ÉTOILE".to_owned(),
        given_name: "Zoé".to_owned(),
        birth_date: None,
        national_number: None,
        address: Address::default(),
        guardians: vec![opaque("guardian")],
    }
}

pub(super) fn facts(file_name: &str) -> PartnerFileFacts {
    PartnerFileFacts {
        file_name: file_name.to_owned(),
        exported: Some("20200901".to_owned()),
        applied: NOW,
        carried: PerPopulation::from_fn(|population| population == Population::Pupil),
    }
}

pub(super) fn base(slug: &BaseSlug, school: u32) -> Base {
    Base {
        n: 0,
        slug: slug.clone(),
        hosting: "H1".to_owned(),
        schools: vec![uai(school), uai(school + 1)],
        school_name: "Collège d’essai".to_owned(),
        name: "2020-2021".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT".to_owned(),
        publication: Publication { published: true, since: NOW },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

/// How an account or a base begins in its journal.
pub(super) fn created() -> AuditEvent {
    AuditEvent::new(NOW, "spr", "journal-cree")
}

/// A base of its own for one check.
pub(super) async fn new_base(store: &dyn ServiceStore, slug: &str, school: u32) -> BaseSlug {
    let hosting = HostingAccount { number: "H1".to_owned(), password: hash("p"), last_invoice: hash("f") };
    let created = created();
    store.put_hosting_account(&hosting, None, &created).await.expect("kept");
    let slug = BaseSlug::new(slug).expect("a slug");
    store.create_base(&base(&slug, school), &created).await.expect("created");
    slug
}

pub(super) async fn write(store: &dyn ServiceStore, slug: &BaseSlug, changes: Vec<BaseChange>) -> Receipt {
    store.commit(slug, commit(changes, None)).await.expect("written")
}

/// Everything a base shows that a write could change.
pub(super) async fn state(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
) -> (Base, passerelle_store::service::BaseContent, Vec<JournalEntry>, usize) {
    (
        store.base(slug).await.expect("read").expect("there"),
        store.content(slug).await.expect("read"),
        store.journal(slug, ALL).await.expect("read"),
        store.restore_points(slug).await.expect("read").len(),
    )
}

pub(super) fn account(login: &str, family_name: &str, given_name: &str) -> Account {
    Account {
        id: 0,
        login: login.to_owned(),
        password: Some(hash(login)),
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        birth_date: BirthDate::new(1980, 1, 2).ok(),
        sex: None,
        national_number: None,
        address: Address { city: Some("Orléans".to_owned()), ..Address::default() },
        memberships: Vec::new(),
        guardians: vec![7],
        created: NOW,
        source: None,
        administrator: false,
        credentials: passerelle_store::ent::Credentials::default(),
    }
}

pub(super) fn member(school: u32, population: Population) -> Membership {
    Membership {
        uai: uai(school),
        population,
        class: None,
        function: Some("CPE".to_owned()),
        manages_accounts: population == Population::Staff,
    }
}

pub(super) fn recipient(id: &str) -> Recipient {
    Recipient {
        id: id.to_owned(),
        name: "Vie scolaire".to_owned(),
        public_key: None,
        patterns: vec!["https://exemple.invalid/**".to_owned()],
        file_name: "pronote.xml".to_owned(),
        tile: None,
        settings: passerelle_store::ent::RecipientSettings::default(),
    }
}

/// Creates an account; gives its row.
pub(super) async fn put_account(store: &dyn EntStore, account: Account) -> i64 {
    let receipt =
        store.commit(commit(vec![EntChange::PutAccounts(vec![account])], None)).await.expect("written");
    assert_ne!(receipt.created, 0);
    receipt.created
}

pub(super) fn digest(n: u64) -> TokenDigest {
    TokenDigest::from_hex(format!("{n:064x}"))
}

pub(super) fn session(n: u64, realm: Realm, owner: &str, tie: Option<&str>) -> Session {
    Session {
        digest: digest(n),
        realm,
        owner: owner.to_owned(),
        subject: "{}".to_owned(),
        tie: tie.map(str::to_owned),
        created: NOW,
        seen: NOW,
        expires: NOW.plus(600),
    }
}
