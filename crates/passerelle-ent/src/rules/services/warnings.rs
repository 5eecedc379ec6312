//! What an administrator should know of a service.

use passerelle_sso::service::{Finding, Severity, lint};
use passerelle_store::ent::{Recipient, ReleaseProfile};

/// Something to know of a service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// A rule accepts more than its author may think.
    Address {
        /// The rule.
        pattern: String,
        /// What is wrong with it.
        finding: Finding,
    },
    /// The same of an address that proxy-granting tickets are delivered to.
    Callback {
        /// The rule.
        pattern: String,
        /// What is wrong with it.
        finding: Finding,
    },
    /// It has no address: it is switched off.
    Off,
    /// Proxy-granting tickets may go to private addresses: for trials only.
    Trial,
    /// It is told names and birth dates.
    Nominative,
    /// It is told attributes.
    Attributes,
}

impl Warning {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Address { finding, .. } | Self::Callback { finding, .. } => finding.code.severity(),
            Self::Nominative | Self::Trial => Severity::Warning,
            Self::Attributes | Self::Off => Severity::Notice,
        }
    }
}

/// Everything to know of a service, what matters most first.
pub fn warnings(recipient: &Recipient) -> Vec<Warning> {
    let release = match recipient.settings.release.profile {
        ReleaseProfile::IdentifierOnly => None,
        ReleaseProfile::Attributes => Some(Warning::Attributes),
        ReleaseProfile::Nominative => Some(Warning::Nominative),
    };
    let proxying = &recipient.settings.proxying;
    let trial = proxying.private_callbacks.then_some(Warning::Trial);
    let off = recipient.patterns.is_empty().then_some(Warning::Off);
    let addresses = found(&recipient.patterns)
        .map(|(pattern, finding)| Warning::Address { pattern: pattern.clone(), finding });
    let callbacks = found(&proxying.callbacks)
        .map(|(pattern, finding)| Warning::Callback { pattern: pattern.clone(), finding });
    let mut all: Vec<_> =
        release.into_iter().chain(trial).chain(off).chain(addresses).chain(callbacks).collect();
    all.sort_by_key(|warning| std::cmp::Reverse(warning.severity()));
    all
}

fn found(patterns: &[String]) -> impl Iterator<Item = (&String, Finding)> {
    patterns.iter().flat_map(|pattern| lint(pattern).into_iter().map(move |finding| (pattern, finding)))
}

#[cfg(test)]
mod tests {
    use passerelle_sso::service::FindingCode;
    use passerelle_store::ent::RecipientSettings;

    use super::*;

    fn recipient(patterns: &[&str]) -> Recipient {
        Recipient {
            id: "cdi".to_owned(),
            name: "CDI".to_owned(),
            public_key: None,
            patterns: patterns.iter().map(ToString::to_string).collect(),
            file_name: String::new(),
            tile: None,
            settings: RecipientSettings::default(),
        }
    }

    #[test]
    fn a_service_that_is_told_the_identifier_at_a_plain_address_calls_for_nothing() {
        assert!(warnings(&recipient(&["https://cdi.example/sso/**"])).is_empty());
        assert_eq!(warnings(&recipient(&[])), [Warning::Off]);
    }

    #[test]
    fn what_is_dangerous_comes_first() {
        let mut one = recipient(&["https://cdi.example/**", "^https://cdi.example/.*"]);
        one.settings.release.profile = ReleaseProfile::Nominative;
        one.settings.proxying.private_callbacks = true;
        let found = warnings(&one);
        let severities: Vec<_> = found.iter().map(Warning::severity).collect();
        assert!(severities.is_sorted_by(|a, b| a >= b));
        assert!(matches!(
            &found[0],
            Warning::Address { finding, .. } if finding.code == FindingCode::UnescapedDot
        ));
        assert!(found.contains(&Warning::Nominative) && found.contains(&Warning::Trial));
    }
}
