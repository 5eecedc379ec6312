//! HTTP in, HTTP out: a file per screen.

mod console;
mod journal;
mod school;

use passerelle_web::Routes;

use crate::ServiceState;

/// Every route of the service side, ready to be mounted.
pub fn routes<S: Clone + Send + Sync + 'static>(state: ServiceState) -> Routes<S> {
    console::routes().merge(school::routes()).with_state(state)
}
