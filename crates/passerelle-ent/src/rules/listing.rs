//! The table of accounts: filter, order, page.

use std::collections::BTreeSet;

use passerelle_model::Uai;
use passerelle_store::ent::{Account, AccountId};

use super::folding::folded;

/// Rows of a page.
pub const PAGE: usize = 50;

/// What the table is sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// *Nom*, then *prénom*.
    #[default]
    Name,
    /// *Identifiant de connexion*.
    Login,
    /// *Population* in the school, then name.
    Population,
    /// *Classe* or *fonction* in the school, then name.
    Place,
    /// *État*, then name.
    State,
}

impl Order {
    /// Every order, as the columns stand.
    pub const ALL: [Self; 5] = [Self::Name, Self::Login, Self::Population, Self::Place, Self::State];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nom",
            Self::Login => "connexion",
            Self::Population => "population",
            Self::Place => "classe",
            Self::State => "etat",
        }
    }

    /// The order of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// What of the table is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct View {
    /// Whose table.
    pub school: Uai,
    /// Sorted by.
    pub order: Order,
    /// Backwards.
    pub descending: bool,
    /// « Rapproché : oui, non »; both when `None`.
    pub matched: Option<bool>,
    /// The page, from 1; beyond the last, the last.
    pub page: usize,
}

/// A page of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing<'a> {
    /// The rows.
    pub rows: Vec<&'a Account>,
    /// How many accounts there are on all pages.
    pub total: usize,
    /// The page shown, from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
}

/// Makes the page; `matched` are the accounts whose identifier at the service is known.
pub fn listing<'a>(accounts: &'a [Account], matched: &BTreeSet<AccountId>, view: &View) -> Listing<'a> {
    let wanted = |account: &&Account| view.matched.is_none_or(|one| matched.contains(&account.id) == one);
    let mut keyed: Vec<_> =
        accounts.iter().filter(wanted).map(|account| (key(account, view), account)).collect();
    keyed.sort_by(|(one, a), (other, b)| {
        let order = one.cmp(other).then(a.id.cmp(&b.id));
        if view.descending { order.reverse() } else { order }
    });
    let total = keyed.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = view.page.clamp(1, pages);
    let rows = keyed.into_iter().skip((page - 1) * PAGE).take(PAGE).map(|(_, account)| account).collect();
    Listing { rows, total, page, pages }
}

/// Number, then text of the column; then the names.
type Key = (usize, String, String, String);

fn key(account: &Account, view: &View) -> Key {
    let here = account.memberships.iter().find(|membership| membership.uai == view.school);
    let (number, text) = match view.order {
        Order::Name => (0, String::new()),
        Order::Login => (0, account.login.to_lowercase()),
        Order::Population => (here.map_or(0, |one| one.population as usize), String::new()),
        Order::Place => {
            let place = here.and_then(|one| one.class.as_deref().or(one.function.as_deref()));
            (0, folded(place.unwrap_or_default()))
        }
        Order::State => (account.state as usize, String::new()),
    };
    (number, text, folded(&account.family_name), folded(&account.given_name))
}

#[cfg(test)]
mod tests {
    use passerelle_model::Population;

    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    fn named(id: AccountId, family: &str) -> Account {
        let mut one = account(id, vec![member(uai("0450822X"), Population::Pupil)]);
        family.clone_into(&mut one.family_name);
        one
    }

    fn view() -> View {
        View { school: uai("0450822X"), order: Order::Name, descending: false, matched: None, page: 1 }
    }

    fn ids(listing: &Listing<'_>) -> Vec<AccountId> {
        listing.rows.iter().map(|account| account.id).collect()
    }

    #[test]
    fn accents_and_hyphens_do_not_change_the_order() {
        let accounts =
            [named(1, "Ézéchiel"), named(2, "EXEMPLE"), named(3, "ELAN-DUR"), named(4, "Elan Doux")];
        assert_eq!(ids(&listing(&accounts, &BTreeSet::new(), &view())), [4, 3, 2, 1]);
        let backwards = View { descending: true, ..view() };
        assert_eq!(ids(&listing(&accounts, &BTreeSet::new(), &backwards)), [1, 2, 3, 4]);
    }

    #[test]
    fn matched_accounts_can_be_kept_or_left() {
        let accounts = [named(1, "A"), named(2, "B")];
        let matched = BTreeSet::from([2]);
        let only = |wanted| ids(&listing(&accounts, &matched, &View { matched: Some(wanted), ..view() }));
        assert_eq!((only(true), only(false)), (vec![2], vec![1]));
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let accounts: Vec<_> = (1..=101).map(|id| named(id, "A")).collect();
        let third = listing(&accounts, &BTreeSet::new(), &View { page: 9, ..view() });
        assert_eq!((third.page, third.pages, third.total, third.rows.len()), (3, 3, 101, 1));
        let empty = listing(&[], &BTreeSet::new(), &View { page: 0, ..view() });
        assert_eq!((empty.page, empty.pages, empty.total), (1, 1, 0));
    }

    #[test]
    fn other_columns_order_too() {
        let mut accounts = [named(1, "A"), named(2, "B"), named(3, "C")];
        for (account, class) in accounts.iter_mut().zip(["6B", "6A", "5C"]) {
            account.memberships[0].class = Some(class.to_owned());
        }
        assert_eq!(
            ids(&listing(&accounts, &BTreeSet::new(), &View { order: Order::Place, ..view() })),
            [3, 2, 1]
        );
        for order in Order::ALL {
            assert_eq!(Order::from_code(order.code()), Some(order));
        }
    }
}
