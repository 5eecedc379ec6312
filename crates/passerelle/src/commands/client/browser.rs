//! The address of this machine where the browser brings the code.

use std::io::{self, Read, Write};
use std::time::Duration;

use askama::Template;
use passerelle_words::Words;
use tokio::net::TcpListener;

/// How long a visitor may take to ask.
const TIMEOUT: Duration = Duration::from_secs(2);
/// Longest request that is read, in bytes.
const LIMIT: usize = 16 * 1024;

/// Waits for the code that comes with `state`; every other visit is told that there is nothing here.
pub(super) async fn code(listener: &TcpListener, state: &str, words: Words) -> io::Result<String> {
    loop {
        let (visitor, _) = listener.accept().await?;
        // A visitor who hangs up or says nothing is no reason to stop.
        if let Ok(Some(code)) = visitor.into_std().and_then(|visitor| serve(visitor, state, words)) {
            return Ok(code);
        }
    }
}

fn serve(mut visitor: std::net::TcpStream, state: &str, words: Words) -> io::Result<Option<String>> {
    visitor.set_nonblocking(false)?;
    visitor.set_read_timeout(Some(TIMEOUT))?;
    visitor.set_write_timeout(Some(TIMEOUT))?;
    let code = brought(&head(&mut visitor)?, state);
    let (status, page) = match &code {
        Some(_) => ("200 OK", Done { words }.render().map_err(io::Error::other)?),
        None => ("404 Not Found", String::new()),
    };
    write!(
        visitor,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Content-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n{page}",
        page.len()
    )?;
    Ok(code)
}

/// The request up to its empty line.
fn head(visitor: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < LIMIT {
        match visitor.read(&mut buffer)? {
            0 => break,
            read => head.extend_from_slice(&buffer[..read]),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// The code of `GET /?code=…&state=…`, if the state is ours.
fn brought(head: &str, state: &str) -> Option<String> {
    let query = head.strip_prefix("GET /?")?.split(' ').next()?;
    let value = |name: &str| {
        let mut found = url::form_urlencoded::parse(query.as_bytes()).filter(|(found, _)| found == name);
        let (_, value) = found.next()?;
        found.next().is_none().then(|| value.into_owned())
    };
    if value("state")? != state {
        return None;
    }
    value("code")
}

/// « Vous pouvez revenir à l'application ».
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="{{ words.lang().code() }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ words.say("client-page-titre") }} – Passerelle</title></head>
<body><main><h1>{{ words.say("client-page-titre") }}</h1><p>{{ words.say("client-page-texte") }}</p></main></body>
</html>
"#
)]
struct Done {
    words: Words,
}
