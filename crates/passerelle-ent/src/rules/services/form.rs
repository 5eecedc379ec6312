//! The form of a service: what was typed, and the recipient that it makes.

pub mod names;

use passerelle_exchange::keys::{KeyError, PublicKey};
use passerelle_model::{Population, Uai};
use passerelle_sso::service::{InvalidPattern, InvalidServiceUrl, ServiceUrl};
use passerelle_store::ent::{LogoutChannel, Proxying, Recipient, RecipientAudience, RecipientSettings, Tile};

use super::lines;
use crate::rules::file_names::file_name;

/// Addresses of pages, which no service can have as its short name.
const RESERVED: [&str; 3] = ["emprunteurs", "essai", "nouveau"];
/// Seconds that tickets may live.
const TICKET_LIVES: std::ops::RangeInclusive<u16> = 10..=300;
/// Longest name, in characters.
const LONGEST_NAME: usize = 80;

/// What is wrong about a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Not a short name.
    ShortName,
    /// Another service has this short name.
    Taken,
    /// No name, or more than 80 characters.
    Name,
    /// A line is no address that can be registered.
    Pattern {
        /// Which line, from 1.
        line: usize,
        /// Why.
        why: InvalidPattern,
    },
    /// No address.
    Address(InvalidServiceUrl),
    /// No public key.
    Key(KeyError),
    /// Not from 10 to 300 seconds.
    TicketLife,
    /// A line is no UAI.
    SchoolCode {
        /// Which line, from 1.
        line: usize,
    },
    /// No establishment has this code.
    UnknownSchool {
        /// Which line, from 1.
        line: usize,
    },
    /// Too many lines.
    TooMany {
        /// How many are accepted.
        most: usize,
    },
}

/// A field, and what is wrong about it.
pub type Wrong = (&'static str, Fault);

/// What was typed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ServiceForm {
    values: Vec<(String, String)>,
}

