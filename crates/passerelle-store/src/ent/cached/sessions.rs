//! Sessions: those of single sign-on are held.

use async_trait::async_trait;
use passerelle_model::Timestamp;

use super::shelf::Lookup;
use super::{CachedEntStore, Held};
use crate::{Realm, Result, Session, SessionStore, TokenDigest};

/// A digest in half the room.
pub(super) type Key = [u8; 32];

/// A sign-on session without its digest.
#[derive(Clone)]
pub(super) struct HeldSession {
    owner: Box<str>,
    subject: Box<str>,
    tie: Option<Box<str>>,
    created: Timestamp,
    seen: Timestamp,
    expires: Timestamp,
}

impl HeldSession {
    fn of(session: &Session) -> Self {
        Self {
            owner: session.owner.as_str().into(),
            subject: session.subject.as_str().into(),
            tie: session.tie.as_deref().map(Into::into),
            created: session.created,
            seen: session.seen,
            expires: session.expires,
        }
    }

    fn open(self, digest: &TokenDigest, now: Timestamp) -> Option<Session> {
        (self.expires > now).then(|| Session {
            digest: digest.clone(),
            realm: Realm::SignOn,
            owner: self.owner.into(),
            subject: self.subject.into(),
            tie: self.tie.map(Into::into),
            created: self.created,
            seen: self.seen,
            expires: self.expires,
        })
    }
}

/// `None` for what is no digest: nothing is held of it.
fn key(digest: &TokenDigest) -> Option<Key> {
    let hex = digest.as_hex().as_bytes();
    let mut key = Key::default();
    if hex.len() != 2 * key.len() {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    for (byte, pair) in key.iter_mut().zip(hex.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(key)
}

impl Held {
    pub(super) fn forget_session(&self, digest: &TokenDigest) {
        if let Some(key) = key(digest) {
            self.sessions.forget(&key);
        }
    }

    pub(super) fn forget_sessions_of(&self, owner: &str) {
        self.sessions.forget_where(|session| *session.owner == *owner);
    }

    pub(super) fn forget_sessions_ended(&self, now: Timestamp) {
        self.sessions.forget_where(|session| session.expires <= now);
    }
}

#[async_trait]
impl SessionStore for CachedEntStore {
    async fn open_session(&self, session: &Session) -> Result<()> {
        let absent = key(&session.digest)
            .filter(|_| session.realm == Realm::SignOn)
            .map(|key| (key, self.0.sessions.get(&key)));
        self.0.store.open_session(session).await?;
        if let Some((key, Lookup::Absent(epoch))) = absent {
            self.0.sessions.keep(key, HeldSession::of(session), epoch);
        }
        Ok(())
    }

    async fn session(&self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Result<Option<Session>> {
        let Some(key) = key(digest).filter(|_| realm == Realm::SignOn) else {
            return self.0.store.session(realm, digest, now).await;
        };
        let epoch = match self.0.sessions.get(&key) {
            Lookup::Held(session) => return Ok(session.open(digest, now)),
            Lookup::Absent(epoch) => epoch,
        };
        let found = self.0.store.session(realm, digest, now).await?;
        if let Some(session) = &found {
            self.0.sessions.keep(key, HeldSession::of(session), epoch);
        }
        Ok(found)
    }

    async fn sessions_of(&self, realm: Realm, owner: &str, now: Timestamp) -> Result<Vec<Session>> {
        self.0.store.sessions_of(realm, owner, now).await
    }

    async fn touch_session(&self, digest: &TokenDigest, seen: Timestamp, expires: Timestamp) -> Result<()> {
        let (digest, touched) = (digest.clone(), digest.clone());
        self.write(
            move |store| async move { store.touch_session(&digest, seen, expires).await },
            move |held| held.forget_session(&touched),
        )
        .await
    }

    async fn update_subject(&self, digest: &TokenDigest, subject: &str) -> Result<()> {
        let (digest, touched, subject) = (digest.clone(), digest.clone(), subject.to_owned());
        self.write(
            move |store| async move { store.update_subject(&digest, &subject).await },
            move |held| held.forget_session(&touched),
        )
        .await
    }

    async fn close_session(&self, digest: &TokenDigest) -> Result<()> {
        let (digest, touched) = (digest.clone(), digest.clone());
        self.write(
            move |store| async move { store.close_session(&digest).await },
            move |held| held.forget_session(&touched),
        )
        .await
    }

    async fn close_tied(&self, realm: Realm, tie: &str) -> Result<u64> {
        let (tie, touched) = (tie.to_owned(), tie.to_owned());
        self.write(
            move |store| async move { store.close_tied(realm, &tie).await },
            move |held| held.sessions.forget_where(|session| session.tie.as_deref() == Some(&touched)),
        )
        .await
    }

    async fn close_owned(&self, realm: Realm, owner: &str) -> Result<u64> {
        let (owner, touched) = (owner.to_owned(), owner.to_owned());
        self.write(
            move |store| async move { store.close_owned(realm, &owner).await },
            move |held| held.forget_sessions_of(&touched),
        )
        .await
    }

    async fn purge_sessions(&self, now: Timestamp) -> Result<u64> {
        self.write(
            move |store| async move { store.purge_sessions(now).await },
            move |held| held.forget_sessions_ended(now),
        )
        .await
    }

    async fn count_sessions(&self, realm: Realm, owner_prefix: &str, now: Timestamp) -> Result<u64> {
        self.0.store.count_sessions(realm, owner_prefix, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::TokenDigest;

    #[test]
    fn only_a_digest_is_a_key() {
        let read = |hex: &str| key(&TokenDigest::from_hex(hex.to_owned()));
        let digest = format!("{}{}", "0".repeat(61), "aF7");
        assert_eq!(read(&digest).map(|key| (key[0], key[30], key[31])), Some((0, 0x0a, 0xf7)));
        assert_eq!(read(""), None);
        assert_eq!(read(&"0".repeat(63)), None);
        assert_eq!(read(&"g".repeat(64)), None);
        assert_eq!(read(&"é".repeat(32)), None);
    }
}
