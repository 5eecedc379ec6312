//! Applications behind the spaces, over real connections.

mod channels;
mod crossing;
mod entering;
mod forward_auth;
mod keys;
mod smuggling;
mod token;
mod upstream;
mod wire;

use std::net::SocketAddr;

use passerelle_model::Space;
use passerelle_store::service::{
    Application, ApplicationWay, IdentityHeaders, SpaceApplications, TokenPlace,
};
use passerelle_web::UpstreamLimits;

use crate::browser::Browser;
use crate::world::{TEACHER, World};

/// The space that the application stands behind.
const SPACE: &str = "/vs/demo/professeur";

/// An application that is passed on to.
fn passed_on(upstream: SocketAddr) -> Application {
    Application {
        way: ApplicationWay::Proxied { upstream: format!("http://{upstream}") },
        headers: IdentityHeaders::default(),
        token: TokenPlace::Header,
        audience: "agenda".to_owned(),
    }
}

/// An application with a web server of its own.
fn asked_about(public: &str) -> Application {
    let way = ApplicationWay::ForwardAuth { public: public.to_owned() };
    Application { way, ..passed_on(SocketAddr::from(([127, 0, 0, 1], 9))) }
}

/// A world where this application stands behind the teachers' space, which is delegated.
async fn world_with(application: Application, limits: UpstreamLimits) -> World {
    let world = World::with_limits(limits).await;
    world.delegate("demo", &[Space::Teachers], false, passerelle_model::TicketValidation::Saml11).await;
    world.put_behind("demo", SpaceApplications::from([(Space::Teachers, application)])).await;
    world
}

/// The same, with the teacher signed in.
async fn teacher_before(application: Application, limits: UpstreamLimits) -> (World, Browser) {
    let world = world_with(application, limits).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, SPACE).await;
    (world, browser)
}
