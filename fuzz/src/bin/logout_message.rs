//! What CAS servers say of people who have left: a message ends one session, that of the ticket it spells out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_sso::client::logout::parse_request;
use passerelle_sso::ticket::ReceivedTicket;

fuzz_target!(|data: &[u8]| {
    let Ok(message) = std::str::from_utf8(data) else { return };
    let Ok(session) = parse_request(message) else { return };
    let ticket = session.ticket.as_str();
    assert_eq!(ReceivedTicket::parse(ticket).as_ref(), Ok(&session.ticket));
    assert!(message.contains("LogoutRequest") && !message.contains("<!DOCTYPE"));
    // Where it is written in one piece, nobody else's stands there in its place.
    if !message.contains(['&', '[']) && !message.contains("<!--") && !message.contains("<?") {
        assert!(message.contains(ticket), "the ticket is in the message");
    }
    let again = format!(
        "<p:LogoutRequest xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\"><p:SessionIndex>{ticket}</p:SessionIndex>\
         </p:LogoutRequest>"
    );
    assert_eq!(parse_request(&again).ok(), Some(session), "what is written is read");
});
