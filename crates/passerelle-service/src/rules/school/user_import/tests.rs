//! What a list changes.

use passerelle_exchange::base::ServiceFields;
use passerelle_model::{LocalUser, Population, Space};
use passerelle_store::service::{BaseChange, BaseContent};

use super::{Field, UserPlan, changes};
use crate::rules::school::fixtures::{Content, user};

fn plan(content: &BaseContent, list: &[LocalUser]) -> UserPlan {
    super::plan(content, list, &[])
}

#[test]
fn people_are_added_changed_or_left_and_never_removed_unasked() {
    let content = Content::default()
        .named_user("p1", Population::Teacher, "FERRAND", "Océane")
        .named_user("p2", Population::Teacher, "GALLOIS", "Marc")
        .named_user("p3", Population::Teacher, "HAMON", "Lise")
        .user("e1", Population::Pupil)
        .build();
    let list = [
        user("p1", Population::Teacher, "FERRAND", "Océane"),
        user("p2", Population::Teacher, "GALLOIS-PETIT", "Marc"),
        user("p4", Population::Teacher, "NOUVEL", "Ana"),
    ];
    let plan = plan(&content, &list);
    let counts = plan.counts[Population::Teacher];
    assert_eq!((counts.added, counts.changed, counts.unchanged, counts.absent), (1, 1, 1, 1));
    assert_eq!(plan.counts[Population::Pupil].absent, 0, "the list says nothing of pupils");
    assert_eq!((plan.people(false), plan.people(true)), (2, 3));
    let removed = |asked| {
        let changes = changes(&plan, asked, 1);
        changes.into_iter().find_map(|change| match change {
            BaseChange::RemoveUsers(users) => Some(users.len()),
            _ => None,
        })
    };
    assert_eq!((removed(false), removed(true)), (Some(0), Some(1)));
}

#[test]
fn what_the_list_leaves_empty_stays() {
    let mut known = user("e1", Population::Pupil, "ABADIE", "Lou");
    known.class = Some("6B".to_owned());
    let mut content = Content::default().user("e1", Population::Pupil).build();
    content.users[0].record.user = known;
    let plan = plan(&content, &[user("e1", Population::Pupil, "ABADIE", "Lou")]);
    assert!(plan.changed.is_empty());
}

#[test]
fn another_population_is_another_decision() {
    let content = Content::default().user("p1", Population::Teacher).build();
    let plan = plan(&content, &[user("p1", Population::Staff, "NOM p1", "Camille")]);
    assert_eq!((plan.moved.len(), plan.people(false)), (1, 0));
}

#[test]
fn removing_many_people_is_held() {
    let mut content = Content::default();
    for n in 0..20 {
        content = content.user(&format!("p{n}"), Population::Teacher);
    }
    let plan = plan(&content.build(), &[user("p0", Population::Teacher, "NOM p0", "Camille")]);
    assert!(plan.hold(false).is_ok());
    assert_eq!(plan.hold(true).unwrap_err().people(), 19);
}

#[test]
fn a_list_that_turns_many_people_into_others_is_held() {
    let mut content = Content::default();
    let mut list = Vec::new();
    for n in 0..20 {
        let id = format!("p{n}");
        content = content.user(&id, Population::Teacher);
        list.push(user(&id, Population::Teacher, &format!("AUTRE {n}"), "Dominique"));
    }
    let content = content.build();
    assert_eq!(plan(&content, &list).hold(false).unwrap_err().people(), 20);
    for row in &mut list {
        "Camille".clone_into(&mut row.given_name);
    }
    assert!(plan(&content, &list).hold(false).is_ok(), "a family name changes by marriage");
}

#[test]
fn every_datum_that_changes_is_named() {
    let content = Content::default().user("s1", Population::Staff).user("s2", Population::Staff).build();
    let own = |spaces: &[Space], login: Option<&str>| ServiceFields {
        spaces: spaces.to_vec(),
        login: login.map(str::to_owned),
    };
    let mut moved = content.users[0].record.user.clone();
    moved.class = Some("6B".to_owned());
    let list = [moved, content.users[1].record.user.clone()];
    let service = [own(&[Space::Management], Some("direction")), own(&[], None)];
    let plan = super::plan(&content, &list, &service);
    let [changed] = &plan.changed[..] else { panic!("one person") };
    assert_eq!(changed.fields, [Field::Class, Field::Spaces, Field::Login]);
    assert_eq!((changed.n, changed.after.spaces.as_slice()), (1, &[Space::Management][..]));
    assert_eq!(plan.counts[Population::Staff].spaces, 1);
}

#[test]
fn a_login_of_somebody_else_is_not_given_and_two_people_may_exchange_theirs() {
    let mut content = Content::default()
        .user("a", Population::Staff)
        .user("b", Population::Staff)
        .user("c", Population::Staff);
    let mut content = std::mem::take(&mut content).build();
    for (row, login) in content.users.iter_mut().zip(["un", "deux", "trois"]) {
        row.record.login = Some(login.to_owned());
    }
    let own = |login: &str| ServiceFields { spaces: Vec::new(), login: Some(login.to_owned()) };
    let people: Vec<LocalUser> = content.users.iter().map(|row| row.record.user.clone()).collect();
    let exchanged = super::plan(&content, &people[..2], &[own("DEUX"), own("un")]);
    assert!(exchanged.logins_taken.is_empty() && exchanged.changed.len() == 2);
    let clash = super::plan(&content, &people[..2], &[own("deux"), own("trois")]);
    assert_eq!(clash.logins_taken.len(), 2, "« deux » stays with b, who cannot have « trois »");
    assert!(clash.changed.is_empty());
}

#[test]
fn spaces_are_kept_as_if_they_had_been_ticked() {
    let mut content = Content::default().user("s1", Population::Staff).user("s2", Population::Staff).build();
    content.users[1].record.spaces = vec![Space::Management];
    let own = |spaces: &[Space]| ServiceFields { spaces: spaces.to_vec(), login: None };
    let mut people: Vec<LocalUser> = content.users.iter().map(|row| row.record.user.clone()).collect();
    people.push(user("s3", Population::Staff, "NOUVEL", "Ana"));
    let usual = own(&[Space::SchoolLife]);
    let plan = super::plan(&content, &people, &[usual.clone(), usual.clone(), usual]);
    let [changed] = &plan.changed[..] else { panic!("s1 enters what the staff enters anyhow") };
    assert_eq!((changed.n, changed.after.spaces.as_slice()), (2, &[][..]));
    assert_eq!(plan.added[0].spaces, []);
    let both = own(&[Space::Assistants, Space::Management]);
    let plan = super::plan(&content, &people[..1], &[both]);
    assert_eq!(plan.changed[0].after.spaces, [Space::Management, Space::Assistants], "in their order");
}

#[test]
fn somebody_who_is_left_as_they_are_gives_up_no_login() {
    let mut content = Content::default().user("a", Population::Staff).user("b", Population::Staff).build();
    for (row, login) in content.users.iter_mut().zip(["un", "deux"]) {
        row.record.login = Some(login.to_owned());
    }
    let own = |login: &str| ServiceFields { spaces: Vec::new(), login: Some(login.to_owned()) };
    let list = [content.users[0].record.user.clone(), user("b", Population::Teacher, "NOM b", "Camille")];
    let plan = super::plan(&content, &list, &[own("deux"), own("un")]);
    assert_eq!((plan.moved.as_slice(), plan.changed.len()), (&[2][..], 0));
    assert_eq!(plan.logins_taken, [list[0].id.clone()], "« deux » stays with b, who is not written");
}
