//! « Cette adresse serait-elle acceptée ? »

use passerelle_sso::service::{Explanation, InvalidServiceUrl, Mismatch, explain};
use passerelle_store::ent::Recipient;

/// What becomes of an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict<'a> {
    /// A service that is registered.
    Accepted {
        /// Which one.
        recipient: &'a Recipient,
        /// The rule that accepts it.
        rule: &'a str,
    },
    /// This ENT's own portal.
    Portal,
    /// Nobody registered it.
    Refused,
    /// The address itself is refused, whoever may have registered it.
    Unacceptable(InvalidServiceUrl),
}

/// Why a service does not accept an address: each of its rules, and what of the address is not as it must be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reasons<'a> {
    /// The service.
    pub recipient: &'a Recipient,
    /// Its rules, in their order; none when it is switched off.
    pub rules: Vec<(&'a str, Mismatch)>,
}

/// An address that was tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trial<'a> {
    /// What becomes of it.
    pub verdict: Verdict<'a>,
    /// The address as rules see it; empty when it is no address.
    pub normal_form: String,
    /// Services that accept it too, and never get it because another comes first.
    pub also: Vec<&'a Recipient>,
    /// Services that do not accept it, with their reasons.
    pub reasons: Vec<Reasons<'a>>,
}

/// Tries an address against every service; `own_address` is the ENT's.
pub fn try_address<'a>(own_address: &str, recipients: &'a [Recipient], address: &str) -> Trial<'a> {
    let own = explain(&[format!("{own_address}/ent/")], address);
    let (own, normal_form) = match own {
        Explanation::Unacceptable(why) => {
            let verdict = Verdict::Unacceptable(why);
            return Trial { verdict, normal_form: String::new(), also: Vec::new(), reasons: Vec::new() };
        }
        Explanation::Accepted { normal_form, .. } => (true, normal_form),
        Explanation::Refused { normal_form, .. } => (false, normal_form),
    };
    let mut verdict = if own { Verdict::Portal } else { Verdict::Refused };
    let (mut also, mut reasons) = (Vec::new(), Vec::new());
    for recipient in recipients {
        let rules = recipient.patterns.iter().map(String::as_str);
        match explain(&recipient.patterns, address) {
            Explanation::Accepted { .. } if verdict != Verdict::Refused => also.push(recipient),
            Explanation::Accepted { rule, .. } => {
                verdict = Verdict::Accepted {
                    recipient,
                    rule: recipient.patterns.get(rule).map_or("", |rule| rule),
                };
            }
            Explanation::Refused { reasons: why, .. } => {
                reasons.push(Reasons { recipient, rules: rules.zip(why).collect() });
            }
            Explanation::Unacceptable(_) => {}
        }
    }
    Trial { verdict, normal_form, also, reasons }
}

#[cfg(test)]
mod tests {
    use passerelle_store::ent::RecipientSettings;

    use super::*;

    fn recipient(id: &str, patterns: &[&str]) -> Recipient {
        Recipient {
            id: id.to_owned(),
            name: id.to_owned(),
            public_key: None,
            patterns: patterns.iter().map(ToString::to_string).collect(),
            file_name: String::new(),
            tile: None,
            settings: RecipientSettings::default(),
        }
    }

    #[test]
    fn the_first_that_accepts_it_has_it_and_the_others_say_why_not() {
        let all = [
            recipient("eteint", &[]),
            recipient("cdi", &["https://host.example/cdi/**", "^https://other\\.example/.*"]),
            recipient("vs", &["https://host.example/other/", "https://host.example/pronote/**"]),
            recipient("double", &["https://host.example/**"]),
        ];
        let found =
            try_address("https://ent.example", &all, "https://HOST.example:443/pronote/a?ticket=ST-1");
        assert_eq!(
            found.verdict,
            Verdict::Accepted { recipient: &all[2], rule: "https://host.example/pronote/**" }
        );
        assert_eq!(found.normal_form, "https://host.example/pronote/a");
        assert_eq!(found.also, [&all[3]]);
        assert_eq!(found.reasons.len(), 2);
        assert!(found.reasons[0].rules.is_empty());
        assert_eq!(found.reasons[1].rules[1].1, Mismatch::Expression);
    }

    #[test]
    fn the_portal_is_nobody_else_s_and_bad_addresses_are_nobody_s() {
        let all = [recipient("tout", &["https://ent.example/**"])];
        let portal = try_address("https://ent.example", &all, "https://ent.example/ent/?vers=a");
        assert_eq!((portal.verdict, portal.also.len()), (Verdict::Portal, 1));
        let bad = try_address("https://ent.example", &all, "https://ent.example@evil.example/");
        assert_eq!(bad.verdict, Verdict::Unacceptable(InvalidServiceUrl::UserInfo));
        let unknown = try_address("https://ent.example", &all, "https://evil.example/ent/");
        assert_eq!(unknown.verdict, Verdict::Refused);
    }
}
