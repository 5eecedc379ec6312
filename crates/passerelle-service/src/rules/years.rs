//! Bases of several years under one permanent address.
//!
//! An address (`/vs/demo/`) never changes: it is what the ENT has registered and what people have kept. The base that
//! people reach there has the address as its slug; those of other years wait under slugs of their own
//! (`demo-2026-2027`), where they can be looked at and prepared, and cannot be published. Changing years is one step:
//! the two bases exchange their slugs while both are stopped. So at most one base of an address is ever published, and
//! everything that finds a base by its slug (sessions, pages, native clients) goes on without knowing about years.

use std::collections::{HashMap, HashSet};

use passerelle_model::{LocalId, Provider, Timestamp, Uai};
use passerelle_store::service::{Base, BaseContent, BaseSlug, LinkRecord, Publication};

use super::naming;

/// Letters of a slug before its number.
const LONGEST_STEM: usize = 58;

/// Schools that a base serves at most.
pub const MOST_SCHOOLS: usize = 20;

/// « 2021-2022 » after « 2020-2021 »; the name as it is where it tells no year.
pub fn next_name(name: &str) -> String {
    let years = name
        .split_once('-')
        .and_then(|(one, two)| Some((one.parse::<u16>().ok()?, two.parse::<u16>().ok()?)));
    match years {
        Some((one, two)) if two == one.saturating_add(1) && two < 9_999 => format!("{two}-{}", two + 1),
        _ => name.to_owned(),
    }
}

/// A name that a base may have: 1 to 40 characters.
pub fn read_name(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=40).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

/// Where a base waits: the address, then what its name tells. `bases` are all those of the installation, which no two
/// share a slug of.
pub fn waiting_slug(address: &BaseSlug, name: &str, bases: &[Base]) -> Option<BaseSlug> {
    let stem: String = format!("{address}-{}", naming::plain(name)).chars().take(LONGEST_STEM).collect();
    let is_taken =
        |text: &str| text == address.as_str() || bases.iter().any(|base| base.slug.as_str() == text);
    BaseSlug::new(&naming::free(stem.trim_end_matches('-'), is_taken)?).ok()
}

/// The base of another year: the settings of this one, nobody in it yet, stopped.
pub fn another_year(of: &Base, name: String, slug: BaseSlug, now: Timestamp) -> Base {
    Base {
        n: 0,
        slug,
        name,
        schools: Vec::new(),
        publication: Publication { published: false, since: now },
        exclusive: None,
        partner_file: None,
        version: 0,
        ..of.clone()
    }
}

/// The links of another year that this base can take over: of the same user (by the service's identifier and
/// population) who has none here, unless the identifier serves somebody else by now.
pub fn carried(earlier: &BaseContent, now: &BaseContent) -> Vec<LinkRecord> {
    let users: HashMap<&LocalId, _> =
        now.users.iter().map(|row| (&row.record.user.id, row.record.user.population)).collect();
    let linked: HashSet<(&LocalId, Provider)> =
        now.links.iter().map(|link| (&link.local, link.provider)).collect();
    let serving: HashSet<_> = now
        .links
        .iter()
        .filter_map(|link| Some((link.provider, link.population, link.identifier.as_ref()?)))
        .collect();
    earlier
        .links
        .iter()
        .filter(|link| users.get(&link.local) == Some(&link.population))
        .filter(|link| !linked.contains(&(&link.local, link.provider)))
        .filter(|link| {
            let identifier = link.identifier.as_ref();
            identifier.is_none_or(|id| !serving.contains(&(link.provider, link.population, id)))
        })
        .cloned()
        .collect()
}