impl ServiceForm {
    /// What the fields hold; `value` is asked for each by its name.
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        let names = all_names().into_iter();
        Self { values: names.map(|name| (value(&name), name)).map(|(value, name)| (name, value)).collect() }
    }

    /// The fields of a recipient.
    pub fn of(recipient: &Recipient) -> Self {
        let settings = &recipient.settings;
        let schools: Vec<_> = settings.audience.schools.iter().map(Uai::as_str).collect();
        let tile = recipient.tile.as_ref();
        Self::read(|name| {
            let ticked = |yes: bool| if yes { "oui".to_owned() } else { String::new() };
            let among = |all: &[Population], start: &str| {
                ticked(all.iter().any(|one| name.strip_prefix(start) == Some(one.code())))
            };
            match name {
                names::ID => recipient.id.clone(),
                names::NAME => recipient.name.clone(),
                names::ADDRESSES => recipient.patterns.join("\n"),
                names::KEY => recipient.public_key.clone().unwrap_or_default(),
                names::TILE => tile.map(|tile| tile.address.clone()).unwrap_or_default(),
                names::FILE_NAME => recipient.file_name.clone(),
                names::TICKET_LIFE => settings.ticket_life.map(|life| life.to_string()).unwrap_or_default(),
                names::LOGOUT => channel_code(settings.logout).to_owned(),
                names::LOGOUT_ADDRESS => settings.logout_address.clone().unwrap_or_default(),
                names::CALLBACKS => settings.proxying.callbacks.join("\n"),
                names::PRIVATE_CALLBACKS => ticked(settings.proxying.private_callbacks),
                names::REACHABLE => ticked(settings.proxying.reachable),
                names::SCHOOLS => schools.join("\n"),
                _ if name.starts_with(names::TILE_FOR) => {
                    among(tile.map_or(&[], |tile| &tile.populations), names::TILE_FOR)
                }
                _ => among(&settings.audience.populations, names::OPEN_TO),
            }
        })
    }

    /// The value of a field; empty when it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    /// Replaces a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if let Some((_, found)) = self.values.iter_mut().find(|(found, _)| found == name) {
            value.clone_into(found);
        }
        self
    }

    /// Every field with its value, to be sent once more.
    pub fn pairs(&self) -> impl Iterator<Item = &(String, String)> {
        self.values.iter().filter(|(_, value)| !value.is_empty())
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// The populations whose boxes, whose names begin with `start`, are ticked.
    pub fn populations(&self, start: &str) -> Vec<Population> {
        let ticked = |one: &Population| self.ticked(&format!("{start}{}", one.code()));
        Population::ALL.into_iter().filter(ticked).collect()
    }

    /// The recipient that was typed, with what the form does not speak of as it was `before`. `known`: the schools.
    pub fn recipient(&self, before: Option<&Recipient>, known: &[Uai]) -> Result<Recipient, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let id = match before {
            Some(before) => before.id.clone(),
            None => self.short_name().unwrap_or_else(|fault| note(&mut wrong, names::ID, fault)),
        };
        let name = self.name().unwrap_or_else(|fault| note(&mut wrong, names::NAME, fault));
        let patterns = lines::patterns(self.value(names::ADDRESSES))
            .unwrap_or_else(|fault| note(&mut wrong, names::ADDRESSES, fault));
        let public_key = self.key().unwrap_or_else(|fault| note(&mut wrong, names::KEY, fault));
        let tile = self.tile().unwrap_or_else(|fault| note(&mut wrong, names::TILE, fault));
        let ticket_life =
            self.ticket_life().unwrap_or_else(|fault| note(&mut wrong, names::TICKET_LIFE, fault));
        let logout_address =
            self.logout_address().unwrap_or_else(|fault| note(&mut wrong, names::LOGOUT_ADDRESS, fault));
        let callbacks = lines::patterns(self.value(names::CALLBACKS))
            .unwrap_or_else(|fault| note(&mut wrong, names::CALLBACKS, fault));
        let schools = lines::schools(self.value(names::SCHOOLS), known)
            .unwrap_or_else(|fault| note(&mut wrong, names::SCHOOLS, fault));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let settings = RecipientSettings {
            release: before.map(|before| before.settings.release.clone()).unwrap_or_default(),
            audience: RecipientAudience { populations: self.populations(names::OPEN_TO), schools },
            proxying: Proxying {
                callbacks,
                private_callbacks: self.ticked(names::PRIVATE_CALLBACKS),
                reachable: self.ticked(names::REACHABLE),
            },
            logout: channel_from(self.value(names::LOGOUT)),
            logout_address,
            ticket_life,
        };
        let file_name = file_name(self.value(names::FILE_NAME), &format!("{id}.xml"));
        Ok(Recipient { id, name, public_key, patterns, file_name, tile, settings })
    }

    fn short_name(&self) -> Result<String, Fault> {
        let id = self.value(names::ID).trim();
        let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let shaped = (2..=40).contains(&id.len())
            && id.starts_with(|c: char| c.is_ascii_lowercase())
            && !id.ends_with('-')
            && id.bytes().all(letters);
        if shaped && !RESERVED.contains(&id) { Ok(id.to_owned()) } else { Err(Fault::ShortName) }
    }

    fn name(&self) -> Result<String, Fault> {
        let name = self.value(names::NAME).split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if fits { Ok(name) } else { Err(Fault::Name) }
    }

    fn key(&self) -> Result<Option<String>, Fault> {
        match self.value(names::KEY).trim() {
            "" => Ok(None),
            text => {
                let key = PublicKey::parse(text.as_bytes()).map_err(Fault::Key)?;
                Ok(Some(key.to_spki_pem()))
            }
        }
    }

    fn tile(&self) -> Result<Option<Tile>, Fault> {
        let address = self.value(names::TILE).trim();
        if address.is_empty() {
            return Ok(None);
        }
        // « {espace} » stands for one word of the path.
        ServiceUrl::parse(&address.replace("{espace}", "espace")).map_err(Fault::Address)?;
        Ok(Some(Tile { address: address.to_owned(), populations: self.populations(names::TILE_FOR) }))
    }

    fn ticket_life(&self) -> Result<Option<u16>, Fault> {
        match self.value(names::TICKET_LIFE).trim() {
            "" => Ok(None),
            typed => match typed.parse() {
                Ok(seconds) if TICKET_LIVES.contains(&seconds) => Ok(Some(seconds)),
                _ => Err(Fault::TicketLife),
            },
        }
    }

    fn logout_address(&self) -> Result<Option<String>, Fault> {
        match self.value(names::LOGOUT_ADDRESS).trim() {
            "" => Ok(None),
            address => {
                ServiceUrl::parse(address).map(|url| Some(url.as_str().to_owned())).map_err(Fault::Address)
            }
        }
    }
}

/// The names of the fields alone: a key or an address may be long, and is nobody's business in a log.
impl std::fmt::Debug for ServiceForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.pairs().map(|(name, _)| name)).finish()
    }
}

/// The word of a logout channel, in forms and journals.
pub const fn channel_code(channel: LogoutChannel) -> &'static str {
    match channel {
        LogoutChannel::Back => "serveur",
        LogoutChannel::Front => "navigateur",
        LogoutChannel::Silent => "aucun",
    }
}

fn channel_from(code: &str) -> LogoutChannel {
    let all = [LogoutChannel::Back, LogoutChannel::Front, LogoutChannel::Silent];
    all.into_iter().find(|one| channel_code(*one) == code).unwrap_or_default()
}

fn all_names() -> Vec<String> {
    let plain = [
        names::ID,
        names::NAME,
        names::ADDRESSES,
        names::KEY,
        names::TILE,
        names::FILE_NAME,
        names::TICKET_LIFE,
        names::LOGOUT,
        names::LOGOUT_ADDRESS,
        names::CALLBACKS,
        names::PRIVATE_CALLBACKS,
        names::REACHABLE,
        names::SCHOOLS,
    ];
    let boxes = [names::TILE_FOR, names::OPEN_TO]
        .into_iter()
        .flat_map(|start| Population::ALL.map(|one| format!("{start}{}", one.code())));
    plain.iter().map(ToString::to_string).chain(boxes).collect()
}

fn note<T: Default>(wrong: &mut Vec<Wrong>, field: &'static str, fault: Fault) -> T {
    wrong.push((field, fault));
    T::default()
}

#[cfg(test)]
mod tests;
