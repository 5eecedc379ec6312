//! What people type to sign in.

use std::collections::{HashMap, HashSet};

use passerelle_model::{LocalId, OpaqueId, Population};
use passerelle_sample::Sample;

use crate::guests::{Guests, Part};

/// Makes logins that are unique: initials of the given names, a dot, the family name (`jm.bukisa`); a number where
/// somebody has it already.
#[derive(Debug, Default)]
pub(crate) struct Logins(HashSet<String>);

impl Logins {
    /// A new login for this name.
    pub(crate) fn new_for(&mut self, given_name: &str, family_name: &str) -> String {
        let initials: String =
            plain(given_name, ' ').split(' ').filter_map(|part| part.chars().next()).collect();
        let wanted = format!("{initials}.{}", plain(family_name, '-'));
        let mut login = wanted.clone();
        let mut number = 1_u32;
        while self.0.contains(&login) {
            number += 1;
            login = format!("{wanted}{number}");
        }
        self.0.insert(login.clone());
        login
    }

    /// Keeps a login for somebody.
    pub(crate) fn reserve(&mut self, login: &str) {
        self.0.insert(login.to_owned());
    }
}

/// ASCII lower-case letters and digits; each run of anything else is one `separator`.
fn plain(name: &str, separator: char) -> String {
    let mut plain = String::new();
    for letter in deunicode::deunicode(name).chars() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter.to_ascii_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(separator) {
            plain.push(separator);
        }
    }
    plain.trim_end_matches(separator).to_owned()
}

/// The guests with their logins: in the ENT, and in the service for whom the base knows.
pub fn logins(sample: &Sample, guests: &Guests) -> Vec<(Part, String, Option<String>)> {
    let (ent, service) = (ent_logins(sample, guests), service_logins(sample));
    guests
        .iter()
        .filter_map(|guest| {
            let own = sample
                .truth
                .iter()
                .filter(|truth| truth.population != Population::Guardian)
                .find(|truth| truth.partner.as_ref() == Some(&guest.id))
                .and_then(|truth| service.get(&truth.local).cloned());
            Some((guest.part, ent.get(&guest.id)?.clone(), own))
        })
        .collect()
}

/// The login of each account of the ENT, in the order of the file.
pub(crate) fn ent_logins(sample: &Sample, guests: &Guests) -> HashMap<OpaqueId, String> {
    let mut logins = Logins::default();
    let mut of = HashMap::new();
    for guest in guests.iter() {
        if let Some(login) = guest.login {
            logins.reserve(login);
            of.insert(guest.id.clone(), login.to_owned());
        }
    }
    for account in &sample.accounts {
        // The same identifier in two populations is one person.
        of.entry(account.id.clone())
            .or_insert_with(|| logins.new_for(&account.given_name, &account.family_name));
    }
    of
}

/// The service's own login of each user, parents left out: they look like those of no other system.
pub(crate) fn service_logins(sample: &Sample) -> HashMap<LocalId, String> {
    let mut logins = Logins::default();
    let users = sample.users.iter().filter(|user| user.population != Population::Guardian);
    users
        .map(|user| (user.id.clone(), format!("vs.{}", logins.new_for(&user.given_name, &user.family_name))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Logins;

    #[test]
    fn a_login_is_initials_and_name_and_nobody_shares_one() {
        let mut logins = Logins::default();
        assert_eq!(logins.new_for("JEAN MARIE", "BUKISA"), "jm.bukisa");
        assert_eq!(logins.new_for("Jean-Marc", "BUKISA"), "jm.bukisa2");
        assert_eq!(logins.new_for("Élodie", "D’ALMEIDA CÔTÉ"), "e.d-almeida-cote");
    }
}
