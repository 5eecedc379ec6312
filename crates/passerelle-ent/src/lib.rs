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

pub use current::CurrentAccount;
pub use state::{EntParts, EntState, PortalSession, SignOn};

/// Every route of the ENT side, each with its access.
pub fn routes(state: EntState) -> Routes<()> {
    routes::cas::routes()
        .merge(routes::portal::routes())
        .merge(routes::my_account::routes())
        .merge(routes::accounts::routes())
        .with_state(state)
}
