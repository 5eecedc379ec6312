//! Who may be the person who asks to be linked. What they wrote is their word alone; what the ENT's last file says of
//! their identifier is the ENT's. Nothing is linked here: a person of the school looks and decides.

use std::cmp::Reverse;

use deunicode::deunicode;
use passerelle_model::{LinkOrigin, LocalUser, OpaqueId, PartnerAccount, Population, Timestamp};
use passerelle_reconcile::{Decision, Evidence, Existing, Input, Level, Options, Rules, reconcile};
use passerelle_store::service::{BaseChange, BaseContent, LinkRecord, LinkRequest, UserRow};

use super::linking::{Likeness, LinkRefused};
use super::view::View;

/// Candidates shown for a request.
pub const SHOWN: usize = 5;

/// Somebody of the base who may be the one who asks.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate<'a> {
    /// Who.
    pub user: &'a UserRow,
    /// How they look alike.
    pub likeness: Likeness,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// Whether the child that was written is one of theirs.
    pub parent_of_child: bool,
    /// Whether signing in came upon them: what the ENT told points to them, and to nobody with certainty.
    pub named: bool,
}

/// The candidates of a request, the likeliest first: users without identifier of a population that comes into question.
pub fn candidates<'a>(
    content: &'a BaseContent,
    view: &View<'_>,
    request: &LinkRequest,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<_> = Population::ALL
        .into_iter()
        .filter(|population| comes_into_question(view, request, *population))
        .flat_map(|population| of_population(content, view, request, population))
        .collect();
    found.sort_by_key(|candidate| (Reverse(strength(candidate)), candidate.user.n));
    found.truncate(SHOWN);
    found
}

/// The file knows the identifier, or else the space tells.
fn comes_into_question(view: &View<'_>, request: &LinkRequest, population: Population) -> bool {
    let known = |population| view.account(population, &request.identifier).is_some();
    let is_named = || {
        let named = request.named.iter().filter_map(|n| view.row(*n));
        named.map(|row| row.record.user.population).any(|found| found == population)
    };
    if Population::ALL.into_iter().any(known) {
        known(population)
    } else {
        request.space.is_for(population) || is_named()
    }
}

fn of_population<'a>(
    content: &'a BaseContent,
    view: &View<'_>,
    request: &LinkRequest,
    population: Population,
) -> Vec<Candidate<'a>> {
    let open: Vec<&UserRow> = content
        .users
        .iter()
        .filter(|row| row.record.user.population == population)
        .filter(|row| view.link(&row.record.user.id).is_none_or(|link| link.identifier.is_none()))
        .collect();
    let users: Vec<LocalUser> = open.iter().map(|row| row.record.user.clone()).collect();
    let seen: Vec<_> =
        descriptions(view, request, population).iter().map(|account| likenesses(&users, account)).collect();
    let children = children(content, request);
    open.iter()
        .enumerate()
        .filter_map(|(place, row)| {
            let best = seen.iter().map(|one| &one[place]).max_by_key(|(likeness, _)| rank(*likeness));
            let (likeness, evidence) = best.cloned().unwrap_or((Likeness::None, Vec::new()));
            let own = &row.record.user.children;
            let parent_of_child = children.iter().any(|child| own.contains(&child.id));
            let named = request.named.contains(&row.n);
            let candidate = Candidate { user: row, likeness, evidence, parent_of_child, named };
            (strength(&candidate) > 0).then_some(candidate)
        })
        .collect()
}

/// What the file says of the identifier; else what was written, and the same with the names exchanged, since people
/// fill in forms in a hurry.
fn descriptions(view: &View<'_>, request: &LinkRequest, population: Population) -> Vec<PartnerAccount> {
    if let Some(row) = view.account(population, &request.identifier) {
        return vec![row.account.clone()];
    }
    if !request.is_written() {
        return Vec::new();
    }
    [(&request.family_name, &request.given_name), (&request.given_name, &request.family_name)]
        .map(|(family_name, given_name)| written(&request.identifier, population, family_name, given_name))
        .into()
}

fn written(id: &OpaqueId, population: Population, family_name: &str, given_name: &str) -> PartnerAccount {
    PartnerAccount {
        id: id.clone(),
        population,
        title: None,
        sex: None,
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        birth_date: None,
        national_number: None,
        address: passerelle_model::Address::default(),
        guardians: Vec::new(),
    }
}

