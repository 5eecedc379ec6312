//! The run itself: what is certain first, then what that proves, until nothing changes.

use passerelle_model::{Link, LinkOrigin, LocalUser, PartnerAccount, PerPopulation, Population};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::assign::margins;
use crate::candidates::{self, Pair, Reach};
use crate::census::Census;
use crate::compare::Comparison;
use crate::evidence::{DateAgreement, FamilyNameAgreement, GivenNameAgreement, NumberAgreement};
use crate::outcome::{Decision, Doubt, LinkDecision, Rule};
use crate::record::Side;
use crate::state::State;
use crate::weigh::{Kinship, Scale, shown};
use crate::{Existing, Input, Options, Rules, exact};

/// Bits by which a link must be likelier than « the right account is absent and this one is somebody else's ».
const CERTAIN: f32 = 13.0;
/// The same for the links that share what is left of [`TOLERATED`].
const NEARLY_CERTAIN: f32 = 10.0;
/// Number of wrong links that may be expected of all the less certain links of a run together.
const TOLERATED: f64 = 0.01;
/// Bits by which relatives in common count more against somebody of the same name who has none.
const KIN_AHEAD: f32 = 6.0;
/// Bits by which the best assignment with a link must beat the best one without it.
pub(crate) const MARGIN: f32 = 8.0;
/// Nobody assumes that fewer people than this share are missing from a list.
const LEAST_ABSENT: f32 = 0.01;

/// A pair worth looking at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) pair: Pair,
    pub(crate) comparison: Comparison,
}

/// How a user was linked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grounds {
    pub(crate) rule: Rule,
    /// Probability that the link is wrong.
    pub(crate) risk: f64,
}

/// People whom the best assignment gives a partner by a good margin.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    users: FxHashSet<u32>,
    accounts: FxHashSet<u32>,
}

impl Ahead {
    fn of(weighed: &[(Pair, f32)], margins: &[f32]) -> Self {
        let ahead = weighed.iter().zip(margins).filter(|&(_, &margin)| margin >= MARGIN);
        let (users, accounts) = ahead.map(|(&(pair, _), _)| pair).unzip();
        Self { users, accounts }
    }
}

/// Everything a run knows.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) users: Side,
    pub(crate) accounts: Side,
    pub(crate) census: Census,
    pub(crate) state: State,
    pub(crate) grounds: FxHashMap<u32, Grounds>,
    /// Users whom a person set aside.
    pub(crate) set_aside: FxHashSet<u32>,
    /// Users who keep an identifier that is no longer in the file.
    pub(crate) kept_without_account: FxHashMap<u32, (usize, Rule)>,
    /// Pairs that a person refused.
    refused: FxHashSet<Pair>,
    pub(crate) candidates: Vec<Candidate>,
    sizes: PerPopulation<[usize; 2]>,
}

impl Engine {
    /// Prepares both lists and takes over the decisions already there.
    pub(crate) fn new(input: Input<'_>, options: Options) -> Self {
        let (users, accounts) =
            rayon::join(|| Side::of_users(input.users), || Side::of_accounts(input.accounts));
        let census = Census::take(&users, &accounts);
        let sizes = PerPopulation::from_fn(|population| {
            [users.of(population).count(), accounts.of(population).count()]
        });
        let state = State::new(input.users.len(), input.accounts.len());
        let mut engine = Self {
            users,
            accounts,
            census,
            state,
            grounds: FxHashMap::default(),
            set_aside: FxHashSet::default(),
            kept_without_account: FxHashMap::default(),
            refused: FxHashSet::default(),
            candidates: Vec::new(),
            sizes,
        };
        engine.take_over(input, options.existing);
        engine
    }

