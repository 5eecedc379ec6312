//! An authenticator application takes a secret: shown first, in use once a code proves that the application has it.

use passerelle_model::{Secret, Timestamp};

use crate::totp::{self, Drawing, SECRET_BYTES};
use crate::{Vault, VaultError};

/// Whose application it is, and for what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// What the vault tells one use of secrets from another by.
    pub purpose: &'static str,
    /// The account, for the vault: no secret opens for another one.
    pub account: String,
    /// Which server it is, as the application names it.
    pub issuer: String,
    /// What the account signs in with, as the application names it.
    pub login: String,
}

/// A secret that is shown, and not yet in use.
#[derive(Debug)]
pub struct Enrolment {
    /// As the page carries it: sealed for this account.
    pub sealed: String,
    /// In Base32, in groups of four.
    pub text: Secret<String>,
    /// The `otpauth` address.
    pub address: Secret<String>,
    /// The QR code of the address.
    pub drawing: Option<Drawing>,
}

impl Holder {
    /// Shows a secret that was just drawn.
    pub fn enrol(&self, vault: &Vault, secret: [u8; SECRET_BYTES]) -> Result<Enrolment, VaultError> {
        Ok(self.shown(vault.seal(&self.enrolling(), &secret)?, &secret))
    }

    /// Shows again the secret that a page of the same account carried.
    pub fn again(&self, vault: &Vault, sealed: &str) -> Result<Enrolment, VaultError> {
        let secret = vault.open(&self.enrolling(), sealed)?;
        Ok(self.shown(sealed.to_owned(), secret.expose_secret()))
    }

    /// The secret that a page carried as it is kept, with the step of the code that proves that the application has it;
    /// `None` when it is no code of this secret.
    pub fn proven(
        &self,
        vault: &Vault,
        sealed: &str,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<(String, u64)>, VaultError> {
        let secret = vault.open(&self.enrolling(), sealed)?;
        let Some(step) = totp::check(secret.expose_secret(), code, 0, now) else { return Ok(None) };
        Ok(Some((vault.seal(&self.in_use(), secret.expose_secret())?, step)))
    }

    /// The step of a code, if it is one of the secret that is kept, later than the last that served.
    pub fn step(
        &self,
        vault: &Vault,
        kept: &str,
        code: &str,
        last_step: u64,
        now: Timestamp,
    ) -> Result<Option<u64>, VaultError> {
        let secret = vault.open(&self.in_use(), kept)?;
        Ok(totp::check(secret.expose_secret(), code, last_step, now))
    }

    fn shown(&self, sealed: String, secret: &[u8]) -> Enrolment {
        let address = totp::address(secret, &self.issuer, &self.login);
        Enrolment {
            sealed,
            text: Secret::new(totp::grouped(&totp::base32(secret))),
            drawing: totp::drawing(&address),
            address: Secret::new(address),
        }
    }

    /// What the vault seals a secret under while it is only shown.
    fn enrolling(&self) -> String {
        format!("{}-enrolment:{}", self.purpose, self.account)
    }

    /// What the vault seals the secret in use under.
    fn in_use(&self) -> String {
        format!("{}:{}", self.purpose, self.account)
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Secret, Timestamp};

    use super::Holder;
    use crate::{Vault, totp};

    const SECRET: [u8; totp::SECRET_BYTES] = *b"12345678901234567890";
    const NOW: Timestamp = Timestamp::from_unix(1_234_567_890);

    fn holder(account: &str) -> Holder {
        Holder {
            purpose: "essai",
            account: account.to_owned(),
            issuer: "Passerelle".to_owned(),
            login: account.to_owned(),
        }
    }

    #[test]
    fn a_secret_is_in_use_once_a_code_of_it_was_given_and_for_its_account_alone() {
        let vault = Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key");
        let (one, other) = (holder("1"), holder("2"));
        let shown = one.enrol(&vault, SECRET).expect("sealed");
        assert!(shown.address.expose_secret().contains("Passerelle:1?secret=GEZDGNBV"));
        let again = one.again(&vault, &shown.sealed).expect("opened");
        assert_eq!(again.text.expose_secret(), shown.text.expose_secret());
        assert!(other.again(&vault, &shown.sealed).is_err());
        assert!(one.step(&vault, &shown.sealed, "005924", 0, NOW).is_err(), "it is only shown");

        assert_eq!(one.proven(&vault, &shown.sealed, "000000", NOW), Ok(None));
        let (kept, step) = one.proven(&vault, &shown.sealed, "005924", NOW).expect("opened").expect("a code");
        assert_eq!(one.step(&vault, &kept, "005924", step, NOW), Ok(None), "it has served");
        assert_eq!(one.step(&vault, &kept, "005924", step - 1, NOW), Ok(Some(step)));
        assert!(other.step(&vault, &kept, "005924", 0, NOW).is_err());
    }
}
