//! Which passwords the holder of an account may choose.

use passerelle_store::ent::Account;
pub use passerelle_web::strength::{SHORTEST, Weakness};

/// Judges a password that the holder of the account has chosen; nothing when it is accepted.
pub fn weaknesses(password: &str, account: &Account) -> Vec<Weakness> {
    passerelle_web::strength::weaknesses(
        password,
        &[&account.login, &account.family_name, &account.given_name],
    )
}
