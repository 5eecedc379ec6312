//! For whoever is left: accounts that may be theirs, best first, and what would settle it.

use passerelle_model::{PartnerAccount, Population};
use rayon::prelude::*;

use crate::Rules;
use crate::compare::Comparison;
use crate::engine::{Candidate, Engine};
use crate::evidence::FamilyNameAgreement;
use crate::outcome::{Doubt, Level, Review, Settle, Suggestion};
use crate::rounds::{Ahead, MARGIN};
use crate::weigh::{Bits, Kinship, shown};

/// Suggestions shown for one user, at most.
const MOST: usize = 5;
/// Pairs with a smaller weight do not resemble each other.
const LEAST_WEIGHT: f32 = -15.0;

/// A candidate with its judgement.
#[derive(Clone, Copy)]
struct Judged<'a> {
    candidate: &'a Candidate,
    kinship: Kinship,
    bits: Bits,
    veto: Option<Doubt>,
}

impl Judged<'_> {
    /// Whether both are relatives of the same people, and *civilités* do not tell them apart.
    fn is_kin(&self) -> bool {
        self.kinship.common > 0 && self.candidate.comparison.same_sex != Some(false)
    }
}

/// A review for every user that the engine left open, in the order of `open`. Expects candidates of far reach.
pub(crate) fn reviews(
    engine: &Engine,
    open: &[u32],
    accounts: &[PartnerAccount],
    rules: Rules,
) -> Vec<Review> {
    let judged: Vec<Judged<'_>> = engine
        .candidates
        .par_iter()
        .map(|candidate| {
            let kinship = engine.kinship(candidate.pair);
            let veto = engine.veto(candidate.pair, candidate.comparison, kinship);
            let bits = engine.weigh(candidate.pair, candidate.comparison, kinship);
            Judged { candidate, kinship, bits, veto }
        })
        .collect();
    let by_account = engine.by_account();
    let desk = Desk { engine, judged, by_account, accounts, rules };
    open.par_iter().map(|&u| desk.review(u)).collect()
}

struct Desk<'a> {
    engine: &'a Engine,
    /// Sorted by user, then account.
    judged: Vec<Judged<'a>>,
    /// Account and row of `judged`, sorted.
    by_account: Vec<(u32, usize)>,
    accounts: &'a [PartnerAccount],
    rules: Rules,
}

impl Desk<'_> {
    fn review(&self, u: u32) -> Review {
        let mut best: Vec<&Judged<'_>> =
            self.of_user(u).filter(|judged| judged.bits.least() >= LEAST_WEIGHT || judged.is_kin()).collect();
        // Ties are settled by the identifier's text, never by the order of the rows.
        best.sort_unstable_by(|one, other| {
            let id = |judged: &Judged<'_>| &self.accounts[judged.candidate.pair.1 as usize].id;
            other.bits.least().total_cmp(&one.bits.least()).then_with(|| id(one).cmp(id(other)))
        });
        best.truncate(MOST);
        Review { suggestions: best.into_iter().map(|judged| self.suggestion(judged)).collect() }
    }

    fn suggestion(&self, judged: &Judged<'_>) -> Suggestion {
        let (u, a) = judged.candidate.pair;
        let doubt = judged.veto.unwrap_or_else(|| self.doubt(judged));
        let level = match judged.veto {
            Some(Doubt::TooLittle) => Level::Possible,
            Some(_) => Level::Contradictory,
            None if judged.bits.least() > 0.0 => Level::Probable,
            None => Level::Possible,
        };
        let Judged { candidate, kinship, bits, .. } = *judged;
        let evidence = self.engine.scale().evidence(u, a, candidate.comparison, kinship);
        Suggestion {
            account: a as usize,
            level,
            evidence: shown(&evidence, bits),
            doubt,
            settle: self.settle(judged, doubt),
        }
    }

    fn doubt(&self, judged: &Judged<'_>) -> Doubt {
        let (u, a) = judged.candidate.pair;
        let rival = |other: &Judged<'_>| {
            other.candidate.pair != (u, a)
                && other.veto.is_none()
                && other.bits.least() > 0.0
                && other.bits.least() > judged.bits.least() - MARGIN
        };
        if self.engine.is_duplicated((u, a), &self.by_account, &Ahead::default()) {
            Doubt::Duplicate
        } else if self.of_user(u).any(rival) || self.of_account(a).any(rival) {
            Doubt::Rival
        } else if self.rules == Rules::Exact {
            Doubt::NotIdentical
        } else {
            Doubt::TooLittle
        }
    }

    fn settle(&self, judged: &Judged<'_>, doubt: Doubt) -> Settle {
        let (u, _) = judged.candidate.pair;
        let population = self.engine.users.records[u as usize].population;
        match doubt {
            Doubt::BirthDatesDiffer if population == Population::Pupil => Settle::NationalNumber,
            Doubt::BirthDatesDiffer => Settle::BirthDate,
            Doubt::Duplicate => Settle::CurrentRecord,
            Doubt::GivenNamesDiffer | Doubt::RefusedByPerson => Settle::GivenName,
            Doubt::NationalNumbersDiffer => Settle::NationalNumber,
            Doubt::TitlesDiffer => Settle::Title,
            Doubt::NotIdentical | Doubt::Rival | Doubt::TooLittle => {
                missing(population, judged.candidate.comparison, judged.kinship)
            }
        }
    }

    fn of_user(&self, u: u32) -> impl Iterator<Item = &Judged<'_>> {
        let from = self.judged.partition_point(|judged| judged.candidate.pair.0 < u);
        self.judged[from..].iter().take_while(move |judged| judged.candidate.pair.0 == u)
    }

    fn of_account(&self, a: u32) -> impl Iterator<Item = &Judged<'_>> {
        let from = self.by_account.partition_point(|&(account, _)| account < a);
        let rows = self.by_account[from..].iter().take_while(move |&&(account, _)| account == a);
        rows.map(|&(_, row)| &self.judged[row])
    }
}

/// The strongest datum that is not known on both sides.
fn missing(population: Population, comparison: Comparison, kinship: Kinship) -> Settle {
    if comparison.given.is_none() {
        return Settle::GivenName;
    }
    match population {
        Population::Pupil if comparison.birth_date.is_none() => Settle::BirthDate,
        Population::Pupil if comparison.number.is_none() => Settle::NationalNumber,
        Population::Pupil => Settle::Guardians,
        Population::Guardian if kinship.common == 0 => Settle::Children,
        _ if comparison.family == Some(FamilyNameAgreement::Different) => Settle::UsageName,
        Population::Guardian if comparison.same_sex.is_none() => Settle::Title,
        Population::Guardian if comparison.same_given() => Settle::Address,
        Population::Guardian => Settle::GivenName,
        _ if comparison.birth_date.is_none() => Settle::BirthDate,
        _ => Settle::Address,
    }
}
