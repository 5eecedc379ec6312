//! Finds the users that no engine can decide: someone else has the same name, and no datum tells the two apart.

use std::hash::{DefaultHasher, Hash, Hasher};

use passerelle_model::{LocalUser, PartnerAccount, Population, Sex};

use crate::Note;
use crate::names::fold;
use crate::rows::{Rows, local_index};

/// Marks the undecidable users.
pub(crate) fn mark(rows: &mut Rows) {
    let found: Vec<usize> = groups(rows)
        .chunk_by(|a, b| a.name == b.name)
        .filter(|group| group.len() > 1)
        .flat_map(|group| {
            let users: Vec<_> = group.iter().filter(|bearer| bearer.is_user).map(|b| b.index).collect();
            let accounts: Vec<_> = group.iter().filter(|bearer| !bearer.is_user).map(|b| b.index).collect();
            let undecidable = |user: &usize| is_undecidable(rows, *user, &users, &accounts);
            users.iter().copied().filter(undecidable).collect::<Vec<_>>()
        })
        .collect();
    for user in found {
        if rows.truth[user].note != Note::Duplicate {
            rows.truth[user].note = Note::Homonym;
        }
    }
}

/// A bearer of a name, in one population.
struct Bearer {
    name: u64,
    is_user: bool,
    index: usize,
}

fn groups(rows: &Rows) -> Vec<Bearer> {
    let key = |population: Population, family: &str, given: &str| {
        let mut hasher = DefaultHasher::new();
        (population, fold(family), fold(given)).hash(&mut hasher);
        hasher.finish()
    };
    let users = rows.users.iter().enumerate().map(|(index, user)| Bearer {
        name: key(user.population, &user.family_name, &user.given_name),
        is_user: true,
        index,
    });
    let accounts = rows.accounts.iter().enumerate().map(|(index, account)| Bearer {
        name: key(account.population, &account.family_name, &account.given_name),
        is_user: false,
        index,
    });
    let mut bearers: Vec<_> = users.chain(accounts).collect();
    bearers.sort_by_key(|bearer| (bearer.name, bearer.is_user, bearer.index));
    bearers
}

/// `users` and `accounts` have this user's name.
fn is_undecidable(rows: &Rows, user: usize, users: &[usize], accounts: &[usize]) -> bool {
    let right = rows.pairs[user];
    let signs = |user, account| Signs::of(rows, user, account);
    match right {
        None => accounts.iter().any(|account| !signs(user, *account).contradict()),
        Some(right) => {
            let own = signs(user, right);
            let rival = |other: &usize| *other != right && !own.prevail(&signs(user, *other));
            let double = |other: &usize| *other != user && !own.prevail(&signs(*other, right));
            accounts.iter().any(rival) || accounts.contains(&right) && users.iter().any(double)
        }
    }
}

/// What the data other than names say of a pair: agree, differ, or nothing.
struct Signs {
    birth: Option<bool>,
    number: Option<bool>,
    /// Never agrees: homonyms nearly always share it.
    sex: Option<bool>,
    kin: Option<bool>,
    /// Never differs: people move.
    address: Option<bool>,
}

impl Signs {
    fn of(rows: &Rows, user: usize, account: usize) -> Self {
        let (local, partner) = (&rows.users[user], &rows.accounts[account]);
        let sexes = (local.title.map(Sex::from), partner.sex.or(partner.title.map(Sex::from)));
        Self {
            birth: both(local.birth_date, partner.birth_date),
            number: both(local.national_number.as_ref(), partner.national_number.as_ref()),
            sex: both(sexes.0, sexes.1).filter(|agree| !agree),
            kin: kin(rows, local, partner),
            address: same_address(local, partner).filter(|agree| *agree),
        }
    }

    fn all(&self) -> [Option<bool>; 5] {
        [self.birth, self.number, self.sex, self.kin, self.address]
    }

    /// Whether something says that these are two people.
    fn contradict(&self) -> bool {
        self.all().contains(&Some(false))
    }

    /// Whether something speaks for this pair against the other one, and nothing the other way.
    fn prevail(&self, other: &Self) -> bool {
        let score = |sign: Option<bool>| sign.map_or(0, |agrees| if agrees { 1 } else { -1 });
        let gains = self.all().into_iter().zip(other.all()).map(|(a, b)| score(a) - score(b));
        let gains: Vec<i8> = gains.collect();
        gains.iter().any(|gain| *gain > 0) && gains.iter().all(|gain| *gain >= 0)
    }
}

fn both<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
    Some(a? == b?)
}

/// Whether the account is a guardian of the user's children, as far as these have accounts.
fn kin(rows: &Rows, user: &LocalUser, account: &PartnerAccount) -> Option<bool> {
    let children = user.children.iter().filter_map(local_index).filter_map(|child| rows.pairs[child]);
    let is_guardian = children.map(|child| rows.accounts[child].guardians.contains(&account.id));
    is_guardian.reduce(|a, b| a || b)
}

fn same_address(user: &LocalUser, account: &PartnerAccount) -> Option<bool> {
    if user.address.is_empty() || account.address.is_empty() {
        return None;
    }
    let key =
        |address: &passerelle_model::Address| (fold(&address.lines.concat()), address.post_code.clone());
    Some(key(&user.address) == key(&account.address))
}
