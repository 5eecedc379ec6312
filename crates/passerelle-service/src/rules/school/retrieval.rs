//! « Récupérer les identifiants »: what taking the ENT's file would change, worked out alike for the check page and for
//! « Appliquer ».

use std::collections::BTreeMap;

use passerelle_model::{
    Link, LinkOrigin, LocalUser, OpaqueId, PartnerAccount, PerPopulation, Population, Provider, Timestamp,
};
use passerelle_reconcile::{Decision, Input, LinkDecision, Options, Outcome, Rules, reconcile};
use passerelle_store::service::{
    BaseChange, BaseContent, LinkRecord, PartnerFileFacts, RestorePointReason, UserRow,
};

use super::choices::Retrieval;
use super::difference::Difference;
use super::hold::{self, Hold};
use super::view::View;

/// The people of the ENT's file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The accounts.
    pub accounts: &'a [PartnerAccount],
    /// The lists that the file has, even empty.
    pub carried: PerPopulation<bool>,
}

/// What would happen to one user.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Gets another identifier.
    Changed {
        /// The identifier held.
        before: OpaqueId,
        /// The new one.
        link: LinkDecision,
    },
    /// Gets an identifier.
    Linked(LinkDecision),
    /// Loses their identifier.
    Lost {
        /// The identifier held.
        before: OpaqueId,
    },
    /// Nobody of the file resembles them.
    NoSuggestion,
    /// Was set aside by a person.
    SetAside,
    /// Keeps their identifier.
    Unchanged,
    /// A person decides: suggestions exist, or the file contradicts what a person decided.
    Undecided {
        /// How many suggestions.
        suggestions: usize,
        /// The account that the file would give, where a person decided otherwise.
        contradicts: Option<usize>,
    },
}

/// What taking the file would change.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// `effects[i]` is about the base's `users[i]`.
    pub effects: Vec<Effect>,
    /// Links that rules « identiques » would not have made, by population and by what differs.
    pub beyond_exact: BTreeMap<(Population, Difference), usize>,
    /// People of each population.
    pub users: PerPopulation<usize>,
    /// Counts of the effects.
    pub counts: PerPopulation<Counts>,
}

/// How many people of a population.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// « Seront rapprochés ».
    pub linked: usize,
    /// « Changeront d'identifiant ».
    pub changed: usize,
    /// « Perdront leur identifiant ».
    pub lost: usize,
    /// « À décider par vous ».
    pub undecided: usize,
    /// « Sans proposition ».
    pub no_suggestion: usize,
    /// « Inchangés », people set aside included.
    pub unchanged: usize,
}

impl Plan {
    /// People whose identifier would appear, change or disappear.
    pub fn people(&self) -> usize {
        self.total(|counts| counts.linked + counts.changed + counts.lost)
    }

    /// A sum over the populations.
    pub fn total(&self, number: impl Fn(&Counts) -> usize) -> usize {
        self.counts.iter().map(|(_, counts)| number(counts)).sum()
    }

    /// People of each population who would lose or change their identifier.
    pub fn touched(&self) -> PerPopulation<usize> {
        PerPopulation::from_fn(|population| self.counts[population].changed + self.counts[population].lost)
    }

    /// Whether the safety hold stops it.
    pub fn hold(&self) -> Result<(), Hold> {
        hold::check(&self.touched(), &self.users)
    }
}

