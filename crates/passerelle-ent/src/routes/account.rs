//! *Fiche compte* (S24): who it is, where, and how services know it.

use askama::Template;
use axum::extract::{Path, State};
use passerelle_store::ent::{Account, AccountId};
use passerelle_store::{AuditEvent, StoreError};
use passerelle_web::components::{Panel, State as Word};
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::{matched, name, place, state, title};
use crate::EntState;
use crate::ops::accounts::{history, load, relatives};
use crate::ops::identifier::identifiers_sent;
use crate::rules::accounts::{Action, may_do};

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/comptes/{n}", Access::AccountManager, account)
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    /// Label and value.
    identity: Vec<(String, String)>,
    /// School, population, class or function.
    memberships: Vec<(String, String, String)>,
    guardians: Vec<(String, String)>,
    children: Vec<(String, String)>,
    state: Word,
    /// Until when the activation code works; empty without one.
    code: String,
    second_factor: bool,
    transmissions: String,
    known_by: Vec<KnownBy>,
    /// When, and what was done.
    history: Vec<(String, String)>,
    /// Address and label.
    actions: Vec<(String, String)>,
    back: String,
}

/// What a recipient knows the account by.
struct KnownBy {
    recipient: String,
    opaque: String,
    own: Vec<String>,
    matched: Word,
}

async fn account(State(ent): State<EntState>, managing: Managing, Path(n): Path<AccountId>) -> Rendered {
    let w = managing.w;
    let account = load(&ent, &managing.manager, n).await?;
    let (guardians, children) = relatives(&ent, &managing.manager, &account).await?;
    let link = |one: &Account| (name(w, one), managing.href(&format!("/ent/comptes/{}", one.id)));
    let allowed = |action: &Action| may_do(*action, &managing.manager, &account).is_ok();
    let code = account.credentials.activation.as_ref().filter(|code| code.expires > ent.now());
    let actions = Action::ALL.into_iter().filter(allowed).map(|action| {
        (managing.href(&format!("/ent/comptes/{n}/{}", action.code())), w.say(action_key(action)))
    });
    let mut page = managing.page(w.say("comptes-fiche-titre"), Section::Accounts);
    if let Some(message) = message(w, &managing.parameter("fait")) {
        page = page.message(message);
    }
    Ok(html(&AccountPage {
        page,
        w,
        structures: managing.structures(),
        name: name(w, &account),
        identity: identity(w, &account),
        memberships: memberships(&ent, w, &account).await?,
        guardians: guardians.iter().map(link).collect(),
        children: children.iter().map(link).collect(),
        state: state(w, account.state),
        code: code.map(|code| w.date(code.expires)).unwrap_or_default(),
        second_factor: account.credentials.second_factor.is_some(),
        transmissions: managing.href(&format!("/ent/comptes/{n}/transmissions")),
        known_by: known_by(&ent, w, n).await?,
        history: history(&ent, n).await?.iter().map(|event| told(w, n, event)).collect(),
        actions: actions.collect(),
        back: managing.href("/ent/comptes"),
    }))
}

fn identity(w: Words, account: &Account) -> Vec<(String, String)> {
    let birth_date = account.birth_date.map(|date| w.birth_date(date)).unwrap_or_default();
    let origin = if account.local { "comptes-origine-locale" } else { "comptes-origine-annuaire" };
    [
        ("comptes-civilite", title(w, account.title)),
        ("comptes-nom", account.family_name.clone()),
        ("comptes-prenom", account.given_name.clone()),
        ("comptes-naissance", birth_date),
        ("comptes-colonne-connexion", account.login.clone()),
        ("comptes-origine", w.say(origin)),
        ("comptes-cree-le", w.date(account.created)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (w.say(key), value))
    .collect()
}

async fn memberships(
    ent: &EntState,
    w: Words,
    account: &Account,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let mut rows = Vec::new();
    for one in &account.memberships {
        let school = ent.store().establishment(one.uai).await?;
        let school =
            school.map_or_else(|| one.uai.to_string(), |found| format!("{} ({})", found.name, found.uai));
        rows.push((school, w.population(one.population), place(one)));
    }
    Ok(rows)
}

async fn known_by(ent: &EntState, w: Words, n: AccountId) -> Result<Vec<KnownBy>, StoreError> {
    let sent = identifiers_sent(ent, n).await?;
    let own = ent.store().service_identifiers(n).await?;
    let known = ent.store().recipients().await?.into_iter().map(|recipient| {
        let own: Vec<_> =
            own.iter().filter(|(whose, _)| *whose == recipient.id).map(|(_, id)| id.clone()).collect();
        let opaque = sent.iter().find(|(id, ..)| *id == recipient.id).map(|(.., id)| id.to_string());
        KnownBy {
            recipient: recipient.name,
            opaque: opaque.unwrap_or_default(),
            matched: matched(w, !own.is_empty()),
            own,
        }
    });
    Ok(known.collect())
}

fn told(w: Words, n: AccountId, event: &AuditEvent) -> (String, String) {
    (w.moment(event.at), w.tell1(&event.action, "compte", n.to_string()))
}

/// The label of an action's button.
pub(crate) fn action_key(action: Action) -> &'static str {
    match action {
        Action::Code => "comptes-action-code",
        Action::Rename => "comptes-action-nom",
        Action::Memberships => "comptes-action-structures",
        Action::SecondFactor => "comptes-action-second-facteur",
        Action::SignOut => "comptes-action-connexions",
        Action::Block => "comptes-action-bloquer",
        Action::Unblock => "comptes-action-debloquer",
        Action::Remove => "comptes-action-supprimer",
        Action::Restore => "comptes-action-retablir",
    }
}

fn message(w: Words, done: &str) -> Option<Panel> {
    let key = match done {
        "cree" => "comptes-fait-cree",
        "bloquer" => "comptes-fait-bloque",
        "debloquer" => "comptes-fait-debloque",
        "nom" => "comptes-fait-renomme",
        "structures" => "comptes-fait-structures",
        "second-facteur" => "comptes-fait-second-facteur",
        "connexions" => "comptes-fait-connexions",
        "supprimer" => "comptes-fait-supprime",
        "retablir" => "comptes-fait-retabli",
        _ => return None,
    };
    Some(Panel::success(w.say(key)))
}
