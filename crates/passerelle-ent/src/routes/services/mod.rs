//! *Services autorisés* (S27): which addresses get tickets, and what the services behind them are told.

mod edit;
mod fields;
mod frame;
mod keys;
mod list;
mod release;
mod release_fields;
mod switch_off;
mod tester;
pub(crate) mod wording;

use passerelle_web::Routes;

use crate::EntState;

pub(crate) use frame::Administrating;

pub(crate) fn routes() -> Routes<EntState> {
    list::routes()
        .merge(tester::routes())
        .merge(edit::routes())
        .merge(switch_off::routes())
        .merge(release::routes())
        .merge(keys::routes())
}
