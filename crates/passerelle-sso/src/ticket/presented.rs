//! A ticket of either kind, where both are accepted.

use super::{InvalidTicket, ProxyTicket, ServiceTicket};

/// A ticket of this server that a service presents at `/proxyValidate`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PresentedTicket {
    /// It was given to a browser.
    Service(ServiceTicket),
    /// It was given to another service, on behalf of the person.
    Proxy(ProxyTicket),
}

impl PresentedTicket {
    /// A ticket that comes back. Only the tickets that this server makes are accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        match ServiceTicket::parse(text) {
            Err(InvalidTicket::Kind) => ProxyTicket::parse(text).map(Self::Proxy),
            parsed => parsed.map(Self::Service),
        }
    }

    /// The ticket, as it travels.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Service(ticket) => ticket.as_str(),
            Self::Proxy(ticket) => ticket.as_str(),
        }
    }

    /// SHA-256 in hexadecimal, to store in place of the ticket.
    pub fn digest(&self) -> String {
        match self {
            Self::Service(ticket) => ticket.digest(),
            Self::Proxy(ticket) => ticket.digest(),
        }
    }
}

/// A ticket that a service has had validated: its session is known by it until logout.
pub trait SessionTicket {
    /// The ticket, as it travels.
    fn session_index(&self) -> &str;
}

impl SessionTicket for ServiceTicket {
    fn session_index(&self) -> &str {
        self.as_str()
    }
}

impl SessionTicket for ProxyTicket {
    fn session_index(&self) -> &str {
        self.as_str()
    }
}

impl SessionTicket for PresentedTicket {
    fn session_index(&self) -> &str {
        self.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{InvalidTicket, LoginTicket, ProxyGrantingIou, ProxyGrantingTicket, ReceivedTicket};
    use super::{PresentedTicket, ProxyTicket, ServiceTicket};

    #[test]
    fn no_kind_passes_for_another() {
        let of_each_kind = [
            ("ST", ServiceTicket::from_entropy([7; 32]).as_str().to_owned()),
            ("PT", ProxyTicket::from_entropy([7; 32]).as_str().to_owned()),
            ("PGT", ProxyGrantingTicket::from_entropy([7; 32]).expose_secret().to_owned()),
            ("PGTIOU", ProxyGrantingIou::from_entropy([7; 32]).as_str().to_owned()),
            ("LT", LoginTicket::from_entropy([7; 32]).expose_secret().to_owned()),
            ("TGT", format!("TGT-{}", "0".repeat(43))),
        ];
        for (kind, text) in &of_each_kind {
            assert_eq!(text.split('-').next(), Some(*kind));
            assert_eq!(ServiceTicket::parse(text).is_ok(), *kind == "ST", "{kind}");
            assert_eq!(ProxyTicket::parse(text).is_ok(), *kind == "PT", "{kind}");
            assert_eq!(ProxyGrantingTicket::parse(text).is_ok(), *kind == "PGT", "{kind}");
            assert_eq!(ProxyGrantingIou::parse(text).is_ok(), *kind == "PGTIOU", "{kind}");
            assert_eq!(LoginTicket::parse(text).is_ok(), *kind == "LT", "{kind}");
            assert_eq!(PresentedTicket::parse(text).is_ok(), matches!(*kind, "ST" | "PT"), "{kind}");
        }
    }

    #[test]
    fn a_ticket_presented_keeps_its_kind() {
        let (service, proxy) = (ServiceTicket::from_entropy([1; 32]), ProxyTicket::from_entropy([1; 32]));
        assert_eq!(PresentedTicket::parse(service.as_str()), Ok(PresentedTicket::Service(service.clone())));
        let presented = PresentedTicket::parse(proxy.as_str()).expect("our own");
        assert_eq!(presented, PresentedTicket::Proxy(proxy.clone()));
        assert_eq!((presented.as_str(), presented.digest()), (proxy.as_str(), proxy.digest()));
        assert_ne!(proxy.digest(), service.digest());
        assert!(ReceivedTicket::parse(proxy.as_str()).is_ok());
    }

    #[test]
    fn a_refusal_tells_what_is_wrong_with_the_ticket_that_it_was_meant_to_be() {
        let body = "0".repeat(43);
        for (text, refusal) in [
            (String::new(), InvalidTicket::Kind),
            (format!("PGT-{body}"), InvalidTicket::Kind),
            (format!("pt-{body}"), InvalidTicket::Kind),
            (format!("PT-{}", &body[1..]), InvalidTicket::Length),
            (format!("ST-{body}0"), InvalidTicket::Length),
            (format!("PT-_{}", &body[1..]), InvalidTicket::Alphabet),
        ] {
            assert_eq!(PresentedTicket::parse(&text), Err(refusal), "{text}");
        }
    }

    #[test]
    fn what_grants_never_shows() {
        let ticket = ProxyGrantingTicket::from_entropy([9; 32]);
        assert_eq!(format!("{ticket:?}"), "ProxyGrantingTicket(…)");
        assert_eq!(ProxyGrantingTicket::parse(ticket.expose_secret()).as_ref(), Ok(&ticket));
        assert_ne!(ticket, ProxyGrantingTicket::from_entropy([8; 32]));
        let iou = ProxyGrantingIou::from_entropy([9; 32]);
        assert_eq!(format!("{iou:?}"), format!("ProxyGrantingIou({}…)", &iou.as_str()[..8]));
        assert_eq!(ProxyGrantingIou::parse(iou.as_str()), Ok(iou.clone()));
        let proxy = ProxyTicket::from_entropy([9; 32]);
        assert_eq!(format!("{proxy:?}"), format!("ProxyTicket({}…)", &proxy.as_str()[..8]));
    }
}
