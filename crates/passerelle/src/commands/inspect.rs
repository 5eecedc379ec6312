//! `inspect`: what a file is, without any name of a person.

use std::io::BufRead;
use std::path::Path;

use passerelle_exchange::Defects;
use passerelle_exchange::content::{
    ContentError, ContentLimits, IdentifierList, PartnerFile, read_identifier_list, read_partner_file,
};
use passerelle_exchange::keys::PublicKey;
use passerelle_exchange::sealed::{
    ContainerKind, Envelope, EnvelopeFacts, FileKind, OpenLimits, read_envelope, recognise,
};
use passerelle_model::{PerPopulation, Population, Uai};
use passerelle_words::{Words, count, nature};
use serde::Serialize;

use crate::cli;
use crate::console::Console;
use crate::defects::{self, DefectJson};
use crate::ent_file::{Input, name};
use crate::failure::{Exit, Failure};
use crate::key_file;

pub(super) fn run(options: &cli::Inspect, console: Console) -> Result<Exit, Failure> {
    let path = options.file.as_path();
    let found = examine(options, console)?;
    if options.json {
        console.result(&serde_json::to_string_pretty(&found.json()).unwrap_or_default())?;
    } else {
        console.print(&found.describe(path, console.words))?;
        defects::tell(console, path, &found.defects);
    }
    Ok(Exit::Done)
}

/// What was found out.
#[derive(Default)]
struct Found {
    kind: &'static str,
    nature: &'static str,
    version: String,
    partner: String,
    description: String,
    software: String,
    date: String,
    schools: Vec<(String, String)>,
    recipients: Vec<String>,
    people: Option<PerPopulation<Option<usize>>>,
    /// Of an identifier list: people that already have their ENT identifier.
    linked: Option<usize>,
    /// Of a list of links: how many.
    links: Option<usize>,
    key: Option<(usize, String)>,
    /// A sealed file whose content was not opened.
    closed: bool,
    defects: Defects,
}

fn examine(options: &cli::Inspect, console: Console) -> Result<Found, Failure> {
    let path = options.file.as_path();
    let refused = |error| Failure::Content { path: path.to_owned(), error };
    let mut input = Input::open(path, console)?;
    let mut found = Found { nature: nature(&input.kind), ..Found::default() };
    match input.kind {
        FileKind::SealedExport | FileKind::SealedImport => sealed(&mut found, &mut input, options, console)?,
        FileKind::PartnerContent => {
            found.kind = "partner_content";
            found.partner_file(
                read_partner_file(&mut input.reader, &ContentLimits::default()).map_err(refused)?,
            );
        }
        FileKind::IdentifierList => {
            found.kind = "identifier_list";
            found.identifiers(
                &read_identifier_list(&mut input.reader, &ContentLimits::default()).map_err(refused)?,
            );
        }
        FileKind::PrivateKey => {
            found.kind = "private_key";
            let key = key_file::private(path, options.key.passphrase_file.as_deref(), console)?;
            found.key(key.public());
        }
        FileKind::PublicKey => {
            found.kind = "public_key";
            found.key(&key_file::public(path)?);
        }
        FileKind::Other => {
            drop(input);
            found.table(path, console)?;
        }
        // Exports have many roots: what counts is that people are found inside.
        FileKind::OtherXml { .. } => {
            let list = read_identifier_list(&mut input.reader, &ContentLimits::default()).map_err(refused)?;
            if list.records.is_empty() {
                return Err(input.wrong_kind());
            }
            found.kind = "identifier_list";
            found.nature = nature(&FileKind::IdentifierList);
            found.identifiers(&list);
        }
        FileKind::Empty | FileKind::Html | FileKind::Utf16 | FileKind::Zip => {
            return Err(input.wrong_kind());
        }
    }
    Ok(found)
}