/// Reads UAIs, separated by commas, spaces or lines; a base at its address serves at least one.
pub fn read_schools(text: &str) -> Option<Vec<Uai>> {
    let mut schools: Vec<Uai> = Vec::new();
    for part in text.split([' ', ',', ';', '\n', '\r', '\t']).filter(|part| !part.is_empty()) {
        let uai = part.to_ascii_uppercase().parse().ok()?;
        if !schools.contains(&uai) {
            schools.push(uai);
        }
    }
    (1..=MOST_SCHOOLS).contains(&schools.len()).then_some(schools)
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, LocalId, OpaqueId, Population, Provider, Timestamp};
    use passerelle_store::service::{Base, BaseContent, BaseSlug, LinkRecord, NewUser, UserRow};

    use super::{another_year, carried, next_name, read_name, read_schools, waiting_slug};
    use crate::rules::school::fixtures::user;
    use crate::rules::testing::base;

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    fn content(users: &[(&str, Population)], links: &[(&str, Population, Option<&str>)]) -> BaseContent {
        let rows = users.iter().zip(1..).map(|((id, population), n)| UserRow {
            n,
            record: NewUser {
                user: user(id, *population, "NOM", "Camille"),
                spaces: Vec::new(),
                login: None,
                password: None,
            },
        });
        let links = links.iter().map(|(id, population, identifier)| LinkRecord {
            local: LocalId::new(*id).unwrap(),
            population: *population,
            provider: Provider::Cas,
            identifier: identifier.map(|id| OpaqueId::new(id).unwrap()),
            origin: LinkOrigin::Manual,
            rule: None,
            at: NOW,
            by: "spr".to_owned(),
        });
        BaseContent { users: rows.collect(), links: links.collect(), ..BaseContent::default() }
    }

    #[test]
    fn the_next_year_has_its_name_and_its_place() {
        assert_eq!(next_name("2020-2021"), "2021-2022");
        for name in ["2020-2022", "Essai", "20-x"] {
            assert_eq!(next_name(name), name);
        }
        let slug = |text: &str| BaseSlug::new(text).unwrap();
        let place = |name: &str, taken: &[&str]| {
            let bases: Vec<_> = taken.iter().map(|text| Base { slug: slug(text), ..base() }).collect();
            waiting_slug(&slug("demo"), name, &bases).unwrap()
        };
        assert_eq!(place("2021-2022", &[]), slug("demo-2021-2022"));
        assert_eq!(place("2021-2022", &["demo-2021-2022"]), slug("demo-2021-2022-2"));
        assert_eq!(place("…", &[]), slug("demo-2"));
        assert_eq!(place("Été …", &[]), slug("demo-ete"));
        assert!(place(&"a".repeat(90), &[]).as_str().len() <= 64);
        assert_eq!(read_name(" 2021-2022 ").as_deref(), Some("2021-2022"));
        assert_eq!((read_name(""), read_name(&"a".repeat(41)), read_name("a\u{7}")), (None, None, None));
    }

    #[test]
    fn settings_are_kept_and_nobody_is() {
        let next = another_year(&base(), "2021-2022".to_owned(), BaseSlug::new("demo-2").unwrap(), NOW);
        assert_eq!((next.delegation, next.ent_name), (base().delegation, base().ent_name));
        assert!(!next.publication.published && next.schools.is_empty() && next.version == 0);
    }

    #[test]
    fn links_follow_the_person_and_never_the_wrong_one() {
        use Population::{Pupil, Teacher};
        let earlier = content(
            &[],
            &[
                ("stays", Teacher, Some("a")),
                ("set-aside", Pupil, None),
                ("left", Pupil, Some("b")),
                ("changed", Teacher, Some("c")),
                ("linked", Pupil, Some("d")),
                ("robbed", Pupil, Some("e")),
            ],
        );
        let now = content(
            &[
                ("stays", Teacher),
                ("set-aside", Pupil),
                ("changed", Pupil),
                ("linked", Pupil),
                ("robbed", Pupil),
                ("new", Pupil),
            ],
            &[("linked", Pupil, Some("z")), ("new", Pupil, Some("e"))],
        );
        let carried: Vec<_> = carried(&earlier, &now).into_iter().map(|link| link.local).collect();
        assert_eq!(carried, [LocalId::new("stays").unwrap(), LocalId::new("set-aside").unwrap()]);
    }

    #[test]
    fn schools_are_read_once_each() {
        let read = |text: &str| read_schools(text).map(|schools| schools.len());
        assert_eq!(read("0450822x, 0450823Y\n0450822X"), Some(2));
        assert_eq!((read(""), read("0450822X partout")), (None, None));
    }
}
