//! The ENT says that somebody has left.

use passerelle_sso::client::logout;
use passerelle_store::StoreError;

use crate::state::GatewayState;

/// Largest message that is read, in bytes: a percent-encoded document has three for one.
pub const LIMIT: usize = 64 * 1024;

/// Ends the session that began with the ticket named in `body`, and nothing else: the message is not signed, and
/// knowing the ticket is all the proof there is. Odd messages end nothing; the caller answers the same in any case.
///
/// The message is the form field `logoutRequest`, as clients of the field want it, or the bare document, as some
/// servers send it.
pub async fn leave(state: &GatewayState, body: &[u8]) -> Result<u64, StoreError> {
    let Some(message) = message(body) else { return Ok(0) };
    match logout::parse_request(&message) {
        Ok(session) => {
            let tie = session.ticket.digest();
            Ok(state.spaces().close_tied(&tie).await? + state.clients().close_tied(&tie).await?)
        }
        Err(error) => {
            tracing::debug!(%error, "back-channel message without effect");
            Ok(0)
        }
    }
}

fn message(body: &[u8]) -> Option<String> {
    if body.trim_ascii_start().starts_with(b"<") {
        return String::from_utf8(body.to_vec()).ok();
    }
    let mut fields = url::form_urlencoded::parse(body);
    fields.find(|(name, _)| name == "logoutRequest").map(|(_, message)| message.into_owned())
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn the_message_is_a_field_or_the_whole_body() {
        assert_eq!(message(b"logoutRequest=%3Ca%2F%3E").as_deref(), Some("<a/>"));
        assert_eq!(message(b"x=1&logoutRequest=a+b").as_deref(), Some("a b"));
        assert_eq!(message(b" <a/>").as_deref(), Some(" <a/>"));
        for odd in [&b""[..], b"logout=1", b"<\xff", b"{}"] {
            assert_eq!(message(odd), None);
        }
    }
}
