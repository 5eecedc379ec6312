//! Redirects without end, over real connections.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::RawQuery;
use axum::response::IntoResponse as _;
use axum::routing::get;
use http::header::{COOKIE, LOCATION, SET_COOKIE};
use http::{Request, StatusCode};
use passerelle_model::{CasDelegation, Space};
use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{Outbound as _, serve};
use tokio::net::TcpListener;

use super::TEACHERS;
use crate::ent::Ent;
use crate::world::{TEACHER, World};

/// Redirects that browsers follow before they give up.
const BROWSERS_LIMIT: usize = 20;

/// An ENT that sends everybody back at once: with a good ticket to browsers that keep no cookie, or without a ticket
/// to browsers like any other.
pub(super) async fn goes_round(with_tickets: bool) {
    let (listener, origin) = listening().await;
    let world = World::calling(&origin, None).await;
    let (ent_listener, ent_origin) = listening().await;
    spawn(ent_listener, sends_back(world.ent.clone(), with_tickets));
    let cas = CasDelegation::to(format!("{ent_origin}/cas"));
    world.delegate_to("demo", &[Space::Teachers], cas).await;
    spawn(listener, world.router());

    let keeps_cookies = !with_tickets;
    let (hops, last) = follow(&format!("{origin}{TEACHERS}"), keeps_cookies).await;
    assert!(last.contains("La connexion tourne en rond"), "{last}");
    assert!(last.contains("E07"), "{last}");
    assert!(hops < BROWSERS_LIMIT, "{hops} redirects");
    assert_eq!(
        world.open_sessions().await > 0,
        with_tickets,
        "sessions that no browser holds end by themselves"
    );
}

async fn listening() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address: SocketAddr = listener.local_addr().expect("an address");
    (listener, format!("http://{address}"))
}

fn spawn(listener: TcpListener, router: Router) {
    tokio::spawn(serve(listener, router, std::future::pending()));
}

fn sends_back(ent: Arc<Ent>, with_tickets: bool) -> Router {
    let login = move |RawQuery(query): RawQuery| async move {
        let query = query.unwrap_or_default();
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        let service = pairs.find(|(name, _)| name == "service").expect("a service").1.into_owned();
        let back = if with_tickets {
            format!("{service}?ticket={}", ent.ticket(TEACHER, &service).as_str())
        } else {
            service
        };
        (StatusCode::FOUND, [(LOCATION, back)]).into_response()
    };
    Router::new().route("/cas/login", get(login))
}

/// Goes where it is sent, as a browser does; how often it was, and the page at the end.
async fn follow(address: &str, keeps_cookies: bool) -> (usize, String) {
    let client = HttpOutbound::new().expect("a client");
    let mut cookies: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut next = address.to_owned();
    for hops in 0..=BROWSERS_LIMIT {
        let place = url::Url::parse(&next).expect("an address");
        let jar = cookies.entry(place.origin().ascii_serialization()).or_default();
        let held = jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = Request::get(&next).header("accept-language", "fr").header(COOKIE, held);
        let answer = client.send(request.body(Vec::new()).expect("a request")).await.expect("an answer");
        if keeps_cookies {
            for cookie in answer.headers().get_all(SET_COOKIE) {
                let pair = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
                let (name, value) = pair.split_once('=').expect("a cookie");
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        match answer.headers().get(LOCATION) {
            Some(location) => {
                let location = location.to_str().expect("text");
                next = place.join(location).expect("an address").to_string();
            }
            None => return (hops, String::from_utf8(answer.into_body()).expect("a page")),
        }
    }
    panic!("sent round and round, last to {next}");
}
