//! What comes over the wire instead of a document.

use passerelle_model::{CasDelegation, Space, TicketValidation};
use tokio::net::TcpListener;

use super::{Reply, Scene, TEACHERS};
use crate::world::TEACHER;

#[tokio::test]
async fn answers_that_are_no_documents_let_nobody_in() {
    let scene = Scene::new(TicketValidation::Cas3).await;
    assert!(scene.attempt().await.text().contains("Bonjour"), "the server is right when it is honest");
    let scene = Scene::new(TicketValidation::Cas3).await;
    let raw = |text: &str| Reply::Raw(text.as_bytes().to_vec());
    // The eighteen bytes that every gzip stream begins with are enough: nothing here inflates anything.
    let gzip = [
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 18\r\n\r\n".to_vec(),
        vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xed, 0xc1, 1, 1, 0, 0, 0, 0x80],
    ]
    .concat();
    let latin = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<a>".to_vec(),
        vec![0xe9, 0xff, b'<', b'/', b'a', b'>'],
    ]
    .concat();
    for (why, reply) in [
        ("a redirect with the right document", Reply::Under("302 Found\r\nLocation: http://127.0.0.1:9/")),
        ("500 with the right document", Reply::Under("500 Internal Server Error")),
        ("404 with the right document", Reply::Under("404 Not Found")),
        ("204", raw("HTTP/1.1 204 No Content\r\n\r\n")),
        ("a page", Reply::Document(|_| "<!doctype html><html><title>Maintenance</title>".to_owned())),
        ("nothing", Reply::Document(|_| String::new())),
        ("CAS 1", Reply::Document(|_| "yes\n7f3c-professeur\n".to_owned())),
        (
            "JSON",
            Reply::Document(|_| {
                r#"{"serviceResponse":{"authenticationSuccess":{"user":"7f3c-professeur"}}}"#.to_owned()
            }),
        ),
        ("compressed", Reply::Raw(gzip)),
        ("not UTF-8", Reply::Raw(latin)),
        ("cut", raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<cas:serviceResponse")),
        ("not HTTP", raw("SSH-2.0-OpenSSH_9.2\r\n")),
        ("hung up", raw("")),
    ] {
        scene.liar.reply(reply);
        scene.refuses(why, "E08", 502).await;
    }
}

#[tokio::test]
async fn fifty_megabytes_are_cut_short() {
    for announced in [true, false] {
        let scene = Scene::new(TicketValidation::Saml11).await;
        scene.liar.reply(Reply::Flood { announced });
        scene.refuses("a flood", "E08", 502).await;
        // What the two systems hold on their way comes on top of the limit.
        assert!(scene.liar.sent() < 25 << 20, "{} bytes were taken", scene.liar.sent());
    }
}

#[tokio::test]
async fn a_server_that_never_ends_is_left() {
    let scene = Scene::new(TicketValidation::Saml11).await;
    for reply in [Reply::Silence, Reply::Trickle] {
        scene.liar.reply(reply);
        scene.refuses("endless", "E08", 502).await;
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_lets_nobody_in() {
    let scene = Scene::new(TicketValidation::Saml11).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    // No name has a part of more than 63 letters: nobody needs to be asked about this one.
    let unknown = format!("https://{}.exemple.fr/cas", "a".repeat(64));
    for server in [format!("http://{nobody}/cas"), unknown] {
        scene.world.delegate_to("demo", &[Space::Teachers], CasDelegation::to(&*server)).await;
        let mut browser = scene.world.browser();
        scene.world.enter(&mut browser, TEACHER, TEACHERS).await.is_error("E08", 502);
        assert_eq!(scene.world.open_sessions().await, 0, "{server}");
    }
}

/// The ENT sends everybody back without a ticket, as some do when they are misconfigured: over real connections, a
/// browser that follows every redirect is shown why, soon.
#[tokio::test]
async fn a_browser_that_is_sent_round_and_round_is_told_so() {
    super::round::goes_round(true).await;
    super::round::goes_round(false).await;
}

#[tokio::test]
async fn honest_answers_still_pass_after_lies() {
    let scene = Scene::new(TicketValidation::Cas2).await;
    scene.liar.reply(Reply::Raw(Vec::new()));
    scene.refuses("hung up", "E08", 502).await;
    scene.liar.reply(Reply::Document(|body| body));
    assert!(scene.attempt().await.text().contains("Bonjour"));
}
