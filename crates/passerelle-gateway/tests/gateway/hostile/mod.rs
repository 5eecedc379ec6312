//! An ENT that lies, fails or dies, over real connections: nobody comes in, and the page says what is known.

mod documents;
mod liar;
mod round;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use passerelle_model::{CasDelegation, Space, TicketValidation};
use passerelle_web::outbound::HttpOutbound;

pub(crate) use self::liar::{Liar, Reply};
use crate::browser::Answer;
use crate::world::{ORIGIN, TEACHER, World};

pub(crate) const TEACHERS: &str = "/vs/demo/professeur";

/// Time that the gateway gives a whole answer here.
const PATIENCE: Duration = Duration::from_millis(400);

/// A gateway that calls over the network, and the server that it calls.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) liar: Liar,
}

impl Scene {
    pub(crate) async fn new(validation: TicketValidation) -> Self {
        let outbound = HttpOutbound::patient(b"", PATIENCE).expect("a client");
        let world = World::calling(ORIGIN, Some(Arc::new(outbound))).await;
        let liar = Liar::start(world.ent.clone(), None).await;
        let cas = CasDelegation { validation, ..CasDelegation::to(liar.cas("127.0.0.1")) };
        world.delegate_to("demo", &[Space::Teachers], cas).await;
        Self { world, liar }
    }

    /// The page at the end of an attempt to come in as the teacher.
    pub(crate) async fn attempt(&self) -> Answer {
        self.world.enter(&mut self.world.browser(), TEACHER, TEACHERS).await
    }

    /// Asserts that nobody comes in, and which page is shown.
    pub(crate) async fn refuses(&self, why: &str, reference: &str, status: u16) {
        let mut browser = self.world.browser();
        let answer = self.world.enter(&mut browser, TEACHER, TEACHERS).await;
        assert_eq!(answer.status.as_u16(), status, "{why}: {}", answer.text());
        assert!(answer.text().contains(&format!("Réf. {reference},")), "{why}: {}", answer.text());
        assert!(!answer.text().contains("BUKISA"), "{why}");
        assert!(browser.cookie("espaces").is_none(), "{why}");
        assert_eq!(self.world.open_sessions().await, 0, "{why}");
        let again = browser.get(TEACHERS).await;
        assert!(again.location().starts_with(&self.liar.cas("127.0.0.1")), "{why}");
    }
}
