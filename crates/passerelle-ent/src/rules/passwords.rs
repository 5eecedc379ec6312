//! Which passwords the holder of an account may choose.

use passerelle_model::Secret;
use passerelle_store::ent::Account;
use passerelle_web::new_password::{Chosen, Unfit};

/// The password that the holder of the account has chosen, if it will do.
pub fn accepted(chosen: Chosen, account: &Account) -> Result<Secret<String>, Unfit> {
    chosen.accepted(&[&account.login, &account.family_name, &account.given_name])
}
