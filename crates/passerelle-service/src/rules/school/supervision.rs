//! The numbers of the supervision table, from what the base holds.

use passerelle_model::{PerPopulation, Provider};
use passerelle_store::service::BaseContent;
use passerelle_words::{Column, Supervision};

use super::view::{LinkState, View};

/// Counts what the base holds for a provider.
///
/// In a population that the last file carries, « rapprochés » counts the identifiers that this file has, so that
/// « à rapprocher » is always « CAS » less « rapprochés »; the others are
/// [`no_longer_in_file`](Column::no_longer_in_file). Where the file carries nothing (« - »), every identifier held
/// counts.
pub fn count(content: &BaseContent, provider: Provider) -> Supervision {
    let view = View::new(content, provider);
    let file = content.partner_file.as_ref().filter(|_| provider == Provider::Cas);
    let mut columns = PerPopulation::from_fn(|population| Column {
        accounts: file.filter(|file| file.carried[population]).map(|_| 0),
        ..Column::default()
    });
    for row in content.accounts.iter().filter(|_| file.is_some()) {
        *columns[row.account.population].accounts.get_or_insert(0) += 1;
    }
    for row in &content.users {
        let column = &mut columns[row.record.user.population];
        column.users += 1;
        match view.state(row) {
            LinkState::Linked | LinkState::LinkedByHand => column.matched += 1,
            LinkState::Gone if column.accounts.is_none() => column.matched += 1,
            LinkState::Gone => column.no_longer_in_file += 1,
            LinkState::SetAside => column.set_aside += 1,
            LinkState::Unlinked => column.without_identifier += 1,
        }
    }
    let columns = PerPopulation::from_fn(|population| {
        let column = columns[population];
        Column { to_match: column.accounts.map(|accounts| accounts.saturating_sub(column.matched)), ..column }
    });
    Supervision { columns }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, Population, Provider};
    use passerelle_words::Column;

    use super::count;
    use crate::rules::school::fixtures::{Content, file_of};

    #[test]
    fn before_any_file_there_is_nothing_to_count_on_the_other_side() {
        let content = Content::default().user("p1", Population::Teacher).build();
        let column = count(&content, Provider::Cas).columns[Population::Teacher];
        assert_eq!(column, Column { users: 1, without_identifier: 1, ..Column::default() });
    }

    #[test]
    fn each_kind_of_decision_has_its_place_and_the_difference_always_holds() {
        let content = Content::default()
            .user("linked", Population::Teacher)
            .user("by-hand", Population::Teacher)
            .user("gone", Population::Teacher)
            .user("aside", Population::Teacher)
            .user("free", Population::Teacher)
            .user("elsewhere", Population::Guardian)
            .account("a1", Population::Teacher)
            .account("a2", Population::Teacher)
            .account("a3", Population::Teacher)
            .link("linked", Some("a1"), LinkOrigin::Auto)
            .link("by-hand", Some("a2"), LinkOrigin::Manual)
            .link("gone", Some("old"), LinkOrigin::Auto)
            .link("aside", None, LinkOrigin::SetAside)
            .link("elsewhere", Some("g1"), LinkOrigin::Auto)
            .file(file_of(&[Population::Teacher]))
            .build();
        let table = count(&content, Provider::Cas);
        let expected = Column {
            users: 5,
            accounts: Some(3),
            matched: 2,
            to_match: Some(1),
            without_identifier: 1,
            no_longer_in_file: 1,
            set_aside: 1,
        };
        assert_eq!(table.columns[Population::Teacher], expected);
        let guardians = Column { users: 1, matched: 1, ..Column::default() };
        assert_eq!(
            table.columns[Population::Guardian],
            guardians,
            "identifiers stay where the file is silent"
        );
        assert_eq!(count(&content, Provider::WsFederation).total(|column| column.matched), 0);
    }

    #[test]
    fn an_empty_list_is_zero_and_a_list_that_is_not_there_is_nothing() {
        let content = Content::default().file(file_of(&[Population::Staff])).build();
        let table = count(&content, Provider::Cas);
        assert_eq!(table.columns[Population::Staff].accounts, Some(0));
        assert_eq!(table.columns[Population::Staff].to_match, Some(0));
        assert_eq!(table.columns[Population::Inspector].accounts, None);
        assert_eq!(table.columns[Population::Inspector].to_match, None);
    }
}
