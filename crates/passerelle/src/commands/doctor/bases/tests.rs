//! What is told of a base, and how its ENT is asked.

use std::sync::Mutex;

use async_trait::async_trait;
use http::{Request, Response};
use passerelle_model::{CasDelegation, CertificateDigest, CertificateTrust, Delegation, Timestamp};
use passerelle_store::service::{Base, BaseSlug, Plans, Publication};
use passerelle_web::{Outbound, OutboundError};
use passerelle_words::{Lang, Words};

use super::super::State;
use super::{ent, publication};
use crate::texts::TEXTS;

fn french() -> Words {
    Words::new(Lang::French, &TEXTS)
}

/// Notes what each address is held to.
#[derive(Default)]
struct Notes(Mutex<Vec<(String, CertificateTrust)>>);

#[async_trait]
impl Outbound for Notes {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        self.send_trusting(request, &CertificateTrust::Recognised).await
    }

    async fn send_trusting(
        &self,
        request: Request<Vec<u8>>,
        trust: &CertificateTrust,
    ) -> Result<Response<Vec<u8>>, OutboundError> {
        self.0.lock().expect("no panic").push((request.uri().to_string(), trust.clone()));
        Ok(Response::new(Vec::new()))
    }
}

fn base(cas: CasDelegation) -> Base {
    Base {
        n: 0,
        slug: BaseSlug::new("tilleuls").expect("a slug"),
        hosting: "4012".to_owned(),
        schools: Vec::new(),
        school_name: "Tilleuls".to_owned(),
        name: "2026-2027".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT".to_owned(),
        publication: Publication { published: true, since: Timestamp::from_unix(0) },
        delegation: Delegation { cas: Some(cas), ..Delegation::default() },
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

#[test]
fn a_base_that_has_been_stopped_for_long_is_told_apart() {
    let mut base = base(CasDelegation::to("https://ent.invalid/cas"));
    let plans = |address: &str| Plans {
        address: BaseSlug::new(address).expect("a slug"),
        scheduled: None,
        draft: None,
        installation: None,
        installed: None,
        tested: None,
    };
    let told = |base: &Base, address: &str, seconds: i64| {
        let found = publication(base, &plans(address), Timestamp::from_unix(seconds), french());
        (found.state, found.text.contains("30 minutes"))
    };
    assert_eq!(told(&base, "tilleuls", 9999), (State::Ok, false));
    base.publication.published = false;
    assert_eq!(told(&base, "tilleuls", 1800), (State::Warning, false));
    assert_eq!(told(&base, "tilleuls", 1801), (State::Warning, true));
    assert_eq!(told(&base, "college", 9999), (State::Ok, false), "of another year");
}

#[tokio::test]
async fn the_ent_is_asked_under_the_certificate_that_the_base_expects() {
    let pinned = CertificateTrust::Certificate(CertificateDigest::new([7; 32]));
    let one = CasDelegation { trust: pinned.clone(), ..CasDelegation::to("https://ent.invalid/cas") };
    let two = CasDelegation { validation_server: Some("https://v.invalid/cas".to_owned()), ..one.clone() };
    let (login, validation) = ("https://ent.invalid/cas/login", "https://v.invalid/cas/login");
    for (cas, expected) in [
        (one, vec![(login, pinned.clone())]),
        (two, vec![(login, CertificateTrust::Recognised), (validation, pinned)]),
    ] {
        let notes = Notes::default();
        ent(&base(cas), &notes, french()).await;
        let asked = notes.0.into_inner().expect("no panic");
        assert_eq!(asked, expected.into_iter().map(|(to, by)| (to.to_owned(), by)).collect::<Vec<_>>());
    }
}
