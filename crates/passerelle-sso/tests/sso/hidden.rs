//! What stands between the letters of an identifier, and answers that say two things, whatever they say.

use passerelle_sso::client::Identity;
use passerelle_sso::server::validation::{Release, saml_response};
use proptest::prelude::*;

use crate::samples::{read_cas, read_saml, saml_answer, service, success};

/// An answer of CAS whose element holds this.
fn cas(inside: &str) -> String {
    format!(
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess>\
         <cas:user>{inside}</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
    )
}

/// The same of SAML, wherever the identifier stands.
fn saml(inside: &str) -> String {
    let service = service();
    saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES).replace("7f3c9a", inside)
}

/// What some programs stop at.
fn interruption() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z<>& ]{0,8}".prop_map(|text| format!("<!--{text}-->")),
        Just("<![CDATA[]]>".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn what_interrupts_an_identifier_neither_shortens_nor_changes_it(
        first in "[a-z0-9-]{1,12}", between in interruption(), second in "[a-z0-9-]{1,12}",
    ) {
        let (whole, cut) = (format!("{first}{second}"), format!("{first}{between}{second}"));
        let user = |read: Identity| read.user.as_str().to_owned();
        prop_assert_eq!(user(read_cas(&cas(&cut)).expect("one person")), &*whole);
        prop_assert_eq!(user(read_saml(&saml(&cut)).expect("one person")), &*whole);
    }

    #[test]
    fn an_answer_with_two_persons_is_nobodys(first in "[a-z]{1,8}", second in "[a-z]{1,8}", inside: bool) {
        let other = format!("<cas:user>{second}</cas:user>");
        let answer = cas(&first);
        let twice = if inside {
            answer.replace("</cas:user>", &format!("</cas:user><cas:attributes>{other}</cas:attributes>"))
        } else {
            answer.replace("</cas:user>", &format!("</cas:user>{other}"))
        };
        prop_assert!(read_cas(&twice).is_err());
        let twice = saml(&first).replacen(&format!("{first}<"), &format!("{second}x<"), 1);
        prop_assert!(read_saml(&twice).is_err(), "two statements about different persons");
    }
}