    /// Links everything that is certain under `rules`.
    pub(crate) fn run(&mut self, rules: Rules) {
        if rules == Rules::Exact {
            for pair in exact::pairs(&self.users, &self.accounts, &self.state) {
                let comparison = self.compare(pair);
                if self.veto(pair, &comparison, Kinship::default()).is_none() {
                    self.link(pair, Rule::Exact, 0.0);
                }
            }
            return;
        }
        self.link_plain_pupils();
        self.link_plain_guardians();
        self.gather(Reach::Near);
        self.rounds(|population| population == Population::Pupil);
        self.rounds(|_| true);
        let mut nearly = self.round(&|_| true, NEARLY_CERTAIN);
        nearly.retain(|&(pair, _)| self.has_same_name(pair));
        let nearly = self.within_tolerance(nearly);
        self.accept(&nearly);
        self.rounds(|_| true);
        self.undo_contradicted();
    }

    /// Whether nothing is decided about a user.
    pub(crate) fn is_open(&self, u: u32) -> bool {
        self.state.account_of(u).is_none()
            && !self.set_aside.contains(&u)
            && !self.kept_without_account.contains_key(&u)
    }

    /// What is decided about a user who is not open.
    pub(crate) fn decision(&self, u: u32, input: Input<'_>) -> Decision {
        if let Some(a) = self.state.account_of(u) {
            let candidate = Candidate { pair: (u, a), comparison: self.compare((u, a)) };
            let kinship = self.kinship((u, a));
            let (stranger, relative) = self.weights(&candidate, kinship);
            let evidence = self.scale().evidence(u, a, &candidate.comparison, kinship);
            let grounds = self.grounds.get(&u).copied().unwrap_or(Grounds { rule: Rule::Kept, risk: 0.0 });
            Decision::Linked(LinkDecision {
                partner: input.accounts[a as usize].id.clone(),
                account: Some(a as usize),
                rule: grounds.rule,
                confidence: 1.0 - grounds.risk,
                evidence: shown(&evidence, stranger < relative),
            })
        } else if let Some(&(row, rule)) = self.kept_without_account.get(&u)
            && let Some(partner) = input.links[row].partner.clone()
        {
            Decision::Linked(LinkDecision {
                partner,
                account: None,
                rule,
                confidence: 1.0,
                evidence: Vec::new(),
            })
        } else {
            Decision::SetAside
        }
    }

    // === decisions already there

    fn take_over(&mut self, input: Input<'_>, existing: Existing) {
        let users: FxHashMap<&str, u32> =
            (0_u32..).zip(input.users).map(|(u, user)| (user.id.as_str(), u)).collect();
        let mut accounts: FxHashMap<(&str, Population), u32> = FxHashMap::default();
        for (a, account) in (0_u32..).zip(input.accounts) {
            accounts.insert((account.id.as_str(), account.population), a);
        }
        // What a person decided comes first, whatever the order of the rows.
        let human = (0..).zip(input.links).filter(|(_, link)| link.origin.is_human());
        let others = (0..).zip(input.links).filter(|(_, link)| !link.origin.is_human());
        for (row, link) in human.chain(others.filter(|_| existing == Existing::Keep)) {
            self.take_over_one(row, link, &users, &accounts, input.users, input.accounts);
        }
    }

