//! Decisions taken before: some identifiers imported, a few links made by hand, a few people set aside.

use passerelle_model::{Link, LinkOrigin};

use crate::dice::Dice;
use crate::rows::Rows;

/// A few plausible decisions, all right.
pub(crate) fn draw(dice: &mut Dice, rows: &Rows) -> Vec<Link> {
    let count = rows.users.len();
    let goals = [
        (LinkOrigin::Import, 3 + count / 200),
        (LinkOrigin::Manual, 1 + count / 1_000),
        (LinkOrigin::SetAside, 1 + count / 2_000),
    ];
    let mut chosen = std::collections::HashSet::new();
    let mut links = Vec::new();
    for (origin, goal) in goals {
        let wanted = |user: usize| {
            let truth = &rows.truth[user];
            !truth.note.is_undecidable() && (truth.partner.is_none() == (origin == LinkOrigin::SetAside))
        };
        let mut left = goal;
        for _ in 0..goal * 1_000 {
            let user = dice.below(count);
            if left > 0 && wanted(user) && chosen.insert(user) {
                let truth = &rows.truth[user];
                links.push(Link { local: Some(truth.local.clone()), partner: truth.partner.clone(), origin });
                left -= 1;
            }
        }
    }
    links
}
