//! Sessions of one realm, held in memory in front of a store.

use std::sync::Arc;

use async_trait::async_trait;
use passerelle_model::Timestamp;

use super::shelf::{Lookup, Shelf};
use super::write_through;
use crate::{Realm, Result, Session, SessionStore, TokenDigest};

/// A digest in half the room.
type Key = [u8; 32];

/// The sessions of a store; those of one realm are held. Whoever ends sessions otherwise than through it says so.
pub(crate) struct CachedSessions<S: ?Sized> {
    store: Arc<S>,
    realm: Realm,
    held: Arc<Shelf<Key, HeldSession>>,
}

/// A session without its digest and its realm.
#[derive(Clone)]
struct HeldSession {
    owner: Box<str>,
    subject: Box<str>,
    tie: Option<Box<str>>,
    created: Timestamp,
    seen: Timestamp,
    expires: Timestamp,
}

impl HeldSession {
    /// Longer subjects than this, in bytes, are read each time.
    const LONGEST: usize = 4096;

    fn of(session: &Session) -> Option<Self> {
        (session.subject.len() <= Self::LONGEST).then(|| Self {
            owner: session.owner.as_str().into(),
            subject: session.subject.as_str().into(),
            tie: session.tie.as_deref().map(Into::into),
            created: session.created,
            seen: session.seen,
            expires: session.expires,
        })
    }

