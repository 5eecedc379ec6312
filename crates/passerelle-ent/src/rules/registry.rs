//! Whom tickets are for.

use std::sync::Arc;

use passerelle_sso::service::{PatternSet, ServiceUrl};
use passerelle_store::ent::Recipient;

/// Who a registered address belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    /// This ENT's own portal: it is told the account, nothing leaves.
    Portal,
    /// A service: it is told the identifier made for it.
    Recipient(Arc<Recipient>),
}

/// The registered addresses, read once. A pattern that cannot be read accepts nothing.
#[derive(Debug)]
pub struct Registry {
    own: PatternSet,
    services: Vec<(Arc<Recipient>, PatternSet)>,
}

impl Registry {
    /// The addresses of an ENT found at `own_address`.
    pub fn new(own_address: &str, recipients: &[Recipient]) -> Self {
        let service =
            |recipient: &Recipient| (Arc::new(recipient.clone()), PatternSet::new(&recipient.patterns));
        Self {
            own: PatternSet::new(&[format!("{own_address}/ent/")]),
            services: recipients.iter().map(service).collect(),
        }
    }

    /// Whose address this is: the first recipient that registered it; `None` when nobody did.
    pub fn destination(&self, service: &ServiceUrl) -> Option<Destination> {
        if self.own.matches(service) {
            return Some(Destination::Portal);
        }
        let (recipient, _) = self.services.iter().find(|(_, patterns)| patterns.matches(service))?;
        Some(Destination::Recipient(recipient.clone()))
    }

    /// The recipient of this short name.
    pub fn recipient(&self, id: &str) -> Option<&Arc<Recipient>> {
        self.services.iter().map(|(recipient, _)| recipient).find(|recipient| recipient.id == id)
    }
}

#[cfg(test)]
mod tests {
    use passerelle_sso::service::ServiceUrl;
    use passerelle_store::ent::Recipient;

    use super::{Destination, Registry};

    fn recipient(id: &str, patterns: &[&str]) -> Recipient {
        Recipient {
            id: id.into(),
            name: "Vie scolaire".into(),
            public_key: None,
            patterns: patterns.iter().map(|&pattern| pattern.into()).collect(),
            file_name: "pronote.xml".into(),
            tile: None,
            settings: passerelle_store::ent::RecipientSettings::default(),
        }
    }

    #[test]
    fn the_first_recipient_that_registered_the_address_has_it() {
        let recipients = vec![
            recipient("cdi", &["nonsense", "https://host.example/cdi/**"]),
            recipient("vie-scolaire", &["https://host.example/pronote/**"]),
            recipient("manuels", &[r"^https://host\.example/m[0-9]+/.*"]),
        ];
        let registry = Registry::new("https://ent.example", &recipients);
        let whose = |address: &str| {
            let service = ServiceUrl::parse(address).expect("an address");
            registry.destination(&service).map(|destination| match destination {
                Destination::Portal => "portail".to_owned(),
                Destination::Recipient(recipient) => recipient.id.clone(),
            })
        };
        assert_eq!(whose("https://host.example/pronote/eleve.html?a=b").as_deref(), Some("vie-scolaire"));
        assert_eq!(whose("https://host.example/pronote").as_deref(), Some("vie-scolaire"));
        assert_eq!(whose("https://host.example/m12/page").as_deref(), Some("manuels"));
        assert_eq!(whose("https://ent.example/ent/?vers=%2Fent%2Fcomptes").as_deref(), Some("portail"));
        for foreign in [
            "https://host.example/pronoteX",
            "https://host.example.evil.example/pronote/",
            "https://evil.example/pronote/",
            "https://evil.example/?https://host.example/m12/page",
            "https://host.example:8443/pronote/",
            "https://ent.example/ent/comptes",
            "https://ent.example/cas/login",
        ] {
            assert_eq!(whose(foreign), None, "{foreign}");
        }
    }
}
