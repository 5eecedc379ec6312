//! Passwords: hashed with Argon2id in a pool of their own, so that nothing else waits behind them. Hashes of
//! other directories are verified too, to be replaced by their own once the password is known.

mod foreign;

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use passerelle_model::Secret;
use passerelle_store::PasswordHash;
use tokio::sync::Semaphore;

use self::foreign::Foreign;
use crate::metrics;

/// A password could be neither hashed nor checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PasswordsError {
    /// The hashing failed (memory, random source).
    #[error("password hashing failed")]
    Hashing,
    /// The server is stopping.
    #[error("the password pool is closed")]
    Closed,
    /// Too many passwords wait for their turn already.
    #[error("too many passwords are waiting")]
    Busy,
}

impl From<PasswordsError> for crate::Problem {
    fn from(error: PasswordsError) -> Self {
        match error {
            PasswordsError::Busy => Self::known(crate::Known::Busy),
            PasswordsError::Hashing | PasswordsError::Closed => Self::failure(error),
        }
    }
}

/// Hashes and checks passwords. Cheap to clone.
#[derive(Clone)]
pub struct Passwords(Arc<Inner>);

struct Inner {
    params: Params,
    workers: Arc<Semaphore>,
    /// Places for those at work and those who wait.
    places: Arc<Semaphore>,
    /// What a password is checked against when there is no such account: it takes the same time.
    nobody: PasswordHash,
}

impl Passwords {
    /// Longest password looked at, in bytes.
    pub const MAX_LEN: usize = 1024;

    /// Passwords that may wait for their turn, unless it is said otherwise: some seconds of work.
    pub const WAITING: usize = 200;

    /// The parameters that OWASP recommends (19 MiB, 2 passes), on at most `workers` threads at once.
    pub fn new(workers: usize) -> Result<Self, PasswordsError> {
        Self::bounded(workers, Self::WAITING)
    }

    /// The same with at most `waiting` passwords that wait for their turn: later ones are refused as `Busy`.
    pub fn bounded(workers: usize, waiting: usize) -> Result<Self, PasswordsError> {
        Self::with(Params::new(19 * 1024, 2, 1, None), workers, waiting)
    }

    /// Parameters so light that they protect nothing; for tests.
    pub fn light_for_tests() -> Result<Self, PasswordsError> {
        Self::with(Params::new(8, 1, 1, None), 4, Self::WAITING)
    }

    fn with(
        params: Result<Params, argon2::Error>,
        workers: usize,
        waiting: usize,
    ) -> Result<Self, PasswordsError> {
        let params = params.map_err(|_| PasswordsError::Hashing)?;
        let nobody = hashed(&params, "personne")?;
        let workers = workers.max(1);
        let places = Arc::new(Semaphore::new(workers.saturating_add(waiting).min(Semaphore::MAX_PERMITS)));
        Ok(Self(Arc::new(Inner { params, workers: Arc::new(Semaphore::new(workers)), places, nobody })))
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
        let pool = Arc::clone(&self.0);
        let hash = kept.unwrap_or(&pool.nobody).clone();
        let same = self.run(move || pool.matches(&hash, password.expose_secret())).await?;
        Ok(exists && same)
    }

    /// Whether the password should be hashed anew the next time it is known: its hash comes from another directory, or
    /// costs less than those of today.
    pub fn needs_upgrade(&self, kept: &PasswordHash) -> bool {
        let work = |params: &Params| u64::from(params.m_cost()) * u64::from(params.t_cost());
        let parsed = phc::PasswordHash::new(kept.as_phc()).ok();
        let current = parsed.filter(|hash| hash.algorithm == Algorithm::Argon2id.ident());
        let params = current.and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| work(&params) < work(&self.0.params))
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordsError> {
        let Ok(place) = Arc::clone(&self.0.places).try_acquire_owned() else {
            metrics::password_busy();
            return Err(PasswordsError::Busy);
        };
        let turn = Arc::clone(&self.0.workers).acquire_owned().await.map_err(|_| PasswordsError::Closed)?;
        let work = move || {
            // Kept until the work is done, even where nobody waits for it any more: visitors who leave at once would
            // otherwise have more of it done at a time.
            let _kept = (place, turn);
            work()
        };
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

impl Inner {
    fn matches(&self, kept: &PasswordHash, password: &str) -> bool {
        if password.len() > Passwords::MAX_LEN {
            return false;
        }
        let Some(foreign) = Foreign::read(kept.as_phc()) else { return argon2_matches(kept, password) };
        if foreign.is_fast() {
            // The time of the answer does not tell that the account exists.
            argon2_matches(&self.nobody, password);
        }
        foreign.matches(password)
    }
}

fn argon2_matches(kept: &PasswordHash, password: &str) -> bool {
    let Ok(hash) = phc::PasswordHash::new(kept.as_phc()) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use passerelle_model::Secret;
    use passerelle_store::PasswordHash;

    use super::{Passwords, PasswordsError};

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

    /// Asks for `work` once, far enough to have taken its place or to be refused.
    async fn ask_and_leave(
        passwords: &Passwords,
        work: impl FnOnce() + Send + 'static,
    ) -> Option<Result<(), PasswordsError>> {
        let mut asked = Box::pin(passwords.run(work));
        std::future::poll_fn(|context| {
            Poll::Ready(match asked.as_mut().poll(context) {
                Poll::Ready(answer) => Some(answer),
                Poll::Pending => None,
            })
        })
        .await
    }

    #[tokio::test]
    async fn a_visitor_who_leaves_frees_no_worker_before_the_work_is_done() {
        let passwords = Passwords::bounded(1, 1).expect("parameters");
        let (finish, finished) = std::sync::mpsc::channel::<()>();
        let work = move || finished.recv().unwrap_or_default();
        assert_eq!(ask_and_leave(&passwords, work).await, None);
        assert_eq!(passwords.0.workers.available_permits(), 0, "its worker is still at work");
        let mut waiting = Box::pin(passwords.run(|| ()));
        let first =
            std::future::poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context).is_ready())).await;
        assert!(!first, "the second waits for its turn");
        assert_eq!(passwords.run(|| ()).await, Err(PasswordsError::Busy), "the third finds no place");
        finish.send(()).expect("the work waits");
        assert_eq!(waiting.await, Ok(()));
        assert_eq!(passwords.run(|| ()).await, Ok(()), "places are given back");
    }

    #[tokio::test]
    async fn a_hash_of_another_directory_opens_and_is_to_be_replaced() {
        let passwords = Passwords::light_for_tests().expect("parameters");
        let foreign = PasswordHash::new("{SSHA}gSdoufv7sLYr15G6h4yG/d5PVSIBAgMEc2FsdA==".to_owned());
        assert_eq!(passwords.verify(secret("Ancolie-31"), Some(&foreign)).await, Ok(true));
        assert_eq!(passwords.verify(secret("Ancolie-32"), Some(&foreign)).await, Ok(false));
        assert!(passwords.needs_upgrade(&foreign));
        let own = passwords.hash(secret("Ancolie-31")).await.expect("a hash");
        assert!(!passwords.needs_upgrade(&own));
        assert!(Passwords::new(1).expect("parameters").needs_upgrade(&own), "too light for today");
    }

    #[test]
    fn production_parameters_are_those_of_owasp() {
        let passwords = Passwords::new(1).expect("parameters");
        assert!(passwords.0.nobody.as_phc().contains("m=19456,t=2,p=1"));
    }
}
