//! The service's side of the invented school.

use passerelle_model::{Delegation, Population, Space, Timestamp, Uai};
use passerelle_sample::Sample;
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, NewUser, Publication, SchoolRole, ServiceStore, StaffAccount,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Result, StoreError};

use crate::guests::{Guests, Part};
use crate::logins::service_logins;
use crate::{BASE, BASE_NAME, ENT_NAME, HOSTING_NUMBER, SERVICE_NAME, SUPERVISOR};

/// What the service's side is told besides the people.
#[derive(Clone, Debug)]
pub struct ServiceSeed {
    /// When.
    pub now: Timestamp,
    /// « Mot de passe d'hébergement ».
    pub hosting_password: PasswordHash,
    /// « Dernier numéro de facture ».
    pub last_invoice: PasswordHash,
    /// The supervisor's password.
    pub supervisor_password: PasswordHash,
    /// The service's own password of every guest whom the base knows.
    pub user_password: PasswordHash,
}

/// Fills an empty store: the hosting account, the base published with nothing delegated, its users without the
/// parents. The service has logins of its own; only the guests have a password.
pub async fn seed_service(
    store: &dyn ServiceStore,
    sample: &Sample,
    guests: &Guests,
    seed: &ServiceSeed,
) -> Result<()> {
    let hosting = HostingAccount {
        number: HOSTING_NUMBER.to_owned(),
        password: seed.hosting_password.clone(),
        last_invoice: seed.last_invoice.clone(),
    };
    let created = |what: &str| AuditEvent::new(seed.now, "demo", what);
    store.put_hosting_account(&hosting, None, &created("journal-hebergement-cree")).await?;
    let slug =
        BaseSlug::new(BASE).map_err(|_| StoreError::Refused { rule: "the base's address is a slug" })?;
    store.create_base(&base(&slug, sample, seed.now), &created("journal-base-creee")).await?;
    let users = users(sample, guests, seed);
    let event = AuditEvent::new(seed.now, "demo", "journal-demonstration").with("utilisateurs", users.len());
    let supervisor = StaffAccount {
        login: SUPERVISOR.to_owned(),
        password: seed.supervisor_password.clone(),
        role: SchoolRole::Management,
    };
    let changes = vec![BaseChange::PutUsers(users), BaseChange::PutStaff(supervisor)];
    store.commit(&slug, Commit { changes, event, expected: None }).await?;
    Ok(())
}

fn base(slug: &BaseSlug, sample: &Sample, now: Timestamp) -> Base {
    let schools: Vec<Uai> = sample.establishments.iter().map(|school| school.uai).collect();
    Base {
        n: 0,
        slug: slug.clone(),
        hosting: HOSTING_NUMBER.to_owned(),
        schools,
        school_name: sample.establishments.first().map(|school| school.name.clone()).unwrap_or_default(),
        name: BASE_NAME.to_owned(),
        service_name: SERVICE_NAME.to_owned(),
        ent_name: ENT_NAME.to_owned(),
        publication: Publication { published: true, since: now },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

fn users(sample: &Sample, guests: &Guests, seed: &ServiceSeed) -> Vec<NewUser> {
    let logins = service_logins(sample);
    let present = |population| population != Population::Guardian;
    sample
        .users
        .iter()
        .zip(&sample.truth)
        .filter(|(user, _)| present(user.population))
        .map(|(user, truth)| {
            let guest = truth.partner.as_ref().and_then(|id| guests.find(id));
            NewUser {
                user: user.clone(),
                spaces: match (user.population, guest.map(|guest| guest.part)) {
                    (Population::Staff, Some(Part::Head)) => vec![Space::Management],
                    (Population::Staff, _) => vec![Space::SchoolLife],
                    _ => Vec::new(),
                },
                login: logins.get(&user.id).cloned(),
                password: guest.map(|_| seed.user_password.clone()),
            }
        })
        .collect()
}
