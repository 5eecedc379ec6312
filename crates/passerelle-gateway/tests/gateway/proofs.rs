//! « J'ai encore mon ancien mot de passe »: double sign-in.

use http::{Method, StatusCode};
use passerelle_model::{LinkOrigin, Obstacle, Population, Recognition, RecognitionWay, Space};

use crate::browser::{Answer, Browser};
use crate::world::{ORIGIN, PARENT, PASSWORD, STRANGER, TEACHER, World};

pub(crate) const TEACHERS: &str = "/vs/demo/professeur";
const GUARDIANS: &str = "/vs/demo/parent";
pub(crate) const PROVE: &str = "/vs/demo/double-connexion";
pub(crate) const TELL: &str = "/vs/demo/non-relie";

async fn world() -> World {
    let recognition = Recognition { way: RecognitionWay::DoubleSignIn, ..Recognition::default() };
    World::recognising(&[Space::Teachers, Space::Guardians, Space::Pupils], recognition).await
}

/// Comes from the ENT as `id` and gives a pair in the form.
pub(crate) async fn give(
    world: &World,
    browser: &mut Browser,
    id: &str,
    space: &str,
    pair: [&str; 2],
) -> Answer {
    let offered = world.enter(browser, id, space).await;
    assert!(offered.body.contains(&format!(r#"href="{PROVE}""#)), "{}", offered.text());
    let form = browser.get(PROVE).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    assert!(!form.body.contains(id));
    send(browser, &Browser::hidden(&form, "formulaire"), pair).await
}

pub(crate) async fn send(browser: &mut Browser, form: &str, [login, password]: [&str; 2]) -> Answer {
    let fields = [("formulaire", form), ("username", login), ("password", password)];
    browser.post(PROVE, &fields).await
}

/// Where the ENT is to send the browser back, from the page that leads there.
pub(crate) fn service(page: &Answer) -> String {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let refresh = page.headers["refresh"].to_str().expect("text");
    let (_, address) = refresh.split_once("url=").expect("an address");
    let address = url::Url::parse(address).expect("an address");
    assert_eq!(address.path(), "/cas/login");
    let service = address.query_pairs().find(|(name, _)| name == "service").expect("a service");
    service.1.into_owned()
}

/// Comes back from the ENT as `id`.
pub(crate) async fn come_back(world: &World, browser: &mut Browser, service: &str, id: &str) -> Answer {
    let ticket = world.ent.ticket(id, service);
    let path = service.strip_prefix(ORIGIN).expect("our own address");
    browser.get(&format!("{path}?ticket={}", ticket.as_str())).await
}

pub(crate) const RIGHT: [&str; 2] = ["u.dormeur", PASSWORD];

#[tokio::test]
async fn the_old_password_given_once_links_for_good() {
    let world = world().await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    assert_eq!(world.link("P3").await, None, "the ENT has not vouched again yet");
    let back = come_back(&world, &mut browser, &service(&page), STRANGER).await;
    assert_eq!(back.location(), TEACHERS);
    assert_eq!(back.headers["referrer-policy"], "no-referrer");
    let inside = browser.follow(&back).await;
    assert!(inside.text().contains("DORMEUR Ulysse"), "{}", inside.text());
    let link = world.link("P3").await.expect("linked");
    assert_eq!((link.origin, link.rule.as_deref()), (LinkOrigin::SignIn, Some("double_sign_in")));
    assert!(browser.cookie("demande").is_none());
    let journal = world.whole_journal().await;
    assert!(journal.contains("journal-reconnu") && journal.contains("double_sign_in"), "{journal}");
    assert!(!journal.contains("DORMEUR") && !journal.contains("u.dormeur"), "{journal}");
    let later = world.enter(&mut world.browser(), STRANGER, TEACHERS).await;
    assert_eq!(later.status, StatusCode::OK);
}

#[tokio::test]
async fn a_password_is_never_tied_to_an_account_that_somebody_else_slipped_in() {
    let world = world().await;
    let mut victim = world.browser();
    // The ticket of the attacker opens the form in the browser of the victim, who gives their own password.
    let page = give(&world, &mut victim, "attacker", TEACHERS, RIGHT).await;
    let service = service(&page);
    // The ENT knows the victim by another account.
    let refused = come_back(&world, &mut victim, &service, STRANGER).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.text().contains("Ce n’est plus le même compte"), "{}", refused.text());
    // The address is used up, and was good in that browser alone.
    come_back(&world, &mut victim, &service, "attacker").await.is_error("E06", 200);
    assert_eq!(world.link("P3").await, None);

    let page = give(&world, &mut victim, "attacker", TEACHERS, RIGHT).await;
    let stolen = self::service(&page);
    let mut thief = world.browser();
    world.enter(&mut thief, "attacker", TEACHERS).await;
    come_back(&world, &mut thief, &stolen, "attacker").await.is_error("E06", 200);
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn a_form_of_somebody_before_in_the_same_browser_is_not_theirs() {
    let world = world().await;
    let mut browser = world.browser();
    world.enter(&mut browser, "first", TEACHERS).await;
    let first = browser.get(PROVE).await;
    let form = Browser::hidden(&first, "formulaire");
    world.enter(&mut browser, "second", TEACHERS).await;
    browser.get(PROVE).await;
    send(&mut browser, &form, RIGHT).await.is_error("E06", 200);
    send(&mut browser, "", RIGHT).await.is_error("E06", 200);
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn a_proof_serves_once_and_for_minutes() {
    let world = world().await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    let address = service(&page);
    world.clock.advance(5 * 60 + 1);
    come_back(&world, &mut browser, &address, STRANGER).await.is_error("E06", 200);
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    let address = service(&page);
    assert_eq!(come_back(&world, &mut browser, &address, STRANGER).await.location(), TEACHERS);
    come_back(&world, &mut browser, &address, STRANGER).await.is_error("E06", 200);

    let mut slow = world.browser();
    world.enter(&mut slow, "slow", TEACHERS).await;
    let form = slow.get(PROVE).await;
    world.clock.advance(10 * 60 + 1);
    send(&mut slow, &Browser::hidden(&form, "formulaire"), ["jm.bukisa", PASSWORD])
        .await
        .is_error("E06", 200);
    slow.get(PROVE).await.is_error("E06", 200);
}

#[tokio::test]
async fn guessing_is_slowed_down_as_at_the_door_and_ends_the_form() {
    let world = world().await;
    let mut browser = world.browser();
    for wrong in 0..2 {
        let mut last = give(&world, &mut browser, STRANGER, TEACHERS, ["u.dormeur", "x"]).await;
        for _ in 1..5 {
            assert_eq!(last.status, StatusCode::OK);
            assert!(last.text().contains("Identifiant ou mot de passe incorrect"), "{wrong} {}", last.text());
            let form = Browser::hidden(&last, "formulaire");
            last = send(&mut browser, &form, ["u.dormeur", "x"]).await;
        }
        last.is_error("E06", 200);
        assert!(browser.cookie("demande").is_none(), "the ENT must vouch again");
    }
    let waiting = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    assert_eq!(waiting.status, StatusCode::TOO_MANY_REQUESTS);
    // The same count as at the door of the space.
    let mut door = world.browser();
    door.get("/vs/demo/direction").await;
    let fields = [("espace", "direction"), ("username", "u.dormeur"), ("password", PASSWORD)];
    assert_eq!(door.post("/vs/demo/connexion", &fields).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_user_linked_already_is_refused_with_whom_to_tell() {
    let world = world().await;
    let mut browser = world.browser();
    let refused = give(&world, &mut browser, STRANGER, TEACHERS, ["jm.bukisa", PASSWORD]).await;
    refused.is_error("E01", 403);
    assert!(refused.text().contains("déjà reliée") && refused.body.contains(TELL), "{}", refused.text());
    assert_eq!(world.link("P1").await.expect("still").identifier.expect("there").as_str(), TEACHER);
    let [request] = &world.requests().await[..] else { panic!("the school is told") };
    assert_eq!((request.obstacle, &request.named), (Some(Obstacle::UserTaken), &vec![1]));
    assert!(browser.get(TELL).await.text().contains("Votre nom"));
    // With the right pair, nothing is left to ask.
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    assert_eq!(come_back(&world, &mut browser, &service(&page), STRANGER).await.location(), TEACHERS);
    assert!(world.requests().await.is_empty());
    world.set_aside("P3").await;
    let aside = give(&world, &mut world.browser(), "other", TEACHERS, RIGHT).await;
    aside.is_error("E01", 403);
    assert_eq!(world.link("P3").await.expect("decided").origin, LinkOrigin::SetAside);
}

#[tokio::test]
async fn a_link_made_meanwhile_is_not_replaced() {
    let world = world().await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    world.link_teacher("P3", "somebody-else").await;
    come_back(&world, &mut browser, &service(&page), STRANGER).await.is_error("E01", 403);
    assert_eq!(world.link("P3").await.expect("still").identifier.expect("there").as_str(), "somebody-else");
    assert!(browser.cookie("espaces").is_none());
}

#[tokio::test]
async fn the_space_must_fit_and_the_school_may_keep_pupils_out() {
    let recognition =
        Recognition { way: RecognitionWay::DoubleSignIn, not_for_pupils: true, ..Recognition::default() };
    let world = World::recognising(&[Space::Guardians, Space::Pupils], recognition).await;
    world.add("E1", Population::Pupil, ["MARTIN", "Louis"], None).await;
    let refused = give(&world, &mut world.browser(), STRANGER, GUARDIANS, RIGHT).await;
    refused.is_error("E01", 403);
    assert!(refused.text().contains("Espace Parents"), "{}", refused.text());
    let pupil = give(&world, &mut world.browser(), STRANGER, "/vs/demo/eleve", ["E1", PASSWORD]).await;
    pupil.is_error("E01", 403);
    assert!(pupil.text().contains("n’ouvre pas cette étape à tous"), "{}", pupil.text());
    assert_eq!((world.link("P3").await, world.link("E1").await), (None, None));
}

#[tokio::test]
async fn somebody_of_two_roles_links_each_one() {
    let world = world().await;
    world.add("R3", Population::Guardian, ["DORMEUR", "Ulysse"], None).await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    come_back(&world, &mut browser, &service(&page), STRANGER).await;
    let other = browser.get(GUARDIANS).await;
    other.is_error("E02", 403);
    assert!(other.body.contains(&format!(r#"href="{PROVE}""#)), "{}", other.body);
    let form = browser.get(PROVE).await;
    let page = send(&mut browser, &Browser::hidden(&form, "formulaire"), ["R3", PASSWORD]).await;
    let back = come_back(&world, &mut browser, &service(&page), STRANGER).await;
    assert_eq!(back.location(), GUARDIANS);
    assert!(browser.follow(&back).await.text().contains("Espace Parents"));
    for user in ["P3", "R3"] {
        assert_eq!(world.link(user).await.expect("linked").identifier.expect("there").as_str(), STRANGER);
    }
    assert!(browser.get(TEACHERS).await.text().contains("Espace Professeurs"));
}

#[tokio::test]
async fn the_word_of_the_ent_ages_from_when_it_was_said() {
    let world = world().await;
    world.add("R3", Population::Guardian, ["DORMEUR", "Ulysse"], None).await;
    world.link_teacher("P3", STRANGER).await;
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, TEACHERS).await;
    world.clock.advance(10 * 60 + 1);
    let other = browser.get(GUARDIANS).await;
    other.is_error("E02", 403);
    assert!(!other.body.contains(PROVE), "{}", other.body);
    assert_eq!(Browser::hidden(&other, "espace"), "parent", "by way of the ENT");
    browser.get(PROVE).await.is_error("E06", 200);
    browser.get(GUARDIANS).await;
    let away = browser.post("/vs/demo/quitter", &[("espace", "parent")]).await;
    assert_eq!(away.location(), GUARDIANS);
    let offered = world.enter(&mut browser, STRANGER, GUARDIANS).await;
    assert!(offered.body.contains(&format!(r#"href="{PROVE}""#)), "{}", offered.body);
    assert_eq!(browser.get(PROVE).await.status, StatusCode::OK);

    world.clock.advance(10 * 60 + 1);
    world.unlink("P3").await;
    let undone = browser.get(TEACHERS).await;
    undone.is_error("E01", 403);
    assert!(!undone.body.contains(PROVE), "{}", undone.body);
    assert_eq!(Browser::hidden(&undone, "espace"), "professeur", "by way of the ENT");
    browser.get(PROVE).await.is_error("E06", 200);
    assert!(browser.get(TELL).await.text().contains("Votre nom"));
}

#[tokio::test]
async fn the_door_of_the_proof_is_shut_where_the_school_has_not_opened_it() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let refused = world.enter(&mut browser, STRANGER, TEACHERS).await;
    assert!(!refused.body.contains(PROVE));
    assert_eq!(browser.get(PROVE).await.location(), TELL);
    browser.get(TELL).await;
    send(&mut browser, "", RIGHT).await.is_error("E06", 200);
    let open = self::world().await;
    let mut nobody = open.browser();
    assert_eq!(nobody.get(PROVE).await.location(), "/vs/demo/");
    let odd = format!("{PROVE}/retour/{}?ticket=ST-1", "A".repeat(43));
    open.browser().get(&odd).await.is_error("E06", 200);
    assert_eq!(open.ent.asked(), [""; 0]);
    let mut signed_in = open.browser();
    open.enter(&mut signed_in, PARENT, GUARDIANS).await;
    assert_eq!(signed_in.get(PROVE).await.location(), "/vs/demo/", "nothing to prove");
    open.exclusive(true).await;
    let later = give(&open, &mut open.browser(), STRANGER, TEACHERS, RIGHT).await;
    later.is_error("E01", 503);
}

#[tokio::test]
async fn nobody_gives_a_password_for_somebody_else_from_another_site() {
    let world = world().await;
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, TEACHERS).await;
    let form = Browser::hidden(&browser.get(PROVE).await, "formulaire");
    let body = format!("formulaire={form}&username=u.dormeur&password={PASSWORD}");
    let headers = [("sec-fetch-site", "cross-site"), ("origin", "https://voleur.exemple.fr")];
    let answer = browser.send(Method::POST, PROVE, &headers, Some(body)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn the_pages_of_the_proof_are_whole_in_both_languages() {
    let world = world().await;
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, TEACHERS).await;
    for lang in ["fr", "en"] {
        for path in [PROVE, TELL] {
            let page = browser.get(&format!("{path}?lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.body.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")), "{path}");
            assert_eq!(page.body.matches("<h1>").count(), 1, "{path}");
        }
    }
    assert!(
        browser
            .get(&format!("{TELL}?lang=en"))
            .await
            .text()
            .contains("I still have my old Vie scolaire password")
    );
}
