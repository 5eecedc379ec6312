//! An invented person and moments that do not move.

use passerelle_model::OpaqueId;
use passerelle_sso::client::{AnswerError, Identity, ValidationMethod, parse_answer};
use passerelle_sso::server::validation::{
    Attribute, AttributeName, AuthenticationMethod, Failure, SamlAnswer, Success,
};
use passerelle_sso::service::ServiceUrl;

/// 2026-09-01T08:00:00Z.
pub(crate) const NOW: i64 = 1_788_249_600;
pub(crate) const SERVICE: &str = "https://host.example.fr/vs/demo/?a=1&b=2";
pub(crate) const TOLERANCE: i64 = 60;

pub(crate) fn service() -> ServiceUrl {
    ServiceUrl::parse(SERVICE).expect("a good address")
}

#[expect(clippy::unnecessary_wraps, reason = "servers write outcomes")]
pub(crate) fn success() -> Result<Success, Failure> {
    let attributes = [
        ("profil", vec!["National_1"]),
        ("classe", vec!["3A", "3A-GR1"]),
        ("devise", vec!["<L'été> & \"co\" 😀"]),
    ];
    Ok(Success {
        user: OpaqueId::new("7f3c9a").expect("a good identifier"),
        attributes: attributes
            .into_iter()
            .map(|(name, values)| attribute(name, values.into_iter().map(str::to_owned).collect()))
            .collect(),
        authenticated_at: NOW - 900,
        new_login: true,
        long_term: false,
        proxies: Vec::new(),
        pgt_iou: None,
    })
}

pub(crate) fn attribute(name: &str, values: Vec<String>) -> Attribute {
    Attribute { name: AttributeName::new(name).expect("a good name"), values }
}

/// Attributes as a client reads them.
pub(crate) fn as_read(attributes: &[Attribute]) -> Vec<(String, Vec<String>)> {
    attributes.iter().map(|told| (told.name.to_string(), told.values.clone())).collect()
}

pub(crate) fn saml_answer(audience: &ServiceUrl) -> SamlAnswer<'_> {
    SamlAnswer {
        issuer: "https://ent.example.fr/cas",
        audience,
        in_response_to: Some("_a1b2"),
        now: NOW,
        method: AuthenticationMethod::Password,
        response_id: [0x11; 16],
        assertion_id: [0x22; 16],
    }
}

/// What a service makes of a CAS answer.
pub(crate) fn read_cas(body: &str) -> Result<Identity, AnswerError> {
    parse_answer(ValidationMethod::Cas3, body.as_bytes(), &service(), NOW, TOLERANCE)
}

/// What a service makes of a SAML answer.
pub(crate) fn read_saml(body: &str) -> Result<Identity, AnswerError> {
    parse_answer(ValidationMethod::Saml11, body.as_bytes(), &service(), NOW, TOLERANCE)
}
