//! `sample`: an invented school to try with.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use passerelle_exchange::base::{write_base, write_links};
use passerelle_exchange::content::{
    Establishment, PartnerContent, PartnerHeader, Protocol, WriteError, write_partner_file,
};
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{ContainerKind, Envelope};
use passerelle_model::Address;
use passerelle_sample::{Quality, Sample, Size, generate};
use passerelle_words::count;

use super::{keygen, seal};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};

/// Size of the sample's key, in bits.
const BITS: usize = 3072;
/// Moment of the invented export.
const DATE: &str = "2026-09-01T08:30:00+02:00";
const PARTNER: &str = "PASSERELLE";
/// Only this command writes it: where it is, the other files are ours to replace.
const TRUTH: &str = "truth.csv";
const FILES: [&str; 8] =
    ["base.csv", "ent.xml", "ent.sealed.xml", "key.pem", "key.pub", "key.ssh.pub", "links.csv", TRUTH];

pub(super) fn run(options: &cli::Sample, console: Console) -> Result<Exit, Failure> {
    let folder = options.output.as_path();
    fs::create_dir_all(folder).map_err(files::write_failure(folder))?;
    check_ours(folder)?;
    let size = match options.size {
        cli::Size::City => Size::City,
        cli::Size::Region => Size::Region,
        cli::Size::School => Size::School,
        cli::Size::Small => Size::Small,
    };
    let quality = match options.quality {
        cli::Quality::Ordinary => Quality::Ordinary,
        cli::Quality::Poor => Quality::Poor,
    };
    let turning = console.work("sample-en-cours", "", 0).turning();
    let sample = generate(size, quality, options.seed);
    write(folder, &sample, console)?;
    drop(turning);

    let words = console.words;
    let facts = [
        ("dossier", folder.to_string_lossy().into()),
        ("utilisateurs", count(sample.users.len())),
        ("comptes", count(sample.accounts.len())),
    ];
    console.result(&words.tell("sample-fait", facts))?;
    let [base, ent, key] = ["base.csv", "ent.sealed.xml", "key.pem"].map(|name| folder.join(name));
    let command = format!(
        "passerelle reconcile --base {} --export {} --key {}",
        base.display(),
        ent.display(),
        key.display()
    );
    console.result(&words.tell("sample-ensuite", [("commande", command.into())]))?;
    Ok(Exit::Done)
}

/// Refuses a folder that holds anything, unless it holds an earlier sample, which is replaced.
fn check_ours(folder: &Path) -> Result<(), Failure> {
    let unreadable = |source| Failure::Read { path: folder.to_owned(), source };
    let names: Vec<_> = fs::read_dir(folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<_>>()
        })
        .map_err(unreadable)?;
    if names.iter().all(|name| files::is_temporary(name)) || names.iter().any(|name| name == TRUTH) {
        Ok(())
    } else {
        Err(Failure::NotOurFolder { path: folder.to_owned() })
    }
}

fn write(folder: &Path, sample: &Sample, console: Console) -> Result<(), Failure> {
    let [base, clear, sealed, private, public, ssh, links, truth] = FILES.map(|name| folder.join(name));
    let mut outputs = Outputs::default();
    outputs.write(&base, Access::Usual, |file| {
        write_base(file, &sample.users).map_err(files::write_failure(&base))
    })?;
    outputs.write(&links, Access::Usual, |file| {
        write_links(file, &sample.links).map_err(files::write_failure(&links))
    })?;
    outputs.write(&truth, Access::Usual, |file| {
        write_truth(file, sample).map_err(files::write_failure(&truth))
    })?;

    let key = PrivateKey::generate(BITS).map_err(|error| Failure::Key { path: private.clone(), error })?;
    files::text(&mut outputs, &private, Access::Owner, key.to_pkcs8_pem().expose_secret())?;
    keygen::write_public(&mut outputs, &key, &public, &ssh)?;

    let establishments = establishments(sample);
    let header =
        PartnerHeader { date: DATE.to_owned(), partner: PARTNER.to_owned(), protocol: Some(Protocol::Cas) };
    let content =
        PartnerContent { header: &header, establishments: &establishments, accounts: &sample.accounts };
    let mut left_out = 0;
    let written = outputs.write(&clear, Access::Usual, |file| {
        let report = write_partner_file(file, content).map_err(|error| {
            let source = match error {
                WriteError::Io(source) => source,
                error => io::Error::other(error),
            };
            Failure::Write { path: clear.clone(), source }
        })?;
        left_out = report.left_out.len();
        Ok(())
    })?;
    if left_out > 0 {
        console.remark("sample-non-ecrits", [("n", count(left_out))]);
    }

    let envelope = Envelope {
        version: seal::CONTAINER_VERSION.to_owned(),
        partner: PARTNER.to_owned(),
        date: DATE.to_owned(),
        uai: establishments.first().map(|school| school.uai.clone()).unwrap_or_default(),
        ..Envelope::new(ContainerKind::Import)
    };
    seal::write(&mut outputs, &written, &sealed, &envelope, &[(PARTNER.to_owned(), key.public().clone())])?;
    outputs.publish()
}

fn establishments(sample: &Sample) -> Vec<Establishment> {
    let establishment = |school: &passerelle_sample::School| Establishment {
        uai: school.uai.to_string(),
        name: school.name.clone(),
        address: Address { city: Some(school.city.clone()), ..Address::default() },
        managed: true,
    };
    sample.establishments.iter().map(establishment).collect()
}

/// `local_id;population;partner_id;note`: who is who, for whoever checks the engine.
fn write_truth(out: &mut dyn Write, sample: &Sample) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    table.write_record(["local_id", "population", "partner_id", "note"])?;
    for truth in &sample.truth {
        table.write_record([
            truth.local.as_str(),
            truth.population.code(),
            truth.partner.as_ref().map_or("", passerelle_model::OpaqueId::as_str),
            truth.note.code(),
        ])?;
    }
    table.flush()
}
