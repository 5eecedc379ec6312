//! Writing and sealing a recipient's file: work for a processor, done aside.

use std::io;

use passerelle_exchange::content::{
    Establishment as Listed, LeftOut, PartnerContent, PartnerHeader, Protocol, write_partner_file,
};
use passerelle_exchange::keys::PublicKey;
use passerelle_exchange::sealed::{self, ContainerKind, Envelope, FileKey};
use passerelle_model::{Address, PartnerAccount, PerPopulation, Timestamp};
use passerelle_store::ent::Establishment;
use passerelle_words::paris;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

use super::exports::ExportError;

/// Version of the sealed container.
const CONTAINER_VERSION: &str = "1.0";
/// What the file calls this ENT.
const PARTNER: &str = "PASSERELLE";

/// All that goes into a file.
pub(super) struct Sealing {
    /// When it is made.
    pub(super) at: Timestamp,
    /// The school it is for, then those included.
    pub(super) schools: Vec<Establishment>,
    /// The people.
    pub(super) people: Vec<PartnerAccount>,
    /// The reader's key.
    pub(super) key: PublicKey,
    /// The key of this one file.
    pub(super) file_key: FileKey,
}

/// A file, and what became of the people.
pub(super) struct Sealed {
    pub(super) content: Vec<u8>,
    pub(super) written: PerPopulation<usize>,
    pub(super) refused: Vec<LeftOut>,
}

impl Sealing {
    /// Writes the people, then seals what was written; what was in clear is wiped.
    pub(super) fn run(self) -> Result<Sealed, ExportError> {
        let header = PartnerHeader {
            date: paris::clock(self.at).format(&Rfc3339)?,
            partner: PARTNER.to_owned(),
            protocol: Some(Protocol::Cas),
        };
        let establishments: Vec<_> = self.schools.iter().map(listed).collect();
        let people =
            PartnerContent { header: &header, establishments: &establishments, accounts: &self.people };
        let mut clear = Zeroizing::new(Vec::new());
        let report = write_partner_file(&mut *clear, people)?;

        let mut envelope = Envelope::new(ContainerKind::Import);
        CONTAINER_VERSION.clone_into(&mut envelope.version);
        PARTNER.clone_into(&mut envelope.partner);
        envelope.uai = establishments.first().map(|school| school.uai.clone()).unwrap_or_default();
        envelope.date = header.date;
        let reader = sealed::Recipient { name: "", key: &self.key };
        let mut content = Vec::new();
        sealed::seal(&mut io::Cursor::new(&*clear), &envelope, &[reader], &self.file_key, &mut content)?;
        Ok(Sealed { content, written: report.written, refused: report.left_out })
    }
}

fn listed(school: &Establishment) -> Listed {
    let city = Some(school.city.clone()).filter(|city| !city.is_empty());
    Listed {
        uai: school.uai.to_string(),
        name: school.name.clone(),
        address: Address { city, ..Address::default() },
        managed: true,
    }
}
