//! A small application, and a browser without a screen.

use std::sync::Arc;

use askama::Template;
use async_trait::async_trait;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use passerelle_model::Timestamp;
use passerelle_store::StoreError;
use passerelle_web::components::Field;
use passerelle_web::{
    Access, Application, Entry, FixedClock, FormTargets, Health, Known, NoReferrer, Page, Problem, PublicUrl,
    Rendered, Routes, Site, SiteSettings, Upload, Visitor, html,
};
use tower::ServiceExt;

pub(crate) struct Healthy(pub(crate) bool);

#[async_trait]
impl Health for Healthy {
    async fn ready(&self) -> bool {
        self.0
    }
}

pub(crate) fn site_at(url: &str, healthy: bool) -> Site {
    let texts = |fr: &str, en: &str| [fr.to_owned(), en.to_owned()];
    Site::new(SiteSettings {
        url: PublicUrl::parse(url).expect("an address"),
        name: texts("Serveur d’essai", "Trial server"),
        vs: "Vie scolaire".to_owned(),
        ent: "ENT d’essai".to_owned(),
        contact: "assistance@exemple.fr".to_owned(),
        publisher: String::new(),
        entries: vec![Entry {
            label: texts("Portail", "Portal"),
            about: texts("Vos services", "Your services"),
            href: "/ent/".to_owned(),
        }],
        clock: Arc::new(FixedClock::new(Timestamp::from_unix(1_600_000_000))),
        health: Arc::new(Healthy(healthy)),
    })
}

pub(crate) fn application_at(url: &str) -> Application {
    let routes = Routes::new()
        .get("/form", Access::Public, form)
        .post("/form", Access::Public, || async { "posted" })
        .upload("/upload", Access::Public, 1000, received)
        .get("/cas", Access::Public, || async {
            let targets = FormTargets::new(["https://vs.exemple.fr/vs/demo/?a=1", "javascript:alert(1)"]);
            (targets, NoReferrer, "cas").into_response()
        })
        .post("/machine", Access::Protocol, || async { "heard" })
        .get("/machine", Access::Protocol, || async { Problem::known(Known::Conflict) })
        .get("/panic", Access::Public, panics)
        .get("/stale", Access::Public, || async { Problem::from(StoreError::Stale) })
        .get("/broken", Access::Public, || async {
            Problem::from(StoreError::Failure("secret-cause BUKISA".into()))
        })
        .get("/number/{n}", Access::Public, |n: axum::extract::Path<u32>| async move { n.to_string() })
        .get("/stopped", Access::Public, || async {
            Problem::known(Known::Stopped)
                .with("vs", "Vie <scolaire>")
                .with("depuis", "3 septembre")
                .link("action-reessayer", "/form?a=1&b=2")
        })
        .with_state(());
    Application::new(&site_at(url, true), routes)
}

pub(crate) const URL: &str = "http://127.0.0.1:8081";

pub(crate) fn application() -> Application {
    application_at(URL)
}

#[derive(Template)]
#[template(
    source = r#"{% extends "layout.html" %}{% block content %}<form method="post">{{ page.csrf() }}{{ field }}</form>{% endblock %}"#,
    ext = "html"
)]
struct FormPage {
    page: Page,
    field: Field,
}

async fn form(visitor: Visitor) -> Rendered {
    let field = Field::text("nom", "Nom d’usage")
        .hint("Comme sur le carnet.")
        .error(Some("Tapez <un> nom.".to_owned()));
    let page = visitor.page("Formulaire").header("Collège d’essai").with_form().errors([&field]);
    Ok(html(&FormPage { page, field }))
}

async fn received(upload: Upload) -> Response {
    let file = upload.file.as_ref().map(|file| format!("{} {}", file.name, file.content.len()));
    format!("{:?} {}", file, upload.field("regles")).into_response()
}

async fn panics() -> Response {
    panic!("invented trouble")
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The cookies it sets, as a browser sends them back.
    pub(crate) fn cookies(&self) -> String {
        let pairs = self
            .headers
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// The hidden field of its first form.
    pub(crate) fn csrf(&self) -> String {
        let start = self.body.split(r#"name="_csrf" value=""#).nth(1).expect("a form");
        start.split('"').next().expect("a value").to_owned()
    }
}

pub(crate) async fn send(application: &Application, request: Request<Body>) -> Answer {
    let response = application.router.clone().oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, body }
}

pub(crate) async fn get(application: &Application, path: &str, headers: &[(&str, &str)]) -> Answer {
    send(application, request(Method::GET, path, headers, Body::empty())).await
}

pub(crate) async fn post(
    application: &Application,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut all = vec![(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")];
    all.extend(headers);
    send(application, request(Method::POST, path, &all, Body::from(body.to_owned()))).await
}

pub(crate) fn request(method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let request = Request::builder().method(method).uri(path);
    headers
        .iter()
        .fold(request, |request, (name, value)| request.header(*name, *value))
        .body(body)
        .expect("a request")
}

pub(crate) const COOKIE_HEADER: &str = "cookie";
