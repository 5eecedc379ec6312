//! What every backend of the storage traits must do, whatever it is made of.
//!
//! A backend's tests call [`ent`], [`service`] and [`sessions`] with a store that nothing was written to.

mod activation;
mod applications;
mod directory;
mod exchange;
mod invented;
mod links;
mod opaque;
mod plans;
mod requests;
mod restore;
mod sessions;
mod settings;
mod users;
mod writes;

use passerelle_store::SessionStore;
use passerelle_store::ent::EntStore;
use passerelle_store::service::ServiceStore;

/// Checks the ENT side's store.
///
/// # Panics
/// When the store breaks a promise.
pub async fn ent(store: &dyn EntStore) {
    directory::check(store).await;
    opaque::check(store).await;
    exchange::check(store).await;
}

/// Checks the service side's store.
///
/// # Panics
/// When the store breaks a promise.
pub async fn service(store: &dyn ServiceStore) {
    settings::check(store).await;
    users::check(store).await;
    activation::check(store).await;
    links::check(store).await;
    writes::check(store).await;
    restore::check(store).await;
    requests::check(store).await;
    applications::check(store).await;
    plans::check(store).await;
}

/// Checks sessions, of either side.
///
/// # Panics
/// When the store breaks a promise.
pub async fn sessions(store: &dyn SessionStore) {
    sessions::check(store).await;
}
