//! Small contents for the tests of the rules.

use passerelle_model::{
    Address, LinkOrigin, LocalId, LocalUser, OpaqueId, PartnerAccount, PerPopulation, Population, Provider,
    Timestamp,
};
use passerelle_store::service::{AccountRow, BaseContent, LinkRecord, NewUser, PartnerFileFacts, UserRow};

/// Builds a content step by step; people are called after their identifier unless said otherwise.
#[derive(Clone, Default)]
pub(crate) struct Content(BaseContent);

impl Content {
    pub(crate) fn user(self, id: &str, population: Population) -> Self {
        self.named_user(id, population, &format!("NOM {id}"), "Camille")
    }

    pub(crate) fn named_user(mut self, id: &str, population: Population, family: &str, given: &str) -> Self {
        let n = i64::try_from(self.0.users.len()).unwrap() + 1;
        let user = user(id, population, family, given);
        let record = NewUser { user, spaces: Vec::new(), login: None, password: None };
        self.0.users.push(UserRow { n, record });
        self
    }

    /// Gives the last user a birth date.
    pub(crate) fn born(mut self, date: &str) -> Self {
        self.0.users.last_mut().unwrap().record.user.birth_date = Some(date.parse().unwrap());
        self
    }

    pub(crate) fn account(mut self, id: &str, population: Population) -> Self {
        let n = i64::try_from(self.0.accounts.len()).unwrap() + 1;
        let account = account(id, population, &format!("NOM {id}"), "Camille");
        self.0.accounts.push(AccountRow { n, account });
        self
    }

    /// A decision about a user who is there already.
    pub(crate) fn link(mut self, local: &str, identifier: Option<&str>, origin: LinkOrigin) -> Self {
        let local = LocalId::new(local).unwrap();
        let row = self.0.users.iter().find(|row| row.record.user.id == local).unwrap();
        self.0.links.push(LinkRecord {
            population: row.record.user.population,
            local,
            provider: Provider::Cas,
            identifier: identifier.map(|id| OpaqueId::new(id).unwrap()),
            origin,
            rule: None,
            at: Timestamp::from_unix(0),
            by: "spr".to_owned(),
        });
        self
    }

    pub(crate) fn file(mut self, facts: PartnerFileFacts) -> Self {
        self.0.partner_file = Some(facts);
        self
    }

    pub(crate) fn build(self) -> BaseContent {
        self.0
    }
}

/// Facts of a file that carries these populations.
pub(crate) fn file_of(populations: &[Population]) -> PartnerFileFacts {
    PartnerFileFacts {
        file_name: "pronote.xml".to_owned(),
        exported: None,
        applied: Timestamp::from_unix(0),
        carried: carrying(populations),
    }
}

pub(crate) fn carrying(populations: &[Population]) -> PerPopulation<bool> {
    PerPopulation::from_fn(|population| populations.contains(&population))
}

pub(crate) fn user(id: &str, population: Population, family: &str, given: &str) -> LocalUser {
    LocalUser {
        id: LocalId::new(id).unwrap(),
        population,
        title: None,
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    }
}

pub(crate) fn account(id: &str, population: Population, family: &str, given: &str) -> PartnerAccount {
    PartnerAccount {
        id: OpaqueId::new(id).unwrap(),
        population,
        title: None,
        sex: None,
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        birth_date: None,
        national_number: None,
        address: Address::default(),
        guardians: Vec::new(),
    }
}
