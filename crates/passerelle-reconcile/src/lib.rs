//! The matching engine (*rapprochement*): the service's users and the ENT's accounts in; for each user a certain
//! account, or a short list for a person to decide, or nothing; always with the reasons.
//!
//! A wrong link lets one person into another's account, so the engine never guesses: see
//! `docs/matching.md` for the method. The crate is pure: no file, no clock, no random source, and the answer
//! depends neither on the order of the rows nor on the number of threads.

mod assign;
mod candidates;
mod census;
mod compare;
mod earlier;
mod engine;
mod evidence;
mod exact;
mod fold;
mod judge;
mod names;
mod outcome;
mod place;
mod plain;
mod plain_name;
mod record;
mod rounds;
mod state;
mod suggest;
mod weigh;

use passerelle_model::{Link, LocalUser, PartnerAccount};
use rayon::prelude::*;

use candidates::Reach;
use engine::Engine;

pub use evidence::{
    AddressAgreement, DateAgreement, Evidence, Fact, FamilyNameAgreement, GivenNameAgreement,
    NumberAgreement, Sign,
};
pub use outcome::{Decision, Doubt, Level, LinkDecision, Outcome, Review, Rule, Settle, Suggestion};
pub use plain_name::PlainName;

/// What is compared.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The base: identifiers are unique.
    pub users: &'a [LocalUser],
    /// The ENT's file: within a population, identifiers are unique.
    pub accounts: &'a [PartnerAccount],
    /// Decisions already taken, by an earlier run or by a person.
    pub links: &'a [Link],
}

/// How a run behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// How far two records may differ.
    pub rules: Rules,
    /// What becomes of links that no person made.
    pub existing: Existing,
}

/// « Règles »: how far two records of one person may differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rules {
    /// « identiques »: equal after case, accents and ligatures only, and unique on both sides.
    Exact,
    /// « étendues »: the whole engine.
    #[default]
    Extended,
}

/// « Conserver ou remplacer ».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Existing {
    /// Links already there stay, whatever the file says.
    #[default]
    Keep,
    /// Links that no person made are worked out anew.
    Replace,
}

/// Matches `input.users` with `input.accounts`.
pub fn reconcile(input: Input<'_>, options: Options) -> Outcome {
    let mut engine = Engine::new(input, options);
    engine.run(options.rules);
    engine.gather(Reach::Far);
    let open: Vec<u32> = engine.users.indices().filter(|&u| engine.is_open(u)).collect();
    let reviews = suggest::reviews(&engine, &open, input.accounts, options.rules);
    let mut decisions: Vec<Decision> =
        engine.users.indices().into_par_iter().map(|u| engine.decision(u, input)).collect();
    for (u, review) in open.into_iter().zip(reviews) {
        decisions[u as usize] = Decision::Open(review);
    }
    Outcome { decisions }
}
