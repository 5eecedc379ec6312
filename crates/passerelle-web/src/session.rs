//! Signed-in browsers.

use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use passerelle_model::Timestamp;
use passerelle_store::{Realm, Session, SessionStore, StoreError, TokenDigest};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::csrf::Csrf;
use crate::{Clock, Cookie, SetCookie, Token};

/// How long sessions last, in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lifetime {
    /// Without use.
    pub idle: i64,
    /// At most, used or not.
    pub absolute: i64,
}

impl Default for Lifetime {
    /// 30 minutes without use, a working day at most.
    fn default() -> Self {
        Self { idle: 30 * 60, absolute: 10 * 3600 }
    }
}

/// The sessions of one realm.
#[derive(Clone)]
pub struct Sessions {
    store: Arc<dyn SessionStore>,
    clock: Arc<dyn Clock>,
    realm: Realm,
    cookie: Cookie,
    lifetime: Lifetime,
}

/// A session that is open. Its subject is what the realm keeps: row numbers and rights, no names.
#[derive(Clone, Debug)]
pub struct SignedIn<T> {
    /// What the realm keeps.
    pub subject: T,
    /// Whose session it is.
    pub owner: String,
    /// Its cookie, from which its forms derive what they carry.
    form: Token,
    /// Its key in the store.
    pub digest: TokenDigest,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it ends unless it is used.
    pub expires: Timestamp,
}

impl<T> SignedIn<T> {
    /// What its forms carry: `page.signed_in(&signed_in, …)`.
    pub fn csrf(&self) -> Csrf {
        Csrf::of(&self.form)
    }
}

impl Sessions {
    /// Writes the time of use at most so often, in seconds.
    const TOUCH_EVERY: i64 = 60;

    /// The sessions of `realm`, recognised by `cookie`.
    pub fn new(
        store: Arc<dyn SessionStore>,
        clock: Arc<dyn Clock>,
        realm: Realm,
        cookie: Cookie,
        lifetime: Lifetime,
    ) -> Self {
        Self { store, clock, realm, cookie, lifetime }
    }

    /// Opens a session under a fresh token. `owner` and `tie` are what it can be closed by, from outside.
    pub async fn open<T: Serialize + Sync>(
        &self,
        owner: &str,
        tie: Option<&str>,
        subject: &T,
    ) -> Result<SetCookie, StoreError> {
        let token = self.open_token(owner, tie, subject).await?;
        Ok(self.cookie.set(token.expose_secret()))
    }

    /// The cookie that gives a browser this token.
    pub fn cookie(&self, token: &Token) -> SetCookie {
        self.cookie.set(token.expose_secret())
    }

    /// The same for what is not a browser: the token itself.
    pub async fn open_token<T: Serialize + Sync>(
        &self,
        owner: &str,
        tie: Option<&str>,
        subject: &T,
    ) -> Result<Token, StoreError> {
        self.open_token_for(owner, tie, subject, self.lifetime.idle.min(self.lifetime.absolute)).await
    }

    /// The same for that many seconds, used or not, where they go beyond the usual life: « rester connecté ».
    pub async fn open_token_for<T: Serialize + Sync>(
        &self,
        owner: &str,
        tie: Option<&str>,
        subject: &T,
        seconds: i64,
    ) -> Result<Token, StoreError> {
        let token = Token::random()?;
        let now = self.clock.now();
        let session = Session {
            digest: token.digest(),
            realm: self.realm,
            owner: owner.to_owned(),
            subject: as_json(subject)?,
            tie: tie.map(str::to_owned),
            created: now,
            seen: now,
            expires: now.plus(seconds),
        };
        self.store.open_session(&session).await?;
        Ok(token)
    }

    /// The session of a request's cookie. Using it makes it last, up to the absolute limit.
    pub async fn find<T: DeserializeOwned>(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SignedIn<T>>, StoreError> {
        match self.token(headers) {
            Some(token) => self.find_token(&token).await,
            None => Ok(None),
        }
    }

    /// The session of a token that came otherwise than by the cookie.
    pub async fn find_token<T: DeserializeOwned>(
        &self,
        token: &Token,
    ) -> Result<Option<SignedIn<T>>, StoreError> {
        let now = self.clock.now();
        let Some(session) = self.store.session(self.realm, &token.digest(), now).await? else {
            return Ok(None);
        };
        // One that was given a longer life than usual has it whole.
        let end = session.created.plus(self.lifetime.absolute).max(session.expires);
        // A subject of an older shape signs in again.
        let Ok(subject) = serde_json::from_str(&session.subject) else { return Ok(None) };
        if now >= end {
            return Ok(None);
        }
        let mut expires = session.expires;
        if now.since(session.seen) >= Self::TOUCH_EVERY {
            expires = session.expires.max(end.min(now.plus(self.lifetime.idle)));
            self.store.touch_session(&session.digest, now, expires).await?;
        }
        Ok(Some(SignedIn {
            subject,
            owner: session.owner,
            form: token.clone(),
            digest: session.digest,
            opened: session.created,
            expires,
        }))
    }

    /// Replaces what the realm keeps.
    pub async fn update<T: Serialize + Sync>(
        &self,
        digest: &TokenDigest,
        subject: &T,
    ) -> Result<(), StoreError> {
        self.store.update_subject(digest, &as_json(subject)?).await
    }

    /// Lets an open session last that many seconds from now, used or not.
    pub async fn prolong(&self, digest: &TokenDigest, seconds: i64) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.store.touch_session(digest, now, now.plus(seconds)).await
    }

    /// Ends the session of a request, if there is one; the browser forgets its cookie.
    pub async fn close(&self, headers: &HeaderMap) -> Result<SetCookie, StoreError> {
        if let Some(token) = self.token(headers) {
            self.store.close_session(&token.digest()).await?;
        }
        Ok(self.cookie.clear())
    }

    /// Ends every session of an owner; tells how many.
    pub async fn close_owned(&self, owner: &str) -> Result<u64, StoreError> {
        self.store.close_owned(self.realm, owner).await
    }

    /// Ends the sessions that hang on `tie`; tells how many.
    pub async fn close_tied(&self, tie: &str) -> Result<u64, StoreError> {
        self.store.close_tied(self.realm, tie).await
    }

    /// How long they last.
    pub fn lifetime(&self) -> Lifetime {
        self.lifetime
    }

    fn token(&self, headers: &HeaderMap) -> Option<Token> {
        self.cookie.read(headers).and_then(Token::read)
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sessions({})", self.realm.code())
    }
}

fn as_json<T: Serialize>(subject: &T) -> Result<String, StoreError> {
    serde_json::to_string(subject).map_err(|error| StoreError::Failure(Box::new(error)))
}
