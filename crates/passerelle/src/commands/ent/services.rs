//! `ent services`: the recipients, and whose an address is.

use passerelle_ent::rules::registry::{Destination, Registry};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::ent::{EntStore, Recipient};
use serde::Serialize;

use super::{broken, on_store, print_json};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};

pub(super) fn list(options: &cli::EntServiceList, console: Console) -> Result<Exit, Failure> {
    let (_, recipients) = recipients(&options.config)?;
    if options.json {
        let all: Vec<_> = recipients.iter().map(ServiceJson::of).collect();
        print_json(console, &all)?;
        return Ok(Exit::Done);
    }
    for one in recipients {
        console.result(&format!("{}\t{}\t{}", one.id, one.name, one.patterns.join(" ")))?;
    }
    Ok(Exit::Done)
}

pub(super) fn test(options: &cli::EntServiceTest, console: Console) -> Result<Exit, Failure> {
    let (own, recipients) = recipients(&options.config)?;
    let registry = Registry::new(&own, &recipients);
    let address = ServiceUrl::parse(&options.address).ok();
    let words = console.words;
    match address.and_then(|address| registry.destination(&address)) {
        Some(Destination::Portal) => console.result(&words.say("ent-services-portail"))?,
        Some(Destination::Recipient(recipient)) => {
            console.result(&words.tell1("ent-services-accepte", "nom", &recipient.id))?;
        }
        None => {
            console.result(&words.say("ent-services-refusee"))?;
            return Ok(Exit::RefusedByRule);
        }
    }
    Ok(Exit::Done)
}

/// The ENT's own address, and the recipients.
fn recipients(config: &std::path::Path) -> Result<(String, Vec<Recipient>), Failure> {
    on_store(config, |settings, store| async move {
        let recipients = store.recipients().await.map_err(broken(&settings));
        store.close().await;
        Ok((settings.url.origin(), recipients?))
    })
}

#[derive(Serialize)]
struct ServiceJson {
    id: String,
    name: String,
    patterns: Vec<String>,
    has_key: bool,
}

impl ServiceJson {
    fn of(recipient: &Recipient) -> Self {
        Self {
            id: recipient.id.clone(),
            name: recipient.name.clone(),
            patterns: recipient.patterns.clone(),
            has_key: recipient.public_key.is_some(),
        }
    }
}
