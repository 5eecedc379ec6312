//! How much each agreement weighs, in bits.
//!
//! Every agreement is weighed twice: against a *stranger* (anybody else of the population) and against a *relative* (another member
//! of the household, another guardian of the same child). A household shares its family name, address and children, so these weigh nothing
//! against a relative: only personal evidence tells two relatives apart. The weaker of the two totals is the pair's weight, which is
//! how the household is counted once. `docs/matching.md` explains the figures.

use passerelle_model::{Population, Sex};

use crate::census::Census;
use crate::compare::Comparison;
use crate::evidence::{
    AddressAgreement as Place, DateAgreement as Date, Evidence, Fact, FamilyNameAgreement as Family,
    GivenNameAgreement as Given, NumberAgreement as Number,
};
use crate::record::Side;

/// Bits for the same person, against a stranger and against a relative.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Bits {
    pub(crate) stranger: f32,
    pub(crate) relative: f32,
}

impl Bits {
    const fn new(stranger: f32, relative: f32) -> Self {
        Self { stranger, relative }
    }

    /// The same against both.
    const fn flat(bits: f32) -> Self {
        Self::new(bits, bits)
    }

    /// The weaker of the two.
    pub(crate) const fn least(self) -> f32 {
        self.stranger.min(self.relative)
    }

    fn add(&mut self, other: Self) {
        self.stranger += other.stranger;
        self.relative += other.relative;
    }
}

/// What the family graph says of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Kinship {
    /// Relatives of both that are linked with each other.
    pub(crate) common: u32,
    /// Both have relatives, and nobody among them can be common.
    pub(crate) apart: bool,
    /// Relatives of one are linked, and the other is not among the relatives of their counterparts.
    pub(crate) unlisted: bool,
}

/// Weighs pairs of one population.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale<'a> {
    pub(crate) users: &'a Side,
    pub(crate) accounts: &'a Side,
    pub(crate) census: &'a Census,
}

impl Scale<'_> {
    /// Every piece of evidence about the pair, with its weight.
    pub(crate) fn evidence(
        &self,
        u: u32,
        a: u32,
        comparison: Comparison,
        kinship: Kinship,
    ) -> Vec<(Fact, Bits)> {
        let mut evidence = Vec::with_capacity(8);
        self.each(u, a, comparison, kinship, |fact, bits| evidence.push((fact, bits)));
        evidence
    }

    /// Sum of the evidence.
    pub(crate) fn total(&self, u: u32, a: u32, comparison: Comparison, kinship: Kinship) -> Bits {
        let mut total = Bits::default();
        self.each(u, a, comparison, kinship, |_, bits| total.add(bits));
        total
    }

    fn each(
        &self,
        u: u32,
        a: u32,
        comparison: Comparison,
        kinship: Kinship,
        mut see: impl FnMut(Fact, Bits),
    ) {
        let population = self.users.records[u as usize].population;
        if let Some(level) = comparison.number {
            see(Fact::NationalNumber(level), number(level));
        }
        if let Some(level) = comparison.birth_date {
            see(Fact::BirthDate(level), birth_date(level, population));
        }
        if let Some(level) = comparison.given {
            see(Fact::GivenName(level), self.given(level, u, a, population));
        }
        if let Some(level) = comparison.family {
            see(Fact::FamilyName(level), self.family(level, u, a));
        }
        if let Some(same) = comparison.same_sex {
            let bits = match same {
                true => 0.9,
                // Nobody called Sandrine is « M. »: one side made a mistake.
                false if comparison.same_given() && self.name_tells_sex(u, a) => -3.0,
                false => -8.0,
            };
            see(Fact::Title { same }, Bits::flat(bits));
        }
        let pupil = population == Population::Pupil;
        match kinship {
            // A stranger has no child in common: only relatives remain as an alternative.
            Kinship { common: 1.., .. } => {
                let fact = if pupil { Fact::GuardiansInCommon } else { Fact::ChildrenInCommon };
                see(fact(kinship.common), Bits::new(25.0, 0.0));
            }
            Kinship { apart: true, .. } if pupil => see(Fact::NoKinInCommon, Bits::new(-8.0, -6.0)),
            Kinship { apart: true, .. } => see(Fact::NoKinInCommon, Bits::flat(-12.0)),
            Kinship { unlisted: true, .. } => {
                see(Fact::NotAmongKin, not_among_kin(pupil, comparison.address));
            }
            Kinship { .. } => {}
        }
        if let Some(level) = comparison.address {
            see(Fact::Address(level), address(level));
        }
    }

    /// Whether the given name is borne by one sex only, so that a *civilité* that differs must be a mistake.
    pub(crate) fn name_tells_sex(&self, u: u32, a: u32) -> bool {
        self.users.given(u).has_one_sex() && self.accounts.given(a).has_one_sex()
    }

    fn may_be_woman(&self, u: u32, a: u32) -> bool {
        let sex = self.users.records[u as usize].sex.or(self.accounts.records[a as usize].sex);
        match sex {
            Some(sex) => sex == Sex::Female,
            None => !self.users.given(u).is_a_man_s(),
        }
    }

    fn family(&self, level: Family, u: u32, a: u32) -> Bits {
        let (user, account) = (self.users.family(u), self.accounts.family(a));
        let rarity = |share: f32| -share.log2();
        let whole = || {
            let shares = [user.joined_key, account.joined_key].map(|key| self.census.family_share(key));
            rarity(shares[0].max(shares[1]))
        };
        let shared_word = || {
            let shared = user.words.iter().filter(|word| account.words.contains(word));
            shared.map(|&word| rarity(self.census.family_word_share(word))).fold(0.0, f32::max)
        };
        match level {
            Family::Identical => Bits::new(whole(), 0.5),
            Family::Separators => Bits::new(whole() - 1.0, 0.5),
            Family::Particle | Family::Reordered => Bits::new(shared_word() - 1.5, 0.3),
            Family::PartMissing => Bits::new(shared_word() - 3.0, 0.0),
            Family::Unreadable => Bits::new(whole() - 1.5, 0.3),
            Family::Truncated => Bits::new(whole() - 2.0, 0.0),
            Family::Misspelt => Bits::new((whole() - 5.0).min(6.0), 0.0),
            Family::Swapped => Bits::new(whole() - 3.0, 0.0),
            // One woman in ten is known by another name on one side, but a stepmother is no rarer; a man with another name is
            // mostly another man.
            Family::Different if self.may_be_woman(u, a) => Bits::new(-3.5, -7.0),
            Family::Different => Bits::new(-9.0, -16.0),
        }
    }

    fn given(&self, level: Given, u: u32, a: u32, population: Population) -> Bits {
        let (user, account) = (self.users.given(u), self.accounts.given(a));
        let rarity = |key: u64| -self.census.given_share(population, key).log2();
        let whole = || rarity(user.joined_key).min(rarity(account.joined_key));
        let first = || rarity(user.canonical).min(rarity(account.canonical));
        // Two relatives seldom bear one given name: parents and children sometimes, brothers and sisters never.
        let kin = if population == Population::Pupil { 6.0 } else { 4.0 };
        let of = |rarity: f32, loss: f32| Bits::new(rarity - loss, (rarity - loss).max(4.0) + kin - loss);
        match level {
            Given::Identical => of(whole(), 0.0),
            Given::Separators => of(whole(), 0.5),
            Given::Unreadable => of(whole().min(8.0), 1.5),
            // Mother and daughter, or two aunts, may be Anne and Annie.
            Given::ShortForm => {
                Bits::new(first() - 3.0, if population == Population::Pupil { 4.0 } else { 1.5 })
            }
            Given::SecondNames | Given::Variant => of(first(), 2.5),
            Given::Swapped | Given::Truncated => of(whole(), 2.0),
            // A slip of a known name is nobody else's name; two rare names may be two people's.
            Given::Misspelt if user.is_known() || account.is_known() => {
                Bits::new(first().max(6.0) - 4.0, 6.5)
            }
            Given::Misspelt => Bits::new(first().max(6.0) - 5.0, 3.0),
            // Sylvie and Sylvie-Alison may be grandmother and mother; brothers have other names.
            Given::PartMissing if population == Population::Pupil => {
                Bits::new(first() - 5.0, (first() - 4.0).clamp(0.0, 5.0))
            }
            Given::PartMissing => Bits::new(first() - 5.0, -4.0),
            Given::Abbreviated if user.has_initials() && account.has_initials() => Bits::new(1.0, 0.0),
            Given::Abbreviated if user.words_len().max(account.words_len()) > 1 => Bits::new(5.0, 5.0),
            Given::Abbreviated => Bits::new(2.5, 2.0),
            Given::Different => Bits::flat(-14.0),
        }
    }
}