/// Works out what taking `file` would do. Writes nothing; the same input gives the same plan.
///
/// What a person decided stays, and so do the identifiers of populations that the file does not carry.
pub fn plan(content: &BaseContent, file: File<'_>, choices: &Retrieval) -> Plan {
    let users: Vec<LocalUser> = content.users.iter().map(|row| row.record.user.clone()).collect();
    let links = links(content, |_| true);
    let run =
        |links: &[Link], options| reconcile(Input { users: &users, accounts: file.accounts, links }, options);
    let options = choices.options();
    let outcome = run(&links, options);
    let exact =
        (options.rules == Rules::Extended).then(|| run(&links, Options { rules: Rules::Exact, ..options }));
    let without_people = links
        .iter()
        .any(|link| link.origin.is_human())
        .then(|| run(&self::links(content, |o| !o.is_human()), options));

    let view = View::new(content, Provider::Cas);
    let mut plan = Plan {
        effects: Vec::with_capacity(users.len()),
        beyond_exact: BTreeMap::new(),
        users: PerPopulation::default(),
        counts: PerPopulation::default(),
    };
    for (row, user) in content.users.iter().enumerate() {
        let held = view.link(&user.record.user.id);
        let effect = if file.carried[user.record.user.population] {
            effect(&outcome, without_people.as_ref(), row, held)
        } else {
            outside(held)
        };
        if let (Effect::Linked(link) | Effect::Changed { link, .. }, Some(exact)) = (&effect, &exact)
            && !is_linked_with(&exact.decisions[row], &link.partner)
            && let Some(account) = link.account
        {
            let difference = Difference::of(&users[row], &file.accounts[account], &link.evidence);
            *plan.beyond_exact.entry((users[row].population, difference)).or_default() += 1;
        }
        plan.users[users[row].population] += 1;
        plan.counts[users[row].population].add(&effect);
        plan.effects.push(effect);
    }
    plan
}

/// The changes of « Appliquer », restore point first. `import` is the file that waited: it is erased.
pub fn changes(
    content: &BaseContent,
    file: File<'_>,
    plan: &Plan,
    facts: PartnerFileFacts,
    import: i64,
    by: &str,
) -> Vec<BaseChange> {
    let mut removed = Vec::new();
    let mut made = Vec::new();
    for (row, effect) in content.users.iter().zip(&plan.effects) {
        match effect {
            Effect::Linked(link) => made.push(record(row, link, facts.applied, by)),
            Effect::Changed { link, .. } => {
                removed.push(row.record.user.id.clone());
                made.push(record(row, link, facts.applied, by));
            }
            Effect::Lost { .. } => removed.push(row.record.user.id.clone()),
            Effect::NoSuggestion | Effect::SetAside | Effect::Unchanged | Effect::Undecided { .. } => {}
        }
    }
    vec![
        BaseChange::MakeRestorePoint(RestorePointReason::Retrieval),
        // Before the new ones: an identifier may pass from one user to another.
        BaseChange::RemoveLinks(Provider::Cas, removed),
        BaseChange::PutLinks(made),
        BaseChange::ReplaceAccounts(facts, file.accounts.to_vec()),
        BaseChange::RemovePendingImport(import),
    ]
}

/// Whether the base holds this very file already: its people, its lists, and its date (`exported`, where it says one).
pub fn is_held(content: &BaseContent, file: File<'_>, exported: Option<&str>) -> bool {
    let is_this =
        |facts: &PartnerFileFacts| facts.carried == file.carried && facts.exported.as_deref() == exported;
    content.partner_file.as_ref().is_some_and(is_this)
        && content.accounts.iter().map(|row| &row.account).eq(file.accounts)
}

/// The decisions that the base holds, as the engine takes them.
pub fn links(content: &BaseContent, which: impl Fn(LinkOrigin) -> bool) -> Vec<Link> {
    let links = content.links.iter().filter(|link| link.provider == Provider::Cas && which(link.origin));
    let link = |link: &LinkRecord| Link {
        local: Some(link.local.clone()),
        partner: link.identifier.clone(),
        origin: link.origin,
    };
    links.map(link).collect()
}

fn record(row: &UserRow, link: &LinkDecision, at: Timestamp, by: &str) -> LinkRecord {
    LinkRecord {
        local: row.record.user.id.clone(),
        population: row.record.user.population,
        provider: Provider::Cas,
        identifier: Some(link.partner.clone()),
        origin: LinkOrigin::Auto,
        rule: Some(link.rule.code().to_owned()),
        at,
        by: by.to_owned(),
    }
}

