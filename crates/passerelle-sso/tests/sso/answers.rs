//! Answers of good servers, in the layouts of the field.

use passerelle_sso::client::{AnswerError, Identity};
use passerelle_sso::server::validation::{CasVersion, FailureCode, Release, Success, cas_xml, saml_response};

use crate::samples::{NOW, as_read, read_cas, read_saml, saml_answer, service, success};

fn response(content: &str) -> String {
    format!("<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">{content}</cas:serviceResponse>")
}

fn signed_in(content: &str) -> Identity {
    let body = format!(
        "<cas:authenticationSuccess><cas:user>7f3c9a</cas:user>{content}</cas:authenticationSuccess>"
    );
    let identity = read_cas(&response(&body)).expect("a good answer");
    assert_eq!(identity.user.as_str(), "7f3c9a");
    identity
}

fn attributes(identity: &Identity) -> Vec<(&str, Vec<&str>)> {
    let each = identity.attributes.iter();
    each.map(|(name, values)| (name.as_str(), values.iter().map(String::as_str).collect())).collect()
}

#[test]
fn our_own_server_is_understood() {
    let sent = success().expect("a success");
    for version in [CasVersion::V2, CasVersion::V3] {
        let read = read_cas(&cas_xml(&success(), version, Release::ATTRIBUTES)).expect("our own answer");
        assert_eq!((&read.user, &read.attributes), (&sent.user, &as_read(&sent.attributes)));
        assert_eq!(read.authenticated_at, Some(sent.authenticated_at));
        assert_eq!((read.new_login, read.long_term), (Some(true), Some(false)));
    }
    let service = service();
    let read = read_saml(&saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES));
    let read = read.expect("our own answer");
    assert_eq!((&read.user, &read.attributes), (&sent.user, &as_read(&sent.attributes)));
    assert_eq!((read.authenticated_at, read.long_term), (Some(sent.authenticated_at), None));
}

#[test]
fn our_own_refusals_are_understood() {
    let refused = |code: FailureCode| Err::<Success, _>(code.into());
    let code = |read: Result<Identity, AnswerError>| match read {
        Err(AnswerError::Refused { code }) => code,
        other => panic!("{other:?}"),
    };
    let xml = cas_xml(&refused(FailureCode::InvalidService), CasVersion::V3, Release::ATTRIBUTES);
    assert_eq!(code(read_cas(&xml)), "INVALID_SERVICE");
    let service = service();
    let answer = saml_answer(&service);
    for (sent, expected) in [
        (FailureCode::InvalidTicket, "RequestDenied"),
        (FailureCode::InvalidRequest, "Requester"),
        (FailureCode::InternalError, "Responder"),
    ] {
        assert_eq!(code(read_saml(&saml_response(&refused(sent), &answer, Release::ATTRIBUTES))), expected);
    }
}

#[test]
fn apereo_prints_prettily_with_attributes_last() {
    let body = "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>\r\n    <cas:authenticationSuccess>\r\n        \
        <cas:user>\r\n            7f3c9a\r\n        </cas:user>\r\n        <cas:proxies>\r\n        </cas:proxies>\r\n        \
        <cas:attributes>\r\n            <cas:isFromNewLogin>false</cas:isFromNewLogin>\r\n            \
        <cas:authenticationDate>2026-09-01T09:45:00.123456+02:00[Europe/Paris]</cas:authenticationDate>\r\n            \
        <cas:classe>3A</cas:classe>\r\n        </cas:attributes>\r\n    </cas:authenticationSuccess>\r\n\
        </cas:serviceResponse>\r\n";
    let identity = read_cas(body).expect("a good answer");
    assert_eq!(identity.user.as_str(), "7f3c9a");
    assert_eq!(attributes(&identity), [("classe", vec!["3A"])]);
    assert_eq!((identity.new_login, identity.authenticated_at), (Some(false), None));
}

