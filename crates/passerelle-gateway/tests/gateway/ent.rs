//! An ENT in process: a CAS server that can be told to lie.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use http::{Request, Response, StatusCode};
use passerelle_model::{OpaqueId, TicketValidation};
use passerelle_sso::server::saml_request;
use passerelle_sso::server::validation::{
    Attribute, AttributeName, AuthenticationMethod, CasVersion, Failure, FailureCode, Release, SamlAnswer,
    Success, cas_xml, saml_response,
};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ServiceTicket;
use passerelle_web::{Clock, FixedClock, Outbound, OutboundError};

/// How the ENT behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Manner {
    /// As it should.
    #[default]
    Honest,
    /// Nobody listens.
    Down,
    /// Sends the service elsewhere instead of answering.
    Redirecting,
    /// Five megabytes of the right document.
    Endless,
    /// The assertion is for somebody else's service.
    OtherAudience,
    /// A second assertion, of another person.
    TwoAssertions,
    /// A refusal that carries an identifier all the same.
    FailureWithIdentifier,
    /// Another answer than XML.
    Gibberish,
    /// An answer of five minutes ago.
    Old,
    /// It fails, and says so.
    Failing,
    /// Names besides the identifier.
    Talkative,
}

/// The ENT.
pub(crate) struct Ent {
    clock: Arc<FixedClock>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    manner: Manner,
    tickets: HashMap<String, (String, OpaqueId)>,
    made: u8,
    asked: Vec<String>,
    told: HashMap<String, Vec<Attribute>>,
    /// The same addresses, in full.
    asked_in_full: Vec<String>,
    /// Seconds by which its clock is ahead.
    ahead: i64,
    /// Seconds since people have typed their password, beyond the usual.
    since: i64,
}

impl Ent {
    pub(crate) fn new(clock: Arc<FixedClock>) -> Self {
        Self { clock, inner: Mutex::default() }
    }

    pub(crate) fn behave(&self, manner: Manner) {
        self.inner.lock().expect("no panic").manner = manner;
    }

    /// Addresses that were asked, with what they say.
    pub(crate) fn asked_in_full(&self) -> Vec<String> {
        self.inner.lock().expect("no panic").asked_in_full.clone()
    }

    /// People signed in so many seconds ago.
    pub(crate) fn signed_in_since(&self, seconds: i64) {
        self.inner.lock().expect("no panic").since = seconds;
    }

    /// Puts its clock ahead by so many seconds, or behind.
    pub(crate) fn shift(&self, seconds: i64) {
        self.inner.lock().expect("no panic").ahead = seconds;
    }

    /// A ticket of this person for this service.
    pub(crate) fn ticket(&self, id: &str, service: &str) -> ServiceTicket {
        let mut inner = self.inner.lock().expect("no panic");
        inner.made += 1;
        let ticket = ServiceTicket::from_entropy([inner.made; 32]);
        let id = OpaqueId::new(id).expect("an identifier");
        inner.tickets.insert(ticket.as_str().to_owned(), (service.to_owned(), id));
        ticket
    }

    /// What it says of this person from now on, besides the identifier.
    pub(crate) fn tell(&self, id: &str, attributes: &[(&str, &[&str])]) {
        let attributes = attributes.iter().map(|(name, values)| Attribute {
            name: AttributeName::new(name).expect("a good name"),
            values: values.iter().map(|&value| value.to_owned()).collect(),
        });
        self.inner.lock().expect("no panic").told.insert(id.to_owned(), attributes.collect());
    }

