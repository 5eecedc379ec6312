//! What is thought of one pair, given the links so far.

use passerelle_model::Population;

use crate::candidates::Pair;
use crate::compare::Comparison;
use crate::engine::{Candidate, Engine};
use crate::evidence::{
    AddressAgreement, DateAgreement, FamilyNameAgreement, GivenNameAgreement, NumberAgreement,
};
use crate::outcome::{Doubt, Rule};
use crate::record::Side;
use crate::weigh::{Bits, Kinship, Scale};

/// Families with more pairs of relatives than this are not looked through.
const MOST_KIN_PAIRS: usize = 1_000;

impl Engine {
    pub(crate) fn compare(&self, (u, a): Pair) -> Comparison {
        Comparison::new(&self.users, &self.accounts, &self.census, u, a)
    }

    pub(crate) fn scale(&self) -> Scale<'_> {
        Scale { users: &self.users, accounts: &self.accounts, census: &self.census }
    }

    /// Bits for the pair: above zero when it is likelier than not, were everybody present.
    pub(crate) fn weigh(&self, (u, a): Pair, comparison: Comparison, kinship: Kinship) -> Bits {
        let total = self.scale().total(u, a, comparison, kinship);
        let population = self.population(u);
        let [users, accounts] = self.sizes[population];
        #[expect(clippy::cast_precision_loss, reason = "a logarithm needs few digits")]
        let strangers = (users.max(accounts) as f32).log2();
        // Three other people of the household in the same population, or one household in ten with another one.
        let relatives = match population {
            Population::Guardian | Population::Pupil => 1.6,
            _ => -3.3,
        };
        Bits { stranger: total.stranger - strangers, relative: total.relative - relatives }
    }

    /// What the relatives of `u` and `a` say of them.
    pub(crate) fn kinship(&self, (u, a): Pair) -> Kinship {
        let common = self.state.common_kin(&self.users, &self.accounts, u, a);
        if common > 0 {
            return Kinship { common, ..Kinship::default() };
        }
        let (ours, theirs) = (self.users.kin(u), self.accounts.kin(a));
        let may_share = || {
            let mut pairs = ours.iter().flat_map(|&one| theirs.iter().map(move |&other| (one, other)));
            ours.len() * theirs.len() > MOST_KIN_PAIRS
                || pairs.any(|pair| self.state.are_free(pair) && self.are_compatible(pair))
        };
        Kinship {
            common,
            apart: !ours.is_empty() && !theirs.is_empty() && !may_share(),
            unlisted: ours.iter().any(|&one| self.state.account_of(one).is_some())
                || theirs.iter().any(|&other| self.state.user_of(other).is_some()),
        }
    }

    /// Whether two relatives may be the same person, however badly written.
    fn are_compatible(&self, pair: Pair) -> bool {
        let comparison = self.compare(pair);
        comparison.number == Some(NumberAgreement::Identical)
            || comparison.birth_date == Some(DateAgreement::Identical)
            || (comparison.given != Some(GivenNameAgreement::Different)
                && comparison.birth_date != Some(DateAgreement::Different))
    }

    /// Why a pair may never be linked by the engine, however much agrees.
    pub(crate) fn veto(&self, pair: Pair, comparison: Comparison, kinship: Kinship) -> Option<Doubt> {
        let same_names = comparison.same_given() && comparison.same_family();
        let same_day = comparison.birth_date == Some(DateAgreement::Identical);
        let same_number = comparison.number == Some(NumberAgreement::Identical);
        let has_kin = kinship.common > 0;
        let pupil = self.population(pair.0) == Population::Pupil;

        let slip_of_the_pen = same_number
            && has_kin
            && comparison.same_family()
            && self.users.given(pair.0).is_one_slip_from(self.accounts.given(pair.1));
        let wrong_date = pupil && same_names && (same_number || (has_kin && self.are_only_children(pair)));
        let wrong_number = same_names && same_day && has_kin;
        let wrong_sex = same_names && (!pupil || same_day) && (same_number || has_kin);
        // A name of which nothing is left is borne by a given name that is written alike only.
        let other_name = comparison.family == Some(FamilyNameAgreement::Different)
            && !comparison.same_given()
            && !same_number;
        let nameless = comparison.given.is_none() || (comparison.family.is_none() && !has_kin);

        let differ = |differ: bool, excused: bool, doubt: Doubt| (differ && !excused).then_some(doubt);
        None.or(differ(self.refused.contains(&pair), false, Doubt::RefusedByPerson))
            .or(differ(
                comparison.given == Some(GivenNameAgreement::Different),
                slip_of_the_pen,
                Doubt::GivenNamesDiffer,
            ))
            .or(differ(
                comparison.birth_date == Some(DateAgreement::Different),
                wrong_date,
                Doubt::BirthDatesDiffer,
            ))
            .or(differ(
                comparison.number == Some(NumberAgreement::Different),
                wrong_number,
                Doubt::NationalNumbersDiffer,
            ))
            .or(differ(comparison.same_sex == Some(false), wrong_sex, Doubt::TitlesDiffer))
            .or(differ(self.disputed.contains(&pair.0), false, Doubt::Rival))
            .or(differ(other_name || nameless, false, Doubt::TooLittle))
    }

    /// Whether earlier decisions forbid linking the pair.
    pub(crate) fn is_withheld(&self, pair: Pair) -> bool {
        self.refused.contains(&pair) || self.disputed.contains(&pair.0)
    }

    /// Whether no brother or sister of either pupil is in the files, who could be the one meant.
    fn are_only_children(&self, (u, a): Pair) -> bool {
        let only = |side: &Side, pupil: u32| {
            side.kin(pupil).iter().flat_map(|&guardian| side.kin(guardian)).all(|&child| child == pupil)
        };
        only(&self.users, u) && only(&self.accounts, a)
    }

    /// Whether both names are the same name, if badly written, without a part missing, and no family speaks against it.
    pub(crate) fn is_unspoilt(&self, pair: Pair) -> bool {
        let (comparison, kinship) = (self.compare(pair), self.kinship(pair));
        let part_of_given = matches!(
            comparison.given,
            Some(
                GivenNameAgreement::Abbreviated
                    | GivenNameAgreement::Different
                    | GivenNameAgreement::PartMissing
                    | GivenNameAgreement::ShortForm
                    | GivenNameAgreement::Truncated
            )
        );
        let other_family = comparison.family == Some(FamilyNameAgreement::Different);
        !part_of_given && !other_family && !kinship.apart && !kinship.unlisted
    }

    /// Bits that a pair needs besides: rare names have rare neighbours, so a name with a slip says little when it stands alone.
    pub(crate) fn caution(&self, pair: Pair) -> f32 {
        let comparison = self.compare(pair);
        let at_home =
            matches!(comparison.address, Some(AddressAgreement::Close | AddressAgreement::Identical));
        let alone = comparison.birth_date.is_none()
            && comparison.number.is_none()
            && !at_home
            && self.kinship(pair).common == 0;
        if alone && comparison.family == Some(FamilyNameAgreement::Misspelt) { 5.0 } else { 0.0 }
    }

    /// Whether nothing tells the two people of a pair apart.
    pub(crate) fn may_be_same(&self, &Candidate { pair, comparison }: &Candidate) -> bool {
        let kinship = self.kinship(pair);
        !kinship.apart && self.veto(pair, comparison, kinship).is_none()
    }

    /// The strongest ground of a certain pair.
    pub(crate) fn rule(&self, pair: Pair) -> Rule {
        let comparison = self.compare(pair);
        if comparison.number == Some(NumberAgreement::Identical) {
            Rule::NationalNumber
        } else if comparison.birth_date == Some(DateAgreement::Identical) {
            Rule::NameAndBirthDate
        } else if self.kinship(pair).common > 0 {
            Rule::Family
        } else {
            Rule::UniqueName
        }
    }
}