    fn take_over_one(
        &mut self,
        row: usize,
        link: &Link,
        users: &FxHashMap<&str, u32>,
        accounts: &FxHashMap<(&str, Population), u32>,
        all_users: &[LocalUser],
        all_accounts: &[PartnerAccount],
    ) {
        let user = link.local.as_ref().map(|id| users.get(id.as_str()).copied());
        match (user, &link.partner, link.origin) {
            // A user of another base, or who has left.
            (Some(None), _, _) | (None, None, _) => {}
            (Some(Some(u)), None, LinkOrigin::SetAside) => {
                self.state.close_user(u);
                self.set_aside.insert(u);
            }
            (None, Some(partner), _) => {
                for a in
                    (0_u32..).zip(all_accounts).filter(|(_, account)| account.id == *partner).map(|(a, _)| a)
                {
                    self.state.close_account(a);
                }
            }
            (Some(Some(u)), Some(partner), origin) => {
                let population = all_users[u as usize].population;
                let account = accounts.get(&(partner.as_str(), population)).copied();
                if origin == LinkOrigin::SetAside {
                    self.refused.extend(account.map(|a| (u, a)));
                    return;
                }
                let rule = if origin.is_human() { Rule::Manual } else { Rule::Kept };
                match account {
                    Some(a) if self.state.are_free((u, a)) => self.link((u, a), rule, 0.0),
                    None if self.state.is_free_user(u) => {
                        self.state.close_user(u);
                        self.kept_without_account.insert(u, (row, rule));
                    }
                    _ => {}
                }
            }
            (Some(Some(_)), None, _) => {}
        }
    }

    // === the plain cases

    /// Pupils whose names and birth date are equal, with nobody who resembles them.
    fn link_plain_pupils(&mut self) {
        let days = self.by_birthday();
        let pairs: Vec<Pair> = exact::pairs(&self.users, &self.accounts, &self.state)
            .into_par_iter()
            .filter(|&(u, a)| {
                self.users.records[u as usize].population == Population::Pupil
                    && self.is_plain_pupil(u, a, &days)
            })
            .collect();
        for pair in pairs {
            self.link(pair, Rule::NameAndBirthDate, 0.0);
        }
    }

    fn is_plain_pupil(&self, u: u32, a: u32, days: &[FxHashMap<(u64, u64), Vec<u32>>; 2]) -> bool {
        let comparison = self.compare((u, a));
        let Some(date) = self.users.records[u as usize].birth_date else { return false };
        let filler = date.month() == 1 && date.day() == 1;
        let untroubled =
            comparison.number != Some(NumberAgreement::Different) && comparison.same_sex != Some(false);
        let alone = |side: usize, pair_of: &dyn Fn(u32) -> Pair, own: u32| {
            let list = [&self.users, &self.accounts][side];
            birthday_keys(list, own).all(|key| {
                days[side].get(&key).into_iter().flatten().all(|&other| {
                    other == own || self.compare(pair_of(other)).given == Some(GivenNameAgreement::Different)
                })
            })
        };
        !filler
            && untroubled
            && !self.refused.contains(&(u, a))
            && alone(0, &|other| (other, a), u)
            && alone(1, &|other| (u, other), a)
    }

    /// Free pupils of both sides by birth date and word of the family name.
    fn by_birthday(&self) -> [FxHashMap<(u64, u64), Vec<u32>>; 2] {
        let index = |side: &Side| {
            let mut days: FxHashMap<(u64, u64), Vec<u32>> = FxHashMap::default();
            for pupil in side.of(Population::Pupil) {
                for key in birthday_keys(side, pupil) {
                    days.entry(key).or_default().push(pupil);
                }
            }
            days
        };
        let (users, accounts) = rayon::join(|| index(&self.users), || index(&self.accounts));
        [users, accounts]
    }

    /// Guardians whose names are equal and unique, with a child in common and no other guardian of these children who
    /// resembles them.
    fn link_plain_guardians(&mut self) {
        let pairs: Vec<Pair> = exact::pairs(&self.users, &self.accounts, &self.state)
            .into_par_iter()
            .filter(|&(u, a)| {
                self.users.records[u as usize].population == Population::Guardian
                    && self.is_plain_guardian(u, a)
            })
            .collect();
        for pair in pairs {
            self.link(pair, Rule::Family, 0.0);
        }
    }

