//! What must be true of every client.

use reqwest::{StatusCode, Url};

use crate::application::{Application, Seen};
use crate::browser::{Browser, Page};
use crate::people::{FAMILY_NAME, FUNCTIONS, identifier};
use crate::server::{ELSEWHERE, Server};

/// The short name of the service under test.
pub(crate) const SERVICE: &str = "essai";

/// Whether the protocol carries attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Attributes {
    /// The name and the functions.
    Told,
    /// The identifier alone.
    None,
}

/// Everything that is true of all of them, from the first visit to the end of the session.
pub(crate) async fn comes_and_goes(server: &Server, application: &Application, attributes: Attributes) {
    bad_tickets_are_refused(server, application).await;
    let browser = comes_in(server, application, attributes).await;
    signing_out_ends_the_session(application, browser, "/").await;
}

/// Somebody signs in through the form; the application knows them by their identifier, and goes on knowing them.
pub(crate) async fn comes_in(server: &Server, application: &Application, told: Attributes) -> Browser {
    let mut browser = Browser::new(server);
    let back = browser.ticket_for(&application.page("/")).await;
    let page = browser.visit(back.as_str()).await;
    let seen = shown(&page);
    assert_eq!(seen.user, identifier(SERVICE));
    if told == Attributes::Told {
        assert_eq!(seen.attributes["nom"], [FAMILY_NAME]);
        assert_eq!(seen.attributes["fonction"], FUNCTIONS);
    } else {
        assert!(!page.body.contains("AURÉVILLY"), "{page:?}");
    }
    let page = browser.get(&application.page("/")).await;
    assert_eq!(shown(&page), seen, "known from one page to the next");
    browser
}

/// Tickets that were made up, changed, used already, or made for another address open nothing.
pub(crate) async fn bad_tickets_are_refused(server: &Server, application: &Application) {
    let mut owner = Browser::new(server);
    let used = owner.ticket_for(&application.page("/")).await;
    shown(&owner.visit(used.as_str()).await);
    // Signed in already, by single sign-on: no form any more.
    let mut another = async |address: &str| {
        let sign_in = format!("{}/login", server.cas());
        let sign_in = Url::parse_with_params(&sign_in, [("service", address)]).expect("an address");
        ticket(&owner.sign_in_at(&sign_in).await)
    };
    let elsewhere = another(&format!("{ELSEWHERE}/")).await;
    let next_door = another(&application.page("/autre-page")).await;
    let changed = changed(&another(without_ticket(&used).as_str()).await);
    let made_up = format!("ST-{}", "7".repeat(43));
    for (why, text) in [
        ("made up", made_up),
        ("changed", changed),
        ("used", ticket(&used)),
        ("of another service", elsewhere),
        ("of another address", next_door),
    ] {
        let mut stranger = Browser::new(server);
        let page = stranger.visit(with_ticket(&used, &text).as_str()).await;
        assert!(!page.body.contains(&identifier(SERVICE)), "a ticket {why}: {page:?}");
        let page = stranger.visit(&application.page("/")).await;
        assert!(stranger.asks_to_sign_in(&page), "a ticket {why}: {page:?}");
    }
    // It is the ticket that opens, not the browser: a good one does, in anybody's.
    let mut stranger = Browser::new(server);
    let good = another(without_ticket(&used).as_str()).await;
    let page = stranger.visit(with_ticket(&used, &good).as_str()).await;
    assert_eq!(shown(&page).user, identifier(SERVICE));
}

/// Signing out of the ENT: the application, told by the server, asks who comes.
pub(crate) async fn signing_out_ends_the_session(
    application: &Application,
    mut browser: Browser,
    path: &str,
) {
    let page = browser.sign_out().await;
    assert!(page.body.contains(&format!("Service {SERVICE}")), "{page:?}");
    assert!(page.body.contains("prévenu"), "{page:?}");
    let page = browser.visit(&application.page(path)).await;
    assert!(browser.asks_to_sign_in(&page), "still signed in: {page:?}");
    let sign_in = page.location.expect("the sign-in");
    assert!(browser.is_asked_for_password(&sign_in).await, "the ENT still knows who it is");
}

