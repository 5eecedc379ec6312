//! Answers of the same size as a CAS server's, behind the same layers, for which nothing is done.

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, LOCATION};
use passerelle_web::{
    Access, Application, Health, NoReferrer, PublicUrl, Routes, Site, SiteSettings, SystemClock,
};
use tokio::net::TcpListener;

use crate::Error;

const WAY_BACK: &str = "https://service-0.exemple.invalid/vie-scolaire/professeur.html?identifiant=ABCDEFGH\
     &ticket=ST-0123456789012345678901234567890123456789012";
const IDENTITY: &str = "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess>\
     <cas:user>00000000-0000-4000-8000-000000000000</cas:user></cas:authenticationSuccess></cas:serviceResponse>";

pub(crate) async fn serve(listen: SocketAddr) -> Result<(), Error> {
    let listener = TcpListener::bind(listen).await?;
    let site = Site::new(SiteSettings {
        url: PublicUrl::loopback(listen)?,
        name: ["ENT".to_owned(), "ENT".to_owned()],
        vs: "Vie scolaire".to_owned(),
        ent: "ENT".to_owned(),
        contact: String::new(),
        publisher: String::new(),
        entries: Vec::new(),
        clock: Arc::new(SystemClock),
        health: Arc::new(Ready),
    });
    let routes = Routes::new().get("/cas/login", Access::Public, login).get(
        "/cas/serviceValidate",
        Access::Protocol,
        validate,
    );
    let application = Application::new(&site, routes);
    Ok(passerelle_web::serve(listener, application.router, std::future::pending()).await?)
}

async fn login() -> Response {
    (StatusCode::FOUND, NoReferrer, [(LOCATION, WAY_BACK)]).into_response()
}

async fn validate() -> Response {
    ([(CONTENT_TYPE, "application/xml;charset=UTF-8")], IDENTITY).into_response()
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}
