//! One hand-over: what a browser asks, then what the service asks.

use std::cell::Cell;
use std::net::SocketAddr;
use std::time::Instant;

use crate::Error;
use crate::connection::{Connection, header};
use crate::pace::Exchange;
use crate::tally::Times;

/// The same requests, for one person after another.
pub(crate) struct Visit {
    server: SocketAddr,
    login: String,
    validation: String,
    cookies: Vec<String>,
    next: Cell<usize>,
}

impl Visit {
    pub(crate) fn new(
        server: SocketAddr,
        prefix: &str,
        service: &str,
        cookies: Vec<String>,
    ) -> Result<Self, Error> {
        if cookies.is_empty() {
            return Err("nobody is signed in: the file of cookies is empty".into());
        }
        let service: String = url::form_urlencoded::byte_serialize(service.as_bytes()).collect();
        Ok(Self {
            server,
            login: format!("GET {prefix}/login?service={service} HTTP/1.1\r\nHost: {server}\r\nCookie: "),
            validation: format!("GET {prefix}/serviceValidate?service={service}&ticket="),
            cookies,
            next: Cell::new(0),
        })
    }
}

impl Exchange for Visit {
    fn server(&self) -> SocketAddr {
        self.server
    }

    /// Hands the next person over.
    async fn once(&self, browser: &mut Connection, service: &mut Connection) -> Result<Times, Error> {
        let cookie = &self.cookies[self.next.get() % self.cookies.len()];
        self.next.set(self.next.get() + 1);
        let answer = browser.ask(format!("{}{cookie}\r\n\r\n", self.login).as_bytes()).await?;
        let location = header(answer.head, "location").filter(|_| answer.status == 302);
        let (_, ticket) = location.and_then(|l| l.rsplit_once("ticket=")).ok_or("no ticket")?;
        let request = format!("{}{ticket} HTTP/1.1\r\nHost: {}\r\n\r\n", self.validation, self.server);
        let handed = Instant::now();
        let answer = service.ask(request.as_bytes()).await?;
        let success = b"authenticationSuccess";
        if answer.status != 200 || !answer.body.windows(success.len()).any(|found| found == success) {
            return Err("the ticket was refused".into());
        }
        Ok(Times { second: handed, done: Instant::now() })
    }
}
