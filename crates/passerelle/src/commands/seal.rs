//! `seal`: a file that only its recipient opens.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use passerelle_exchange::Defects;
use passerelle_exchange::content::{ContentLimits, read_identifier_list, read_partner_file};
use passerelle_exchange::keys::PublicKey;
use passerelle_exchange::sealed::{self, ContainerKind, Envelope, FileKey, FileKind, Recipient, SealError};
use passerelle_words::read_moment;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

use crate::cli;
use crate::clock;
use crate::console::Console;
use crate::defects;
use crate::ent_file::{Input, name};
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, BUFFER, Outputs};
use crate::key_file;

/// Version of both containers in the field.
pub(super) const CONTAINER_VERSION: &str = "1.0";
/// What an export says of its writer.
const SOFTWARE: &str = concat!("Passerelle ", env!("CARGO_PKG_VERSION"));
/// The partner's name where neither the command nor the content gives one.
const PARTNER: &str = "PASSERELLE";

pub(super) fn run(options: &cli::Seal, console: Console) -> Result<Exit, Failure> {
    let keys = options.recipient.iter().map(|recipient| recipient.key.as_path());
    files::check_destinations([options.output.as_path()], keys.chain([options.input.as_path()]))?;
    let now = clock::now();
    let recipients = recipients(&options.recipient)?;
    let content = examine(options, console)?;
    defects::tell(console, &options.input, &content.defects);

    let mut envelope = Envelope::new(match options.kind {
        cli::Kind::Export => ContainerKind::Export,
        cli::Kind::Import => ContainerKind::Import,
    });
    envelope.version = options.container_version.clone().unwrap_or_else(|| CONTAINER_VERSION.to_owned());
    envelope.date = to_the_second(&content.date, now);
    envelope.uai = options.uai.map_or(content.uai, |uai| uai.to_string());
    envelope.compressed = !options.no_compress;
    envelope.description = options.description.clone().unwrap_or_default();
    match envelope.kind {
        ContainerKind::Export => {
            SOFTWARE.clone_into(&mut envelope.software);
            envelope.school = content.school;
        }
        ContainerKind::Import => {
            let partner = if content.partner.is_empty() { PARTNER.to_owned() } else { content.partner };
            envelope.partner = options.partner.clone().unwrap_or(partner);
        }
    }

    let mut outputs = Outputs::default();
    write(&mut outputs, &options.input, &options.output, &envelope, &recipients)?;
    outputs.publish()?;
    for (name, key) in &recipients {
        let facts = [
            ("nom", name.as_str().into()),
            ("bits", key.bits().to_string().into()),
            ("empreinte", key.fingerprint().into()),
        ];
        console.result(&console.words.tell("seal-destinataire", facts))?;
    }
    console.remark("fichier-ecrit", [("nom", options.output.to_string_lossy().into())]);
    console.remark("seal-effacer-clair", [("nom", name(&options.input).into())]);
    Ok(Exit::Done)
}

/// Seals the file `content` into what will become `output`.
pub(super) fn write(
    outputs: &mut Outputs,
    content: &Path,
    output: &Path,
    envelope: &Envelope,
    recipients: &[(String, PublicKey)],
) -> Result<(), Failure> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| Failure::Random)?;
    let file_key = FileKey::from_bytes(*bytes);
    let recipients: Vec<_> = recipients.iter().map(|(name, key)| Recipient { name, key }).collect();
    let unreadable = |source| Failure::Read { path: content.to_owned(), source };
    let mut input = BufReader::with_capacity(BUFFER, File::open(content).map_err(unreadable)?);
    outputs.write(output, Access::Usual, |file| {
        sealed::seal(&mut input, envelope, &recipients, &file_key, file).map(|_| ()).map_err(|error| {
            match error {
                SealError::Write(source) => Failure::Write { path: output.to_owned(), source },
                error => Failure::Seal { path: content.to_owned(), error },
            }
        })
    })?;
    Ok(())
}

/// What the envelope takes from the content.
#[derive(Default)]
struct Content {
    date: String,
    uai: String,
    partner: String,
    school: String,
    defects: Defects,
}

/// Reads the content as its reader will: what cannot be read is not worth sealing.
fn examine(options: &cli::Seal, console: Console) -> Result<Content, Failure> {
    let mut input = Input::open(&options.input, console)?;
    let refused = |error| Failure::Content { path: options.input.clone(), error };
    match (options.kind, &input.kind) {
        (cli::Kind::Import, FileKind::PartnerContent) => {
            let file = read_partner_file(&mut input.reader, &ContentLimits::default()).map_err(refused)?;
            let first = file.establishments.into_iter().next().unwrap_or_default();
            Ok(Content {
                date: file.header.date,
                uai: first.uai.to_uppercase(),
                partner: file.header.partner,
                school: first.name,
                defects: file.defects,
            })
        }
        // Exports have many roots: what counts is that people are found inside.
        (cli::Kind::Export, FileKind::IdentifierList | FileKind::OtherXml { .. }) => {
            let list = read_identifier_list(&mut input.reader, &ContentLimits::default()).map_err(refused)?;
            if list.records.is_empty() && !matches!(input.kind, FileKind::IdentifierList) {
                return Err(not_to_seal(options, input.kind, FileKind::IdentifierList));
            }
            Ok(Content { defects: list.defects, ..Content::default() })
        }
        (cli::Kind::Import, _) => Err(not_to_seal(options, input.kind, FileKind::PartnerContent)),
        (cli::Kind::Export, _) => Err(not_to_seal(options, input.kind, FileKind::IdentifierList)),
    }
}

fn not_to_seal(options: &cli::Seal, kind: FileKind, wanted: FileKind) -> Failure {
    Failure::NotToSeal { path: options.input.clone(), kind, wanted }
}

fn recipients(given: &[cli::RecipientArg]) -> Result<Vec<(String, PublicKey)>, Failure> {
    let name = |recipient: &cli::RecipientArg| {
        let file = recipient.key.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        recipient.name.clone().or(file).unwrap_or_default()
    };
    given.iter().map(|recipient| Ok((name(recipient), key_file::public(&recipient.key)?))).collect()
}

/// The moment of the content without its fraction of a second; `now` when the content has none.
fn to_the_second(date: &str, now: time::OffsetDateTime) -> String {
    let moment = read_moment(date).unwrap_or(now);
    let moment = moment.replace_nanosecond(0).unwrap_or(moment);
    moment.format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;

    use super::to_the_second;

    #[test]
    fn the_envelope_takes_the_date_of_the_content_to_the_second() {
        let now = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(to_the_second("2026-09-01T08:30:00.987+02:00", now), "2026-09-01T08:30:00+02:00");
        assert_eq!(to_the_second("", now), "1970-01-01T00:00:00Z");
    }
}