fn sealed(
    found: &mut Found,
    input: &mut Input,
    options: &cli::Inspect,
    console: Console,
) -> Result<(), Failure> {
    let path = options.file.as_path();
    let Some(key) = &options.key.key else {
        let facts = read_envelope(&mut input.reader, &OpenLimits::default())
            .map_err(|error| Failure::Open { path: path.to_owned(), error })?;
        let EnvelopeFacts { envelope, recipients, .. } = facts;
        found.envelope(envelope);
        found.recipients = recipients;
        found.recipients.retain(|name| !name.is_empty());
        found.closed = true;
        return Ok(());
    };
    let key = key_file::private(key, options.key.passphrase_file.as_deref(), console)?;
    let opened = input.unseal(&key, Inside::read)?;
    found.envelope(opened.envelope);
    match opened.value.map_err(|error| Failure::Content { path: path.to_owned(), error })? {
        Inside::Identifiers(list) => found.identifiers(&list),
        Inside::Partner(file) => found.partner_file(file),
    }
    Ok(())
}

/// The content of a sealed file, of whichever container.
enum Inside {
    Identifiers(IdentifierList),
    Partner(PartnerFile),
}

impl Inside {
    fn read(content: &mut dyn BufRead) -> Result<Self, ContentError> {
        match content.fill_buf().map(recognise) {
            Ok(FileKind::PartnerContent) => {
                read_partner_file(content, &ContentLimits::default()).map(Self::Partner)
            }
            // Exports have many roots.
            _ => read_identifier_list(content, &ContentLimits::default()).map(Self::Identifiers),
        }
    }
}

impl Found {
    fn envelope(&mut self, envelope: Envelope) {
        self.kind = match envelope.kind {
            ContainerKind::Export => "sealed_export",
            ContainerKind::Import => "sealed_import",
        };
        self.version = envelope.version;
        self.partner = envelope.partner;
        self.description = envelope.description;
        self.software = envelope.software;
        self.date = envelope.date;
        if !envelope.uai.is_empty() {
            self.schools.push((envelope.uai, envelope.school));
        }
    }

    fn partner_file(&mut self, file: PartnerFile) {
        if self.date.is_empty() {
            self.date = file.header.date;
        }
        if self.partner.is_empty() {
            self.partner = file.header.partner;
        }
        if !file.establishments.is_empty() {
            self.schools = file.establishments.into_iter().map(|school| (school.uai, school.name)).collect();
        }
        let mut people = PerPopulation::from_fn(|population| file.carried[population].then_some(0));
        for account in &file.accounts {
            *people[account.population].get_or_insert(0) += 1;
        }
        self.people = Some(people);
        self.defects = file.defects;
    }

    fn identifiers(&mut self, list: &IdentifierList) {
        let populations = list.records.iter().map(|record| record.population);
        self.people = Some(counted(populations));
        self.linked = Some(list.records.iter().filter(|record| record.partner_id.is_some()).count());
        self.defects = list.defects.clone();
    }

    /// The service's users, else the links of a run.
    fn table(&mut self, path: &Path, console: Console) -> Result<(), Failure> {
        let base = match super::reconcile::base(path, console) {
            Err(not_a_base) => {
                let Ok(links) = super::reconcile::links(path, console) else { return Err(not_a_base) };
                self.kind = "links";
                self.nature = "nature-rapprochements";
                self.links = Some(links.links.len());
                self.defects = links.defects;
                return Ok(());
            }
            Ok(base) => base,
        };
        self.kind = "base";
        self.nature = "nature-base";
        self.people = Some(counted(base.users.iter().map(|user| user.population)));
        self.defects = base.defects;
        Ok(())
    }

    fn key(&mut self, key: &PublicKey) {
        self.key = Some((key.bits(), key.fingerprint()));
    }

