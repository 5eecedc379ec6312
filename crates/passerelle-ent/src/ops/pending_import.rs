//! A file of accounts between the page that shows what it would change and the one that applies it.

use bytes::Bytes;
use passerelle_model::Uai;
use passerelle_store::ent::AccountId;
use passerelle_store::{Kind, StoreError};
use passerelle_web::random::{self, NoRandom};
use serde::{Deserialize, Serialize};

use super::import::{Counts, Missing};
use crate::EntState;

/// Seconds between the two.
const LIFE: i64 = 1800;

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The school that was shown.
    pub school: Uai,
    /// What becomes of those who are missing.
    pub missing: Missing,
    /// What it would change.
    pub counts: Counts,
    /// The file.
    pub file: Bytes,
}

/// The same, as it waits. Each byte of the file is a character: it may be in any encoding.
#[derive(Serialize, Deserialize)]
struct Waiting {
    token: String,
    school: Uai,
    gone: bool,
    counts: [usize; 5],
    file: String,
}

/// The file could not wait.
#[derive(Debug, thiserror::Error)]
pub enum PendingError {
    /// No token could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// It could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be written.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Name of a new import.
pub fn name() -> Result<String, NoRandom> {
    Ok(uuid::Builder::from_random_bytes(random::bytes()?).into_uuid().to_string())
}

/// Lets a file wait for its confirmation; each person has one at most. Gives the token that applies it.
pub async fn put(state: &EntState, by: AccountId, pending: Pending) -> Result<String, PendingError> {
    let token = name()?;
    let Counts { created, changed, unchanged, gone, schools } = pending.counts;
    let waiting = Waiting {
        token: token.clone(),
        school: pending.school,
        gone: pending.missing == Missing::Gone,
        counts: [created, changed, unchanged, gone, schools],
        file: pending.file.iter().map(|byte| char::from(*byte)).collect(),
    };
    let json = serde_json::to_string(&waiting)?;
    state.short_lived().put(Kind::AccountImport, &by.to_string(), json, state.now().plus(LIFE)).await?;
    Ok(token)
}

/// Takes the file back; `None` when it waited too long, or when another has taken its place.
pub async fn take(state: &EntState, by: AccountId, token: &str) -> Result<Option<Pending>, StoreError> {
    let json = state.short_lived().take(Kind::AccountImport, &by.to_string(), state.now()).await?;
    let waiting = json.and_then(|json| serde_json::from_str::<Waiting>(&json).ok());
    Ok(waiting.filter(|waiting| waiting.token == token).map(|waiting| {
        let [created, changed, unchanged, gone, schools] = waiting.counts;
        Pending {
            school: waiting.school,
            missing: if waiting.gone { Missing::Gone } else { Missing::Keep },
            counts: Counts { created, changed, unchanged, gone, schools },
            file: waiting.file.chars().filter_map(|c| u8::try_from(c).ok()).collect(),
        }
    }))
}
