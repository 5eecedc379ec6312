//! « Exporter les identifiants {vs} »: the other direction, a sealed list for the ENT.

use std::io::Cursor;

use passerelle_exchange::content::{IdentifierRecord, write_identifier_list};
use passerelle_exchange::keys::PublicKey;
use passerelle_exchange::sealed::{self, ContainerKind, Envelope, Recipient};
use passerelle_model::{PerPopulation, Provider};
use passerelle_store::StoreError;
use passerelle_store::service::{BaseContent, UserRow};

use super::{Desk, Result, SchoolError, blocking, waiting};
use crate::rules::school::view::View;

/// Of each population: people, and how many of them hold the ENT's identifier.
pub type Counts = PerPopulation<(usize, usize)>;

/// What the file would hold.
pub fn counts(content: &BaseContent) -> Counts {
    let mut counts = Counts::default();
    for record in records(content) {
        let (people, linked) = &mut counts[record.population];
        *people += 1;
        *linked += usize::from(record.partner_id.is_some());
    }
    counts
}

/// The list of everybody's identifiers, sealed for the ENT.
pub async fn export(desk: &Desk, ent: PublicKey) -> Result<Vec<u8>> {
    if desk.role < passerelle_store::service::SchoolRole::Referent {
        return Err(SchoolError::Role);
    }
    let content = desk.content().await?;
    let event = desk
        .event("journal-identifiants-exportes")
        .with("n", content.users.len())
        .with("cle", ent.fingerprint());
    let name = desk.base.ent_name.clone();
    let envelope = Envelope {
        version: "1.0".to_owned(),
        software: format!("Passerelle {}", env!("CARGO_PKG_VERSION")),
        date: waiting::written(desk.now),
        uai: desk.base.schools.first().map(ToString::to_string).unwrap_or_default(),
        school: desk.base.school_name.clone(),
        ..Envelope::new(ContainerKind::Export)
    };
    let sealed = blocking(move || {
        let mut list = Vec::new();
        write_identifier_list(&mut list, &records(&content))
            .map_err(|error| StoreError::Failure(Box::new(error)))?;
        let recipients = [Recipient { name: &name, key: &ent }];
        let mut out = Vec::new();
        sealed::seal(&mut Cursor::new(list), &envelope, &recipients, &waiting::file_key()?, &mut out)?;
        Ok::<_, SchoolError>(out)
    })
    .await??;
    desk.note(Vec::new(), event).await?;
    Ok(sealed)
}

fn records(content: &BaseContent) -> Vec<IdentifierRecord> {
    let view = View::new(content, Provider::Cas);
    let record = |row: &UserRow| {
        let user = &row.record.user;
        IdentifierRecord {
            population: user.population,
            family_name: user.family_name.clone(),
            given_name: user.given_name.clone(),
            birth_date: user.birth_date,
            national_number: None,
            local_id: Some(user.id.clone()),
            partner_id: view.link(&user.id).and_then(|link| link.identifier.clone()),
        }
    };
    content.users.iter().map(record).collect()
}
