//! SAML 1.1 in SOAP.

use super::{AnswerError, identifier, refused};
use crate::client::Identity;
use crate::instant;
use crate::service::ServiceUrl;
use crate::tree::Node;

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:1.0:protocol";
const ASSERTION: &str = "urn:oasis:names:tc:SAML:1.0:assertion";

pub(super) fn identity(
    root: &Node,
    service: &ServiceUrl,
    now: i64,
    tolerance: i64,
) -> Result<Identity, AnswerError> {
    if !root.is(SOAP, "Envelope") {
        return Err(AnswerError::Shape);
    }
    let body = root.only_child(SOAP, "Body").ok_or(AnswerError::Shape)?;
    let [response] = body.children.as_slice() else { return Err(AnswerError::Shape) };
    if !response.is(PROTOCOL, "Response") {
        return Err(AnswerError::Shape);
    }
    check_status(response)?;
    check_recipient(response, service)?;
    let everything = root.all();
    if everything.iter().filter(|node| node.name() == "Assertion").count() != 1 {
        return Err(AnswerError::Assertions);
    }
    let assertion = response.only_child(ASSERTION, "Assertion").ok_or(AnswerError::Assertions)?;
    let conditions = assertion.only_child(ASSERTION, "Conditions").ok_or(AnswerError::Validity)?;
    check_validity(conditions, now, tolerance)?;
    check_audience(conditions, service)?;
    read_assertion(assertion)
}

/// Success, in the namespace of the protocol, and nothing below it.
fn check_status(response: &Node) -> Result<(), AnswerError> {
    let status = response.only_child(PROTOCOL, "Status").ok_or(AnswerError::Shape)?;
    let code = status.only_child(PROTOCOL, "StatusCode").ok_or(AnswerError::Shape)?;
    let value = code.attribute("Value").ok_or(AnswerError::Shape)?;
    let sub = code.only_child(PROTOCOL, "StatusCode").and_then(|sub| sub.attribute("Value"));
    match code.qualified(value) {
        Some((namespace, "Success")) if *namespace == *PROTOCOL && sub.is_none() => Ok(()),
        _ => {
            let told = sub.unwrap_or(value);
            Err(refused(told.rsplit(':').next().unwrap_or(told)))
        }
    }
}

/// The answer is sent to the service, where it says to whom.
fn check_recipient(response: &Node, service: &ServiceUrl) -> Result<(), AnswerError> {
    let told = response.attribute("Recipient").map(str::trim).filter(|told| !told.is_empty());
    let is_us = |told| ServiceUrl::parse(told).is_ok_and(|told| told.same_as(service));
    if told.is_none_or(is_us) { Ok(()) } else { Err(AnswerError::Audience) }
}

fn check_validity(conditions: &Node, now: i64, tolerance: i64) -> Result<(), AnswerError> {
    let bound = |name| conditions.attribute(name).and_then(instant::parse).ok_or(AnswerError::Validity);
    let (from, until) = (bound("NotBefore")?, bound("NotOnOrAfter")?);
    if now.saturating_add(tolerance) < from {
        return Err(AnswerError::NotYetValid);
    }
    if now.saturating_sub(tolerance) >= until {
        return Err(AnswerError::Expired);
    }
    Ok(())
}

/// Each restriction must name the service; there must be one.
fn check_audience(conditions: &Node, service: &ServiceUrl) -> Result<(), AnswerError> {
    let names_service = |restriction: &Node| {
        restriction
            .children_named(ASSERTION, "Audience")
            .filter_map(|audience| ServiceUrl::parse(audience.plain_text()?.trim()).ok())
            .any(|audience| audience.same_as(service))
    };
    let mut restrictions = conditions.children_named(ASSERTION, "AudienceRestrictionCondition").peekable();
    if restrictions.peek().is_some() && restrictions.all(names_service) {
        Ok(())
    } else {
        Err(AnswerError::Audience)
    }
}

fn read_assertion(assertion: &Node) -> Result<Identity, AnswerError> {
    let authentication =
        assertion.only_child(ASSERTION, "AuthenticationStatement").ok_or(AnswerError::Identifier)?;
    let user = subject(authentication)?;
    let mut identity = Identity::new(identifier(user)?);
    identity.authenticated_at = authentication.attribute("AuthenticationInstant").and_then(instant::parse);
    let mut names = 1;
    for statement in assertion.children_named(ASSERTION, "AttributeStatement") {
        if identifier(subject(statement)?)? != identity.user {
            return Err(AnswerError::Identifier);
        }
        names += 1;
        read_attributes(statement, &mut identity)?;
    }
    // Other clients take the first of the document: none may stand elsewhere.
    if assertion.all().iter().filter(|node| node.name() == "NameIdentifier").count() != names {
        return Err(AnswerError::Identifier);
    }
    Ok(identity)
}

fn subject(statement: &Node) -> Result<&Node, AnswerError> {
    statement
        .only_child(ASSERTION, "Subject")
        .and_then(|subject| subject.only_child(ASSERTION, "NameIdentifier"))
        .ok_or(AnswerError::Identifier)
}

fn read_attributes(statement: &Node, identity: &mut Identity) -> Result<(), AnswerError> {
    for attribute in statement.children_named(ASSERTION, "Attribute") {
        let name = attribute.attribute("AttributeName").ok_or(AnswerError::Shape)?;
        for value in attribute.children_named(ASSERTION, "AttributeValue") {
            identity.add(name, value.plain_text().ok_or(AnswerError::Shape)?);
        }
    }
    Ok(())
}