    fn is_plain_guardian(&self, u: u32, a: u32) -> bool {
        let kinship = self.kinship((u, a));
        if kinship.common == 0
            || self.refused.contains(&(u, a))
            || self.compare((u, a)).same_sex == Some(false)
        {
            return false;
        }
        let differs = |pair: Pair| self.compare(pair).given == Some(GivenNameAgreement::Different);
        let others = |side: &Side, own: u32| -> Vec<u32> {
            let around = side.kin(own).iter().flat_map(|&child| side.kin(child));
            around.copied().filter(|&other| other != own).collect()
        };
        others(&self.users, u).into_iter().all(|other| differs((other, a)))
            && others(&self.accounts, a).into_iter().all(|other| differs((u, other)))
    }

    // === rounds

    /// Compares everybody who is still free with those who may be them.
    pub(crate) fn gather(&mut self, reach: Reach) {
        let us: Vec<u32> = self.users.indices().filter(|&u| self.state.is_free_user(u)).collect();
        let accs: Vec<u32> = self.accounts.indices().filter(|&a| self.state.is_free_account(a)).collect();
        let mut pairs = candidates::pairs(&self.users, &self.accounts, &us, &accs, reach);
        pairs.extend(us.iter().flat_map(|&u| self.kin_pairs(u)));
        pairs.par_sort_unstable();
        pairs.dedup();
        self.candidates = self.compared(pairs);
    }

    fn compared(&self, pairs: Vec<Pair>) -> Vec<Candidate> {
        pairs.into_par_iter().map(|pair| Candidate { pair, comparison: self.compare(pair) }).collect()
    }

    /// Free pairs that the links of `u`'s relatives suggest.
    fn kin_pairs(&self, u: u32) -> Vec<Pair> {
        let linked = self.users.kin(u).iter().filter_map(|&relative| self.state.account_of(relative));
        linked
            .flat_map(|account| self.accounts.kin(account))
            .map(|&a| (u, a))
            .filter(|&(_, a)| self.state.is_free_account(a))
            .collect()
    }

    fn rounds(&mut self, concerned: impl Fn(Population) -> bool) {
        loop {
            let accepted = self.round(&concerned, CERTAIN);
            if accepted.is_empty() {
                return;
            }
            self.accept(&accepted);
        }
    }

    fn accept(&mut self, accepted: &[(Pair, Grounds)]) {
        for &(pair, grounds) in accepted {
            self.link(pair, grounds.rule, grounds.risk);
        }
        self.widen(accepted);
    }

    /// The surest of the less certain links, as long as hardly one wrong link is to be expected of them all.
    fn within_tolerance(&self, mut links: Vec<(Pair, Grounds)>) -> Vec<(Pair, Grounds)> {
        links.sort_by(|(_, one), (_, other)| one.risk.total_cmp(&other.risk));
        let mut expected = 0.0;
        let mut kept = 0;
        // Equal risks are taken together or not at all, so that the order of the rows plays no part.
        for equal in links.chunk_by(|(_, one), (_, other)| one.risk.total_cmp(&other.risk).is_eq()) {
            expected += equal.iter().map(|(_, grounds)| grounds.risk).sum::<f64>();
            if expected > TOLERATED {
                break;
            }
            kept += equal.len();
        }
        links.truncate(kept);
        links
    }

    /// Adds the pairs that new links suggest and drops those that they settle.
    fn widen(&mut self, accepted: &[(Pair, Grounds)]) {
        let mut pairs: Vec<Pair> = accepted
            .iter()
            .flat_map(|&((u, _), _)| self.users.kin(u))
            .filter(|&&relative| self.state.is_free_user(relative))
            .flat_map(|&relative| self.kin_pairs(relative))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let Self { candidates, state, .. } = self;
        candidates.retain(|candidate| state.are_free(candidate.pair));
        pairs.retain(|pair| self.candidates.binary_search_by_key(pair, |candidate| candidate.pair).is_err());
        let added = self.compared(pairs);
        self.candidates.extend(added);
        self.candidates.sort_unstable_by_key(|candidate| candidate.pair);
    }

