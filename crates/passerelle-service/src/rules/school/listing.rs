//! « Liste des Professeurs présents dans {vs} »: who is shown, in which order.

use deunicode::deunicode;
use passerelle_model::Population;
use passerelle_store::service::{AccountRow, BaseContent, UserRow};

use super::view::{LinkState, View};

/// People on a page.
pub const PAGE_SIZE: usize = 50;

/// Which people are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// Of this population.
    pub population: Population,
    /// Which of them.
    pub shown: Shown,
    /// Row numbers that stay in place although they are matched now.
    pub kept: Vec<i64>,
    /// Words of the name; empty for everybody.
    pub search: String,
    /// From 1.
    pub page: usize,
}

/// Which people of a population.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// Everybody.
    All,
    /// Those whose identifier is no longer in the last file.
    Gone,
    /// Those who hold an identifier.
    Matched,
    /// « Uniquement les non rapprochés ».
    Unmatched,
}

impl Shown {
    /// The word of addresses and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "tous",
            Self::Gone => "absents",
            Self::Matched => "rapproches",
            Self::Unmatched => "non-rapproches",
        }
    }

    /// What this word means.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::All, Self::Gone, Self::Matched, Self::Unmatched].into_iter().find(|shown| shown.code() == code)
    }

    fn lets_through(self, state: LinkState) -> bool {
        let unmatched = matches!(state, LinkState::Unlinked | LinkState::SetAside);
        match self {
            Self::All => true,
            Self::Gone => state == LinkState::Gone,
            Self::Matched => !unmatched,
            Self::Unmatched => unmatched,
        }
    }
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// All the rows that the filter lets through.
    pub found: usize,
    /// All the rows of the population.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// The last page, at least 1.
    pub pages: usize,
}

/// The users that a filter lets through, by name.
pub fn users<'a>(
    content: &'a BaseContent,
    view: &View<'_>,
    filter: &Filter,
) -> Page<(&'a UserRow, LinkState)> {
    let of_population: Vec<_> =
        content.users.iter().filter(|row| row.record.user.population == filter.population).collect();
    let total = of_population.len();
    let search = plain_words(&filter.search);
    let mut found: Vec<_> = of_population
        .into_iter()
        .map(|row| (row, view.state(row)))
        .filter(|(row, state)| {
            (filter.shown.lets_through(*state) || filter.kept.contains(&row.n))
                && bears(&row.record.user.family_name, &row.record.user.given_name, &search)
        })
        .collect();
    found.sort_by_cached_key(|(row, _)| {
        (order(&row.record.user.family_name, &row.record.user.given_name), row.n)
    });
    cut(found, total, filter.page)
}

/// The last file's accounts of a population, by name: all of them, those that serve somebody, or those that do not.
pub fn accounts<'a>(
    content: &'a BaseContent,
    view: &View<'_>,
    population: Population,
    shown: Shown,
    search: &str,
    page: usize,
) -> Page<(&'a AccountRow, bool)> {
    let of_population: Vec<_> =
        content.accounts.iter().filter(|row| row.account.population == population).collect();
    let total = of_population.len();
    let search = plain_words(search);
    let mut found: Vec<_> = of_population
        .into_iter()
        .map(|row| (row, view.holder(population, &row.account.id).is_some()))
        .filter(|(_, taken)| match shown {
            Shown::All => true,
            Shown::Matched => *taken,
            Shown::Gone | Shown::Unmatched => !*taken,
        })
        .filter(|(row, _)| bears(&row.account.family_name, &row.account.given_name, &search))
        .collect();
    found.sort_by_cached_key(|(row, _)| (order(&row.account.family_name, &row.account.given_name), row.n));
    cut(found, total, page)
}

fn cut<T>(found: Vec<T>, total: usize, page: usize) -> Page<T> {
    let count = found.len();
    let pages = count.div_ceil(PAGE_SIZE).max(1);
    let page = page.clamp(1, pages);
    let rows = found.into_iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).collect();
    Page { rows, found: count, total, page, pages }
}

