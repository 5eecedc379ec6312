//! People whom the ENT tells something of: the service's own identifier, or names.

use http::StatusCode;
use passerelle_model::{
    LinkOrigin, Obstacle, Population, Recognition, RecognitionWay, Space, TicketValidation,
};

use crate::world::{BOTH, PARENT, STRANGER, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";
const PUPILS: &str = "/vs/demo/eleve";
const TELL: &str = "/vs/demo/non-relie";

async fn world(way: RecognitionWay) -> World {
    let recognition = Recognition { way, ..Recognition::default() };
    World::recognising(&[Space::Teachers, Space::Guardians, Space::Pupils], recognition).await
}

#[tokio::test]
async fn the_services_identifier_in_an_attribute_links_at_the_first_sign_in() {
    let world = world(RecognitionWay::ServiceIdentifier).await;
    world.ent.tell(STRANGER, &[("IDPN", &["P3"]), ("categories", &["National_3"])]);
    let inside = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    assert!(inside.text().contains("DORMEUR Ulysse"), "{}", inside.text());
    let link = world.link("P3").await.expect("linked");
    assert_eq!((link.origin, link.rule.as_deref()), (LinkOrigin::SignIn, Some("service_identifier")));
    assert_eq!(link.identifier.expect("an identifier").as_str(), STRANGER);
    let journal = world.whole_journal().await;
    assert!(journal.contains("journal-reconnu") && journal.contains("service_identifier"), "{journal}");
    assert!(!journal.contains("DORMEUR") && !journal.contains(STRANGER), "{journal}");
    // Told no more, the link suffices.
    world.ent.tell(STRANGER, &[]);
    let again = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    assert_eq!(again.status, StatusCode::OK);
}

#[tokio::test]
async fn an_attribute_given_twice_or_of_another_population_links_nobody() {
    type Told<'a> = &'a [(&'a str, &'a [&'a str])];
    let cases: [(Told<'_>, Obstacle); 2] = [
        (&[("IDPN", &["P3", "P1"])], Obstacle::SeveralValues),
        (&[("IDPN", &["P3"]), ("categories", &["National_1"])], Obstacle::OtherPopulation),
    ];
    for (told, obstacle) in cases {
        let world = world(RecognitionWay::ServiceIdentifier).await;
        world.ent.tell(STRANGER, told);
        let refused = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
        refused.is_error("E01", 403);
        assert!(refused.text().contains("Nous ne savons pas avec certitude"), "{}", refused.text());
        assert_eq!(world.link("P3").await, None);
        let [request] = &world.requests().await[..] else { panic!("the school is told") };
        assert_eq!((request.obstacle, request.is_written()), (Some(obstacle), false));
    }
    let world = world(RecognitionWay::ServiceIdentifier).await;
    let nobody: [&[(&str, &[&str])]; 2] = [&[], &[("IDPN", &["P99"])]];
    for told in nobody {
        world.ent.tell(STRANGER, told);
        world.enter(&mut world.browser(), STRANGER, TEACHERS).await.is_error("E01", 403);
    }
    assert!(world.requests().await.is_empty(), "nobody is named: the person may tell the school");
}

#[tokio::test]
async fn a_user_linked_elsewhere_or_set_aside_is_never_taken_over() {
    let world = world(RecognitionWay::ServiceIdentifier).await;
    world.ent.tell(STRANGER, &[("IDPN", &["P1"])]);
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.link("P1").await.expect("still").identifier.expect("there").as_str(), TEACHER);
    let [request] = &world.requests().await[..] else { panic!("one request") };
    assert_eq!((request.obstacle, &request.named), (Some(Obstacle::UserTaken), &vec![1]));
    // Whoever insists is not told of again; what they write joins what is known.
    world.enter(&mut browser, STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.whole_journal().await.matches("journal-reconnaissance-refusee").count(), 1);
    browser.get(TELL).await;
    browser.post(TELL, &[("nom", "Dormeur"), ("prenom", "Ulysse")]).await;
    let [written] = &world.requests().await[..] else { panic!("one request") };
    assert_eq!((written.n, written.obstacle), (request.n, Some(Obstacle::UserTaken)));
    assert_eq!(written.family_name, "Dormeur");
    world.enter(&mut browser, STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.requests().await[0].family_name, "Dormeur", "what was written stays");

    world.set_aside("P3").await;
    world.ent.tell(STRANGER, &[("IDPN", &["P3"])]);
    world.enter(&mut world.browser(), STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.link("P3").await.expect("the decision").origin, LinkOrigin::SetAside);
}

#[tokio::test]
async fn a_link_that_the_ent_contradicts_lets_nobody_in_and_is_reported() {
    let world = world(RecognitionWay::ServiceIdentifier).await;
    world.ent.tell(TEACHER, &[("IDPN", &["P1"])]);
    assert_eq!(world.enter(&mut world.browser(), TEACHER, TEACHERS).await.status, StatusCode::OK);
    world.ent.tell(TEACHER, &[("IDPN", &["P3"])]);
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await.is_error("E01", 403);
    assert!(browser.cookie("espaces").is_none());
    let [request] = &world.requests().await[..] else { panic!("one request") };
    assert_eq!(request.obstacle, Some(Obstacle::IdentifierTaken));
    assert_eq!(world.link("P3").await, None);
    // Somebody of two roles, named by either, enters.
    for own in ["P2", "R2"] {
        world.ent.tell(BOTH, &[("IDPN", &[own])]);
        assert_eq!(world.enter(&mut world.browser(), BOTH, TEACHERS).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn names_find_one_person_and_later_the_identifier_does() {
    let world = world(RecognitionWay::Names).await;
    let told: &[(&str, &[&str])] =
        &[("nom", &["Dormeur"]), ("prenom", &["ULYSSE"]), ("categories", &["National_3"])];
    world.ent.tell(STRANGER, told);
    let inside = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    assert!(inside.text().contains("DORMEUR Ulysse"), "{}", inside.text());
    assert_eq!(world.link("P3").await.expect("linked").rule.as_deref(), Some("names"));
    world.ent.tell(
        STRANGER,
        &[("nom", &["Bukisa"]), ("prenom", &["Jean-Marie"]), ("categories", &["National_3"])],
    );
    let renamed = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    assert!(renamed.text().contains("DORMEUR Ulysse"), "the link stays");
    let journal = world.whole_journal().await;
    assert!(!journal.to_lowercase().contains("dormeur"), "{journal}");
}

#[tokio::test]
async fn homonyms_and_missing_data_go_to_the_school_with_those_who_come_into_question() {
    let world = world(RecognitionWay::Names).await;
    for id in ["E1", "E2"] {
        world.add(id, Population::Pupil, ["MARTIN", "Louis"], Some("2010-05-06")).await;
    }
    let told: &[(&str, &[&str])] = &[
        ("nom", &["Martin"]),
        ("prenom", &["Louis"]),
        ("dateNaissance", &["06/05/2010"]),
        ("categories", &["National_1"]),
    ];
    world.ent.tell(STRANGER, told);
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, PUPILS).await.is_error("E01", 403);
    let [request] = &world.requests().await[..] else { panic!("one request") };
    assert_eq!((request.obstacle, request.named.len()), (Some(Obstacle::SeveralPeople), 2));
    assert!(!request.is_written());
    let form = browser.get(TELL).await;
    assert!(form.body.contains(r#"value="Martin""#), "the ENT's word spares typing");
    assert!(!form.text().contains("L’établissement est prévenu"), "nobody has written yet");

    world.add("E3", Population::Pupil, ["ROSEAU", "Zoé"], Some("2011-02-03")).await;
    world.ent.tell(STRANGER, &[("nom", &["ROSEAU"]), ("prenom", &["Zoé"]), ("categories", &["National_1"])]);
    world.enter(&mut world.browser(), STRANGER, PUPILS).await.is_error("E01", 403);
    assert_eq!(world.link("E3").await, None, "a pupil takes a birth date");
    let without_category: &[(&str, &[&str])] = &[("nom", &["Dormeur"]), ("prenom", &["Ulysse"])];
    world.ent.tell(STRANGER, without_category);
    world.enter(&mut world.browser(), STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn names_that_are_not_asked_for_link_nobody() {
    let world = World::delegating(&[Space::Teachers]).await;
    world.ent.tell(
        STRANGER,
        &[("nom", &["Dormeur"]), ("prenom", &["Ulysse"]), ("categories", &["National_3"]), ("IDPN", &["P3"])],
    );
    world.enter(&mut world.browser(), STRANGER, TEACHERS).await.is_error("E01", 403);
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn nobody_is_linked_while_somebody_works_in_the_base_alone() {
    let world = world(RecognitionWay::ServiceIdentifier).await;
    world.ent.tell(STRANGER, &[("IDPN", &["P3"])]);
    world.exclusive(true).await;
    let later = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    later.is_error("E01", 503);
    assert!(later.text().contains("un peu plus tard"), "{}", later.text());
    assert_eq!(world.enter(&mut world.browser(), TEACHER, TEACHERS).await.status, StatusCode::OK);
    assert_eq!(world.link("P3").await, None);
    world.exclusive(false).await;
    assert_eq!(world.enter(&mut world.browser(), STRANGER, TEACHERS).await.status, StatusCode::OK);
}

#[tokio::test]
async fn of_many_who_are_named_alike_at_once_one_is_linked() {
    let world = world(RecognitionWay::ServiceIdentifier).await;
    let ids: Vec<String> = (0..6).map(|n| format!("somebody-{n}")).collect();
    for id in &ids {
        world.ent.tell(id, &[("IDPN", &["P3"])]);
    }
    let mut browsers: Vec<_> = ids.iter().map(|_| world.browser()).collect();
    let attempts = ids.iter().zip(&mut browsers).map(|(id, browser)| world.enter(browser, id, TEACHERS));
    let answers = futures(attempts).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{answers:?}");
    assert_eq!(world.requests().await.len(), 5);
}

/// Waits for all of them together.
async fn futures(
    attempts: impl Iterator<Item = impl Future<Output = crate::browser::Answer>>,
) -> Vec<StatusCode> {
    let mut waiting: Vec<_> = attempts.map(|attempt| (Box::pin(attempt), None)).collect();
    std::future::poll_fn(|context| {
        for (attempt, done) in &mut waiting {
            if done.is_none()
                && let std::task::Poll::Ready(answer) = attempt.as_mut().poll(context)
            {
                *done = Some(answer.status);
            }
        }
        let all: Option<Vec<_>> = waiting.iter().map(|(_, done)| *done).collect();
        all.map_or(std::task::Poll::Pending, std::task::Poll::Ready)
    })
    .await
}

#[tokio::test]
async fn attributes_are_read_whatever_the_method() {
    for method in [TicketValidation::Cas2, TicketValidation::Cas3, TicketValidation::Saml11] {
        let world = world(RecognitionWay::ServiceIdentifier).await;
        let recognition = world.base().await.delegation.cas.expect("defined").recognition;
        world.delegate_as("demo", &[Space::Teachers], method, recognition).await;
        world.ent.tell(STRANGER, &[("IDPN", &["P3"])]);
        assert_eq!(world.enter(&mut world.browser(), STRANGER, TEACHERS).await.status, StatusCode::OK);
    }
    let world = world(RecognitionWay::ServiceIdentifier).await;
    let parent = world.enter(&mut world.browser(), PARENT, "/vs/demo/parent").await;
    assert_eq!(parent.status, StatusCode::OK, "whoever is linked enters without any attribute");
}