    fn describe(&self, path: &Path, words: Words) -> String {
        let mut text = String::new();
        let mut line = |line: String| {
            text.push_str(&line);
            text.push('\n');
        };
        let fact = |label: &str, value: &str| {
            words.tell("inspect-ligne", [("quoi", words.say(label).into()), ("valeur", value.into())])
        };
        line(fact("inspect-fichier", &name(path)));
        line(fact("inspect-nature", &words.say(self.nature)));
        if !self.date.is_empty() {
            line(fact("inspect-date", &words.written_moment(&self.date)));
        }
        for (label, value) in [
            ("inspect-partenaire", &self.partner),
            ("inspect-description", &self.description),
            ("inspect-logiciel", &self.software),
            ("inspect-version", &self.version),
        ] {
            if !value.is_empty() {
                line(fact(label, value));
            }
        }
        for (uai, school) in &self.schools {
            line(fact("inspect-etablissement", format!("{uai} {school}").trim_end()));
            if !uai.parse::<Uai>().is_ok_and(|uai| uai.key_is_right()) {
                line(format!("  {}", words.tell("inspect-uai-douteux", [("uai", uai.as_str().into())])));
            }
        }
        if !self.recipients.is_empty() {
            line(fact("inspect-destinataires", &self.recipients.join(", ")));
        }
        if let Some((bits, fingerprint)) = &self.key {
            line(fact("inspect-taille", &words.tell("inspect-bits", [("bits", bits.to_string().into())])));
            line(fact("inspect-empreinte", fingerprint));
        }
        for (population, number) in self.people.iter().flat_map(PerPopulation::iter) {
            let number = number.map_or_else(|| "-".to_owned(), |number| words.number(number));
            line(words.tell(
                "inspect-ligne",
                [("quoi", words.population(population).into()), ("valeur", number.into())],
            ));
        }
        if let Some(linked) = self.linked {
            line(words.tell("inspect-deja-rapproches", [("n", count(linked))]));
        }
        if let Some(links) = self.links {
            line(fact("inspect-rapprochements", &words.number(links)));
        }
        if self.closed {
            line(words.say("inspect-ferme"));
        }
        text
    }

    fn json(&self) -> FoundJson<'_> {
        let people = |people: &PerPopulation<Option<usize>>| {
            people.iter().map(|(population, number)| (population.code(), *number)).collect()
        };
        FoundJson {
            schema: "passerelle.inspect/1",
            kind: self.kind,
            version: &self.version,
            partner: &self.partner,
            description: &self.description,
            software: &self.software,
            date: &self.date,
            schools: self
                .schools
                .iter()
                .map(|(uai, name)| SchoolJson {
                    uai,
                    name,
                    key_is_right: uai.parse::<Uai>().is_ok_and(|uai| uai.key_is_right()),
                })
                .collect(),
            recipients: &self.recipients,
            people: self.people.as_ref().map(people),
            linked: self.linked,
            links: self.links,
            key: self.key.as_ref().map(|(bits, fingerprint)| KeyJson { bits: *bits, fingerprint }),
            defects: defects::json(&self.defects),
        }
    }
}

/// The form is stable: fields may be added under the same `schema`, none is renamed or removed.
#[derive(Serialize)]
struct FoundJson<'a> {
    schema: &'static str,
    kind: &'static str,
    version: &'a str,
    partner: &'a str,
    description: &'a str,
    software: &'a str,
    date: &'a str,
    schools: Vec<SchoolJson<'a>>,
    recipients: &'a [String],
    /// By population; `null` where the file has no such list, all of it absent where the content was not opened.
    people: Option<std::collections::BTreeMap<&'static str, Option<usize>>>,
    linked: Option<usize>,
    links: Option<usize>,
    key: Option<KeyJson<'a>>,
    defects: Vec<DefectJson>,
}

#[derive(Serialize)]
struct SchoolJson<'a> {
    uai: &'a str,
    name: &'a str,
    key_is_right: bool,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    bits: usize,
    fingerprint: &'a str,
}

fn counted(populations: impl Iterator<Item = Population>) -> PerPopulation<Option<usize>> {
    let mut people = PerPopulation::from_fn(|_| None);
    for population in populations {
        *people[population].get_or_insert(0) += 1;
    }
    people
}
