//! Signed-in browsers: the same table on both sides.

use async_trait::async_trait;
use passerelle_model::Timestamp;
use passerelle_store::{Realm, Result, Session, SessionStore, TokenDigest};
use sqlx::SqliteConnection;

use crate::error::{Rules, failure};
use crate::store::{Side, SqliteStore};

/// Columns of a session, without its key.
type Row = (String, String, Option<String>, i64, i64, i64);

#[async_trait]
impl<S: Side + Send + Sync> SessionStore for SqliteStore<S> {
    async fn open_session(&self, session: &Session) -> Result<()> {
        sqlx::query(
            "INSERT INTO sessions (digest, realm, owner, subject, tie, created, seen, expires)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(session.digest.as_hex())
        .bind(session.realm.code())
        .bind(&session.owner)
        .bind(&session.subject)
        .bind(&session.tie)
        .bind(session.created.unix())
        .bind(session.seen.unix())
        .bind(session.expires.unix())
        .execute(self.database.writer())
        .await
        .map_err(Rules { unique: "a cookie opens one session", reference: "session" }.broken())?;
        Ok(())
    }

    async fn session(&self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Result<Option<Session>> {
        let touched = self.database.touches().of(digest);
        let row: Option<Row> = sqlx::query_as(
            "SELECT owner, subject, tie, created, seen, expires FROM sessions WHERE digest = $1 AND realm = $2",
        )
        .bind(digest.as_hex())
        .bind(realm.code())
        .fetch_optional(self.database.readers())
        .await
        .map_err(failure)?;
        let found = row.map(|(owner, subject, tie, created, seen, expires)| Session {
            digest: digest.clone(),
            realm,
            owner,
            subject,
            tie,
            created: Timestamp::from_unix(created),
            seen: Timestamp::from_unix(seen),
            expires: Timestamp::from_unix(expires),
        });
        let found = found.map(|session| match touched {
            Some(touch) => touch.on(session),
            None => session,
        });
        Ok(found.filter(|session| session.expires > now))
    }

    async fn touch_session(&self, digest: &TokenDigest, seen: Timestamp, expires: Timestamp) -> Result<()> {
        self.database.touches().note(self.database.writer(), digest, seen, expires);
        Ok(())
    }

    async fn update_subject(&self, digest: &TokenDigest, subject: &str) -> Result<()> {
        sqlx::query("UPDATE sessions SET subject = $2 WHERE digest = $1")
            .bind(digest.as_hex())
            .bind(subject)
            .execute(self.database.writer())
            .await
            .map_err(failure)?;
        Ok(())
    }

    async fn close_session(&self, digest: &TokenDigest) -> Result<()> {
        sqlx::query("DELETE FROM sessions WHERE digest = $1")
            .bind(digest.as_hex())
            .execute(self.database.writer())
            .await
            .map_err(failure)?;
        Ok(())
    }

    async fn close_tied(&self, realm: Realm, tie: &str) -> Result<u64> {
        sqlx::query("DELETE FROM sessions WHERE tie = $1 AND realm = $2")
            .bind(tie)
            .bind(realm.code())
            .execute(self.database.writer())
            .await
            .map(|done| done.rows_affected())
            .map_err(failure)
    }

    async fn close_owned(&self, realm: Realm, owner: &str) -> Result<u64> {
        sqlx::query("DELETE FROM sessions WHERE realm = $1 AND owner = $2")
            .bind(realm.code())
            .bind(owner)
            .execute(self.database.writer())
            .await
            .map(|done| done.rows_affected())
            .map_err(failure)
    }

    async fn sessions_of(&self, realm: Realm, owner: &str, now: Timestamp) -> Result<Vec<Session>> {
        self.database.flush().await?;
        let rows: Vec<(String, String, Option<String>, i64, i64, i64)> = sqlx::query_as(
            "SELECT digest, subject, tie, created, seen, expires
             FROM sessions WHERE realm = $1 AND owner = $2 AND expires > $3 ORDER BY created DESC, digest",
        )
        .bind(realm.code())
        .bind(owner)
        .bind(now.unix())
        .fetch_all(self.database.readers())
        .await
        .map_err(failure)?;
        let session = |(digest, subject, tie, created, seen, expires)| Session {
            digest: TokenDigest::from_hex(digest),
            realm,
            owner: owner.to_owned(),
            subject,
            tie,
            created: Timestamp::from_unix(created),
            seen: Timestamp::from_unix(seen),
            expires: Timestamp::from_unix(expires),
        };
        Ok(rows.into_iter().map(session).collect())
    }

    async fn purge_sessions(&self, now: Timestamp) -> Result<u64> {
        self.database.flush().await?;
        sqlx::query("DELETE FROM sessions WHERE expires <= $1 AND realm <> $2")
            .bind(now.unix())
            .bind(Realm::SignOn.code())
            .execute(self.database.writer())
            .await
            .map(|done| done.rows_affected())
            .map_err(failure)
    }

    async fn count_sessions(&self, realm: Realm, owner_prefix: &str, now: Timestamp) -> Result<u64> {
        self.database.flush().await?;
        // Nothing that begins with the prefix sorts after the prefix and the last character there is.
        let open: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM sessions
             WHERE realm = $1 AND owner >= $2 AND owner < $2 || char(1114111) AND expires > $3",
        )
        .bind(realm.code())
        .bind(owner_prefix)
        .bind(now.unix())
        .fetch_one(self.database.readers())
        .await
        .map_err(failure)?;
        u64::try_from(open).map_err(failure)
    }
}

/// Ends every session, of whatever realm, whose owner begins with `prefix`, in the caller's transaction.
pub(crate) async fn end_owned(connection: &mut SqliteConnection, prefix: &str) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE owner >= $1 AND owner < $1 || char(1114111)")
        .bind(prefix)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
