//! A small base for the tests of the rules.

use passerelle_model::{
    Address, BirthDate, LinkOrigin, LocalId, LocalUser, OpaqueId, Population, Provider, Recognition,
    RecognitionWay, Timestamp,
};
use passerelle_store::service::{BaseContent, LinkRecord, NewUser, UserRow};

use super::{Ground, One, Told};

/// Users and links as a test wants them; rows are numbered from 1.
#[derive(Default)]
pub(super) struct School(pub(super) BaseContent);

impl School {
    pub(super) fn with(mut self, id: &str, population: Population, names: [&str; 2]) -> Self {
        let [family_name, given_name] = names.map(str::to_owned);
        let user = LocalUser {
            id: LocalId::new(id).expect("an identifier"),
            population,
            title: None,
            family_name,
            given_name,
            birth_date: None,
            national_number: None,
            class: None,
            address: Address::default(),
            children: Vec::new(),
        };
        let n = i64::try_from(self.0.users.len()).expect("few") + 1;
        let record = NewUser { user, spaces: Vec::new(), login: None, password: None };
        self.0.users.push(UserRow { n, record });
        self
    }

    /// The birth date of the last one.
    pub(super) fn born(mut self, date: &str) -> Self {
        self.last().birth_date = Some(birth(date));
        self
    }

    /// The post code of the last one.
    pub(super) fn living_at(mut self, post_code: &str) -> Self {
        self.last().address.post_code = Some(post_code.to_owned());
        self
    }

    /// Links a user, or sets them aside.
    pub(super) fn linked(mut self, id: &str, identifier: Option<&str>, origin: LinkOrigin) -> Self {
        let user = self.0.users.iter().find(|row| row.record.user.id.as_str() == id).expect("there");
        self.0.links.push(LinkRecord {
            local: user.record.user.id.clone(),
            population: user.record.user.population,
            provider: Provider::Cas,
            identifier: identifier.map(opaque),
            origin,
            rule: None,
            at: Timestamp::default(),
            by: "spr".to_owned(),
        });
        self
    }

    pub(super) fn ground<'a>(&'a self, identifier: &'a OpaqueId) -> Ground<'a> {
        Ground { content: &self.0, schools: &[], identifier }
    }

    fn last(&mut self) -> &mut LocalUser {
        &mut self.0.users.last_mut().expect("somebody").record.user
    }
}

pub(super) fn opaque(id: &str) -> OpaqueId {
    OpaqueId::new(id).expect("an identifier")
}

pub(super) fn birth(date: &str) -> BirthDate {
    date.parse().expect("a date")
}

pub(super) fn settings(way: RecognitionWay) -> Recognition {
    Recognition { way, ..Recognition::default() }
}

pub(super) fn names(population: Population, names: [&str; 2]) -> Told {
    let [family_name, given_name] = names.map(|name| One::Value(name.to_owned()));
    Told { family_name, given_name, populations: Some(vec![population]), ..Told::default() }
}

pub(super) fn identifier(id: &str) -> Told {
    Told { identifier: One::Value(LocalId::new(id).expect("an identifier")), ..Told::default() }
}
