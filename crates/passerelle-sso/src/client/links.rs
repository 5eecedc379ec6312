//! Addresses that follow from two: the CAS server's and the service's.

use passerelle_model::CasDelegation;

use crate::client::ValidationMethod;
use crate::encoding::parameter;
use crate::service::{InvalidServiceUrl, ServiceUrl};

/// The address of a CAS server, such as `https://ent.netocentre.fr/cas`: https (or http on this machine), no query, no
/// fragment, no slash at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CasBase(Box<str>);

/// Why an address is not that of a CAS server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidCasBase {
    /// It is no address at all.
    #[error(transparent)]
    Address(#[from] InvalidServiceUrl),
    /// It has a `?` or a `#`.
    #[error("the address of a CAS server has neither query nor fragment")]
    Query,
}

impl CasBase {
    /// Checks an address that someone typed; slashes at its end are removed.
    pub fn parse(text: &str) -> Result<Self, InvalidCasBase> {
        let text = text.trim().trim_end_matches('/');
        ServiceUrl::parse(text)?;
        if text.contains(['?', '#']) {
            return Err(InvalidCasBase::Query);
        }
        Ok(Self(text.into()))
    }

    /// The address, without slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// *Lien d'authentification*: where the browser goes to sign in.
pub fn login_url(cas: &CasBase, service: &ServiceUrl) -> String {
    format!("{}/login?service={}", cas.as_str(), parameter(service.as_str()))
}

/// How somebody is to be asked who they are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Asking {
    /// Whoever is signed in already is not asked.
    #[default]
    Once,
    /// Everybody is asked for their password (`renew`).
    Again,
    /// Nobody is: who is not signed in comes back without ticket (`gateway`).
    InPassing,
}

impl Asking {
    /// How those are asked who come to sign in.
    pub const fn of(cas: &CasDelegation) -> Self {
        if cas.renew { Self::Again } else { Self::Once }
    }
}

/// Where the browser goes to sign in, asked in this way.
pub fn sign_in_url(cas: &CasBase, service: &ServiceUrl, asking: Asking) -> String {
    let way = match asking {
        Asking::Once => "",
        Asking::Again => "&renew=true",
        Asking::InPassing => "&gateway=true",
    };
    format!("{}{way}", login_url(cas, service))
}

/// *Lien de validation*: where tickets are validated, without the ticket.
pub fn validation_url(method: ValidationMethod, cas: &CasBase, service: &ServiceUrl) -> String {
    let (path, name) = match method {
        ValidationMethod::Cas2 => ("serviceValidate", "service"),
        ValidationMethod::Cas3 => ("p3/serviceValidate", "service"),
        ValidationMethod::Saml11 => ("samlValidate", "TARGET"),
    };
    format!("{}/{path}?{name}={}", cas.as_str(), parameter(service.as_str()))
}

/// *URL à communiquer au socle ENT*: the pattern to register there, everything under the public address.
pub fn communicated_pattern(public: &ServiceUrl) -> String {
    format!("{}/**", page(public).trim_end_matches('/'))
}

/// The address that bypasses the ENT: the service's own password is asked.
pub fn direct_url(public: &ServiceUrl) -> String {
    format!("{}?login=true", page(public))
}

/// Without query and fragment.
fn page(address: &ServiceUrl) -> &str {
    let raw = address.as_str();
    &raw[..raw.find(['?', '#']).unwrap_or(raw.len())]
}
