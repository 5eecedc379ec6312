//! What `/cas/login` answers (CAS 3.0, section 2.1).

use passerelle_sso::service::{InvalidServiceUrl, ServiceUrl, TicketParameter};

use super::parameters::{Parameters, Repeated};

/// The service that a ticket is asked for, and how it wants to be given it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Its address.
    pub service: ServiceUrl,
    /// `ticket`, or `SAMLart` where the address came as `TARGET`.
    pub parameter: TicketParameter,
}

/// A request to sign in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignOnRequest {
    /// For a service, or for nothing but the session.
    pub asked: Option<Asked>,
    /// The person must prove who they are now.
    pub renew: bool,
    /// The person must not be asked anything.
    pub gateway: bool,
    /// How the ticket goes to the service.
    pub handing: Handing,
}

/// How a ticket goes to its service (`method`). What is asked for and not known, such as headers, which no browser
/// passes on, is the usual way (CAS 3.0, section 2.1.1).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Handing {
    /// The browser is redirected.
    #[default]
    Redirect,
    /// The browser posts a form.
    Form,
}

/// Why a request to sign in is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SignOnRefusal {
    /// A parameter is given twice.
    #[error(transparent)]
    Repeated(#[from] Repeated),
    /// `service` and `TARGET`, or the address and the form, name two services.
    #[error("two services are named")]
    TwoServices,
    /// The address of the service is not one that we send people to.
    #[error(transparent)]
    Service(#[from] InvalidServiceUrl),
}

impl SignOnRequest {
    /// Reads the query of the request, and the form's fields where there is a form.
    pub fn read(query: &Parameters, form: &Parameters) -> Result<Self, SignOnRefusal> {
        let mut named: Option<(&str, TicketParameter)> = None;
        for (source, name, parameter) in [
            (query, "service", TicketParameter::Ticket),
            (form, "service", TicketParameter::Ticket),
            (query, "TARGET", TicketParameter::SamlArt),
            (form, "TARGET", TicketParameter::SamlArt),
        ] {
            match (source.once(name)?.filter(|value| !value.is_empty()), named) {
                (Some(value), None) => named = Some((value, parameter)),
                (Some(value), Some(earlier)) if (value, parameter) != earlier => {
                    return Err(SignOnRefusal::TwoServices);
                }
                _ => {}
            }
        }
        let asked = match named {
            Some((address, parameter)) => Some(Asked { service: ServiceUrl::parse(address)?, parameter }),
            None => None,
        };
        let method = match (query.once("method")?, form.once("method")?) {
            (Some(method), _) | (None, Some(method)) => method,
            (None, None) => "",
        };
        Ok(Self {
            asked,
            handing: if method == "POST" { Handing::Form } else { Handing::Redirect },
            renew: query.flag("renew")? || form.flag("renew")?,
            gateway: query.flag("gateway")? || form.flag("gateway")?,
        })
    }

    /// What to do, once the service is known to be registered.
    pub fn step(&self, signed_in: bool) -> Step {
        match (&self.asked, signed_in) {
            _ if self.renew => Step::AskCredentials,
            (Some(_), true) => Step::HandOver,
            (Some(_), false) if self.gateway => Step::SendBack,
            (None, true) => Step::AlreadySignedIn,
            (_, false) => Step::AskCredentials,
        }
    }
}

/// What `/cas/login` does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Says that the session is open.
    AlreadySignedIn,
    /// Shows the form.
    AskCredentials,
    /// Sends the browser to the service with a ticket.
    HandOver,
    /// Sends the browser to the service without a ticket.
    SendBack,
}

#[cfg(test)]
mod tests {
    use super::{Handing, SignOnRefusal, SignOnRequest, Step};
    use crate::rules::parameters::Parameters;

    fn read(query: &str, form: &str) -> Result<SignOnRequest, SignOnRefusal> {
        SignOnRequest::read(&Parameters::read(query), &Parameters::read(form))
    }

    #[test]
    fn the_table_of_renew_gateway_and_session() {
        const S: &str = "service=https://a.example/";
        for (query, signed_in, step) in [
            ("", false, Step::AskCredentials),
            ("", true, Step::AlreadySignedIn),
            ("gateway=true", false, Step::AskCredentials),
            ("gateway=true", true, Step::AlreadySignedIn),
            (S, false, Step::AskCredentials),
            (S, true, Step::HandOver),
            (&format!("{S}&renew=true"), false, Step::AskCredentials),
            (&format!("{S}&renew=true"), true, Step::AskCredentials),
            (&format!("{S}&gateway=true"), false, Step::SendBack),
            (&format!("{S}&gateway=true"), true, Step::HandOver),
            (&format!("{S}&gateway=true&renew=true"), false, Step::AskCredentials),
            (&format!("{S}&gateway=true&renew=true"), true, Step::AskCredentials),
        ] {
            assert_eq!(
                read(query, "").map(|request| request.step(signed_in)),
                Ok(step),
                "{query} {signed_in}"
            );
        }
    }

    #[test]
    fn the_ticket_goes_by_a_form_when_that_is_asked_in_so_many_letters() {
        let handing = |query: &str| read(query, "").map(|request| request.handing);
        assert_eq!(handing("method=POST"), Ok(Handing::Form));
        for usual in ["", "method=GET", "method=HEADER", "method=post", "method="] {
            assert_eq!(handing(usual), Ok(Handing::Redirect), "{usual}");
        }
        assert_eq!(read("", "method=POST").map(|request| request.handing), Ok(Handing::Form));
        assert!(matches!(handing("method=POST&method=GET"), Err(SignOnRefusal::Repeated(_))));
    }

    #[test]
    fn one_service_is_named_in_one_way() {
        const A: &str = "service=https://a.example/";
        assert!(read(A, A).is_ok_and(|request| request.asked.is_some()), "the same twice");
        assert!(read("", A).is_ok_and(|request| request.asked.is_some()));
        assert_eq!(read(A, "service=https://b.example/"), Err(SignOnRefusal::TwoServices));
        assert_eq!(
            read("service=https://a.example/&TARGET=https://a.example/", ""),
            Err(SignOnRefusal::TwoServices)
        );
        assert!(matches!(read(&format!("{A}&{A}"), ""), Err(SignOnRefusal::Repeated(_))));
        assert!(matches!(read("service=javascript:alert(1)", ""), Err(SignOnRefusal::Service(_))));
        assert!(matches!(read(&format!("{A}&renew=1&renew=1"), ""), Err(SignOnRefusal::Repeated(_))));
    }
}
