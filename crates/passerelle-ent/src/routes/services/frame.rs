//! What every page of the administration stands on.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use passerelle_store::ent::{AccountId, Recipient};
use passerelle_web::{Known, Page, Problem, Visitor};
use passerelle_words::Words;

use crate::ops::services::ServiceError;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, CurrentAdministrator, EntState};

/// Where the services are listed.
pub(super) const LIST: &str = "/ent/services";

/// Somebody who administers the ENT. Extracting it refuses everybody else.
pub(crate) struct Administrating {
    /// Who is signed in.
    pub(crate) current: CurrentAccount,
    /// Who is asking.
    pub(crate) visitor: Visitor,
    /// The texts.
    pub(crate) w: Words,
}

impl Administrating {
    /// The own account.
    pub(crate) fn own(&self) -> AccountId {
        self.current.account.id
    }

    /// A page.
    pub(crate) fn page(&self, title: impl Into<String>) -> Page {
        self.current.page(&self.visitor, title).wide()
    }

    /// A page about the services in general.
    pub(in crate::routes) fn general(&self, title_key: &str) -> Page {
        self.page(self.w.say(title_key))
            .tab(self.w.say("services-titre"), LIST)
            .tab(self.w.say("services-essai-titre"), "/ent/services/essai")
            .tab(self.w.say("emprunteurs-titre"), crate::routes::borrowers::PAGE)
    }

    /// A page about one service.
    pub(super) fn about(&self, recipient: &Recipient, title_key: &str) -> Page {
        let base = address(&recipient.id);
        self.page(self.w.say(title_key))
            .header(recipient.name.clone())
            .crumb(self.w.say("services-titre"), LIST)
            .tab(self.w.say("services-reglages-titre"), base.clone())
            .tab(self.w.say("services-transmission-titre"), format!("{base}/transmission"))
            .tab(self.w.say("cles-titre"), format!("{base}/cles"))
    }

    /// A value of the query; empty when it is not there.
    pub(crate) fn parameter(&self, name: &str) -> String {
        let mut pairs = url::form_urlencoded::parse(self.visitor.query().as_bytes());
        pairs.find(|(found, _)| found == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    }
}

/// Where a service is set up.
pub(super) fn address(id: &str) -> String {
    format!("{LIST}/{id}")
}

impl FromRequestParts<EntState> for Administrating {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &EntState) -> Result<Self, Response> {
        let CurrentAdministrator(current) = CurrentAdministrator::from_request_parts(parts, state).await?;
        let visitor = Visitor::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let w = visitor.words(&CATALOGUE);
        Ok(Self { current, visitor, w })
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Missing => Self::known(Known::NotFound),
            ServiceError::Taken => Self::known(Known::Conflict),
            ServiceError::Stale => Self::known(Known::Stale),
            ServiceError::Store(error) => error.into(),
        }
    }
}
