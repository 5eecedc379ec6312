//! One person at a time: suggestions, « rapprocher », « aucune de ces personnes », « annuler ».

use passerelle_model::{LocalUser, PartnerAccount, Provider};
use passerelle_reconcile::{
    Decision, Existing, Input, LinkDecision, Options, Outcome, Rules, Suggestion, reconcile,
};
use passerelle_store::StoreError;
use passerelle_store::service::{AccountRow, BaseChange, BaseContent, UserRow};

use super::{Desk, Result, blocking};
use crate::rules::school::linking::{self, AsideReason, Likeness};
use crate::rules::school::retrieval;
use crate::rules::school::view::View;

/// What the page of one person shows.
#[derive(Debug)]
pub struct Person {
    /// What the base holds.
    pub content: BaseContent,
    /// Where the person stands in it.
    pub row: usize,
    /// What the engine sees.
    pub seen: Seen,
}

/// What the engine sees for one person.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Seen {
    /// The account that identical rules would give.
    pub certain: Option<LinkDecision>,
    /// The accounts that may be theirs, best first. `account` is a place among the content's accounts.
    pub suggestions: Vec<Suggestion>,
}

impl Person {
    /// The person's row.
    pub fn user(&self) -> &UserRow {
        &self.content.users[self.row]
    }

    /// The content, indexed.
    pub fn view(&self) -> View<'_> {
        View::new(&self.content, Provider::Cas)
    }

    /// An account by row number.
    pub fn account(&self, n: i64) -> Option<&AccountRow> {
        self.content.accounts.iter().find(|row| row.n == n)
    }

    /// How the person and an account look alike; accounts beyond the suggestions are looked at on their own.
    pub fn likeness(&self, account: &AccountRow) -> Likeness {
        let at = |place: usize| self.content.accounts.get(place).is_some_and(|row| row.n == account.n);
        if self.seen.certain.as_ref().and_then(|link| link.account).is_some_and(at) {
            return Likeness::Certain;
        }
        match self.seen.suggestions.iter().find(|suggestion| at(suggestion.account)) {
            Some(suggestion) => Likeness::Suggested(suggestion.level),
            None => alone(&self.user().record.user, &account.account),
        }
    }
}

/// Two records without anybody around them.
fn alone(user: &LocalUser, account: &PartnerAccount) -> Likeness {
    let input =
        Input { users: std::slice::from_ref(user), accounts: std::slice::from_ref(account), links: &[] };
    let outcome = reconcile(input, Options { rules: Rules::Exact, existing: Existing::Keep });
    match outcome.decisions.first() {
        Some(Decision::Linked(_)) => Likeness::Certain,
        Some(Decision::Open(review)) => review
            .suggestions
            .first()
            .map_or(Likeness::None, |suggestion| Likeness::Suggested(suggestion.level)),
        Some(Decision::SetAside) | None => Likeness::None,
    }
}

/// A person with what the engine sees for them. `with_suggestions` looks among all the accounts.
pub async fn person(desk: &Desk, n: i64, with_suggestions: bool) -> Result<Person> {
    let content = desk.content().await?;
    let place = content.users.iter().position(|row| row.n == n);
    let row = place.ok_or(StoreError::Missing { what: "user" })?;
    if !with_suggestions || content.accounts.is_empty() {
        return Ok(Person { content, row, seen: Seen::default() });
    }
    blocking(move || {
        let seen = look(&content, row);
        Person { content, row, seen }
    })
    .await
}

/// Identical rules, so that whoever is not identical stays open and gets suggestions.
fn look(content: &BaseContent, row: usize) -> Seen {
    let users: Vec<LocalUser> = content.users.iter().map(|row| row.record.user.clone()).collect();
    let accounts: Vec<PartnerAccount> = content.accounts.iter().map(|row| row.account.clone()).collect();
    let links = retrieval::links(content, |_| true);
    let input = Input { users: &users, accounts: &accounts, links: &links };
    let Outcome { mut decisions } =
        reconcile(input, Options { rules: Rules::Exact, existing: Existing::Keep });
    match decisions.swap_remove(row) {
        Decision::Linked(link) => Seen { certain: Some(link), suggestions: Vec::new() },
        Decision::Open(review) => Seen { certain: None, suggestions: review.suggestions },
        Decision::SetAside => Seen::default(),
    }
}

/// What linking a person with an account would change; refused as [`link`] is. Nothing is written.
pub fn trial(
    desk: &Desk,
    person: &Person,
    account: &AccountRow,
    reason: &str,
    taking_over: bool,
) -> Result<Vec<BaseChange>> {
    let (view, likeness) = (person.view(), person.likeness(account));
    let stamp = (desk.now, desk.login.as_str());
    Ok(linking::link(&view, person.user(), account, likeness, reason, taking_over, stamp)?)
}

/// Links a person with an account.
pub async fn link(
    desk: &Desk,
    person: &Person,
    account: &AccountRow,
    reason: &str,
    taking_over: bool,
) -> Result<()> {
    desk.may_change()?;
    let changes = trial(desk, person, account, reason, taking_over)?;
    let view = person.view();
    let mut event = desk
        .event("journal-rapproche")
        .with("utilisateur", person.user().n)
        .with("compte", account.n)
        .with("population", person.user().record.user.population.code());
    if !reason.trim().is_empty() {
        event = event.with("raison", reason.trim());
    }
    if let Some(holder) = view.holder(account.account.population, &account.account.id) {
        event = event.with("libere", holder.n);
    }
    desk.commit(changes, event).await?;
    Ok(())
}

/// « Aucune de ces personnes ».
pub async fn set_aside(desk: &Desk, person: &Person, reason: AsideReason) -> Result<()> {
    desk.may_change()?;
    let changes = linking::set_aside(&person.view(), person.user(), (desk.now, &desk.login))?;
    let event =
        desk.event("journal-ecarte").with("utilisateur", person.user().n).with("raison", reason.code());
    desk.commit(changes, event).await?;
    Ok(())
}

/// « Annuler ce rapprochement ». Tells whether there was anything to undo.
pub async fn undo(desk: &Desk, n: i64) -> Result<bool> {
    desk.may_change()?;
    let person = person(desk, n, false).await?;
    let Some(changes) = linking::undo(&person.view(), person.user()) else { return Ok(false) };
    desk.commit(changes, desk.event("journal-annule").with("utilisateur", n)).await?;
    Ok(true)
}
