//! WebSocket through the gateway, with a client and a server that others wrote.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use http::{HeaderMap, Request};
use passerelle_store::service::SpaceApplications;
use passerelle_web::UpstreamLimits;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::{SPACE, passed_on, teacher_before};
use crate::browser::Browser;
use crate::world::{ORIGIN, TEACHER, World};

/// An application that says everything back; tells the headers of each channel.
async fn echo() -> (SocketAddr, UnboundedReceiver<HeaderMap>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (told, seen) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let told = told.clone();
            tokio::spawn(async move {
                #[expect(clippy::result_large_err, reason = "the refusal is of another crate's making")]
                let note = |request: &Request<()>, response| {
                    told.send(request.headers().clone()).expect("heard");
                    Ok(response)
                };
                let mut channel = tokio_tungstenite::accept_hdr_async(stream, note).await.expect("agreed");
                while let Some(Ok(message)) = channel.next().await {
                    if message.is_close() || channel.send(message).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    (address, seen)
}

fn quick() -> UpstreamLimits {
    UpstreamLimits { recheck: Duration::from_millis(20), ..UpstreamLimits::default() }
}

async fn open(
    world: &World,
    browser: &Browser,
    origin: Option<&str>,
) -> Result<WebSocketStream<TcpStream>, Error> {
    let stream = TcpStream::connect(world.serve().await).await.expect("connected");
    let mut request = Request::builder()
        .uri(format!("ws://127.0.0.1{SPACE}/direct"))
        .header("host", "127.0.0.1")
        .header("connection", "keep-alive, Upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
        .header("x-passerelle-user", "spr")
        .header("cookie", browser.cookies());
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    client_async(request.body(()).expect("a request"), stream).await.map(|(channel, _)| channel)
}

async fn says(channel: &mut WebSocketStream<TcpStream>, text: &str) {
    channel.send(Message::text(text)).await.expect("sent");
    let heard = channel.next().await.expect("an answer").expect("a message");
    assert_eq!(heard.to_text().expect("text"), text);
}

#[tokio::test]
async fn a_channel_carries_both_ways_and_is_told_who_comes() {
    let (address, mut seen) = echo().await;
    let (world, browser) = teacher_before(passed_on(address), quick()).await;
    let mut channel = open(&world, &browser, Some(ORIGIN)).await.expect("opened");
    says(&mut channel, "bonjour").await;
    says(&mut channel, &"é".repeat(100_000)).await;
    let headers = seen.recv().await.expect("seen");
    assert_eq!(headers["x-passerelle-user"], "P1");
    assert!(headers.contains_key("x-passerelle-token") && !headers.contains_key("cookie"));
    channel.close(None).await.expect("closed");
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_channel() {
    let (address, mut seen) = echo().await;
    let (world, browser) = teacher_before(passed_on(address), quick()).await;
    for origin in [None, Some("https://voleur.exemple.fr"), Some("null")] {
        let refused = open(&world, &browser, origin).await.expect_err("refused");
        assert!(matches!(&refused, Error::Http(answer) if answer.status() == 403), "{refused}");
    }
    let nobody = world.browser();
    let refused = open(&world, &nobody, Some(ORIGIN)).await.expect_err("refused");
    assert!(matches!(&refused, Error::Http(answer) if answer.status() == 401), "{refused}");
    assert!(seen.try_recv().is_err(), "the application heard of none of them");
}

#[tokio::test]
async fn a_channel_ends_with_the_session_and_with_the_link() {
    let (address, _seen) = echo().await;
    let (world, mut browser) = teacher_before(passed_on(address), quick()).await;
    let mut channel = open(&world, &browser, Some(ORIGIN)).await.expect("opened");
    says(&mut channel, "un").await;
    world.unlink("P1").await;
    ended(&mut channel).await;

    world.link_teacher("P1", TEACHER).await;
    let mut channel = open(&world, &browser, Some(ORIGIN)).await.expect("opened");
    says(&mut channel, "deux").await;
    browser.get("/vs/demo/circulation").await;
    browser.post("/vs/demo/quitter", &[]).await;
    ended(&mut channel).await;
}

#[tokio::test]
async fn a_channel_ends_when_its_application_is_taken_away() {
    let (address, _seen) = echo().await;
    let (world, browser) = teacher_before(passed_on(address), quick()).await;
    let mut channel = open(&world, &browser, Some(ORIGIN)).await.expect("opened");
    says(&mut channel, "un").await;
    world.put_behind("demo", SpaceApplications::default()).await;
    ended(&mut channel).await;
}

async fn ended(channel: &mut WebSocketStream<TcpStream>) {
    let end = tokio::time::timeout(Duration::from_secs(20), channel.next()).await.expect("in time");
    assert!(matches!(end, None | Some(Err(_))), "{end:?}");
}
