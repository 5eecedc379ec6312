//! What two records say of each other.

use passerelle_model::BirthDate;

use crate::census::Census;
use crate::evidence::{
    AddressAgreement, DateAgreement, FamilyNameAgreement, GivenNameAgreement, NumberAgreement,
};
use crate::names::{FamilyName, GivenName, Witness, compare_family, compare_given};
use crate::record::Side;

/// One level per datum; `None` where a side says nothing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Comparison {
    pub(crate) family: Option<FamilyNameAgreement>,
    pub(crate) given: Option<GivenNameAgreement>,
    pub(crate) birth_date: Option<DateAgreement>,
    pub(crate) number: Option<NumberAgreement>,
    pub(crate) same_sex: Option<bool>,
    pub(crate) address: Option<AddressAgreement>,
}

impl Comparison {
    /// Compares user `u` with account `a`.
    pub(crate) fn new(users: &Side, accounts: &Side, census: &Census, u: u32, a: u32) -> Self {
        let (user, account) = (&users.records[u as usize], &accounts.records[a as usize]);
        let (user_family, account_family) = (users.family(u), accounts.family(a));
        let (user_given, account_given) = (users.given(u), accounts.given(a));
        let mut family = both(!user_family.is_missing(), !account_family.is_missing()).map(|()| {
            let cuts = [users.cuts.family, accounts.cuts.family];
            compare_family(user_family, account_family, cuts, &census.of_families())
        });
        let mut given = both(!user_given.is_missing(), !account_given.is_missing()).map(|()| {
            let cuts = [users.cuts.given, accounts.cuts.given];
            compare_given(user_given, account_given, cuts, &census.of_given_names())
        });
        let swapped = family.is_some()
            && given.is_some()
            && family != Some(FamilyNameAgreement::Identical)
            && are_swapped(
                (user_family, user_given),
                (account_family, account_given),
                &census.of_given_names(),
            );
        if swapped {
            family = Some(FamilyNameAgreement::Swapped);
            given = Some(GivenNameAgreement::Swapped);
        }
        Self {
            family,
            given,
            birth_date: user.birth_date.zip(account.birth_date).map(|(a, b)| compare_dates(a, b)),
            number: users.number(u).zip(accounts.number(a)).map(|(a, b)| compare_numbers(a, b)),
            same_sex: user.sex.zip(account.sex).map(|(a, b)| a == b),
            address: users.place(u).zip(accounts.place(a)).map(|(a, b)| a.compare(b)),
        }
    }

    /// Whether the given name is written alike but for case, accents and separators.
    pub(crate) fn same_given(self) -> bool {
        matches!(self.given, Some(GivenNameAgreement::Identical | GivenNameAgreement::Separators))
    }

    /// Whether the family name is written alike but for case, accents, separators and particles.
    pub(crate) fn same_family(self) -> bool {
        matches!(
            self.family,
            Some(
                FamilyNameAgreement::Identical
                    | FamilyNameAgreement::Separators
                    | FamilyNameAgreement::Particle
                    | FamilyNameAgreement::Reordered
            )
        )
    }
}

/// Whether family and given name are exchanged; second given names may be missing on one side.
fn are_swapped(
    user: (&FamilyName, &GivenName),
    account: (&FamilyName, &GivenName),
    witness: &impl Witness,
) -> bool {
    let same = |family: &FamilyName, given: &GivenName| family.joined_key == given.joined_key;
    let same_first = |family: &FamilyName, given: &GivenName| {
        let read = GivenName::new(&family.folded);
        let agreement = compare_given(&read, given, [None, None], witness);
        matches!(agreement, GivenNameAgreement::Separators | GivenNameAgreement::SecondNames)
    };
    match (same(user.0, account.1), same(account.0, user.1)) {
        (true, true) => true,
        (true, false) => same_first(account.0, user.1),
        (false, true) => same_first(user.0, account.1),
        (false, false) => false,
    }
}

fn both(a: bool, b: bool) -> Option<()> {
    (a && b).then_some(())
}

fn compare_dates(a: BirthDate, b: BirthDate) -> DateAgreement {
    if a == b {
        DateAgreement::Identical
    } else if a.year() == b.year() && a.month() == b.day() && a.day() == b.month() {
        DateAgreement::DayMonthSwapped
    } else if a.year() == b.year() && (a.is_first_of_january() || b.is_first_of_january()) {
        DateAgreement::Filler
    } else if one_digit_apart(a, b)
        || (a.year().abs_diff(b.year()) == 1 && (a.month(), a.day()) == (b.month(), b.day()))
    {
        DateAgreement::OneDigit
    } else {
        DateAgreement::Different
    }
}

fn one_digit_apart(a: BirthDate, b: BirthDate) -> bool {
    let digits = |date: BirthDate| {
        [
            date.year() / 100,
            date.year() / 10 % 10,
            date.year() % 10,
            u16::from(date.month() / 10),
            u16::from(date.month() % 10),
            u16::from(date.day() / 10),
            u16::from(date.day() % 10),
        ]
    };
    digits(a).into_iter().zip(digits(b)).filter(|(a, b)| a != b).count() == 1
}

fn compare_numbers(a: &str, b: &str) -> NumberAgreement {
    if a == b {
        return NumberAgreement::Identical;
    }
    let args = rapidfuzz::distance::osa::Args::default().score_cutoff(1);
    match rapidfuzz::distance::osa::distance_with_args(a.bytes(), b.bytes(), &args) {
        Some(_) => NumberAgreement::Misspelt,
        None => NumberAgreement::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::{compare_dates, compare_numbers};
    use crate::evidence::{DateAgreement as D, NumberAgreement as N};

    #[test]
    fn dates_have_their_usual_slips() {
        for (a, b, agreement) in [
            ("2012-03-04", "2012-03-04", D::Identical),
            ("2012-03-04", "2012-04-03", D::DayMonthSwapped),
            ("2012-03-04", "2012-01-01", D::Filler),
            ("2012-03-04", "2012-03-14", D::OneDigit),
            ("2009-03-04", "2010-03-04", D::OneDigit),
            ("2012-03-04", "2011-07-22", D::Different),
        ] {
            let (a, b) = (a.parse().expect("a date"), b.parse().expect("a date"));
            assert_eq!(compare_dates(a, b), agreement);
            assert_eq!(compare_dates(b, a), agreement);
        }
    }

    #[test]
    fn numbers_bear_one_slip() {
        assert_eq!(compare_numbers("0812345678A", "0812345678A"), N::Identical);
        assert_eq!(compare_numbers("0812345678A", "0812354678A"), N::Misspelt);
        assert_eq!(compare_numbers("0812345678A", "0999345678A"), N::Different);
    }
}