    /// Addresses that were asked, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.inner.lock().expect("no panic").asked.clone()
    }

    fn answer(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let mut inner = self.inner.lock().expect("no panic");
        let url = url::Url::parse(&request.uri().to_string()).expect("an address");
        inner.asked.push(url.path().to_owned());
        inner.asked_in_full.push(url.to_string());
        let (manner, parameter) = (inner.manner, |name: &str| {
            url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
        });
        if manner == Manner::Down {
            return Err(OutboundError::Refused);
        }
        if manner == Manner::Redirecting {
            return Ok(response(StatusCode::FOUND, String::new()));
        }
        let method = match url.path() {
            "/cas/samlValidate" => TicketValidation::Saml11,
            "/cas/p3/serviceValidate" => TicketValidation::Cas3,
            _ => TicketValidation::Cas2,
        };
        let (ticket, service) = if method == TicketValidation::Saml11 {
            let asked = saml_request::parse(request.body(), saml_request::LIMITS).expect("a SAML request");
            (asked.artifact, parameter("TARGET").expect("a service"))
        } else {
            (parameter("ticket").expect("a ticket"), parameter("service").expect("a service"))
        };
        let service = ServiceUrl::parse(&service).expect("a good service");
        let outcome = match inner.tickets.remove(&ticket) {
            _ if manner == Manner::Failing => Err(Failure::from(FailureCode::InternalError)),
            None => Err(Failure::from(FailureCode::InvalidTicket)),
            Some((made_for, _)) if !ServiceUrl::parse(&made_for).expect("good").same_as(&service) => {
                Err(Failure::from(FailureCode::InvalidService))
            }
            Some((_, user)) => {
                let told = inner.told.get(user.as_str()).cloned().unwrap_or_default();
                Ok(self.success(user, told, manner, inner.since))
            }
        };
        let release = match &outcome {
            Ok(success) if !success.attributes.is_empty() => Release::ATTRIBUTES,
            _ => Release::IdentifierOnly,
        };
        let body = match method {
            TicketValidation::Saml11 => self.saml(&outcome, &service, manner, release, inner.ahead),
            TicketValidation::Cas2 => cas_xml(&outcome, CasVersion::V2, release),
            TicketValidation::Cas3 => cas_xml(&outcome, CasVersion::V3, release),
        };
        Ok(response(StatusCode::OK, twisted(body, manner)))
    }

    fn success(&self, user: OpaqueId, told: Vec<Attribute>, manner: Manner, since: i64) -> Success {
        let attributes = if manner == Manner::Talkative {
            [("nom", "BUKISA"), ("classe", "3A")]
                .map(|(name, value)| Attribute {
                    name: AttributeName::new(name).expect("a good name"),
                    values: vec![value.to_owned()],
                })
                .into()
        } else {
            told
        };
        let authenticated_at = self.clock.now().unix() - 10 - since;
        Success {
            user,
            attributes,
            authenticated_at,
            new_login: true,
            long_term: false,
            proxies: Vec::new(),
            pgt_iou: None,
        }
    }

    fn saml(
        &self,
        outcome: &Result<Success, Failure>,
        service: &ServiceUrl,
        manner: Manner,
        release: Release,
        ahead: i64,
    ) -> String {
        let elsewhere = ServiceUrl::parse("https://ailleurs.exemple.fr/").expect("good");
        let answer = SamlAnswer {
            issuer: "https://ent.exemple.fr/cas",
            audience: if manner == Manner::OtherAudience { &elsewhere } else { service },
            in_response_to: None,
            now: self.clock.now().unix() + ahead - if manner == Manner::Old { 300 } else { 0 },
            method: AuthenticationMethod::Password,
            response_id: [1; 16],
            assertion_id: [2; 16],
        };
        saml_response(outcome, &answer, release)
    }
}

/// The document as a liar sends it.
fn twisted(body: String, manner: Manner) -> String {
    match manner {
        Manner::Endless => body.replace("<SOAP-ENV:Header/>", &format!("<!--{}-->", "a".repeat(5 << 20))),
        Manner::Gibberish => "<html><body>Maintenance</body></html>".to_owned(),
        Manner::TwoAssertions => {
            let from = body.find("<saml:Assertion ").expect("an assertion");
            let to = body.find("</saml:Assertion>").expect("its end") + "</saml:Assertion>".len();
            let other = body[from..to].replace("7f3c-professeur", "9d41-parent");
            format!("{}{other}{}", &body[..to], &body[to..])
        }
        Manner::FailureWithIdentifier => body.replace("samlp:Success", "samlp:Responder"),
        _ => body,
    }
}

fn response(status: StatusCode, body: String) -> Response<Vec<u8>> {
    let mut response = Response::new(body.into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert("location", http::HeaderValue::from_static("https://ailleurs.exemple.fr/"));
    response
}

#[async_trait]
impl Outbound for Ent {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        self.answer(&request)
    }
}
