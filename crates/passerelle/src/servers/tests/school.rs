//! A second school on both sides, with a hosting account, a base, a manager and a teacher of its own.

use passerelle_model::{Address, Delegation, LocalId, LocalUser, Population, Timestamp, Uai};
use passerelle_store::ent::{Account, AccountState, EntChange, EntStore, Establishment, Membership};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, NewUser, Publication, SchoolRole, ServiceStore, StaffAccount,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash};

pub(super) const UAI: &str = "0451234B";
pub(super) const BASE: &str = "autre";
pub(super) const HOSTING: &str = "45123";
pub(super) const HEAD: &str = "direction.ailleurs";
pub(super) const TEACHER: &str = "vs.p.ailleurs";

/// Puts it next to the school of the demonstration.
pub(super) async fn add(
    ent: &dyn EntStore,
    service: &dyn ServiceStore,
    password: &PasswordHash,
    now: Timestamp,
) {
    let establishment =
        Establishment {
            uai: uai(), name: "Collège d’ailleurs".into(), city: "Blois".into(), grouping: None
        };
    let changes =
        vec![EntChange::PutEstablishment(establishment), EntChange::PutAccounts(vec![head(password, now)])];
    ent.commit(Commit { changes, event: event(now), expected: None }).await.expect("kept");

    let hosting =
        HostingAccount { number: HOSTING.into(), password: password.clone(), last_invoice: password.clone() };
    service.put_hosting_account(&hosting, None, &event(now)).await.expect("kept");
    service.create_base(&base(now), &event(now)).await.expect("created");
    let supervisor = StaffAccount {
        login: passerelle_demo::SUPERVISOR.into(),
        password: password.clone(),
        role: SchoolRole::Management,
    };
    let changes = vec![BaseChange::PutUsers(vec![teacher(password)]), BaseChange::PutStaff(supervisor)];
    let slug = BaseSlug::new(BASE).expect("a slug");
    service.commit(&slug, Commit { changes, event: event(now), expected: None }).await.expect("kept");
}

/// What the journal says of it.
pub(super) fn event(now: Timestamp) -> AuditEvent {
    AuditEvent::new(now, "essai", "journal-essai")
}

fn uai() -> Uai {
    UAI.parse().expect("a UAI")
}

fn head(password: &PasswordHash, now: Timestamp) -> Account {
    Account {
        id: 0,
        login: HEAD.into(),
        password: Some(password.clone()),
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: "AILLEURS".into(),
        given_name: "Camille".into(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: vec![Membership {
            uai: uai(),
            population: Population::Staff,
            class: None,
            function: None,
            manages_accounts: true,
        }],
        guardians: Vec::new(),
        created: now,
        source: None,
        administrator: false,
        credentials: passerelle_store::ent::Credentials::default(),
    }
}

fn base(now: Timestamp) -> Base {
    Base {
        n: 0,
        slug: BaseSlug::new(BASE).expect("a slug"),
        hosting: HOSTING.into(),
        schools: vec![uai()],
        school_name: "Collège d’ailleurs".into(),
        name: "2020-2021".into(),
        service_name: passerelle_demo::SERVICE_NAME.into(),
        ent_name: passerelle_demo::ENT_NAME.into(),
        publication: Publication { published: true, since: now },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

fn teacher(password: &PasswordHash) -> NewUser {
    let user = LocalUser {
        id: LocalId::new("P1").expect("an identifier"),
        population: Population::Teacher,
        title: None,
        family_name: "AILLEURS".into(),
        given_name: "Paule".into(),
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    };
    NewUser { user, spaces: Vec::new(), login: Some(TEACHER.into()), password: Some(password.clone()) }
}
