//! Signed-in browsers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::response::IntoResponse;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use passerelle_model::Timestamp;
use passerelle_store::{Realm, Session, SessionStore, StoreError, TokenDigest};
use passerelle_web::{Cookie, FixedClock, Lifetime, PublicUrl, Sessions, SetCookie, SignedIn};
use serde::{Deserialize, Serialize};

use crate::fixture::URL;

#[derive(Default)]
struct Memory(Mutex<HashMap<TokenDigest, Session>>);

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait]
impl SessionStore for Memory {
    async fn open_session(&self, session: &Session) -> Result<()> {
        self.0.lock().expect("alone").insert(session.digest.clone(), session.clone());
        Ok(())
    }

    async fn session(&self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Result<Option<Session>> {
        let sessions = self.0.lock().expect("alone");
        Ok(sessions.get(digest).filter(|session| session.realm == realm && session.expires > now).cloned())
    }

    async fn touch_session(&self, digest: &TokenDigest, seen: Timestamp, expires: Timestamp) -> Result<()> {
        if let Some(session) = self.0.lock().expect("alone").get_mut(digest) {
            (session.seen, session.expires) = (seen, expires);
        }
        Ok(())
    }

    async fn update_subject(&self, digest: &TokenDigest, subject: &str) -> Result<()> {
        if let Some(session) = self.0.lock().expect("alone").get_mut(digest) {
            subject.clone_into(&mut session.subject);
        }
        Ok(())
    }

    async fn close_session(&self, digest: &TokenDigest) -> Result<()> {
        self.0.lock().expect("alone").remove(digest);
        Ok(())
    }

    async fn close_tied(&self, realm: Realm, tie: &str) -> Result<u64> {
        Ok(self.close(|session| session.realm == realm && session.tie.as_deref() == Some(tie)))
    }

    async fn close_owned(&self, realm: Realm, owner: &str) -> Result<u64> {
        Ok(self.close(|session| session.realm == realm && session.owner == owner))
    }

    async fn sessions_of(&self, realm: Realm, owner: &str, now: Timestamp) -> Result<Vec<Session>> {
        let sessions = self.0.lock().expect("alone");
        let open =
            |session: &&Session| session.realm == realm && session.owner == owner && session.expires > now;
        Ok(sessions.values().filter(open).cloned().collect())
    }

    async fn purge_sessions(&self, now: Timestamp) -> Result<u64> {
        Ok(self.close(|session| session.expires <= now))
    }

    async fn count_sessions(&self, realm: Realm, prefix: &str, now: Timestamp) -> Result<u64> {
        let sessions = self.0.lock().expect("alone");
        let open = |session: &&Session| session.realm == realm && session.expires > now;
        Ok(sessions.values().filter(open).filter(|session| session.owner.starts_with(prefix)).count() as u64)
    }
}

impl Memory {
    fn close(&self, which: impl Fn(&Session) -> bool) -> u64 {
        let mut sessions = self.0.lock().expect("alone");
        let before = sessions.len();
        sessions.retain(|_, session| !which(session));
        (before - sessions.len()) as u64
    }
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Who {
    row: i64,
}

struct Fixture {
    clock: Arc<FixedClock>,
    store: Arc<Memory>,
}

impl Fixture {
    fn new() -> Self {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_600_000_000)));
        Self { clock, store: Arc::default() }
    }

    fn sessions(&self, realm: Realm) -> Sessions {
        let url = PublicUrl::parse(URL).expect("an address");
        let lifetime = Lifetime { idle: 1800, absolute: 7200 };
        Sessions::new(
            self.store.clone(),
            self.clock.clone(),
            realm,
            Cookie::new(&url, realm.code()),
            lifetime,
        )
    }
}

/// The headers of a browser that was given this cookie.
fn browser(cookie: SetCookie) -> HeaderMap {
    let response = (cookie, "").into_response();
    let pair =
        response.headers()[SET_COOKIE].to_str().expect("text").split(';').next().expect("a pair").to_owned();
    HeaderMap::from_iter([(COOKIE, HeaderValue::try_from(pair).expect("a header"))])
}

async fn found(sessions: &Sessions, headers: &HeaderMap) -> Option<SignedIn<Who>> {
    sessions.find(headers).await.expect("the store answers")
}

