//! The people of a file, piece by piece.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use passerelle_directory::{People, Person, Stage};
use passerelle_exchange::{DefectKind, Defects, Place};
use passerelle_store::ent::{Account, AccountId, EntStore};

use super::{BATCH, FIRST, FirstChange, ImportError, Maker, Report, Work};
use crate::rules::import::{Logins, Outcome, What, differences, fed, guardians, may_feed, new_account};

/// A pass over all the people.
pub(super) struct Run<'a> {
    pub(super) work: &'a Work,
    pub(super) maker: &'a Maker,
    pub(super) defects: Defects,
    dry: bool,
    /// Of a dry run: the logins of those who came before.
    logins: Logins,
    /// Keys whose account may not be changed by whoever imports.
    refused: HashSet<String>,
}

/// What a piece of the file comes to.
#[derive(Default)]
pub(super) struct Piece {
    /// Accounts to keep.
    pub(super) accounts: Vec<Account>,
    /// Of these, those that change, as they are now.
    pub(super) former: Vec<Account>,
    /// Of these, the keys of those that are new.
    pub(super) created: Vec<String>,
    outcomes: Vec<FirstChange>,
    defects: Vec<(DefectKind, u64, String)>,
    refused: Vec<String>,
}

impl<'a> Run<'a> {
    pub(super) fn new(work: &'a Work, maker: &'a Maker, dry: bool) -> Self {
        let defects = work.survey.defects().clone();
        Self { work, maker, defects, dry, logins: Logins::default(), refused: HashSet::new() }
    }

    /// Everybody of the file; what they come to is only counted when the run is dry, and kept otherwise.
    pub(super) async fn all(&mut self, store: &dyn EntStore, report: &mut Report) -> Result<(), ImportError> {
        for stage in [Stage::First, Stage::Children] {
            self.stage(store, stage, report).await?;
        }
        if !self.dry && self.work.survey.has_late() {
            // Counted already: their guardians were then known to come.
            self.stage(store, Stage::Late, &mut Report::default()).await?;
        }
        Ok(())
    }

    async fn stage(
        &mut self,
        store: &dyn EntStore,
        stage: Stage,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let work = self.work;
        let import = &work.import;
        let mut people = People::new((import.people)()?, &import.limits, &work.ground, &work.survey, stage)?;
        loop {
            let mut some = Vec::new();
            while some.len() < BATCH {
                let Some(person) = people.next_person()? else { break };
                some.push(person);
            }
            if some.is_empty() {
                return Ok(());
            }
            let piece = if self.dry {
                let mut logins = std::mem::take(&mut self.logins);
                let piece = self.piece(store, &some, &mut logins).await?;
                self.logins = logins;
                piece
            } else {
                self.keep(store, &some).await?
            };
            if stage != Stage::Late {
                self.count(piece, report);
            }
        }
    }

    fn count(&mut self, piece: Piece, report: &mut Report) {
        for (kind, line, source) in piece.defects {
            self.defects.add(kind, Place { line, population: None, ident: Some(&source) });
        }
        self.refused.extend(piece.refused);
        for change in piece.outcomes {
            match change.outcome {
                Outcome::Created => report.counts.created += 1,
                Outcome::Changed(_) => report.counts.changed += 1,
                Outcome::Same => report.counts.unchanged += 1,
            }
            if change.outcome != Outcome::Same && report.first.len() < FIRST {
                report.first.push(change);
            }
        }
    }

    /// What some people come to, as the data are now.
    pub(super) async fn piece(
        &self,
        store: &dyn EntStore,
        people: &[Person],
        logins: &mut Logins,
    ) -> Result<Piece, ImportError> {
        let sources: Vec<_> = people.iter().map(|person| person.source.clone()).collect();
        let accounts = store.accounts_by_source(&sources).await?;
        let mut existing: HashMap<String, Account> = HashMap::with_capacity(accounts.len());
        for account in accounts {
            existing.insert(account.source.clone().unwrap_or_default(), account);
        }
        let new = people.iter().filter(|person| !existing.contains_key(&person.source));
        let beginnings: BTreeSet<_> = new.flat_map(Logins::beginnings).collect();
        if !beginnings.is_empty() {
            let beginnings: Vec<_> = beginnings.into_iter().collect();
            logins.learn(store.logins_beginning(&beginnings).await?);
        }
        let kin = Kin::of(store, self, people, &existing).await?;
        let mut piece = Piece::default();
        for person in people {
            self.person(person, existing.remove(&person.source), &kin, logins, &mut piece);
        }
        Ok(piece)
    }