/// How each user looks like the account.
fn likenesses(users: &[LocalUser], account: &PartnerAccount) -> Vec<(Likeness, Vec<Evidence>)> {
    let input = Input { users, accounts: std::slice::from_ref(account), links: &[] };
    let outcome = reconcile(input, Options { rules: Rules::Extended, existing: Existing::Keep });
    outcome
        .decisions
        .into_iter()
        .map(|decision| match decision {
            Decision::Linked(link) => (Likeness::Certain, link.evidence),
            Decision::Open(review) => match review.suggestions.into_iter().next() {
                Some(suggestion) => (Likeness::Suggested(suggestion.level), suggestion.evidence),
                None => (Likeness::None, Vec::new()),
            },
            Decision::SetAside => (Likeness::None, Vec::new()),
        })
        .collect()
}

/// The pupils who bear the names written for the child, in whatever order.
fn children<'a>(content: &'a BaseContent, request: &LinkRequest) -> Vec<&'a LocalUser> {
    let asked = words(&request.child);
    if asked.is_empty() {
        return Vec::new();
    }
    let pupils = content.users.iter().map(|row| &row.record.user);
    pupils
        .filter(|user| user.population == Population::Pupil)
        .filter(|user| words(&format!("{} {}", user.family_name, user.given_name)) == asked)
        .collect()
}

