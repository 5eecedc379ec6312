//! What the servers believe, and what they keep to themselves.

use std::io;
use std::sync::{Arc, Mutex};

use http::Method;
use tracing_subscriber::filter::LevelFilter;

use super::addresses::{Door, doors};
use super::school;
use super::visitors::{Visitor, Who};
use super::world::{PASSWORD, World};

/// Everybody who is signed in somewhere, one per kind of session.
const SIGNED_IN: [Who; 5] = [Who::Head, Who::LinkedTeacher, Who::OtherTeacher, Who::Supervisor, Who::Hosting];

/// What holds a session: the ends of the cookies' names.
const SESSIONS: [&str; 5] = ["TGC", "portal", "espaces", "school", "console"];

#[tokio::test]
async fn a_session_planted_before_somebody_signs_in_is_not_the_one_that_opens() {
    let world = World::new().await;
    let planted = "Q".repeat(43);
    for who in SIGNED_IN {
        let mut browser = Visitor::new(&world, who).await.browser;
        let held: Vec<_> = SESSIONS.into_iter().filter(|name| browser.cookie(name).is_some()).collect();
        assert!(!held.is_empty(), "{who:?}");
        browser.plant(&held, &planted);
        let victim = Visitor::in_browser(&world, who, browser).await;
        for name in held {
            let opened = victim.browser.cookie(name).expect("a session");
            assert!(opened != planted, "{who:?}: {name}");
        }
    }
}

#[tokio::test]
async fn a_server_learns_its_own_address_from_its_settings_alone() {
    let lies = [
        ("host", "voleur.exemple.fr"),
        ("x-forwarded-host", "voleur.exemple.fr"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-prefix", "/voleur"),
        ("forwarded", "host=voleur.exemple.fr;proto=https"),
        ("x-original-url", "/voleur"),
        ("referer", "https://voleur.exemple.fr/"),
    ];
    let world = World::new().await;
    let doors = doors(&world).await;
    for who in [Who::Nobody].into_iter().chain(SIGNED_IN) {
        let visitor = Visitor::new(&world, who).await;
        for address in pages(&doors, who) {
            let answer = visitor.browser.clone().send(Method::GET, address, &lies, "").await;
            let repeated = answer
                .headers
                .values()
                .any(|value| value.to_str().is_ok_and(|value| value.contains("voleur")));
            assert!(!repeated && !answer.body.contains("voleur"), "{who:?} {address}");
        }
    }
}

#[tokio::test]
async fn the_log_holds_no_secret_and_nobody() {
    let written = Lines::default();
    let lines = written.clone();
    // For every thread, passwords' own included; what other tests log meanwhile has no more right to be secret.
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || lines.clone())
        .init();

    let world = World::new().await;
    let doors = doors(&world).await;
    let mut secrets = vec![PASSWORD.to_owned(), school::HEAD.to_owned(), school::TEACHER.to_owned()];
    for who in Who::ALL {
        let visitor = Visitor::new(&world, who).await;
        for address in pages(&doors, who) {
            visitor.browser.clone().get(address).await;
        }
        secrets.extend([visitor.csrf.clone(), visitor.bearer.clone()]);
        secrets.extend(SESSIONS.iter().filter_map(|name| visitor.browser.cookie(name)).map(str::to_owned));
    }
    for guest in world.guests.iter() {
        let account =
            world.sample.accounts.iter().find(|account| account.id == guest.id).expect("an account");
        secrets.extend([guest.id.as_str().to_owned(), account.family_name.clone(), world.login(guest.part)]);
    }
    let log = written.text();
    assert!(log.contains("/etab/{uai}/journal"), "requests are logged, by their pattern");
    let mut words = log.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
    assert!(!log.contains("ticket=") && !words.any(|word| word.starts_with("ST-")), "a ticket in the log");
    for (n, secret) in secrets.iter().enumerate().filter(|(_, secret)| !secret.is_empty()) {
        assert!(!log.contains(secret.as_str()), "secret {n} of {} is in the log", secrets.len());
    }
}

/// The pages that somebody may look at.
fn pages(doors: &[Door], who: Who) -> impl Iterator<Item = &String> {
    let theirs = move |door: &&Door| {
        door.route.method == "GET" && who.knocks_at(door.origin) && who.enters(&door.route)
    };
    doors.iter().filter(theirs).flat_map(|door| &door.addresses)
}

/// What was logged.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("a lock")).into_owned()
    }
}

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a lock").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