/// Somebody who is signed in is asked for the password where the application wants that, and a ticket that was made
/// without it is refused there.
pub(crate) async fn asks_again(server: &Server, application: &Application, path: &str) {
    let mut browser = signed_in_elsewhere(server).await;
    let page = browser.visit(&application.page(path)).await;
    assert!(browser.asks_to_sign_in(&page), "{page:?}");
    let sign_in = page.location.expect("the sign-in");
    assert!(browser.is_asked_for_password(&sign_in).await, "no form at {sign_in}");

    let unasked = browser.sign_in_at(&without_renew(&sign_in)).await;
    let page = browser.visit(unasked.as_str()).await;
    assert!(!page.body.contains(&identifier(SERVICE)), "a ticket without the password: {page:?}");

    let back = browser.sign_in_at(&sign_in).await;
    assert_eq!(shown(&browser.visit(back.as_str()).await).user, identifier(SERVICE));
}

/// Whoever is signed in at the ENT is known without a question; what others are shown, who are not asked either.
pub(crate) async fn known_in_passing(server: &Server, application: &Application, path: &str) -> Page {
    let mut nobody = Browser::new(server);
    let page = nobody.visit(&application.page(path)).await;
    assert!(nobody.asks_to_sign_in(&page), "{page:?}");
    let asked = nobody.get(page.location.expect("the sign-in").as_str()).await;
    let back = asked.location.unwrap_or_else(|| panic!("a question: {}", asked.body));
    assert!(!back.as_str().contains("ticket="), "{back}");
    let shown_to_nobody = nobody.visit(back.as_str()).await;

    let mut somebody = signed_in_elsewhere(server).await;
    let back = somebody.ticket_for(&application.page(path)).await;
    assert_eq!(shown(&somebody.visit(back.as_str()).await).user, identifier(SERVICE));
    shown_to_nobody
}

/// A browser whose user is signed in at the ENT, for another service.
pub(crate) async fn signed_in_elsewhere(server: &Server) -> Browser {
    let mut browser = Browser::new(server);
    let sign_in = format!("{}/login?service={ELSEWHERE}/", server.cas());
    browser.sign_in_at(&Url::parse(&sign_in).expect("an address")).await;
    browser
}

/// Whom a page shows.
pub(crate) fn shown(page: &Page) -> Seen {
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    Seen::read(&page.body)
}

/// The ticket of an address.
pub(crate) fn ticket(back: &Url) -> String {
    let (name, ticket) = back.query_pairs().last().expect("parameters");
    assert_eq!(name, "ticket", "the last parameter of {back}");
    ticket.into_owned()
}

/// An address with another ticket.
pub(crate) fn with_ticket(back: &Url, text: &str) -> Url {
    let mut url = without_ticket(back);
    url.query_pairs_mut().append_pair("ticket", text);
    url
}

fn without_ticket(back: &Url) -> Url {
    without(back, "ticket")
}

/// The sign-in, as somebody asks for it who wants to spare themselves the password.
fn without_renew(sign_in: &Url) -> Url {
    without(sign_in, "renew")
}

/// An address without one of its parameters, the others as they are.
pub(crate) fn without(address: &Url, name: &str) -> Url {
    let mut url = address.clone();
    let others = address.query().unwrap_or_default().split('&');
    let others: Vec<_> = others.filter(|pair| pair.split('=').next() != Some(name)).collect();
    url.set_query(Some(&others.join("&")).filter(|query| !query.is_empty()).map(String::as_str));
    url
}

/// The same ticket with one letter of another case or another digit.
fn changed(ticket: &str) -> String {
    let last = ticket.chars().last().expect("a letter");
    let other = if last == 'a' { 'b' } else { 'a' };
    format!("{}{other}", &ticket[..ticket.len() - 1])
}
