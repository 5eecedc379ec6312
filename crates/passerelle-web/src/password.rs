//! Passwords: hashed with Argon2id in a pool of their own, so that nothing else waits behind them.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use passerelle_model::Secret;
use passerelle_store::PasswordHash;
use tokio::sync::Semaphore;

/// A password could be neither hashed nor checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PasswordsError {
    /// The hashing failed (memory, random source).
    #[error("password hashing failed")]
    Hashing,
    /// The server is stopping.
    #[error("the password pool is closed")]
    Closed,
}

impl From<PasswordsError> for crate::Problem {
    fn from(error: PasswordsError) -> Self {
        Self::failure(error)
    }
}

/// Hashes and checks passwords. Cheap to clone.
#[derive(Clone)]
pub struct Passwords(Arc<Inner>);

struct Inner {
    params: Params,
    workers: Semaphore,
    /// What a password is checked against when there is no such account: it takes the same time.
    nobody: PasswordHash,
}

impl Passwords {
    /// Longest password looked at, in bytes.
    pub const MAX_LEN: usize = 1024;

    /// The parameters that OWASP recommends (19 MiB, 2 passes), on at most `workers` threads at once.
    pub fn new(workers: usize) -> Result<Self, PasswordsError> {
        Self::with(Params::new(19 * 1024, 2, 1, None), workers)
    }

    /// Parameters so light that they protect nothing; for tests.
    pub fn light_for_tests() -> Result<Self, PasswordsError> {
        Self::with(Params::new(8, 1, 1, None), 4)
    }

    fn with(params: Result<Params, argon2::Error>, workers: usize) -> Result<Self, PasswordsError> {
        let params = params.map_err(|_| PasswordsError::Hashing)?;
        let nobody = hashed(&params, "personne")?;
        Ok(Self(Arc::new(Inner { params, workers: Semaphore::new(workers.max(1)), nobody })))
    }

    /// The hash to keep of a password.
    pub async fn hash(&self, password: Secret<String>) -> Result<PasswordHash, PasswordsError> {
        let pool = Arc::clone(&self.0);
        self.run(move || hashed(&pool.params, password.expose_secret())).await?
    }

    /// Whether the password is that of the account; without an account it never is, and that takes as long.
    pub async fn verify(
        &self,
        password: Secret<String>,
        kept: Option<&PasswordHash>,
    ) -> Result<bool, PasswordsError> {
        let exists = kept.is_some();
        let hash = kept.unwrap_or(&self.0.nobody).clone();
        let same = self.run(move || matches(&hash, password.expose_secret())).await?;
        Ok(exists && same)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordsError> {
        let _turn = self.0.workers.acquire().await.map_err(|_| PasswordsError::Closed)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| PasswordsError::Hashing)
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passwords(…)")
    }
}

fn hashed(params: &Params, password: &str) -> Result<PasswordHash, PasswordsError> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let hash: phc::PasswordHash =
        argon2.hash_password(password.as_bytes()).map_err(|_| PasswordsError::Hashing)?;
    Ok(PasswordHash::new(hash.to_string()))
}

fn matches(kept: &PasswordHash, password: &str) -> bool {
    let Ok(hash) = phc::PasswordHash::new(kept.as_phc()) else { return false };
    password.len() <= Passwords::MAX_LEN
        && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use passerelle_model::Secret;

    use super::Passwords;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn the_right_password_alone_opens() {
        let passwords = Passwords::light_for_tests().expect("parameters");
        let hash = passwords.hash(secret("Ancolie-31")).await.expect("a hash");
        assert!(hash.as_phc().starts_with("$argon2id$"));
        assert_eq!(passwords.verify(secret("Ancolie-31"), Some(&hash)).await, Ok(true));
        assert_eq!(passwords.verify(secret("ancolie-31"), Some(&hash)).await, Ok(false));
        assert_ne!(hash, passwords.hash(secret("Ancolie-31")).await.expect("another salt"));
    }

    #[tokio::test]
    async fn an_unknown_account_never_opens_even_with_the_stand_in_password() {
        let passwords = Passwords::light_for_tests().expect("parameters");
        assert_eq!(passwords.verify(secret("personne"), None).await, Ok(false));
    }

    #[test]
    fn production_parameters_are_those_of_owasp() {
        let passwords = Passwords::new(1).expect("parameters");
        assert!(passwords.0.nobody.as_phc().contains("m=19456,t=2,p=1"));
    }
}