    /// New certain links, given the links so far.
    fn round(&self, concerned: &impl Fn(Population) -> bool, certain: f32) -> Vec<(Pair, Grounds)> {
        let likely: Vec<(usize, f32)> = self
            .candidates
            .par_iter()
            .enumerate()
            .filter_map(|(row, candidate)| {
                let kinship = self.kinship(candidate.pair);
                if self.veto(candidate.pair, &candidate.comparison, kinship).is_some() {
                    return None;
                }
                Some((row, self.weight(candidate, kinship)))
            })
            .collect();
        let absent = self.absent_shares(&likely);
        let bits: FxHashMap<Pair, f32> = likely
            .iter()
            .map(|&(row, weight)| (self.candidates[row].pair, weight))
            .map(|(pair, weight)| (pair, weight + absent[self.population(pair.0)]))
            .filter(|&(_, bits)| bits > 0.0)
            .collect();
        let ahead_by_kin = |pair: Pair| if self.kinship(pair).common > 0 { KIN_AHEAD } else { 0.0 };
        let mut weighed: Vec<(Pair, f32)> =
            bits.iter().map(|(&pair, bits)| (pair, bits + ahead_by_kin(pair))).collect();
        weighed.sort_unstable_by_key(|&(pair, _)| pair);
        let margins = margins(&weighed, MARGIN);
        let ahead = Ahead::of(&weighed, &margins);
        let by_account = self.by_account();
        let pairs = weighed.iter().map(|&(pair, _)| pair);
        pairs
            .zip(margins)
            .filter(|&(pair, margin)| margin >= MARGIN && concerned(self.population(pair.0)))
            .map(|(pair, _)| (pair, bits.get(&pair).copied().unwrap_or_default()))
            .filter(|&(pair, bits)| bits >= certain && !self.is_duplicated(pair, &by_account, &ahead))
            .map(|(pair, bits)| (pair, Grounds { rule: self.rule(pair), risk: f64::from(-bits).exp2() }))
            .collect()
    }

    /// How improbable it is, in bits, that a user's counterpart is absent and so is that of the account that resembles them:
    /// measured on the people for whom nobody comes into question.
    fn absent_shares(&self, likely: &[(usize, f32)]) -> PerPopulation<f32> {
        let likelier_than_not = likely.iter().filter(|&&(_, weight)| weight > 0.0);
        let (us, accs): (FxHashSet<u32>, FxHashSet<u32>) =
            likelier_than_not.map(|&(row, _)| self.candidates[row].pair).unzip();
        let lonely_users = |population: Population| {
            self.users.of(population).filter(|u| self.state.is_free_user(*u) && !us.contains(u)).count()
        };
        let lonely_accounts = |population: Population| {
            self.accounts
                .of(population)
                .filter(|a| self.state.is_free_account(*a) && !accs.contains(a))
                .count()
        };
        PerPopulation::from_fn(|population| {
            let share = |lonely: usize, all: usize| {
                #[expect(clippy::cast_precision_loss, reason = "a share needs few digits")]
                let share = (lonely as f32 + 1.0) / (all as f32 + 2.0);
                share.max(LEAST_ABSENT)
            };
            let [users, accounts] = self.sizes[population];
            let both = share(lonely_users(population), users) * share(lonely_accounts(population), accounts);
            -both.log2()
        })
    }

    /// Rows of the candidates by account.
    pub(crate) fn by_account(&self) -> Vec<(u32, usize)> {
        let mut rows: Vec<(u32, usize)> =
            self.candidates.iter().enumerate().map(|(row, candidate)| (candidate.pair.1, row)).collect();
        rows.par_sort_unstable();
        rows
    }

