//! What a form was filled in on the strength of.

use std::fmt::Write as _;

use aws_lc_rs::digest::{SHA256, digest};
use passerelle_store::ent::{Account, Establishment};
use serde::Serialize;

/// Bytes of a version: enough for two records never to have the same by chance.
const LENGTH: usize = 16;

/// The version of an account, as its managers see it: it changes with what they may change, not when somebody signs in.
pub fn account_version(account: &Account) -> String {
    let password = account.password.is_some();
    let second_factor = account.credentials.second_factor.is_some();
    let names = (&account.family_name, &account.given_name, &account.title, &account.birth_date);
    version(&(
        (account.id, &account.login, names, account.state, &account.memberships),
        (password, second_factor, &account.credentials.activation),
    ))
}

/// The version of a school.
pub fn establishment_version(school: &Establishment) -> String {
    version(school)
}

fn version(record: &impl Serialize) -> String {
    // What is in memory can be written as JSON; if it ever could not, no form would be accepted.
    let Ok(text) = serde_json::to_vec(record) else { return String::new() };
    let mut version = String::new();
    for byte in &digest(&SHA256, &text).as_ref()[..LENGTH] {
        // Writing to a text never fails.
        let _ = write!(version, "{byte:02x}");
    }
    version
}

#[cfg(test)]
mod tests {
    use passerelle_model::Population;
    use passerelle_store::PasswordHash;
    use passerelle_store::ent::SecondFactor;

    use super::account_version;
    use crate::rules::fixtures::{account, member, uai};

    #[test]
    fn a_version_changes_with_what_managers_change() {
        let before = account(1, vec![member(uai("0450822X"), Population::Teacher)]);
        let version = account_version(&before);
        assert_eq!(version.len(), 32);
        let mut renamed = before.clone();
        renamed.given_name.push('e');
        assert_ne!(account_version(&renamed), version);
        let mut moved = before.clone();
        moved.memberships[0].function = Some("CPE".to_owned());
        assert_ne!(account_version(&moved), version);
    }

    #[test]
    fn signing_in_changes_no_version() {
        let mut one = account(1, Vec::new());
        one.password = Some(PasswordHash::new("{SSHA}old".to_owned()));
        let factor = SecondFactor { sealed_secret: "s".to_owned(), last_step: 1, recovery: Vec::new() };
        one.credentials.second_factor = Some(factor.clone());
        let version = account_version(&one);
        one.password = Some(PasswordHash::new("$argon2id$new".to_owned()));
        one.credentials.second_factor = Some(SecondFactor { last_step: 2, ..factor });
        assert_eq!(account_version(&one), version);
    }
}
