//! CAS 2 and 3.
//!
//! Attributes are accepted in the layouts of the field: inside `cas:attributes`; directly beside `cas:user`; in
//! `cas:userAttributes`, without namespace; under a plural name as a wrapper of singular ones; as
//! `<cas:attribute name="…" value="…"/>`.

use super::{AnswerError, identifier, refused};
use crate::client::Identity;
use crate::tree::Node;

const NAMESPACE: &str = "http://www.yale.edu/tp/cas";

pub(super) fn identity(root: &Node) -> Result<Identity, AnswerError> {
    if !root.is(NAMESPACE, "serviceResponse") || !root.has_no_text() {
        return Err(AnswerError::Shape);
    }
    // A refusal wins, wherever it stands.
    if let Some(failure) = root.all().into_iter().find(|node| node.name() == "authenticationFailure") {
        return Err(refused(failure.attribute("code").unwrap_or_default()));
    }
    match root.children.as_slice() {
        [success] if success.is(NAMESPACE, "authenticationSuccess") => read_success(success),
        _ => Err(AnswerError::Shape),
    }
}

fn read_success(success: &Node) -> Result<Identity, AnswerError> {
    if !success.has_no_text() {
        return Err(AnswerError::Shape);
    }
    let everything = success.all();
    // Other clients find these by name alone, wherever they are: a second one is an attempt at being someone else.
    if everything.iter().skip(1).any(|node| node.name() == "authenticationSuccess") {
        return Err(AnswerError::Shape);
    }
    if everything.iter().filter(|node| node.name() == "user").count() != 1 {
        return Err(AnswerError::Identifier);
    }
    let user = success.only_child(NAMESPACE, "user").ok_or(AnswerError::Identifier)?;
    let mut identity = Identity::new(identifier(user)?);
    for child in &success.children {
        match child.name() {
            "user" | "proxyGrantingTicket" => {}
            "proxies" if child.children.is_empty() => {}
            "proxies" => return Err(AnswerError::Proxied),
            "attributes" => read_attributes(child, &mut identity),
            _ => read_attribute(child, &mut identity),
        }
    }
    Ok(identity)
}

fn read_attributes(wrapper: &Node, identity: &mut Identity) {
    for child in &wrapper.children {
        read_attribute(child, identity);
    }
}

fn read_attribute(node: &Node, identity: &mut Identity) {
    if node.name() == "attribute"
        && let (Some(name), Some(value)) = (node.attribute("name"), node.attribute("value"))
    {
        identity.add(name, value);
    } else if node.name() == "userAttributes" {
        read_attributes(node, identity);
    } else if let Some(value) = node.plain_text() {
        identity.add(node.name(), value);
    } else {
        // `<cas:classes><cas:classe>3A</cas:classe></cas:classes>`: the wrapper is the attribute.
        for value in node.children.iter().filter_map(Node::plain_text) {
            identity.add(node.name(), value);
        }
    }
}
