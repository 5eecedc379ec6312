//! One page, asked for again and again.

use std::cell::Cell;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Instant;

use crate::Error;
use crate::connection::Connection;
use crate::pace::Exchange;
use crate::tally::Times;

/// The same request, in the name of one person after another.
pub(crate) struct Page {
    server: SocketAddr,
    path: String,
    head: String,
    cookies: Vec<String>,
    expected: u16,
    next: Cell<usize>,
}

impl Page {
    pub(crate) fn new(
        server: SocketAddr,
        path: &str,
        headers: &[String],
        cookies: Vec<String>,
        expected: u16,
    ) -> Result<Self, Error> {
        let mut head = format!(" HTTP/1.1\r\nHost: {server}\r\n");
        for header in headers {
            write!(head, "{header}\r\n")?;
        }
        Ok(Self { server, path: path.to_owned(), head, cookies, expected, next: Cell::default() })
    }
}

impl Exchange for Page {
    fn server(&self) -> SocketAddr {
        self.server
    }

    async fn once(&self, browser: &mut Connection, _: &mut Connection) -> Result<Times, Error> {
        let turn = self.next.replace(self.next.get() + 1);
        let cookie = match self.cookies.get(turn % self.cookies.len().max(1)) {
            Some(cookie) => format!("Cookie: {cookie}\r\n"),
            None => String::new(),
        };
        let begun = Instant::now();
        let request = format!("GET {}{}{cookie}\r\n", self.path, self.head);
        let answer = browser.ask(request.as_bytes()).await?;
        if answer.status != self.expected {
            return Err(format!("status {} instead of {}", answer.status, self.expected).into());
        }
        Ok(Times { second: begun, done: Instant::now() })
    }
}