/// Family name, then given name, as people sort them.
fn order(family: &str, given: &str) -> (String, String) {
    (plain(family), plain(given))
}

/// Whether a name has all the words looked for, or their beginning.
fn bears(family: &str, given: &str, search: &[String]) -> bool {
    let words = plain_words(&format!("{family} {given}"));
    let whole: String = words.concat();
    search.iter().all(|word| {
        words.iter().any(|of_name| of_name.starts_with(word.as_str())) || whole.contains(word.as_str())
    })
}

/// Letters and digits only, without case nor accents.
fn plain(text: &str) -> String {
    plain_words(text).concat()
}

fn plain_words(text: &str) -> Vec<String> {
    let text = deunicode(text).to_lowercase();
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, Population, Provider};

    use super::{Filter, Shown, accounts, users};
    use crate::rules::school::fixtures::Content;
    use crate::rules::school::view::View;

    fn filter() -> Filter {
        Filter {
            population: Population::Teacher,
            shown: Shown::All,
            kept: Vec::new(),
            search: String::new(),
            page: 1,
        }
    }

    fn staffroom() -> Content {
        Content::default()
            .named_user("p1", Population::Teacher, "BUKISA", "JEAN-MARIE")
            .named_user("p2", Population::Teacher, "Élan", "Zoé")
            .named_user("p3", Population::Teacher, "ELAN", "Ana")
            .named_user("p4", Population::Teacher, "ZANOUN", "Ida")
            .user("e1", Population::Pupil)
            .account("a1", Population::Teacher)
            .account("a2", Population::Teacher)
            .link("p4", Some("a1"), LinkOrigin::Auto)
    }

    fn shown(filter: &Filter) -> Vec<i64> {
        let content = staffroom().build();
        let view = View::new(&content, Provider::Cas);
        users(&content, &view, filter).rows.iter().map(|(row, _)| row.n).collect()
    }

    #[test]
    fn accents_do_not_count_when_sorting_nor_when_searching() {
        assert_eq!(shown(&filter()), [1, 3, 2, 4]);
        for (search, found) in [
            ("elan", vec![3, 2]),
            ("zoe élan", vec![2]),
            ("jean marie", vec![1]),
            ("JEANMARIE", vec![1]),
            ("x", vec![]),
        ] {
            assert_eq!(shown(&Filter { search: search.to_owned(), ..filter() }), found, "{search}");
        }
    }

    #[test]
    fn a_row_just_matched_stays_until_the_list_is_filtered_again() {
        let unmatched = Filter { shown: Shown::Unmatched, ..filter() };
        assert_eq!(shown(&unmatched), [1, 3, 2]);
        assert_eq!(shown(&Filter { kept: vec![4], ..unmatched }), [1, 3, 2, 4]);
    }

    #[test]
    fn pages_have_fifty_people_and_asking_too_far_gives_the_last() {
        let mut content = Content::default();
        for n in 0..101 {
            content = content.user(&format!("p{n}"), Population::Teacher);
        }
        let content = content.build();
        let view = View::new(&content, Provider::Cas);
        let page = |page| users(&content, &view, &Filter { page, ..filter() });
        assert_eq!((page(1).rows.len(), page(3).rows.len(), page(9).page), (50, 1, 3));
        assert_eq!((page(1).found, page(1).pages), (101, 3));
    }

    #[test]
    fn accounts_that_serve_somebody_are_left_out_unless_asked_for() {
        let content = staffroom().build();
        let view = View::new(&content, Provider::Cas);
        let count = |shown| accounts(&content, &view, Population::Teacher, shown, "", 1).found;
        assert_eq!((count(Shown::Unmatched), count(Shown::Matched), count(Shown::All)), (1, 1, 2));
    }
}
