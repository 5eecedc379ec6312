//! What an installation is given from its command line: hosting accounts, bases, the staff of a school's pages.

use passerelle_model::{Secret, Timestamp, Uai};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, HostingSettings, Publication, SchoolRole, ServiceStore,
    StaffAccount,
};
use passerelle_store::{AuditEvent, Commit, Realm, StoreError};
use passerelle_web::{Passwords, PasswordsError};
use serde_json::{Value, json};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// There is one already.
    #[error("it is there already")]
    Exists,
    /// There is none.
    #[error("it is not there")]
    Unknown,
    /// No account is called that.
    #[error("not a name")]
    Name,
    /// The password could not be hashed.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a new base is called and whom it serves.
#[derive(Clone, Debug)]
pub struct NewBase {
    /// Its address.
    pub slug: BaseSlug,
    /// « Numéro d'hébergement ».
    pub hosting: String,
    /// The schools, the one that names it first.
    pub schools: Vec<Uai>,
    /// The school's name.
    pub school_name: String,
    /// « Base : 2026-2027 ».
    pub name: String,
    /// `{vs}`.
    pub service_name: String,
    /// `{ent}`.
    pub ent_name: String,
}

/// Whether the base could be created: its hosting account is there, its address and its schools are free.
pub async fn can_create(store: &dyn ServiceStore, new: &NewBase) -> Result<(), AccountError> {
    if store.hosting_account(&new.hosting).await?.is_none() {
        return Err(AccountError::Unknown);
    }
    if store.base(&new.slug).await?.is_some() {
        return Err(AccountError::Exists);
    }
    for school in &new.schools {
        if store.base_of_school(*school).await?.is_some() {
            return Err(AccountError::Exists);
        }
    }
    Ok(())
}

/// Creates a base without users, stopped, with nothing delegated.
pub async fn create(
    store: &dyn ServiceStore,
    new: NewBase,
    now: Timestamp,
    actor: &str,
) -> Result<(), AccountError> {
    can_create(store, &new).await?;
    let base = Base {
        n: 0,
        slug: new.slug,
        hosting: new.hosting,
        schools: new.schools,
        school_name: new.school_name,
        name: new.name,
        service_name: new.service_name,
        ent_name: new.ent_name,
        publication: Publication { published: false, since: now },
        delegation: passerelle_model::Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    };
    Ok(store.create_base(&base, &AuditEvent::new(now, actor, "journal-base-creee")).await?)
}

/// A hosting account's secrets.
#[derive(Debug)]
pub struct HostingSecrets {
    /// « Mot de passe d'hébergement ».
    pub password: Secret<String>,
    /// « Dernier numéro de facture »; `None` keeps the one that is there.
    pub invoice: Option<Secret<String>>,
}

/// Creates a hosting account, which takes both secrets.
pub async fn add_hosting(
    store: &dyn ServiceStore,
    passwords: &Passwords,
    number: &str,
    secrets: HostingSecrets,
    (now, actor): (Timestamp, &str),
) -> Result<(), AccountError> {
    let number = named(number)?;
    if store.hosting_account(number).await?.is_some() {
        return Err(AccountError::Exists);
    }
    let invoice = secrets.invoice.ok_or(AccountError::Name)?;
    let account = HostingAccount {
        number: number.to_owned(),
        password: passwords.hash(secrets.password).await?,
        last_invoice: passwords.hash(invoice).await?,
    };
    let event = AuditEvent::new(now, actor, "journal-hebergement-cree");
    Ok(store.put_hosting_account(&account, None, &event).await?)
}

/// Changes a hosting account's password, and its last invoice number when it is given. Its sessions end. What else may
/// keep its owner out goes with the old password: the code of an application, which may be lost, and the networks.
pub async fn change_hosting(
    store: &dyn ServiceStore,
    passwords: &Passwords,
    number: &str,
    secrets: HostingSecrets,
    (now, actor): (Timestamp, &str),
) -> Result<(), AccountError> {
    let mut account = store.hosting_account(number.trim()).await?.ok_or(AccountError::Unknown)?;
    account.password = passwords.hash(secrets.password).await?;
    if let Some(invoice) = secrets.invoice {
        account.last_invoice = passwords.hash(invoice).await?;
    }
    let settings = store.hosting_settings(&account.number).await?;
    let opened = HostingSettings { totp: None, networks: Vec::new(), ..settings.clone() };
    let event = AuditEvent::new(now, actor, "journal-hebergement-mot-de-passe")
        .with("avant", locks(&settings))
        .with("apres", locks(&opened));
    store.put_hosting_account(&account, Some(&opened), &event).await?;
    store.close_owned(Realm::Console, &account.number).await?;
    Ok(())
}

/// What keeps people out of the console besides the password, for the journal.
fn locks(settings: &HostingSettings) -> Value {
    json!({ "totp": settings.totp.is_some(), "networks": settings.networks.join(", ") })
}

/// Creates an account of a school's pages.
pub async fn add_staff(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    account: StaffAccount,
    now: Timestamp,
    actor: &str,
) -> Result<(), AccountError> {
    named(&account.login)?;
    if store.staff(slug, &account.login).await?.is_some() {
        return Err(AccountError::Exists);
    }
    let event = AuditEvent::new(now, actor, "journal-personnel-cree").with("compte", account.login.as_str());
    note(store, slug, vec![BaseChange::PutStaff(account)], event).await
}

/// Changes the password of an account of a school's pages, and its role when one is given. Its sessions end.
pub async fn change_staff(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    login: &str,
    password: passerelle_store::PasswordHash,
    role: Option<SchoolRole>,
    (now, actor): (Timestamp, &str),
) -> Result<(), AccountError> {
    let kept = store.staff(slug, login.trim()).await?.ok_or(AccountError::Unknown)?;
    let account = StaffAccount { password, role: role.unwrap_or(kept.role), ..kept };
    let owner = slug.staff_owner(&account.login);
    let event =
        AuditEvent::new(now, actor, "journal-personnel-mot-de-passe").with("compte", account.login.as_str());
    note(store, slug, vec![BaseChange::PutStaff(account)], event).await?;
    store.close_owned(Realm::School, &owner).await?;
    Ok(())
}

fn named(name: &str) -> Result<&str, AccountError> {
    let name = name.trim();
    let usable = !name.is_empty()
        && name.chars().count() <= 64
        && !name.chars().any(|c| c.is_control() || c.is_whitespace());
    usable.then_some(name).ok_or(AccountError::Name)
}

async fn note(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    changes: Vec<BaseChange>,
    event: AuditEvent,
) -> Result<(), AccountError> {
    store.commit(slug, Commit { changes, event, expected: None }).await?;
    Ok(())
}
