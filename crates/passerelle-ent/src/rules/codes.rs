//! Codes on paper: activation, recovery.

use passerelle_model::Timestamp;
use passerelle_store::ent::{Account, AccountState, Credentials};
pub use passerelle_web::paper_code::{ACTIVATION_LIFE, CODE_LETTERS, code, typed};

/// Whether the holder may choose a password with the activation code on record.
pub fn may_activate(account: &Account, now: Timestamp) -> bool {
    let valid = account.credentials.activation.as_ref().is_some_and(|given| given.expires > now);
    account.state == AccountState::Inactive && valid
}

/// The account once its code has served: it has another password and is activated. The second factor stays.
pub fn activated(account: Account, password: passerelle_store::PasswordHash) -> Account {
    let credentials = Credentials { activation: None, ..account.credentials.clone() };
    Account { password: Some(password), state: AccountState::Active, credentials, ..account }
}

#[cfg(test)]
mod tests {
    use passerelle_store::PasswordHash;
    use passerelle_store::ent::Activation;

    use super::*;
    use crate::rules::fixtures::account;

    #[test]
    fn a_code_serves_an_inactive_account_until_it_expires() {
        let at = Timestamp::from_unix;
        let mut one = account(1, Vec::new());
        assert!(!may_activate(&one, at(0)));
        let code = PasswordHash::new("mark".to_owned());
        one.credentials.activation = Some(Activation { code, expires: at(100) });
        assert!(may_activate(&one, at(99)) && !may_activate(&one, at(100)));
        for state in [AccountState::Active, AccountState::Blocked, AccountState::Gone] {
            assert!(!may_activate(&Account { state, ..one.clone() }, at(0)));
        }
        let done = activated(one, PasswordHash::new("$argon2id$".to_owned()));
        assert!(done.state == AccountState::Active && done.credentials.activation.is_none());
    }
}