/// One side's list of a family may have a hole; a hole and another home together are mostly another family.
fn not_among_kin(pupil: bool, address: Option<Place>) -> Bits {
    match address {
        _ if pupil => Bits::new(-5.0, -2.0),
        Some(Place::Close | Place::Identical) => Bits::flat(-4.0),
        None => Bits::flat(-8.0),
        Some(Place::Different | Place::SameTown) => Bits::flat(-11.0),
    }
}

fn birth_date(level: Date, population: Population) -> Bits {
    // A school has some 2,500 possible birthdays of pupils, 15,000 of adults; of brothers and sisters one pair in forty are twins.
    let adult = population != Population::Pupil;
    match level {
        Date::Identical if adult => Bits::flat(13.0),
        Date::Identical => Bits::new(11.0, 5.0),
        Date::DayMonthSwapped => Bits::new(5.0, 5.0),
        Date::OneDigit => Bits::new(2.0, 0.0),
        Date::Filler => Bits::new(1.0, 0.0),
        Date::Different => Bits::new(-7.0, -7.0),
    }
}

fn number(level: Number) -> Bits {
    match level {
        Number::Identical => Bits::new(25.0, 12.0),
        // The numbers of brothers and sisters registered together may follow each other.
        Number::Misspelt => Bits::new(12.0, 0.0),
        Number::Different => Bits::flat(-9.0),
    }
}

fn address(level: Place) -> Bits {
    match level {
        Place::Identical => Bits::new(9.0, 2.5),
        Place::Close => Bits::new(7.0, 2.0),
        Place::SameTown => Bits::new(0.0, -1.5),
        Place::Different => Bits::new(-1.5, -2.0),
    }
}

/// The evidence as it is shown: against the hypothesis that holds the pair back.
pub(crate) fn shown(evidence: &[(Fact, Bits)], weight: Bits) -> Vec<Evidence> {
    let against_stranger = weight.stranger < weight.relative;
    let bits = |bits: Bits| if against_stranger { bits.stranger } else { bits.relative };
    evidence.iter().map(|&(fact, each)| Evidence { fact, bits: bits(each) }).collect()
}
