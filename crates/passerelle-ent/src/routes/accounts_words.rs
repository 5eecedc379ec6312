//! How pages word what an account is.

use passerelle_model::{Title, Uai};
use passerelle_store::ent::{Account, AccountState, Membership};
use passerelle_web::components::{Icon, State};
use passerelle_words::{Words, full_name};

use crate::ops::open_sessions::OpenSession;

/// « MARCHAND Élodie »; « sans nom » for want of one.
pub(crate) fn name(w: Words, account: &Account) -> String {
    let name = full_name(&account.family_name, &account.given_name);
    if name.is_empty() { w.say("comptes-sans-nom") } else { name }
}

/// *État*, a word and a shape.
pub(crate) fn state(w: Words, state: AccountState) -> State {
    match state {
        AccountState::Inactive => State::new(Icon::Empty, w.say("comptes-etat-inactif")),
        AccountState::Active => State::new(Icon::Tick, w.say("comptes-etat-actif")),
        AccountState::Blocked => State::new(Icon::Bar, w.say("comptes-etat-bloque")),
        AccountState::Gone => State::new(Icon::Clock, w.say("comptes-etat-supprime")),
    }
}

/// Whether the service has named its identifier.
pub(crate) fn matched(w: Words, matched: bool) -> State {
    if matched {
        State::new(Icon::Tick, w.say("comptes-rapproche-oui"))
    } else {
        State::new(Icon::Empty, w.say("comptes-rapproche-non"))
    }
}

/// *Civilité*.
pub(crate) fn title(w: Words, title: Option<Title>) -> String {
    match title {
        None => String::new(),
        Some(Title::Mr) => w.say("comptes-civilite-m"),
        Some(Title::Mrs) => w.say("comptes-civilite-mme"),
    }
}

/// *Classe* or *fonction*.
pub(crate) fn place(membership: &Membership) -> String {
    membership.class.clone().or_else(|| membership.function.clone()).unwrap_or_default()
}

/// A row of a table of accounts.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) populations: String,
    pub(crate) place: String,
    pub(crate) matched: State,
    pub(crate) state: State,
}

/// The row of an account in a school's table.
pub(crate) fn row(w: Words, account: &Account, school: Uai, is_matched: bool, href: String) -> Row {
    let here = || account.memberships.iter().filter(|one| one.uai == school);
    let joined =
        |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    Row {
        href,
        name: name(w, account),
        login: account.login.clone(),
        populations: joined(here().map(|one| w.population(one.population)).collect()),
        place: joined(here().map(place).collect()),
        matched: matched(w, is_matched),
        state: state(w, account.state),
    }
}

/// An open session, as people read it.
pub(crate) struct Connection {
    pub(crate) opened: String,
    pub(crate) seen: String,
    /// « cette connexion », « reste ouverte sur l’appareil », or nothing.
    pub(crate) remark: String,
}

/// The rows of a table of open sessions.
pub(crate) fn connections(w: Words, open: &[OpenSession]) -> Vec<Connection> {
    let remark = |one: &OpenSession| match (one.current, one.long_term) {
        (true, _) => w.say("connexions-celle-ci"),
        (false, true) => w.say("connexions-durable"),
        (false, false) => String::new(),
    };
    let row = |one: &OpenSession| Connection {
        opened: w.moment(one.opened),
        seen: w.moment(one.seen),
        remark: remark(one),
    };
    open.iter().map(row).collect()
}
