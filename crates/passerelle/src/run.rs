//! A reconciliation once done: the files as read and the engine's answer, for every output to draw from.

use std::path::PathBuf;

use passerelle_exchange::base::{Base, Links, SetAsideRow};
use passerelle_exchange::partner::PartnerUpload;
use passerelle_model::{LocalUser, PartnerAccount, Population};
use passerelle_reconcile::{Decision, LinkDecision, Outcome, Review, Rules};
use passerelle_words::Supervision;

/// Everything that the outputs show.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) base_path: PathBuf,
    pub(crate) base: Base,
    pub(crate) ent_path: PathBuf,
    pub(crate) ent: PartnerUpload,
    pub(crate) links: Option<(PathBuf, Links)>,
    pub(crate) rules: Rules,
    pub(crate) outcome: Outcome,
    pub(crate) supervision: Supervision,
    /// Name of the school-life software.
    pub(crate) service: String,
}

/// Somebody who is not linked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Left<'a> {
    /// A person must decide, or nobody resembles this user.
    Open(&'a LocalUser, &'a Review),
    /// A row of the base that could not be used.
    Row(&'a SetAsideRow),
    /// A person set this user aside earlier.
    SetAside(&'a LocalUser),
}

impl Run {
    pub(crate) fn account(&self, place: usize) -> Option<&PartnerAccount> {
        self.ent.content.accounts.get(place)
    }

    /// Users with a link, in the order of the base.
    pub(crate) fn linked(&self) -> impl Iterator<Item = (&LocalUser, &LinkDecision)> {
        self.decisions().filter_map(|(user, decision)| match decision {
            Decision::Linked(link) => Some((user, link)),
            _ => None,
        })
    }

    /// Everybody without a link, rows that could not be used included, in the order of the base.
    pub(crate) fn left(&self) -> Vec<Left<'_>> {
        let lines = self.base.lines.iter().copied();
        let users = lines.zip(self.decisions()).filter_map(|(line, (user, decision))| match decision {
            Decision::Linked(_) => None,
            Decision::Open(review) => Some((line, Left::Open(user, review))),
            Decision::SetAside => Some((line, Left::SetAside(user))),
        });
        let rows = self.base.set_aside.iter().map(|row| (row.line, Left::Row(row)));
        let mut left: Vec<_> = users.chain(rows).collect();
        left.sort_by_key(|(line, _)| *line);
        left.into_iter().map(|(_, left)| left).collect()
    }

    /// Accounts that nobody holds, in the order of the file.
    pub(crate) fn unclaimed(&self) -> Vec<&PartnerAccount> {
        let accounts = &self.ent.content.accounts;
        let mut free = vec![true; accounts.len()];
        for place in self.linked().filter_map(|(_, link)| link.account) {
            if let Some(free) = free.get_mut(place) {
                *free = false;
            }
        }
        accounts.iter().zip(free).filter_map(|(account, free)| free.then_some(account)).collect()
    }

    fn decisions(&self) -> impl Iterator<Item = (&LocalUser, &Decision)> {
        self.base.users.iter().zip(&self.outcome.decisions)
    }
}

impl Left<'_> {
    /// Whether this is a user who may be decided upon and whom no account resembles.
    pub(crate) fn resembles_nobody(&self) -> bool {
        matches!(self, Self::Open(_, review) if review.suggestions.is_empty())
    }

    /// The population's word in files; as written, maybe by somebody's name, where it could not be read.
    pub(crate) fn population_code(&self) -> &str {
        match self {
            Self::Open(user, _) | Self::SetAside(user) => user.population.code(),
            Self::Row(row) => &row.population,
        }
    }

    pub(crate) fn population(&self) -> Option<Population> {
        Population::from_code(self.population_code()).ok()
    }

    /// The user's own identifier; as written where the row could not be used, and then maybe empty.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Open(user, _) | Self::SetAside(user) => user.id.as_str(),
            Self::Row(row) => &row.id,
        }
    }
}
