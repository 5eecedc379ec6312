//! Requests that two servers would read differently.

use passerelle_web::UpstreamLimits;

use super::upstream::App;
use super::wire::Wire;
use super::{SPACE, passed_on, teacher_before};

/// Sends bytes where the teacher is signed in; the answer, and the targets that reached the application.
async fn sent(request: &str) -> (String, Vec<String>) {
    let app = App::start().await;
    let (world, browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let mut wire = Wire::connect(world.serve().await).await;
    wire.send(request.replace("COOKIES", &format!("Host: x\r\nCookie: {}", browser.cookies()))).await;
    let answer = wire.rest().await;
    (answer, app.seen().into_iter().map(|seen| format!("{} {}", seen.method, seen.target)).collect())
}

#[tokio::test]
async fn a_second_request_hidden_in_a_body_is_none() {
    let hidden = "GET /admin HTTP/1.1\r\nHost: x\r\n\r\n";
    for framing in
        ["Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4"]
    {
        let (answer, reached) = sent(&format!(
            "POST {SPACE}/echo HTTP/1.1\r\nCOOKIES\r\n{framing}\r\n\r\n1\r\nZ\r\n0\r\n\r\n{hidden}"
        ))
        .await;
        // One reading alone, and the connection ends with it.
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
        assert_eq!(reached, ["POST /echo"], "{framing}");
    }
}

#[tokio::test]
async fn framings_that_nobody_agrees_on_are_refused() {
    for framing in [
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "Content-Length: +1\r\n\r\na",
        "Content-Length: 1, 1\r\n\r\na",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "X: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ] {
        let (answer, reached) = sent(&format!("POST {SPACE}/echo HTTP/1.1\r\nCOOKIES\r\n{framing}")).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{framing}: {answer}");
        assert!(reached.is_empty(), "{framing}");
    }
}

#[tokio::test]
async fn addresses_that_could_mean_something_else_to_the_application_are_refused() {
    for target in [
        format!("{SPACE}/../parent/"),
        format!("{SPACE}/%2e%2e/parent/"),
        format!("{SPACE}/a/..;/b"),
        format!("{SPACE}/a%2fb"),
        format!("{SPACE}/a%5cb"),
        format!("{SPACE}/a\\b"),
        format!("{SPACE}/a%252e%252e%252fb"),
        format!("{SPACE}/%00"),
        format!("{SPACE}//voleur.exemple.fr/"),
        format!("http://127.0.0.1:8081{SPACE}/mois"),
        format!("http://voleur.exemple.fr{SPACE}/mois"),
    ] {
        let (answer, reached) =
            sent(&format!("GET {target} HTTP/1.1\r\nCOOKIES\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 40"), "{target}: {answer}");
        assert!(reached.is_empty(), "{target}: {reached:?}");
    }
    for method in ["TRACE", "CONNECT"] {
        let (answer, reached) =
            sent(&format!("{method} {SPACE}/mois HTTP/1.1\r\nCOOKIES\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 40"), "{method}: {answer}");
        assert!(reached.is_empty(), "{method}");
    }
}