/// The words of a name, without case, accents and order.
fn words(text: &str) -> Vec<String> {
    let plain = deunicode(text).to_lowercase();
    let mut words: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// 0 for whoever is not worth showing.
fn strength(candidate: &Candidate<'_>) -> u8 {
    let child = u8::from(candidate.parent_of_child);
    u8::from(candidate.named) * 8 + rank(candidate.likeness) * 2 + child
}

const fn rank(likeness: Likeness) -> u8 {
    match likeness {
        Likeness::Certain => 3,
        Likeness::Suggested(Level::Probable) => 2,
        Likeness::Suggested(Level::Possible) => 1,
        Likeness::Suggested(_) | Likeness::None => 0,
    }
}

/// How the one who asks and a user look alike: nothing says that they are the same person unless the user is a
/// candidate.
pub fn likeness(candidates: &[Candidate<'_>], user: &UserRow) -> Likeness {
    candidates
        .iter()
        .find(|candidate| candidate.user.n == user.n)
        .map_or(Likeness::None, |found| found.likeness)
}

/// Links the one who asks with a user, and takes the request off the list. Whoever does not look like them takes a
/// reason, as everywhere.
pub fn grant(
    view: &View<'_>,
    request: &LinkRequest,
    user: &UserRow,
    likeness: Likeness,
    reason: &str,
    (at, by): (Timestamp, &str),
) -> Result<Vec<BaseChange>, LinkRefused> {
    let person = &user.record.user;
    if view.link(&person.id).is_some_and(|link| link.identifier.is_some()) {
        return Err(LinkRefused::AlreadyLinked);
    }
    if let Some(holder) = view.holder(person.population, &request.identifier) {
        return Err(LinkRefused::Taken { n: holder.n });
    }
    if likeness.takes_a_reason() && reason.trim().is_empty() {
        return Err(LinkRefused::ReasonMissing);
    }
    Ok(vec![
        BaseChange::PutLinks(vec![LinkRecord {
            local: person.id.clone(),
            population: person.population,
            provider: request.provider,
            identifier: Some(request.identifier.clone()),
            origin: LinkOrigin::Manual,
            rule: None,
            at,
            by: by.to_owned(),
        }]),
        BaseChange::RemoveRequest(request.n),
    ])
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, LocalId, OpaqueId, Population, Provider, Space, Timestamp};
    use passerelle_store::service::{BaseChange, BaseContent, LinkRequest};

    use super::{candidates, grant, likeness};
    use crate::rules::school::fixtures::Content;
    use crate::rules::school::linking::LinkRefused;
    use crate::rules::school::view::View;

    fn request(space: Space, family_name: &str, given_name: &str, child: &str) -> LinkRequest {
        LinkRequest {
            n: 4,
            number: "7C2-K9".to_owned(),
            provider: Provider::Cas,
            identifier: OpaqueId::new("ent-9").unwrap(),
            space,
            obstacle: None,
            named: Vec::new(),
            family_name: family_name.to_owned(),
            given_name: given_name.to_owned(),
            child: child.to_owned(),
            class: String::new(),
            first: Timestamp::from_unix(0),
            last: Timestamp::from_unix(0),
        }
    }

    fn school() -> BaseContent {
        let mut content = Content::default()
            .named_user("e1", Population::Pupil, "TILLEUL", "Zoé")
            .named_user("r1", Population::Guardian, "TILLEUL", "Marie")
            .named_user("r2", Population::Guardian, "ORMEAU", "Jean")
            .named_user("p1", Population::Teacher, "TILLEUL", "Marie")
            .link("p1", Some("ent-1"), LinkOrigin::Auto)
            .build();
        for guardian in [1, 2] {
            content.users[guardian].record.user.children = vec![LocalId::new("e1").unwrap()];
        }
        content
    }

    fn found(content: &BaseContent, request: &LinkRequest) -> Vec<(String, bool)> {
        let view = View::new(content, Provider::Cas);
        let found = candidates(content, &view, request);
        found.iter().map(|one| (one.user.record.user.id.to_string(), one.parent_of_child)).collect()
    }

    #[test]
    fn a_parent_is_found_by_their_name_or_by_their_child() {
        let content = school();
        let by_name = request(Space::Guardians, "Tilleul", "Marie", "");
        assert_eq!(found(&content, &by_name), [("r1".to_owned(), false)]);
        let exchanged = request(Space::Guardians, "marie", "TILLEUL", "");
        assert_eq!(found(&content, &exchanged), [("r1".to_owned(), false)]);
        let by_child = request(Space::Guardians, "Inconnu", "Paul", "zoe tilleul");
        assert_eq!(found(&content, &by_child), [("r1".to_owned(), true), ("r2".to_owned(), true)]);
        let both = request(Space::Common, "Tilleul", "Marie", "TILLEUL Zoé");
        assert_eq!(found(&content, &both)[0], ("r1".to_owned(), true));
    }

    #[test]
    fn the_space_and_the_file_tell_the_population_and_who_has_an_identifier_is_no_candidate() {
        let mut content = school();
        assert_eq!(found(&content, &request(Space::Teachers, "Tilleul", "Marie", "")), []);
        assert_eq!(found(&content, &request(Space::Pupils, "Tilleul", "Marie", "")), []);
        let file = Content::default().account("ent-9", Population::Guardian).build();
        content.accounts = file.accounts;
        "Ormeau".clone_into(&mut content.accounts[0].account.family_name);
        "Jean".clone_into(&mut content.accounts[0].account.given_name);
        let pretender = request(Space::Pupils, "Tilleul", "Zoé", "");
        assert_eq!(found(&content, &pretender), [("r2".to_owned(), false)], "the ENT's word counts");
    }

    #[test]
    fn granting_links_by_hand_and_never_twice() {
        let content = school();
        let view = View::new(&content, Provider::Cas);
        let request = request(Space::Guardians, "Tilleul", "Marie", "");
        let stamp = (Timestamp::from_unix(7), "spr");
        let found = candidates(&content, &view, &request);
        let alike = likeness(&found, &content.users[1]);
        let changes = grant(&view, &request, &content.users[1], alike, "", stamp).unwrap();
        let [BaseChange::PutLinks(links), BaseChange::RemoveRequest(4)] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert_eq!(links[0].identifier, Some(OpaqueId::new("ent-9").unwrap()));
        assert_eq!((links[0].origin, links[0].population), (LinkOrigin::Manual, Population::Guardian));
        let teacher = grant(&view, &request, &content.users[3], alike, "", stamp);
        assert_eq!(teacher.unwrap_err(), LinkRefused::AlreadyLinked);
        let stranger = &content.users[2];
        let unlike = likeness(&found, stranger);
        let blindly = grant(&view, &request, stranger, unlike, " ", stamp);
        assert_eq!(blindly.unwrap_err(), LinkRefused::ReasonMissing);
        assert!(grant(&view, &request, stranger, unlike, "Vu au guichet", stamp).is_ok());
        let content = Content::default()
            .user("r1", Population::Guardian)
            .user("r2", Population::Guardian)
            .link("r2", Some("ent-9"), LinkOrigin::Auto)
            .build();
        let view = View::new(&content, Provider::Cas);
        let taken = grant(&view, &request, &content.users[0], alike, "", stamp);
        assert_eq!(taken.unwrap_err(), LinkRefused::Taken { n: 2 });
    }
}
