//! Listening, and calls to partners, over loopback.

use http::Request;
use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{Outbound, OutboundError, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::fixture::application;

fn get(address: &str) -> Request<Vec<u8>> {
    Request::get(address).body(Vec::new()).expect("a request")
}

#[tokio::test]
async fn a_server_answers_then_stops_when_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, application().router, async {
        let _ = stopped.await;
    }));
    let outbound = HttpOutbound::new().expect("a client");
    let answer = outbound.send(get(&format!("{address}/healthz"))).await.expect("an answer");
    assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (200, b"ok\n".as_slice()));
    assert_eq!(
        outbound.send(get(&format!("{address}/nowhere"))).await.expect("an answer").status().as_u16(),
        404
    );
    stop.send(()).expect("it still runs");
    server.await.expect("no panic").expect("a clean end");
    assert_eq!(outbound.send(get(&address)).await.err(), Some(OutboundError::Refused));
}

#[tokio::test]
async fn plain_http_leaves_this_machine_never() {
    let outbound = HttpOutbound::new().expect("a client");
    assert_eq!(outbound.send(get("http://cas.exemple.fr/")).await.err(), Some(OutboundError::PlainHttp));
    assert_eq!(outbound.send(get("ftp://127.0.0.1/")).await.err(), Some(OutboundError::Address));
}

#[tokio::test]
async fn an_address_that_a_partner_chose_never_leads_to_this_machine() {
    let router = axum::Router::new().route("/", axum::routing::get(|| async { "ok" }));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = tokio::spawn(serve(listener, router, std::future::pending()));
    let outbound = HttpOutbound::new().expect("a client");
    for host in ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433"] {
        let address = format!("http://{host}:{port}/");
        assert_eq!(
            outbound.send_to_public(get(&address)).await.err(),
            Some(OutboundError::Private),
            "{host}"
        );
    }
    let private = outbound.send_to_public(get("https://192.168.1.1/")).await;
    assert_eq!(private.err(), Some(OutboundError::Private));
    let own = outbound.send(get(&format!("http://127.0.0.1:{port}/"))).await.expect("an answer");
    assert_eq!(own.status().as_u16(), 200, "where the address is ours to choose");
    server.abort();
}

#[tokio::test]
async fn redirects_are_answers_and_large_answers_are_refused() {
    let router = axum::Router::new()
        .route("/away", axum::routing::get(|| async { axum::response::Redirect::to("/large") }))
        .route("/large", axum::routing::get(|| async { "x".repeat(HttpOutbound::MAX_BODY + 1) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(serve(listener, router, std::future::pending()));
    let outbound = HttpOutbound::new().expect("a client");
    assert_eq!(
        outbound.send(get(&format!("{address}/away"))).await.expect("an answer").status().as_u16(),
        303
    );
    assert_eq!(outbound.send(get(&format!("{address}/large"))).await.err(), Some(OutboundError::TooLarge));
    server.abort();
}

#[tokio::test]
async fn a_peer_that_speaks_no_tls_is_named_so() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("https://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(serve(listener, application().router, std::future::pending()));
    let outbound = HttpOutbound::new().expect("a client");
    assert!(matches!(outbound.send(get(&address)).await.err(), Some(OutboundError::Tls(_))));
    server.abort();
}