    /// Whether a second record of one side looks like the same person as `u` or `a`.
    /// Somebody who is well ahead with another partner is a homonym, not a duplicate.
    pub(crate) fn is_duplicated(&self, (u, a): Pair, by_account: &[(u32, usize)], ahead: &Ahead) -> bool {
        let from = self.candidates.partition_point(|candidate| candidate.pair.0 < u);
        let of_user = self.candidates[from..].iter().take_while(|candidate| candidate.pair.0 == u);
        let twin_account = of_user
            .filter(|other| other.pair.1 != a && same_name(&self.accounts, a, other.pair.1))
            .filter(|other| !ahead.accounts.contains(&other.pair.1))
            .any(|other| self.may_be_same(other));
        let from = by_account.partition_point(|&(account, _)| account < a);
        let of_account = by_account[from..].iter().take_while(|&&(account, _)| account == a);
        let twin_user = of_account
            .map(|&(_, row)| &self.candidates[row])
            .filter(|other| other.pair.0 != u && same_name(&self.users, u, other.pair.0))
            .filter(|other| !ahead.users.contains(&other.pair.0))
            .any(|other| self.may_be_same(other));
        twin_account || twin_user
    }

    /// Whether nothing tells the two people of a pair apart.
    fn may_be_same(&self, candidate: &Candidate) -> bool {
        let kinship = self.kinship(candidate.pair);
        !kinship.apart && self.veto(candidate.pair, &candidate.comparison, kinship).is_none()
    }

    /// Takes back a link that rested on a name and that the families, known since, contradict.
    fn undo_contradicted(&mut self) {
        let contradicted: Vec<u32> = self
            .grounds
            .iter()
            .filter(|(_, grounds)| grounds.rule == Rule::UniqueName)
            .filter_map(|(&u, _)| Some((u, self.state.account_of(u)?)))
            .filter(|&pair| self.kinship(pair).apart)
            .map(|(u, _)| u)
            .collect();
        for u in contradicted {
            self.state.unlink(u);
            self.grounds.remove(&u);
        }
    }

    // === judgement of one pair

    pub(crate) fn compare(&self, (u, a): Pair) -> Comparison {
        Comparison::new(&self.users, &self.accounts, &self.census, u, a)
    }

    /// Whether both names are written alike but for case, accents, separators and particles.
    fn has_same_name(&self, pair: Pair) -> bool {
        let comparison = self.compare(pair);
        comparison.same_given() && comparison.same_family()
    }

    /// What the relatives of `u` and `a` say of them.
    pub(crate) fn kinship(&self, (u, a): Pair) -> Kinship {
        let common = self.state.common_kin(&self.users, &self.accounts, u, a);
        let (ours, theirs) = (self.users.kin(u), self.accounts.kin(a));
        let may_share = || {
            ours.iter().any(|&one| {
                theirs
                    .iter()
                    .any(|&other| self.state.are_free((one, other)) && self.are_compatible(one, other))
            })
        };
        if common > 0 {
            return Kinship { common, ..Kinship::default() };
        }
        let unlisted = ours.iter().any(|&one| self.state.account_of(one).is_some())
            || theirs.iter().any(|&other| self.state.user_of(other).is_some());
        Kinship { common, apart: !ours.is_empty() && !theirs.is_empty() && !may_share(), unlisted }
    }

    /// Whether two relatives may be the same person, however badly written.
    fn are_compatible(&self, u: u32, a: u32) -> bool {
        let comparison = self.compare((u, a));
        comparison.number == Some(NumberAgreement::Identical)
            || comparison.birth_date == Some(DateAgreement::Identical)
            || (comparison.given != Some(GivenNameAgreement::Different)
                && comparison.birth_date != Some(DateAgreement::Different))
    }

