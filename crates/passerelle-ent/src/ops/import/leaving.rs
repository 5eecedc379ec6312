//! People whom the file no longer has.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_directory::{Held, Survey, hold};
use passerelle_model::{PerPopulation, Uai};
use passerelle_store::ent::{Account, AccountId, EntStore};

use super::{BATCH, Counts, ImportError};
use crate::rules::import::{left, may_feed};

/// Those who would leave.
#[derive(Default)]
pub(super) struct Leaving {
    /// Rows of the accounts, and the keys under which the directory knew them.
    pub(super) accounts: BTreeMap<AccountId, String>,
    populations: PerPopulation<usize>,
    present: PerPopulation<usize>,
}

impl Leaving {
    /// Finds whom the directory fed into the schools of the file and whom the file does not speak of.
    pub(super) async fn of(
        store: &dyn EntStore,
        survey: &Survey,
        managed: Option<&BTreeSet<Uai>>,
    ) -> Result<Self, ImportError> {
        let mut leaving = Self::default();
        for school in survey.coverage().schools() {
            let mut absent = Vec::new();
            for member in store.fed_into(school).await? {
                leaving.present[member.population] += 1;
                if !survey.speaks_of(&member.source) {
                    absent.push(member);
                }
            }
            let sources: Vec<_> = absent.iter().map(|member| member.source.clone()).collect();
            let mut leave = BTreeSet::new();
            for some in sources.chunks(BATCH) {
                let accounts = store.accounts_by_source(some).await?;
                let may = |one: &&Account| may_feed(managed, one) && left(one, survey.coverage()).is_some();
                leave.extend(accounts.iter().filter(may).map(|one| one.id));
            }
            for member in absent.into_iter().filter(|member| leave.contains(&member.account)) {
                leaving.populations[member.population] += 1;
                leaving.accounts.insert(member.account, member.source);
            }
        }
        Ok(leaving)
    }

    /// Counts those who leave; tells when they are too many to leave without a word.
    pub(super) fn held(&self, counts: &mut Counts) -> Option<Held> {
        counts.gone = self.accounts.len();
        hold(&self.populations, &self.present)
    }
}