#[test]
fn attributes_beside_the_identifier() {
    let identity =
        signed_in("<cas:mail>a@example.fr</cas:mail><cas:classe>3A</cas:classe><cas:classe>3B</cas:classe>");
    assert_eq!(attributes(&identity), [("mail", vec!["a@example.fr"]), ("classe", vec!["3A", "3B"])]);
}

#[test]
fn attributes_without_namespace_in_their_own_element() {
    let identity = signed_in(
        "<cas:attributes><cas:isfromnewlogin>true</cas:isfromnewlogin>\
         <cas:authenticationdate>2026-09-01T07:45:00Z</cas:authenticationdate>\
         <cas:userAttributes><categories>National_3</categories><codePostal/></cas:userAttributes></cas:attributes>",
    );
    assert_eq!(attributes(&identity), [("categories", vec!["National_3"]), ("codePostal", vec![""])]);
    assert_eq!((identity.new_login, identity.authenticated_at), (Some(true), Some(NOW - 900)));
}

#[test]
fn attributes_told_twice_and_plurals_as_wrappers() {
    let classes = "<cas:classes><cas:classe>3A</cas:classe><cas:classe>3B</cas:classe></cas:classes>";
    let identity = signed_in(&format!("<cas:attributes>{classes}</cas:attributes>{classes}"));
    assert_eq!(attributes(&identity), [("classes", vec!["3A", "3B"])]);
    assert_eq!(identity.values("classes"), ["3A", "3B"]);
    assert!(identity.values("CLASSES").is_empty());
}

#[test]
fn attributes_as_names_and_values() {
    let identity = signed_in("<cas:attribute name=\"mail\" value=\"a&amp;b\"/>");
    assert_eq!(attributes(&identity), [("mail", vec!["a&b"])]);
}

#[test]
fn the_identifier_is_verbatim() {
    for (written, read) in [
        (" a b ", " a b "),
        ("\n\t a b \n", "a b"),
        ("<![CDATA[<a>]]>", "<a>"),
        ("adm<!-- comment -->in", "admin"),
        ("&#233;&amp;", "é&"),
    ] {
        let body =
            format!("<cas:authenticationSuccess><cas:user>{written}</cas:user></cas:authenticationSuccess>");
        assert_eq!(read_cas(&response(&body)).expect("a good answer").user.as_str(), read, "{written}");
    }
}

#[test]
fn another_prefix_is_the_same_namespace() {
    let body = "<serviceResponse xmlns=\"http://www.yale.edu/tp/cas\"><authenticationSuccess><user>7f3c9a</user>\
        </authenticationSuccess></serviceResponse>";
    assert_eq!(read_cas(body).expect("a good answer").user.as_str(), "7f3c9a");
}

#[test]
fn a_printed_identity_tells_nobody() {
    let identity = signed_in("<cas:nom>BUKISA</cas:nom>");
    let printed = format!("{identity:?} {:?}", success());
    assert!(!printed.contains("BUKISA") && !printed.contains("7f3c9a") && !printed.contains("National"));
}

#[test]
fn clocks_may_differ_a_little() {
    let service = service();
    let answer = |now| {
        saml_response(
            &success(),
            &{
                let mut answer = saml_answer(&service);
                answer.now = now;
                answer
            },
            Release::IdentifierOnly,
        )
    };
    // Valid from 30 s before to 60 s after it was made; 60 s of tolerance on each side.
    for (made, good) in
        [(NOW + 91, false), (NOW + 90, true), (NOW, true), (NOW - 119, true), (NOW - 120, false)]
    {
        let read = read_saml(&answer(made));
        assert_eq!(read.is_ok(), good, "{}", made - NOW);
        match read {
            Err(AnswerError::NotYetValid) => assert!(made > NOW),
            Err(AnswerError::Expired) => assert!(made < NOW),
            Err(other) => panic!("{other:?}"),
            Ok(_) => {}
        }
    }
}