    pub(crate) fn scale(&self) -> Scale<'_> {
        Scale { users: &self.users, accounts: &self.accounts, census: &self.census }
    }

    fn population(&self, u: u32) -> Population {
        self.users.records[u as usize].population
    }

    /// Weight of a pair in bits: above zero when it is likelier than not, were everybody present.
    pub(crate) fn weight(&self, candidate: &Candidate, kinship: Kinship) -> f32 {
        let (stranger, relative) = self.weights(candidate, kinship);
        stranger.min(relative)
    }

    /// The weight against a stranger and against a relative.
    pub(crate) fn weights(&self, candidate: &Candidate, kinship: Kinship) -> (f32, f32) {
        let (u, a) = candidate.pair;
        let total = self.scale().total(u, a, &candidate.comparison, kinship);
        let population = self.population(u);
        let [users, accounts] = self.sizes[population];
        #[expect(clippy::cast_precision_loss, reason = "a logarithm needs few digits")]
        let strangers = (users.max(accounts) as f32).log2();
        // Other people of the household in the same population.
        let relatives = match population {
            Population::Pupil | Population::Guardian => 1.6,
            _ => -3.3,
        };
        (total.stranger - strangers, total.relative - relatives)
    }

    /// Why a pair may never be linked by the engine, however much agrees.
    pub(crate) fn veto(&self, pair: Pair, comparison: &Comparison, kinship: Kinship) -> Option<Doubt> {
        let same_name = comparison.same_given() && comparison.same_family();
        let same_day = comparison.birth_date == Some(DateAgreement::Identical);
        let same_number = comparison.number == Some(NumberAgreement::Identical);
        let pupil = self.population(pair.0) == Population::Pupil;
        if self.refused.contains(&pair) {
            Some(Doubt::RefusedByPerson)
        } else if comparison.given == Some(GivenNameAgreement::Different)
            && !(same_number
                && comparison.same_family()
                && kinship.common > 0
                && self.users.given(pair.0).is_one_slip_from(self.accounts.given(pair.1)))
        {
            Some(Doubt::GivenNamesDiffer)
        } else if comparison.birth_date == Some(DateAgreement::Different)
            && !(pupil
                && comparison.same_given()
                && comparison.same_family()
                && (same_number || (kinship.common > 0 && self.are_only_children(pair))))
        {
            Some(Doubt::BirthDatesDiffer)
        } else if comparison.number == Some(NumberAgreement::Different)
            && !(same_name && same_day && kinship.common > 0)
        {
            Some(Doubt::NationalNumbersDiffer)
        } else if comparison.same_sex == Some(false)
            && !(same_name && (!pupil || same_day) && (same_number || kinship.common > 0))
        {
            Some(Doubt::TitlesDiffer)
        } else if comparison.family == Some(FamilyNameAgreement::Different)
            && !comparison.same_given()
            && !same_number
        {
            Some(Doubt::TooLittle)
        } else if comparison.given.is_none() || (comparison.family.is_none() && kinship.common == 0) {
            Some(Doubt::TooLittle)
        } else {
            None
        }
    }

    /// Whether no brother or sister of either pupil is in the files, who could be the one meant.
    fn are_only_children(&self, (u, a): Pair) -> bool {
        let only = |side: &Side, pupil: u32| {
            side.kin(pupil).iter().flat_map(|&guardian| side.kin(guardian)).all(|&child| child == pupil)
        };
        only(&self.users, u) && only(&self.accounts, a)
    }

    fn rule(&self, pair: Pair) -> Rule {
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

    fn link(&mut self, (u, a): Pair, rule: Rule, risk: f64) {
        self.state.link(u, a);
        self.grounds.insert(u, Grounds { rule, risk });
    }
}

fn birthday_keys(side: &Side, pupil: u32) -> impl Iterator<Item = (u64, u64)> {
    let date = side.records[pupil as usize].birth_date;
    let day =
        date.map(|date| u64::from(date.year()) << 16 | u64::from(date.month()) << 8 | u64::from(date.day()));
    day.into_iter().flat_map(move |day| side.family(pupil).words.iter().map(move |&word| (day, word)))
}

fn same_name(side: &Side, one: u32, other: u32) -> bool {
    side.family(one).joined_key == side.family(other).joined_key
        && side.given(one).joined_key == side.given(other).joined_key
}
