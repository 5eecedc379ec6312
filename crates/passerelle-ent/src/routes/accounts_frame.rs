//! What every page of « Gestion des comptes » stands on: a manager, one of their schools, the bars around the page.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use passerelle_model::Uai;
use passerelle_store::ent::Establishment;
use passerelle_web::{Known, Page, PageLink, Problem, Visitor};
use passerelle_words::Words;

use crate::ops::accounts::{AccountError, Manager};
use crate::rules::accounts::{AccountRefusal, open_school};
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// Where the pages of the account management are; the bar « Alertes », « Comptes », « Locaux »,
/// « Exports », « Importer ».
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Section {
    Alerts,
    Accounts,
    Locals,
    Exports,
    Import,
}

impl Section {
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Alerts, "comptes-barre-alertes", "/ent/alertes"),
        (Self::Accounts, "comptes-barre-comptes", "/ent/comptes"),
        (Self::Locals, "comptes-barre-locaux", "/ent/locaux"),
        (Self::Exports, "comptes-barre-exports", "/ent/exports"),
        (Self::Import, "comptes-barre-importer", "/ent/comptes/importer"),
    ];
}

/// Somebody who manages the accounts of the school that the address names (`etab`), or of their first one. Extracting
/// it refuses everybody else.
pub(crate) struct Managing {
    /// Who is signed in.
    pub(crate) current: CurrentAccount,
    /// What they may manage.
    pub(crate) manager: Manager,
    /// The school shown.
    pub(crate) school: Establishment,
    /// Who is asking.
    pub(crate) visitor: Visitor,
    /// The texts.
    pub(crate) w: Words,
}

impl Managing {
    async fn of(state: &EntState, current: CurrentAccount, visitor: Visitor) -> Result<Self, Problem> {
        let manager = Manager {
            own: current.account.id,
            schools: current.managed_schools(),
            administrator: current.administers(),
        };
        let wanted = parameter(&visitor, "etab");
        let wanted = match wanted.as_str() {
            "" => None,
            code => Some(code.parse::<Uai>().map_err(|_| forbidden())?),
        };
        let uai = open_school(&manager.schools, wanted).map_err(AccountError::from)?;
        let school =
            state.store().establishment(uai).await?.ok_or_else(|| Problem::known(Known::NotFound))?;
        let w = visitor.words(&CATALOGUE);
        Ok(Self { current, manager, school, visitor, w })
    }

    /// A value of the query; empty when it is not there.
    pub(crate) fn parameter(&self, name: &str) -> String {
        parameter(&self.visitor, name)
    }

    /// The school in a query, for whoever has several.
    pub(crate) fn school_query(&self) -> String {
        if self.manager.schools.len() > 1 { format!("etab={}", self.school.uai) } else { String::new() }
    }

    /// The address of another page about the same school.
    pub(crate) fn href(&self, path: &str) -> String {
        let school = self.school_query();
        match (school.is_empty(), path.contains('?')) {
            (true, _) => path.to_owned(),
            (false, true) => format!("{path}&{school}"),
            (false, false) => format!("{path}?{school}"),
        }
    }

    /// A page of a section.
    pub(crate) fn page(&self, title: impl Into<String>, section: Section) -> Page {
        let mut page = self.current.page(&self.visitor, title).wide().personal();
        page = page.header(format!("{} ({})", self.school.name, self.school.uai));
        page.tabs = Section::ALL
            .map(|(one, label, path)| PageLink {
                label: self.w.say(label),
                href: self.href(path),
                current: one == section,
            })
            .into();
        page
    }

    /// The bar of schools: the one shown, and « Nouvelle structure ».
    pub(crate) fn structures(&self) -> Vec<PageLink> {
        let choosing = self.visitor.path() == STRUCTURES;
        vec![
            PageLink { label: self.school.name.clone(), href: self.href("/ent/comptes"), current: !choosing },
            PageLink {
                label: self.w.say("comptes-nouvelle-structure"),
                href: self.href(STRUCTURES),
                current: choosing,
            },
        ]
    }
}

/// Where another school is opened.
pub(crate) const STRUCTURES: &str = "/ent/structures";

impl FromRequestParts<EntState> for Managing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &EntState) -> Result<Self, Response> {
        let current = CurrentAccount::from_request_parts(parts, state).await?;
        let visitor = Visitor::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        Self::of(state, current, visitor).await.map_err(IntoResponse::into_response)
    }
}

fn parameter(visitor: &Visitor, name: &str) -> String {
    let mut pairs = url::form_urlencoded::parse(visitor.query().as_bytes());
    pairs.find(|(found, _)| found == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn forbidden() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, None, "comptes-interdit", &CATALOGUE)
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        let conflict = |key| Self::new(StatusCode::CONFLICT, None, key, &CATALOGUE);
        match error {
            AccountError::Missing => Self::known(Known::NotFound),
            AccountError::Refused(AccountRefusal::OtherSchool) => forbidden(),
            AccountError::Refused(AccountRefusal::ManagesElsewhere) => {
                conflict("comptes-gere-ailleurs").status(StatusCode::FORBIDDEN)
            }
            AccountError::Refused(AccountRefusal::Administrator) => {
                conflict("comptes-administre").status(StatusCode::FORBIDDEN)
            }
            AccountError::Refused(AccountRefusal::OwnAccount) => conflict("comptes-son-propre-compte"),
            AccountError::Refused(AccountRefusal::State { .. }) => conflict("comptes-etat-autre"),
            AccountError::Store(error) => error.into(),
            AccountError::Draw(error) => error.into(),
            AccountError::Memberships(_) => Self::known(Known::BadRequest),
        }
    }
}
