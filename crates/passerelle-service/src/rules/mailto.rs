//! A message ready to be sent, as a link.

use url::form_urlencoded::byte_serialize;

/// The `mailto:` link (RFC 6068) that opens a mail program with this message.
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        encoded(address).replace("%40", "@"),
        encoded(subject),
        encoded(&body)
    )
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::mailto;

    #[test]
    fn nothing_in_a_message_breaks_out_of_its_place() {
        let link = mailto("aide@ent.exemple.fr", "ENT_Pronote", "Bonjour & merci,\nhttps://a/?b=c+d");
        assert_eq!(
            link,
            "mailto:aide@ent.exemple.fr?subject=ENT_Pronote\
             &body=Bonjour%20%26%20merci%2C%0D%0Ahttps%3A%2F%2Fa%2F%3Fb%3Dc%2Bd"
        );
        assert_eq!(mailto("a@b?cc=c@d", "", ""), "mailto:a@b%3Fcc%3Dc@d?subject=&body=");
    }
}
