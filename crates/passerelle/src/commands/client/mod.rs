//! `client`: a native client, which signs somebody in through the browser.

mod browser;
mod service;

use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tokio::net::TcpListener;

use self::service::{Me, Service};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};

/// How long the person may take.
const PATIENCE: Duration = Duration::from_secs(600);

pub(super) fn run(options: &cli::Client, console: Console) -> Result<Exit, Failure> {
    let service = Service::new(&options.base)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Server)?;
    let me = runtime.block_on(sign_in(&service, console, |address| announce(address, options, console)))?;
    tell(&me, options, console)?;
    Ok(Exit::Done)
}

/// Waits for the browser on a port of this machine that nobody can foretell, and takes what it brings to the service.
async fn sign_in(
    service: &Service,
    console: Console,
    open: impl FnOnce(&str) -> Result<(), Failure>,
) -> Result<Me, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(Failure::Server)?;
    let port = listener.local_addr().map_err(Failure::Server)?.port();
    let request = service.request(&format!("http://127.0.0.1:{port}/"))?;
    open(&request.address)?;
    let code = tokio::time::timeout(PATIENCE, browser::code(&listener, request.state(), console.words));
    let code = code.await.map_err(|_| service.failure("erreur-client-attente"))?.map_err(Failure::Server)?;
    service.exchange(&request, &code).await
}

fn announce(address: &str, options: &cli::Client, console: Console) -> Result<(), Failure> {
    if options.json {
        console.result(&json!({ "address": address }).to_string())?;
    } else {
        console.remark("client-adresse", []);
        console.result(address)?;
    }
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if screen && !options.no_open {
        let quiet = || Stdio::null();
        // Without a browser to open, the address above is enough.
        let _ = Command::new("xdg-open").arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    }
    Ok(())
}

fn tell(me: &Me, options: &cli::Client, console: Console) -> Result<(), Failure> {
    if options.json {
        return console.result(&json!(me).to_string());
    }
    let words = console.words;
    let key = if me.delegated { "client-par-ent" } else { "client-par-mot-de-passe" };
    console.result(&words.tell2(key, "base", me.base.as_str(), "etablissement", me.school.as_str()))?;
    for user in &me.users {
        let line = words.tell2(
            "client-personne",
            "population",
            user.population.as_str(),
            "espace",
            user.space.as_str(),
        );
        console.result(&line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread::{self, JoinHandle};

    use passerelle_gateway::rules::client::ClientRequest;
    use passerelle_words::{Lang, Words};

    use super::service::Service;
    use super::sign_in;
    use crate::console::Console;
    use crate::failure::{Exit, Failure};
    use crate::texts::TEXTS;

    fn console() -> Console {
        Console::new(Words::new(Lang::French, &TEXTS))
    }

    /// A service that answers these bodies in turn; gives what it was sent.
    fn service(answers: Vec<(&'static str, &'static str)>) -> (String, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}/vs/demo", listener.local_addr().expect("an address"));
        let thread = thread::spawn(move || {
            let answer = |(status, body): (&str, &str)| {
                let (mut stream, _) = listener.accept().expect("a call");
                let mut asked = String::new();
                let mut buffer = [0; 4096];
                loop {
                    let read = stream.read(&mut buffer).expect("readable");
                    asked.push_str(&String::from_utf8_lossy(&buffer[..read]));
                    let (head, sent) = asked.split_once("\r\n\r\n").unwrap_or((&asked, ""));
                    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                    let length = length.map_or(0, |length| length.parse().expect("a length"));
                    if asked.contains("\r\n\r\n") && sent.len() >= length {
                        break;
                    }
                }
                let length = body.len();
                write!(
                    stream,
                    "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
                )
                .expect("writable");
                asked
            };
            answers.into_iter().map(answer).collect()
        });
        (base, thread)
    }

    /// The browser's visit to the client's own address.
    fn visit(address: &str, query: &str) -> String {
        let url = url::Url::parse(address).expect("an address");
        let mut stream = TcpStream::connect(("127.0.0.1", url.port().expect("a port"))).expect("listening");
        write!(stream, "GET /?{query} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").expect("writable");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("readable");
        answer
    }

    fn run(
        base: &str,
        browse: impl FnOnce(ClientRequest) -> Vec<String> + Send + 'static,
    ) -> Result<(super::Me, Vec<String>), Failure> {
        let service = Service::new(base)?;
        let mut pages = None;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let me = runtime.block_on(sign_in(&service, console(), |address| {
            let url = url::Url::parse(address).expect("an address");
            let value = |name: &str| {
                url.query_pairs()
                    .find(|(found, _)| found == name)
                    .map(|(_, value)| value.into_owned())
                    .expect("there")
            };
            let request =
                ClientRequest::new(&value("redirect_uri"), &value("code_challenge"), &value("state"))
                    .expect("accepted");
            pages = Some(thread::spawn(move || browse(request)));
            Ok(())
        }));
        let pages = pages.expect("opened").join().expect("no panic");
        me.map(|me| (me, pages))
    }

    #[test]
    fn the_code_of_the_browser_becomes_a_session() {
        let me = r#"{"base":"2020-2021","school":"Collège des Essais","delegated":true,
            "users":[{"n":4,"population":"professeur","space":"professeur"}]}"#;
        let (base, thread) = service(vec![("200 OK", r#"{"token":"jeton"}"#), ("200 OK", me)]);
        let (me, pages) = run(&base, |request| {
            let good = format!("code=abc&state={}", request.state);
            // A stranger's visit, and one without a code, change nothing.
            ["code=vole&state=devine-moi", "error=x", &good]
                .map(|query| visit(&request.redirect, query))
                .to_vec()
        })
        .expect("signed in");
        assert!(me.delegated && me.users[0].population == "professeur");
        assert!(pages[0].starts_with("HTTP/1.1 404") && pages[1].starts_with("HTTP/1.1 404"));
        assert!(
            pages[2].starts_with("HTTP/1.1 200") && pages[2].contains("Vous pouvez revenir à l’application")
        );
        let asked = thread.join().expect("no panic");
        assert!(
            asked[0].starts_with("POST /vs/demo/client/jeton ")
                && asked[0].contains("code=abc&code_verifier=")
        );
        assert!(asked[1].starts_with("GET /vs/demo/client/moi ") && asked[1].contains("Bearer jeton"));
    }

    #[test]
    fn a_code_that_the_service_refuses_is_the_remote_sides_failure() {
        let (base, thread) = service(vec![("400 Bad Request", r#"{"error":"invalid_grant"}"#)]);
        let failure = run(&base, |request| {
            vec![visit(&request.redirect, &format!("code=abc&state={}", request.state))]
        })
        .expect_err("refused");
        assert_eq!(failure.exit(), Exit::RemoteSide);
        thread.join().expect("no panic");
    }

    #[test]
    fn the_address_is_that_of_a_base_and_http_stays_on_this_machine() {
        for good in ["http://127.0.0.1:8081/vs/demo", "https://vs.exemple.fr/vs/demo/"] {
            assert!(Service::new(good).is_ok(), "{good}");
        }
        for bad in [
            "http://vs.exemple.fr/vs/demo",
            "https://vs.exemple.fr/",
            "https://vs.exemple.fr/vs/",
            "demo",
            "https://a@b.fr/vs/demo",
        ] {
            assert_eq!(Service::new(bad).expect_err(bad).exit(), Exit::Usage, "{bad}");
        }
    }
}
