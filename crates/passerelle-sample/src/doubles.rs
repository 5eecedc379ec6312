//! People who stand twice on one side: a former and a current account.

use passerelle_model::Address;

use crate::cast::Cast;
use crate::rows::{Rows, local_id};
use crate::{Note, Truth};

/// Adds former accounts, on either side. What a former account has is all the same; only the family may be gone.
pub(crate) fn add(cast: &mut Cast, rows: &mut Rows) {
    let count = rows.users.len();
    for _ in 0..cast.dice.share(cast.rates.duplicate, count) {
        let user = cast.dice.below(count);
        let Some(account) = rows.pairs[user].filter(|_| rows.truth[user].note != Note::Duplicate) else {
            continue;
        };
        rows.truth[user].note = Note::Duplicate;
        if cast.dice.coin() {
            former_user(cast, rows, user);
        } else {
            let mut former = rows.accounts[account].clone();
            former.id = cast.opaque_id();
            rows.accounts.push(former);
        }
    }
}

fn former_user(cast: &mut Cast, rows: &mut Rows, user: usize) {
    let id = local_id(rows.users.len());
    let mut former = rows.users[user].clone();
    former.id = id.clone();
    if cast.dice.coin() {
        former.address = Address::default();
        former.children.clear();
    }
    rows.truth.push(Truth { local: id, population: former.population, partner: None, note: Note::Duplicate });
    rows.users.push(former);
    rows.pairs.push(None);
}
