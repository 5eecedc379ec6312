//! `OLD.csv`: the links known before a run.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use passerelle_model::{Link, LinkOrigin, LocalId, OpaqueId};

use super::{SetAsideReason, SetAsideRow};
use crate::csv::{Table, TableError, TableLimits, TableWriter};
use crate::defects::Place;
use crate::words::{filled, trimmed};
use crate::{DefectKind, Defects};

/// Links, as read.
#[derive(Debug)]
pub struct Links {
    /// The links, in the order of the file, repetitions removed.
    pub links: Vec<Link>,
    /// Of each link, the line of the file.
    pub lines: Vec<u64>,
    /// Rows left aside, in the order of the file.
    pub set_aside: Vec<SetAsideRow>,
    /// What was wrong.
    pub defects: Defects,
}

/// Reads links: `local_id;partner_id;origin`, or the `MATCHES.csv` of an earlier run, whose `rule` tells the origin
/// (`manual`, `kept`: an import, anything else: the engine). Without either column every link is an import, unless ranks
/// show that these are suggestions (`REVIEW.csv`), which are refused.
pub fn read_links(input: &mut dyn BufRead, limits: &TableLimits) -> Result<Links, TableError> {
    let mut table = Table::open(input, limits)?;
    let header = table.header();
    let [local, partner] = header.require([
        ("local_id", &["localid", "id", "identifiant", "idlocal"]),
        ("partner_id", &["partnerid", "idpartenaire", "identifiantent", "idcas"]),
    ])?;
    let origin = header.find(&["origin", "origine"]);
    let rule = header.find(&["rule", "regle"]);
    if origin.is_none() && rule.is_none() && header.find(&["rank", "rang"]).is_some() {
        return Err(TableError::Suggestions);
    }
    let mut read =
        Links { links: Vec::new(), lines: Vec::new(), set_aside: Vec::new(), defects: Defects::default() };
    let mut seen = HashSet::new();
    while table.advance()? {
        let row = table.row();
        let line = row.line();
        let written = Written {
            local: row.field(local),
            partner: row.field(partner),
            origin: origin.map(|column| row.field(column)),
            rule: rule.map(|column| row.field(column)),
        };
        let place = Place { line, population: None, ident: Some(written.local) };
        if table.is_mixed() {
            read.defects.add(DefectKind::MixedEncoding, place);
        }
        let parsed = if table.has_all_fields() { written.link() } else { Err(SetAsideReason::FieldCount) };
        match parsed {
            Ok(found) if seen.insert(found.clone()) => {
                read.links.push(found);
                read.lines.push(line);
            }
            Ok(_) => read.defects.add(DefectKind::Repeated, place),
            Err(reason) => {
                read.defects.add(reason.defect(), place);
                read.set_aside.push(SetAsideRow::new(line, written.local, "", reason));
            }
        }
    }
    Ok(read)
}

/// Writes links.
pub fn write_links(out: &mut dyn Write, links: &[Link]) -> io::Result<()> {
    let mut table = TableWriter::new(out, &["local_id", "partner_id", "origin"])?;
    for Link { local, partner, origin } in links {
        let local = local.as_ref().map_or("", |id| id.as_str());
        let partner = partner.as_ref().map_or("", |id| id.as_str());
        table.row(&[local, partner, origin.code()])?;
    }
    table.finish()
}

/// The fields of a row.
struct Written<'a> {
    local: &'a str,
    partner: &'a str,
    origin: Option<&'a str>,
    rule: Option<&'a str>,
}

impl Written<'_> {
    fn link(&self) -> Result<Link, SetAsideReason> {
        let origin = self.origin().ok_or(SetAsideReason::UnknownOrigin)?;
        let local = filled(self.local).map(|_| LocalId::new(self.local)).transpose();
        let partner = filled(self.partner).map(|_| OpaqueId::new(self.partner)).transpose();
        let (Ok(local), Ok(partner)) = (local, partner) else { return Err(SetAsideReason::NoIdentifier) };
        let complete = match origin {
            LinkOrigin::SetAside => local.is_some() || partner.is_some(),
            LinkOrigin::Auto | LinkOrigin::Import | LinkOrigin::Manual | LinkOrigin::SignIn => {
                local.is_some() && partner.is_some()
            }
        };
        if complete { Ok(Link { local, partner, origin }) } else { Err(SetAsideReason::IncompleteLink) }
    }

    fn origin(&self) -> Option<LinkOrigin> {
        match (self.origin.map(trimmed), self.rule.map(trimmed)) {
            (Some("") | None, None) => Some(LinkOrigin::Import),
            (Some("") | None, Some(rule)) => Some(match rule {
                "manual" => LinkOrigin::Manual,
                "kept" | "" => LinkOrigin::Import,
                _ => LinkOrigin::Auto,
            }),
            (Some(origin), _) => LinkOrigin::from_code(&origin.to_ascii_lowercase()),
        }
    }
}
