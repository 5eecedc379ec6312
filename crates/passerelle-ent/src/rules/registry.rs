//! Whom tickets are for.

use passerelle_sso::service::{ServicePattern, ServiceUrl};
use passerelle_store::ent::{Recipient, RecipientId};

/// Who a registered address belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    /// This ENT's own portal: it is told the account, nothing leaves.
    Portal,
    /// A service: it is told the identifier made for it.
    Recipient(RecipientId),
}

/// Whose address this is; `None` when nobody registered it. A pattern that cannot be read accepts nothing.
pub fn destination(own_address: &str, recipients: &[Recipient], service: &ServiceUrl) -> Option<Destination> {
    let accepts =
        |pattern: &str| ServicePattern::parse(pattern).is_ok_and(|pattern| pattern.matches(service));
    if accepts(&format!("{own_address}/ent/")) {
        return Some(Destination::Portal);
    }
    let recipient = recipients.iter().find(|recipient| recipient.patterns.iter().any(|p| accepts(p)))?;
    Some(Destination::Recipient(recipient.id.clone()))
}

#[cfg(test)]
mod tests {
    use passerelle_sso::service::ServiceUrl;
    use passerelle_store::ent::Recipient;

    use super::{Destination, destination};

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
        let recipients = [
            recipient("cdi", &["nonsense", "https://host.example/cdi/**"]),
            recipient("vie-scolaire", &["https://host.example/pronote/**"]),
        ];
        let whose = |address: &str| {
            let service = ServiceUrl::parse(address).expect("an address");
            destination("https://ent.example", &recipients, &service)
        };
        let vs = Some(Destination::Recipient("vie-scolaire".into()));
        assert_eq!(whose("https://host.example/pronote/eleve.html?a=b"), vs);
        assert_eq!(whose("https://host.example/pronote"), vs);
        assert_eq!(whose("https://ent.example/ent/?vers=%2Fent%2Fcomptes"), Some(Destination::Portal));
        for foreign in [
            "https://host.example/pronoteX",
            "https://host.example.evil.example/pronote/",
            "https://evil.example/pronote/",
            "https://host.example:8443/pronote/",
            "https://ent.example/ent/comptes",
            "https://ent.example/cas/login",
        ] {
            assert_eq!(whose(foreign), None, "{foreign}");
        }
    }
}
