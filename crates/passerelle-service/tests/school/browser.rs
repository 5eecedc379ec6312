//! A browser without script: cookies, forms, files, no redirect followed.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode};
use tower::ServiceExt;
use url::form_urlencoded::Serializer;

/// What a server answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) body: String,
}

impl Answer {
    /// The page's text, tags and layout aside.
    pub(crate) fn text(&self) -> String {
        let mut plain = String::new();
        let mut inside = false;
        for c in self.body.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                '\u{a0}' | '\u{202f}' if !inside => plain.push(' '),
                c if !inside => plain.push(c),
                _ => {}
            }
        }
        let plain = plain.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let start = self.body.find(&mark).unwrap_or_else(|| panic!("no {name} in {}", self.text()));
        let rest = &self.body[start + mark.len()..];
        rest[..rest.find('"').expect("a value")].to_owned()
    }

    /// The numbers of a row of the supervision table, by its title; `-` where there is none.
    pub(crate) fn row(&self, title: &str) -> Vec<String> {
        let start = self.body.find(&format!("<th scope=\"row\">{title}</th>")).expect("the row is there");
        let row = &self.body[start..start + self.body[start..].find("</tr>").expect("its end")];
        let cell = |cell: &str| {
            let hidden = cell.find("<span class=\"lecteurs\">");
            let shown = match hidden {
                Some(start) => {
                    let end = start + cell[start..].find("</span>").expect("its end");
                    format!("{}{}", &cell[..start], &cell[end..])
                }
                None => cell.to_owned(),
            };
            let text = Answer { body: format!("<td {shown}"), ..Answer::empty() }.text();
            text.replace(' ', "")
        };
        row.split("<td").skip(1).map(cell).collect()
    }

    fn empty() -> Self {
        Self { status: StatusCode::OK, location: String::new(), bytes: Vec::new(), body: String::new() }
    }
}

/// A browser on the machine of the server.
pub(crate) struct Browser {
    router: Router,
    /// Where it is.
    pub(crate) address: IpAddr,
    origin: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub(crate) fn new(router: Router, origin: &str) -> Self {
        Self {
            router,
            address: Ipv4Addr::UNSPECIFIED.into(),
            origin: origin.to_owned(),
            cookies: BTreeMap::new(),
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts a form of the page at `page`: its hidden value against forgery comes with it.
    pub(crate) async fn post(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.get(page).await.hidden("_csrf");
        let form = Serializer::new(String::new()).append_pair("_csrf", &csrf).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ORIGIN, &self.origin);
        self.send(request, Body::from(form)).await
    }

    /// Posts a form with a file.
    pub(crate) async fn upload(
        &mut self,
        page: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Answer {
        let csrf = self.get(page).await.hidden("_csrf");
        let mut body = Vec::new();
        for (name, value) in [("_csrf", csrf.as_str())].iter().chain(fields) {
            let part =
                format!("--limite\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (name, content) = file;
        let part = format!(
            "--limite\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--limite--\r\n");
        let request = Request::post(path)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=limite")
            .header(ORIGIN, &self.origin);
        self.send(request, Body::from(body)).await
    }

    async fn send(&mut self, request: http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request
            .extension(ConnectInfo(SocketAddr::new(self.address, 0)))
            .header(COOKIE, cookies.join("; "))
            .header("accept-language", "fr")
            .body(body);
        let response = self.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().expect("text").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = response.headers().get(LOCATION).map(|to| to.to_str().expect("text").to_owned());
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 16 << 20).await.expect("a body").to_vec();
        Answer {
            status,
            location: location.unwrap_or_default(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}
