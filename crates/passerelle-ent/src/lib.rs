//! The ENT side: CAS server, portal, account management, exports.
//!
//! `rules` decide and touch nothing; `ops` load, decide and save; `routes` speak HTTP, a file per screen.
//! [`EntState`] is what all of them are given.

mod current;
pub mod ops;
pub mod routes;
pub mod rules;
mod state;
mod words;

use passerelle_web::Routes;

pub use current::{CurrentAccount, CurrentAdministrator};
pub use state::{EntParts, EntState, Lifetimes, PortalSession, SignOn};

/// Every route of the ENT side, each with its access.
pub fn routes(state: EntState) -> Routes<()> {
    routes::cas::routes()
        .merge(routes::portal::routes())
        .merge(routes::activation::routes())
        .merge(routes::my_account::routes())
        .merge(routes::accounts::routes())
        .merge(routes::establishments::routes())
        .merge(routes::services::routes())
        .merge(routes::borrowers::routes())
        .merge(routes::journal::routes())
        .merge(routes::releases::routes())
        .merge(routes::api::routes())
        .with_state(state)
}