#[tokio::test]
async fn a_session_is_found_by_its_cookie_in_its_realm_until_it_is_closed() {
    let fixture = Fixture::new();
    let sessions = fixture.sessions(Realm::Console);
    let headers = browser(sessions.open("H1", None, &Who { row: 7 }).await.expect("opened"));
    let session = found(&sessions, &headers).await.expect("a session");
    assert_eq!((session.subject, session.owner.as_str()), (Who { row: 7 }, "H1"));

    let same_cookie = headers[COOKIE].to_str().expect("text").replace("console", "portal");
    let elsewhere = HeaderMap::from_iter([(COOKIE, HeaderValue::try_from(same_cookie).expect("a header"))]);
    assert!(found(&fixture.sessions(Realm::Portal), &elsewhere).await.is_none(), "another realm");

    sessions.update(&session.digest, &Who { row: 8 }).await.expect("updated");
    assert_eq!(found(&sessions, &headers).await.expect("a session").subject, Who { row: 8 });
    let gone = (sessions.close(&headers).await.expect("closed"), "").into_response();
    assert!(gone.headers()[SET_COOKIE].to_str().expect("text").contains("Max-Age=0"));
    assert!(found(&sessions, &headers).await.is_none());
}

#[tokio::test]
async fn use_makes_it_last_up_to_the_absolute_limit() {
    let fixture = Fixture::new();
    let sessions = fixture.sessions(Realm::School);
    let headers = browser(sessions.open("spr", None, &Who { row: 1 }).await.expect("opened"));
    for _ in 0..4 {
        fixture.clock.advance(1700);
        assert!(found(&sessions, &headers).await.is_some());
    }
    fixture.clock.advance(7200 - 4 * 1700);
    assert!(found(&sessions, &headers).await.is_none(), "the absolute limit");

    let idle = browser(sessions.open("spr", None, &Who { row: 1 }).await.expect("opened"));
    fixture.clock.advance(1800);
    assert!(found(&sessions, &idle).await.is_none(), "the idle limit");
}

#[tokio::test]
async fn a_session_that_is_to_last_does_so_without_use_and_no_longer() {
    let fixture = Fixture::new();
    let sessions = fixture.sessions(Realm::SignOn);
    let token = sessions.open_token_for("1", None, &Who { row: 1 }, 100_000).await.expect("opened");
    for seconds in [5_000, 90_000] {
        fixture.clock.advance(seconds);
        assert!(sessions.find_token::<Who>(&token).await.expect("read").is_some(), "beyond the usual limits");
    }
    fixture.clock.advance(5_000);
    assert!(sessions.find_token::<Who>(&token).await.expect("read").is_none());

    let token = sessions.open_token("1", None, &Who { row: 1 }).await.expect("opened");
    sessions.prolong(&token.digest(), 50_000).await.expect("prolonged");
    fixture.clock.advance(49_999);
    assert!(sessions.find_token::<Who>(&token).await.expect("read").is_some());
    fixture.clock.advance(1);
    assert!(sessions.find_token::<Who>(&token).await.expect("read").is_none());
}

#[tokio::test]
async fn sessions_are_closed_from_outside_by_owner_and_by_tie() {
    let fixture = Fixture::new();
    let sessions = fixture.sessions(Realm::Spaces);
    let one = browser(sessions.open("u1", Some("ticket-1"), &Who { row: 1 }).await.expect("opened"));
    let two = browser(sessions.open("u1", Some("ticket-2"), &Who { row: 1 }).await.expect("opened"));
    assert_eq!(sessions.close_tied("ticket-1").await.expect("closed"), 1);
    assert!(found(&sessions, &one).await.is_none() && found(&sessions, &two).await.is_some());
    assert_eq!(sessions.close_owned("u1").await.expect("closed"), 1);
    assert!(found(&sessions, &two).await.is_none());
}

#[tokio::test]
async fn what_is_kept_and_what_is_printed_opens_nothing() {
    let fixture = Fixture::new();
    let sessions = fixture.sessions(Realm::Console);
    let headers = browser(sessions.open("H1", None, &Who { row: 7 }).await.expect("opened"));
    let token = headers[COOKIE].to_str().expect("text").split_once('=').expect("a pair").1.to_owned();
    let kept = fixture.store.0.lock().expect("alone").values().next().expect("a session").clone();
    assert_ne!(kept.digest.as_hex(), token);
    let session = found(&sessions, &headers).await.expect("a session");
    assert!(!format!("{kept:?} {session:?} {sessions:?}").contains(&token));
}
