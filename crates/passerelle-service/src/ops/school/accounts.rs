//! The users of the base, one by one: their spaces, and the codes with which they choose a password.

use std::collections::HashMap;

use passerelle_model::{LocalId, Secret, Space, Timestamp};
use passerelle_store::service::{ActivationCode, BaseChange, BaseContent, BaseSlug, SchoolRole, UserRow};
use passerelle_store::{Realm, StoreError};
use passerelle_web::paper_code::{ACTIVATION_LIFE, code};
use passerelle_web::{Vault, random};

use super::{Desk, Result, SchoolError};
use crate::rules::school::accounts::{Whom, chosen_spaces, with_logins};

/// A code, for the person that it was drawn for. It is shown once.
#[derive(Debug)]
pub struct Slip {
    /// Whose it is, login included.
    pub user: UserRow,
    /// The code.
    pub code: Secret<String>,
    /// When it stops working.
    pub expires: Timestamp,
}

/// The users of the base and their codes.
#[derive(Debug)]
pub struct Roll {
    /// What the base holds.
    pub content: BaseContent,
    /// The codes on paper, by user.
    pub codes: HashMap<LocalId, ActivationCode>,
}

/// Reads them now.
pub async fn roll(desk: &Desk) -> Result<Roll> {
    let content = desk.content().await?;
    let codes = desk.store.activation_codes(&desk.base.slug).await?;
    Ok(Roll { content, codes: codes.into_iter().map(|code| (code.user.clone(), code)).collect() })
}

/// The permanent address, where people enter once the base is in service; while it waits, it has a slug of its own.
pub async fn address(desk: &Desk) -> Result<BaseSlug> {
    Ok(desk.store.plans(&desk.base.slug).await?.address)
}

/// Gives codes to these people. Their passwords no longer serve, and the sessions that were opened with them end. Who has
/// no login gets one.
pub async fn give_codes(desk: &Desk, vault: &Vault, whom: &Whom) -> Result<Vec<Slip>> {
    if desk.role < SchoolRole::Referent {
        return Err(SchoolError::Role);
    }
    let content = desk.content().await?;
    let users: Vec<&UserRow> = content.users.iter().filter(|row| whom.is(row)).collect();
    if users.is_empty() {
        return match whom {
            Whom::One(_) => Err(StoreError::Missing { what: "user" }.into()),
            Whom::Waiting { .. } => Ok(Vec::new()),
        };
    }
    let named = with_logins(&content, &users);
    let address = address(desk).await?;
    let expires = desk.now.plus(ACTIVATION_LIFE);
    let mut slips = Vec::with_capacity(users.len());
    let mut codes = Vec::with_capacity(users.len());
    for row in users {
        let user = &row.record.user.id;
        let code = code(random::bytes().map_err(StoreError::from)?);
        let mark = vault.mark(&ActivationCode::owner(&address, user), &code);
        codes.push(ActivationCode { user: user.clone(), mark, expires });
        let record = named.get(user).unwrap_or(&row.record).clone();
        slips.push(Slip { user: UserRow { n: row.n, record }, code: Secret::new(code), expires });
    }
    let event = match whom {
        Whom::One(n) => desk.event("journal-code-donne").with("utilisateur", *n),
        Whom::Waiting { .. } => desk.event("journal-codes-donnes").with("n", slips.len()),
    };
    let changes =
        vec![BaseChange::PutUsers(named.into_values().collect()), BaseChange::PutActivationCodes(codes)];
    desk.commit(changes, event).await?;
    for slip in &slips {
        let owner = desk.base.slug.user_owner(slip.user.n);
        for realm in [Realm::Spaces, Realm::Client] {
            desk.store.close_owned(realm, &owner).await?;
        }
    }
    Ok(slips)
}

/// Sets the spaces that a user enters. Tells whether anything changed.
pub async fn set_spaces(desk: &Desk, n: i64, chosen: &[Space]) -> Result<bool> {
    desk.may_change()?;
    let row = desk.store.user(&desk.base.slug, n).await?;
    let mut record = row.ok_or(StoreError::Missing { what: "user" })?.record;
    let spaces = chosen_spaces(record.user.population, chosen);
    if spaces == record.spaces {
        return Ok(false);
    }
    let words = |spaces: &[Space]| spaces.iter().map(|space| space.slug()).collect::<Vec<_>>().join(",");
    let event = desk
        .event("journal-espaces")
        .with("utilisateur", n)
        .with("avant", words(&record.spaces))
        .with("apres", words(&spaces));
    record.spaces = spaces;
    desk.commit(vec![BaseChange::PutUsers(vec![record])], event).await?;
    Ok(true)
}

/// The changes that bring a content back without the passwords of then, and with the codes of now.
pub(super) async fn brought_back(
    desk: &Desk,
    now: &BaseContent,
    then: BaseContent,
) -> Result<Vec<BaseChange>> {
    let then = crate::rules::school::accounts::with_present_passwords(then, now);
    let mut codes = desk.store.activation_codes(&desk.base.slug).await?;
    codes.retain(|code| then.users.iter().any(|row| row.record.user.id == code.user));
    Ok(vec![BaseChange::Restore(then), BaseChange::PutActivationCodes(codes)])
}
