//! Who gets through to an application, and where they arrive.

use http::{Method, StatusCode};
use passerelle_model::Space;
use passerelle_store::service::SpaceApplications;
use passerelle_web::UpstreamLimits;

use super::upstream::App;
use super::{SPACE, passed_on, teacher_before, world_with};
use crate::world::{ORIGIN, PARENT, PASSWORD, STRANGER, TEACHER};

const PAGE: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml")];

#[tokio::test]
async fn entering_a_space_leads_into_its_application() {
    let app = App::start().await;
    let (_world, mut browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let door = browser.get(SPACE).await;
    assert_eq!((door.status, door.location()), (StatusCode::FOUND, "/vs/demo/professeur/"));
    assert_eq!(browser.follow(&door).await.body, "here");
    assert_eq!(app.last().target, "/");
    // A space without an application keeps its page, and has nothing below it.
    assert!(browser.get("/vs/demo/parent").await.text().contains("connexion"));
    assert_eq!(browser.get("/vs/demo/parent/").await.status, StatusCode::NOT_FOUND);
    for path in
        ["/vs/demo/professeur.html/", "/vs/demo/client/", "/vs/demo/circulation/x", "/vs/absente/professeur/"]
    {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_page_deep_inside_is_reached_through_the_sign_in() {
    let app = App::start().await;
    let world = world_with(passed_on(app.address), UpstreamLimits::default()).await;
    let mut browser = world.browser();
    let deep = browser.send(Method::GET, &format!("{SPACE}/mois/9?vue=a%26b"), &PAGE, None).await;
    assert_eq!(deep.status, StatusCode::FOUND);
    let door = deep.location().to_owned();
    assert_eq!(door, format!("{SPACE}?vers=%2Fmois%2F9%3Fvue%3Da%2526b"));
    let to_ent = browser.get(&door).await;
    assert!(to_ent.location().contains("/cas/login?service="), "{}", to_ent.location());
    let ticket = world.ent.ticket(TEACHER, &format!("{ORIGIN}{door}"));
    let back = browser.get(&format!("{door}&ticket={}", ticket.as_str())).await;
    let back = browser.follow(&back).await;
    assert_eq!(back.location(), format!("{SPACE}/mois/9?vue=a%26b"));
    browser.follow(&back).await;
    assert_eq!(app.last().target, "/mois/9?vue=a%26b");
}

#[tokio::test]
async fn the_services_own_password_leads_deep_inside_too() {
    let app = App::start().await;
    let world = world_with(passed_on(app.address), UpstreamLimits::default()).await;
    world.put_behind("demo", SpaceApplications::from([(Space::Guardians, passed_on(app.address))])).await;
    let mut parent = world.browser();
    let deep = parent.send(Method::GET, "/vs/demo/parent/mois?m=9", &PAGE, None).await;
    let form = parent.follow(&deep).await;
    assert!(form.body.contains(r#"<input type="hidden" name="vers" value="/mois?m=9">"#), "{}", form.body);
    let fields =
        [("espace", "parent"), ("vers", "/mois?m=9"), ("username", "s.specimen"), ("password", PASSWORD)];
    let entered = parent.post("/vs/demo/connexion", &fields).await;
    let door = parent.follow(&entered).await;
    assert_eq!(door.location(), "/vs/demo/parent/mois?m=9");
    parent.follow(&door).await;
    assert_eq!(app.last().target, "/mois?m=9");
}

#[tokio::test]
async fn nobody_else_reaches_the_application() {
    let app = App::start().await;
    let (world, mut teacher) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let path = format!("{SPACE}/mois");
    let mut nobody = world.browser();
    let told = nobody.get(&path).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED, "a script is not sent to a page");
    let posted = nobody.send(Method::POST, &path, &PAGE, Some("a=1".to_owned())).await;
    posted.is_error("E20", 401);

    let mut parent = world.browser();
    world.enter(&mut parent, PARENT, SPACE).await.is_error("E02", 403);
    parent.send(Method::GET, &path, &PAGE, None).await.is_error("E02", 403);
    let mut stranger = world.browser();
    world.enter(&mut stranger, STRANGER, SPACE).await.is_error("E01", 403);

    world.delegate("autre", &[Space::Teachers], false, passerelle_model::TicketValidation::Saml11).await;
    let mut elsewhere = world.browser();
    world.enter(&mut elsewhere, TEACHER, "/vs/autre/professeur").await;
    assert_eq!(elsewhere.get(&path).await.status, StatusCode::UNAUTHORIZED);
    assert!(app.seen().is_empty());

    assert_eq!(teacher.get(&path).await.status, StatusCode::OK);
    world.unlink("P1").await;
    teacher.send(Method::GET, &path, &PAGE, None).await.is_error("E01", 403);
    world.link_teacher("P1", TEACHER).await;
    assert_eq!(teacher.get(&path).await.status, StatusCode::OK);
    world.stop().await;
    teacher.send(Method::GET, &path, &PAGE, None).await.is_error("E03", 503);
    assert_eq!(app.seen().len(), 2);
}

#[tokio::test]
async fn another_application_takes_over_at_once() {
    let (one, two) = (App::start().await, App::start().await);
    let (world, mut browser) = teacher_before(passed_on(one.address), UpstreamLimits::default()).await;
    browser.get(&format!("{SPACE}/")).await;
    world.put_behind("demo", SpaceApplications::from([(Space::Teachers, passed_on(two.address))])).await;
    browser.get(&format!("{SPACE}/")).await;
    assert_eq!((one.seen().len(), two.seen().len()), (1, 1));
    world.put_behind("demo", SpaceApplications::new()).await;
    assert_eq!(browser.get(&format!("{SPACE}/")).await.status, StatusCode::NOT_FOUND);
    assert!(browser.get(SPACE).await.text().contains("Bonjour"));
}