    fn open(self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Option<Session> {
        (self.expires > now).then(|| Session {
            digest: digest.clone(),
            realm,
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

impl<S: SessionStore + ?Sized + 'static> CachedSessions<S> {
    /// Holds at most `capacity` sessions of `realm`, in parts that are locked one by one.
    pub(crate) fn new(store: Arc<S>, realm: Realm, parts: usize, capacity: usize) -> Self {
        Self { store, realm, held: Arc::new(Shelf::new(parts, capacity)) }
    }

    pub(crate) fn forget(&self, digest: &TokenDigest) {
        forget(&self.held, digest);
    }

    pub(crate) fn forget_of(&self, owner: &str) {
        self.held.forget_where(|_, session| *session.owner == *owner);
    }

    /// Those whose owner begins so.
    pub(crate) fn forget_beginning(&self, owners: &str) {
        self.held.forget_where(|_, session| session.owner.starts_with(owners));
    }

    pub(crate) fn forget_ended(&self, now: Timestamp) {
        self.held.forget_where(|_, session| session.expires <= now);
    }

    pub(crate) fn forget_all(&self) {
        self.held.forget_where(|_, _| true);
    }

    async fn write<T: Send + 'static, W: Future<Output = Result<T>> + Send>(
        &self,
        write: impl FnOnce(Arc<S>) -> W + Send + 'static,
        forget: impl FnOnce(&Shelf<Key, HeldSession>) + Send + 'static,
    ) -> Result<T> {
        write_through(self.store.clone(), self.held.clone(), write, forget).await
    }
}

fn forget(held: &Shelf<Key, HeldSession>, digest: &TokenDigest) {
    if let Some(key) = key(digest) {
        held.forget(&key);
    }
}

#[async_trait]
impl<S: SessionStore + ?Sized + 'static> SessionStore for CachedSessions<S> {
    async fn open_session(&self, session: &Session) -> Result<()> {
        let absent = key(&session.digest)
            .filter(|_| session.realm == self.realm)
            .map(|key| (key, self.held.get(&key)));
        self.store.open_session(session).await?;
        if let Some((key, Lookup::Absent(epoch))) = absent
            && let Some(session) = HeldSession::of(session)
        {
            self.held.keep(key, session, epoch);
        }
        Ok(())
    }

    async fn session(&self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Result<Option<Session>> {
        let Some(key) = key(digest).filter(|_| realm == self.realm) else {
            return self.store.session(realm, digest, now).await;
        };
        let epoch = match self.held.get(&key) {
            Lookup::Held(session) => return Ok(session.open(realm, digest, now)),
            Lookup::Absent(epoch) => epoch,
        };
        let found = self.store.session(realm, digest, now).await?;
        if let Some(session) = found.as_ref().and_then(HeldSession::of) {
            self.held.keep(key, session, epoch);
        }
        Ok(found)
    }

    async fn sessions_of(&self, realm: Realm, owner: &str, now: Timestamp) -> Result<Vec<Session>> {
        self.store.sessions_of(realm, owner, now).await
    }

    async fn touch_session(&self, digest: &TokenDigest, seen: Timestamp, expires: Timestamp) -> Result<()> {
        let (digest, touched) = (digest.clone(), digest.clone());
        self.write(
            move |store| async move { store.touch_session(&digest, seen, expires).await },
            move |held| forget(held, &touched),
        )
        .await
    }

    async fn update_subject(&self, digest: &TokenDigest, subject: &str) -> Result<()> {
        let (digest, touched, subject) = (digest.clone(), digest.clone(), subject.to_owned());
        self.write(
            move |store| async move { store.update_subject(&digest, &subject).await },
            move |held| forget(held, &touched),
        )
        .await
    }

    async fn close_session(&self, digest: &TokenDigest) -> Result<()> {
        let (digest, touched) = (digest.clone(), digest.clone());
        self.write(
            move |store| async move { store.close_session(&digest).await },
            move |held| forget(held, &touched),
        )
        .await
    }

    async fn close_tied(&self, realm: Realm, tie: &str) -> Result<u64> {
        let (tie, touched) = (tie.to_owned(), tie.to_owned());
        self.write(
            move |store| async move { store.close_tied(realm, &tie).await },
            move |held| held.forget_where(|_, session| session.tie.as_deref() == Some(&touched)),
        )
        .await
    }

    async fn close_owned(&self, realm: Realm, owner: &str) -> Result<u64> {
        let (owner, touched) = (owner.to_owned(), owner.to_owned());
        self.write(
            move |store| async move { store.close_owned(realm, &owner).await },
            move |held| held.forget_where(|_, session| *session.owner == *touched),
        )
        .await
    }

    async fn purge_sessions(&self, now: Timestamp) -> Result<u64> {
        self.write(
            move |store| async move { store.purge_sessions(now).await },
            move |held| held.forget_where(|_, session| session.expires <= now),
        )
        .await
    }

    async fn count_sessions(&self, realm: Realm, owner_prefix: &str, now: Timestamp) -> Result<u64> {
        self.store.count_sessions(realm, owner_prefix, now).await
    }
}

/// Lets a store answer for sessions with its `CachedSessions`.
macro_rules! answer_for_sessions {
    ($store:ty, $($sessions:tt).+) => {
        #[async_trait::async_trait]
        impl $crate::SessionStore for $store {
            async fn open_session(&self, session: &$crate::Session) -> $crate::Result<()> {
                self.$($sessions).+.open_session(session).await
            }

            async fn session(
                &self,
                realm: $crate::Realm,
                digest: &$crate::TokenDigest,
                now: passerelle_model::Timestamp,
            ) -> $crate::Result<Option<$crate::Session>> {
                self.$($sessions).+.session(realm, digest, now).await
            }

            async fn sessions_of(
                &self,
                realm: $crate::Realm,
                owner: &str,
                now: passerelle_model::Timestamp,
            ) -> $crate::Result<Vec<$crate::Session>> {
                self.$($sessions).+.sessions_of(realm, owner, now).await
            }

            async fn touch_session(
                &self,
                digest: &$crate::TokenDigest,
                seen: passerelle_model::Timestamp,
                expires: passerelle_model::Timestamp,
            ) -> $crate::Result<()> {
                self.$($sessions).+.touch_session(digest, seen, expires).await
            }

            async fn update_subject(&self, digest: &$crate::TokenDigest, subject: &str) -> $crate::Result<()> {
                self.$($sessions).+.update_subject(digest, subject).await
            }

            async fn close_session(&self, digest: &$crate::TokenDigest) -> $crate::Result<()> {
                self.$($sessions).+.close_session(digest).await
            }

            async fn close_tied(&self, realm: $crate::Realm, tie: &str) -> $crate::Result<u64> {
                self.$($sessions).+.close_tied(realm, tie).await
            }

            async fn close_owned(&self, realm: $crate::Realm, owner: &str) -> $crate::Result<u64> {
                self.$($sessions).+.close_owned(realm, owner).await
            }

            async fn purge_sessions(&self, now: passerelle_model::Timestamp) -> $crate::Result<u64> {
                self.$($sessions).+.purge_sessions(now).await
            }

            async fn count_sessions(
                &self,
                realm: $crate::Realm,
                owner_prefix: &str,
                now: passerelle_model::Timestamp,
            ) -> $crate::Result<u64> {
                self.$($sessions).+.count_sessions(realm, owner_prefix, now).await
            }
        }
    };
}
pub(crate) use answer_for_sessions;

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