fn effect(
    outcome: &Outcome,
    without_people: Option<&Outcome>,
    row: usize,
    held: Option<&LinkRecord>,
) -> Effect {
    let before = held.and_then(|link| link.identifier.clone());
    let by_person = held.is_some_and(|link| link.origin.is_human());
    if by_person {
        let other = without_people.and_then(|outcome| match &outcome.decisions[row] {
            Decision::Linked(link) if Some(&link.partner) != before.as_ref() => link.account,
            _ => None,
        });
        return match (other, before) {
            (Some(account), _) => Effect::Undecided { suggestions: 1, contradicts: Some(account) },
            (None, Some(_)) => Effect::Unchanged,
            (None, None) => Effect::SetAside,
        };
    }
    match (&outcome.decisions[row], before) {
        (Decision::Linked(link), Some(before)) if link.partner == before => Effect::Unchanged,
        (Decision::Linked(link), Some(before)) => Effect::Changed { before, link: link.clone() },
        (Decision::Linked(link), None) => Effect::Linked(link.clone()),
        (Decision::Open(_), Some(before)) => Effect::Lost { before },
        (Decision::Open(review), None) if review.suggestions.is_empty() => Effect::NoSuggestion,
        (Decision::Open(review), None) => {
            Effect::Undecided { suggestions: review.suggestions.len(), contradicts: None }
        }
        (Decision::SetAside, _) => Effect::SetAside,
    }
}

/// In a population that the file does not carry, nothing changes.
fn outside(held: Option<&LinkRecord>) -> Effect {
    match held {
        Some(link) if link.identifier.is_some() => Effect::Unchanged,
        Some(_) => Effect::SetAside,
        None => Effect::NoSuggestion,
    }
}

fn is_linked_with(decision: &Decision, partner: &OpaqueId) -> bool {
    matches!(decision, Decision::Linked(link) if link.partner == *partner)
}

impl Counts {
    fn add(&mut self, effect: &Effect) {
        *match effect {
            Effect::Changed { .. } => &mut self.changed,
            Effect::Linked(_) => &mut self.linked,
            Effect::Lost { .. } => &mut self.lost,
            Effect::NoSuggestion => &mut self.no_suggestion,
            Effect::SetAside | Effect::Unchanged => &mut self.unchanged,
            Effect::Undecided { .. } => &mut self.undecided,
        } += 1;
    }
}

/// What has to be asked before the check page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// « Conserver ou remplacer ».
    Existing {
        /// Whether « remplacer » is recommended.
        replace_recommended: bool,
    },
    /// The file lacks a population that the last one had.
    Missing {
        /// Which.
        population: Population,
        /// How many people it had.
        before: usize,
    },
    /// The file is old.
    Old {
        /// Days since the ENT made it.
        days: i64,
    },
}

/// A file older than this is asked about, in days.
pub const OLD_DAYS: i64 = 30;

/// The next question, if any. `age_days`: since the ENT made the file, when it says so.
pub fn question(
    content: &BaseContent,
    file: File<'_>,
    age_days: Option<i64>,
    choices: &Retrieval,
) -> Option<Question> {
    if let Some(days) = age_days.filter(|&days| days > OLD_DAYS && !choices.old_accepted) {
        return Some(Question::Old { days });
    }
    let of = |population: Population| move |account: &&PartnerAccount| account.population == population;
    for population in Population::ALL {
        let before = content.accounts.iter().map(|row| &row.account).filter(of(population)).count();
        let now = file.accounts.iter().filter(of(population)).count();
        if before > 0 && now == 0 && !choices.without.contains(&population) {
            return Some(Question::Missing { population, before });
        }
    }
    if choices.existing.is_some() {
        return None;
    }
    let held = held(content, file.carried);
    let known = held.iter().filter(|(population, id)| {
        file.accounts.iter().any(|account| account.population == *population && account.id == **id)
    });
    (!held.is_empty()).then(|| Question::Existing { replace_recommended: known.count() * 2 < held.len() })
}

/// The identifiers that « remplacer » may take away.
fn held(content: &BaseContent, carried: PerPopulation<bool>) -> Vec<(Population, &OpaqueId)> {
    let links = content.links.iter().filter(|link| link.provider == Provider::Cas && !link.origin.is_human());
    let held = links.filter_map(|link| Some((link.population, link.identifier.as_ref()?)));
    held.filter(|(population, _)| carried[*population]).collect()
}

#[cfg(test)]
mod tests;