    fn person(
        &self,
        person: &Person,
        before: Option<Account>,
        kin: &Kin<'_>,
        logins: &mut Logins,
        piece: &mut Piece,
    ) {
        let (line, coverage) = (person.line, self.work.survey.coverage());
        let mut defect = |kind| piece.defects.push((kind, line, person.source.clone()));
        let Some(before) = before else {
            let given = person.login.clone().filter(|login| {
                let free = logins.claim(login);
                if !free {
                    defect(DefectKind::LoginTaken);
                }
                free
            });
            let login = given.unwrap_or_else(|| logins.make(person, &self.work.survey));
            let mut account = new_account(person, coverage, login, self.maker.now);
            account.guardians = kin.guardians(person, &account).0;
            piece.created.push(person.source.clone());
            piece.accounts.push(account);
            piece.outcomes.push(FirstChange { line, outcome: Outcome::Created });
            return;
        };
        if !may_feed(self.work.import.managed.as_ref(), &before) {
            defect(DefectKind::ForeignAccount);
            piece.refused.push(person.source.clone());
            return;
        }
        let mut after = fed(&before, person, coverage);
        let other = |login: &String| login.to_lowercase() != before.login.to_lowercase();
        if person.login.as_ref().is_some_and(other) {
            defect(DefectKind::LoginKept);
        }
        let (guardians, coming) = kin.guardians(person, &before);
        after.guardians = guardians;
        let mut changed = differences(&before, &after);
        if !changed.is_empty() {
            piece.accounts.push(after);
            piece.former.push(before);
        }
        if coming && !changed.contains(&What::Guardians) {
            changed.push(What::Guardians);
        }
        let outcome = if changed.is_empty() { Outcome::Same } else { Outcome::Changed(changed) };
        piece.outcomes.push(FirstChange { line, outcome });
    }
}

/// The guardians of some people.
struct Kin<'r> {
    refused: &'r HashSet<String>,
    /// Rows of those whom the file names, by their keys.
    named: BTreeMap<String, AccountId>,
    /// Those that pupils have and of whom the file does not speak.
    unspoken: BTreeSet<AccountId>,
}

impl<'r> Kin<'r> {
    async fn of(
        store: &dyn EntStore,
        run: &'r Run<'_>,
        people: &[Person],
        existing: &HashMap<String, Account>,
    ) -> Result<Self, ImportError> {
        let named: BTreeSet<_> = people.iter().flat_map(|person| person.guardians.iter().flatten()).collect();
        let named: Vec<_> = named.into_iter().filter(|key| !run.refused.contains(*key)).cloned().collect();
        let keys = store.keys_of_sources(&named).await?;
        let named: BTreeMap<_, _> = keys.into_iter().filter_map(|key| Some((key.source?, key.id))).collect();
        let rows: BTreeSet<AccountId> = named.values().copied().collect();
        let pupils = people.iter().filter(|person| person.guardians.is_some());
        let had = pupils.filter_map(|person| existing.get(&person.source)).flat_map(|one| &one.guardians);
        let others: BTreeSet<_> = had.copied().filter(|id| !rows.contains(id)).collect();
        let mut unspoken = BTreeSet::new();
        if !others.is_empty() {
            let others: Vec<_> = others.into_iter().collect();
            let keys = store.keys_of_accounts(&others).await?;
            let survey = &run.work.survey;
            let stays = |source: &Option<String>| source.as_ref().is_none_or(|key| !survey.speaks_of(key));
            unspoken = keys.into_iter().filter(|key| stays(&key.source)).map(|key| key.id).collect();
        }
        Ok(Self { refused: &run.refused, named, unspoken })
    }

    /// The guardians from now on, and whether others are still to come.
    fn guardians(&self, person: &Person, account: &Account) -> (Vec<AccountId>, bool) {
        let Some(keys) = &person.guardians else { return (account.guardians.clone(), false) };
        let named: Vec<_> = keys.iter().filter_map(|key| self.named.get(key).copied()).collect();
        let coming = |key: &String| !self.named.contains_key(key) && !self.refused.contains(key);
        (guardians(&account.guardians, &named, &self.unspoken), keys.iter().any(coming))
    }
}
