//! What must be true of the gateway in front of every CAS server.

use passerelle_model::CasDelegation;
use reqwest::{StatusCode, Url};

use crate::browser::{Browser, Page, hidden_fields};
use crate::checks::{ticket, with_ticket};
use crate::gateway::Gateway;

/// A CAS server that others wrote, and how people sign in to it.
pub(crate) struct Ent {
    /// Where it is: `http://127.0.0.1:8443/cas`.
    pub(crate) cas: String,
    /// What its form calls the login.
    pub(crate) login_field: &'static str,
    /// Somebody, as the form knows them: login and password.
    pub(crate) teacher: [&'static str; 2],
    pub(crate) pupil: [&'static str; 2],
    /// Somebody whom the base does not know.
    pub(crate) stranger: [&'static str; 2],
}

pub(crate) const TEACHERS: &str = "professeur";
const PUPILS: &str = "eleve";

/// From the first visit to the end of the session, both ways.
pub(crate) async fn comes_and_goes(ent: &Ent, gateway: &Gateway) {
    strangers_and_bad_tickets_are_refused(ent, gateway).await;
    leaving_the_ent_ends_the_session(ent, gateway).await;
    leaving_here_leads_to_the_ents_sign_out(ent, gateway).await;
    known_in_passing(ent, gateway).await;
}

/// Signs in through the form of the ENT; the address that it leads back to.
pub(crate) async fn sign_in(ent: &Ent, browser: &mut Browser, sign_in: &Url, who: [&str; 2]) -> Url {
    let form = browser.get(sign_in.as_str()).await;
    if let Some(back) = form.location {
        return back;
    }
    let back = browser.submit(&form, &[(ent.login_field, who[0]), ("password", who[1])]).await;
    back.location.unwrap_or_else(|| panic!("not signed in: {}", back.body))
}

/// Where a space sends somebody whom nobody knows.
pub(crate) async fn sent_away(browser: &mut Browser, gateway: &Gateway, space: &str) -> Url {
    let page = browser.visit(&gateway.page(space)).await;
    assert!(browser.asks_to_sign_in(&page), "{space} does not ask to sign in: {page:?}");
    page.location.expect("the sign-in")
}

/// Comes in as one of them; the page of the space, and the address with the ticket.
pub(crate) async fn comes_in(
    ent: &Ent,
    gateway: &Gateway,
    browser: &mut Browser,
    space: &str,
    who: [&str; 2],
) -> (Page, Url) {
    let away = sent_away(browser, gateway, space).await;
    let back = sign_in(ent, browser, &away, who).await;
    assert!(ticket(&back).starts_with("ST-"), "{back}");
    (browser.visit(back.as_str()).await, back)
}

/// The value of a hidden field of our own page.
fn hidden(page: &str, name: &str) -> String {
    let mut fields = hidden_fields(page).into_iter();
    fields.find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name} in {page}")).1
}

fn is_inside(page: &Page, name: &str) {
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    assert!(page.body.contains(name) && !page.url.as_str().contains("ticket"), "{page:?}");
}

async fn strangers_and_bad_tickets_are_refused(ent: &Ent, gateway: &Gateway) {
    let mut unknown = Browser::for_server(&ent.cas);
    let (page, _) = comes_in(ent, gateway, &mut unknown, TEACHERS, ent.stranger).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{page:?}");
    assert!(page.body.contains("E01"), "{page:?}");

    let mut owner = Browser::for_server(&ent.cas);
    let (page, used) = comes_in(ent, gateway, &mut owner, TEACHERS, ent.teacher).await;
    is_inside(&page, "LEFÈVRE");
    let mut stranger = Browser::for_server(&ent.cas);
    let elsewhere = sent_away(&mut stranger, gateway, PUPILS).await;
    let elsewhere = sign_in(ent, &mut owner, &elsewhere, ent.teacher).await;
    let before = gateway.sessions().await;
    for (why, text) in [
        ("made up", format!("ST-{}", "7".repeat(32))),
        ("used", ticket(&used)),
        ("of another address", ticket(&elsewhere)),
    ] {
        let mut stranger = Browser::for_server(&ent.cas);
        let page = stranger.visit(with_ticket(&used, &text).as_str()).await;
        assert!(page.body.contains("E06") && !page.body.contains("LEFÈVRE"), "{why}: {page:?}");
        sent_away(&mut stranger, gateway, TEACHERS).await;
    }
    assert_eq!(gateway.sessions().await, before);

    let mut pupil = Browser::for_server(&ent.cas);
    let (page, _) = comes_in(ent, gateway, &mut pupil, PUPILS, ent.pupil).await;
    is_inside(&page, "MARCHAND");
    let page = pupil.visit(&gateway.page(TEACHERS)).await;
    assert!(page.body.contains("E02"), "a pupil is no teacher: {page:?}");
}

/// The ENT's own way of saying so reaches the gateway, which closes that session and no other.
async fn leaving_the_ent_ends_the_session(ent: &Ent, gateway: &Gateway) {
    let mut here = Browser::for_server(&ent.cas);
    let mut there = Browser::for_server(&ent.cas);
    for browser in [&mut here, &mut there] {
        let (page, _) = comes_in(ent, gateway, browser, TEACHERS, ent.teacher).await;
        is_inside(&page, "LEFÈVRE");
    }
    here.visit(&format!("{}/logout", ent.cas)).await;
    let away = sent_away(&mut here, gateway, TEACHERS).await;
    assert!(here.is_asked_for_password(&away).await, "the ENT still knows who it is");
    is_inside(&there.visit(&gateway.page(TEACHERS)).await, "LEFÈVRE");
}

/// « Me déconnecter aussi de l'ENT ».
async fn leaving_here_leads_to_the_ents_sign_out(ent: &Ent, gateway: &Gateway) {
    let mut browser = Browser::for_server(&ent.cas);
    let (page, _) = comes_in(ent, gateway, &mut browser, TEACHERS, ent.teacher).await;
    let before = gateway.sessions().await;
    let token = hidden(&page.body, "_csrf");
    let left = browser.post(&gateway.page("quitter"), &[("_csrf", &token)]).await;
    assert_eq!(gateway.sessions().await, before - 1);
    let goodbye = browser.visit(left.location.expect("goodbye").as_str()).await;
    let sign_out = format!("{}/logout", ent.cas);
    assert!(goodbye.body.contains(&format!("href=\"{sign_out}\"")), "{goodbye:?}");

    // The ENT does not know that this session is over, and knows the person still.
    let away = sent_away(&mut browser, gateway, TEACHERS).await;
    assert!(!browser.is_asked_for_password(&away).await);
    browser.visit(&sign_out).await;
    assert!(browser.is_asked_for_password(&away).await, "the ENT still knows who it is");
}

/// Whoever is signed in is known without a question; who is not comes back without a ticket, once.
async fn known_in_passing(ent: &Ent, gateway: &Gateway) {
    let address = gateway.page("professeur?gateway=true");
    let mut nobody = Browser::for_server(&ent.cas);
    let away = nobody.get(&address).await.location.expect("the ENT");
    assert!(away.as_str().ends_with("&gateway=true"), "{away}");
    let back = nobody.get(away.as_str()).await.location.expect("back, without a question");
    assert!(!back.as_str().contains("ticket="), "{back}");
    let page = nobody.get(back.as_str()).await;
    assert_eq!(page.status, StatusCode::OK, "and no further: {page:?}");
    assert!(page.body.contains("Vous n’êtes pas connecté à"), "{page:?}");

    let mut somebody = Browser::for_server(&ent.cas);
    comes_in(ent, gateway, &mut somebody, PUPILS, ent.pupil).await;
    somebody.forget(&gateway.page(""));
    let away = somebody.get(&gateway.page("eleve?gateway=true")).await.location.expect("the ENT");
    let back = somebody.get(away.as_str()).await.location.expect("back, without a question");
    is_inside(&somebody.visit(back.as_str()).await, "MARCHAND");
}

/// The password is asked for again although the ENT knows the person.
pub(crate) async fn asks_again(ent: &Ent, gateway: &Gateway, cas: &CasDelegation) -> Browser {
    gateway.delegate(CasDelegation { renew: true, ..cas.clone() }).await;
    let mut browser = Browser::for_server(&ent.cas);
    let away = sent_away(&mut browser, gateway, TEACHERS).await;
    assert!(away.as_str().ends_with("&renew=true"), "{away}");
    let back = sign_in(ent, &mut browser, &away, ent.teacher).await;
    is_inside(&browser.visit(back.as_str()).await, "LEFÈVRE");
    browser.forget(&gateway.page(""));
    browser
}
