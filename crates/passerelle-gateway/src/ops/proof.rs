//! Double sign-in: the service's own password says which user of the base somebody is, and the ENT, asked once more for
//! an address that this browser alone knows, says with which of its accounts they came.
//!
//! Asking once more is what makes it safe. A ticket that somebody else slipped into the browser before cannot be linked
//! with the password of the person who sits there: the account that the ENT then vouches for is another one.

use http::HeaderMap;
use passerelle_model::{LocalId, OpaqueId, Space};
use passerelle_store::service::Base;
use passerelle_store::{Kind, StoreError};
use passerelle_web::Token;
use serde::{Deserialize, Serialize};

use super::unlinked::Unlinked;
use crate::rules::proof::is_fresh;
use crate::state::GatewayState;

/// Wrong passwords after which the ENT must vouch again; besides, attempts are slowed down as everywhere.
pub const WRONG: u8 = 5;
/// Seconds to come back from the ENT.
const PATIENCE: i64 = 5 * 60;

/// A password that was right, and what it is good for.
#[derive(Serialize, Deserialize)]
pub struct Proof {
    /// The number of the base.
    base: i64,
    /// Whom the ENT vouched for when the form was shown.
    pub identifier: OpaqueId,
    /// Where they wanted to go.
    pub space: Space,
    /// The user of the base.
    pub user: LocalId,
    /// Digest of what the browser is known by.
    browser: String,
}

/// Keeps the proof under a number that this browser alone learns, good once and for minutes.
pub async fn begin(
    state: &GatewayState,
    browser: &Token,
    base: &Base,
    somebody: &Unlinked,
    user: LocalId,
) -> Result<Token, StoreError> {
    let number = Token::random()?;
    let proof = Proof {
        base: base.n,
        identifier: somebody.identifier.clone(),
        space: somebody.space,
        user,
        browser: browser.digest().as_hex().to_owned(),
    };
    let value = serde_json::to_string(&proof).map_err(|error| StoreError::Failure(error.into()))?;
    let expires = state.now().plus(PATIENCE);
    state.short_lived().put(Kind::Proof, number.digest().as_hex(), value, expires).await?;
    Ok(number)
}

/// The proof of this number, once: in the browser where it began and in its own base (not the one of another year that its
/// address may show by now), or not at all.
pub async fn take(
    state: &GatewayState,
    base: &Base,
    headers: &HeaderMap,
    number: &Token,
) -> Result<Option<Proof>, StoreError> {
    let kept = state.short_lived().take(Kind::Proof, number.digest().as_hex(), state.now()).await?;
    let proof = kept.and_then(|kept| serde_json::from_str::<Proof>(&kept).ok());
    let browser = state.unlinked().read(headers).and_then(Token::read);
    // Digests of random tokens: how long their comparison takes tells nothing.
    let is_here = |proof: &Proof| {
        proof.base == base.n && browser.as_ref().is_some_and(|token| token.digest().as_hex() == proof.browser)
    };
    Ok(proof.filter(is_here))
}

impl Unlinked {
    /// Whether the form sent is the one shown to this very person.
    pub fn is_form(&self, sent: &str) -> bool {
        bool::from(subtle::ConstantTimeEq::ct_eq(self.form.as_bytes(), sent.as_bytes()))
    }

    /// Whether the ENT's word is young enough to be tied to a password.
    pub fn is_fresh(&self, state: &GatewayState) -> bool {
        is_fresh(self.since, state.now())
    }
}
