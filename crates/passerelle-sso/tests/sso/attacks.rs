//! Answers that try to be taken for another's. The good answer is our own; each attack changes one thing.

use passerelle_sso::DocumentError;
use passerelle_sso::client::{ANSWER_LIMIT, AnswerError};
use passerelle_sso::server::proxy::{proxy_json, proxy_xml};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, Release, Success, cas_json, cas_xml, cas1_text, saml_response,
};
use passerelle_xml::XmlErrorKind;

use crate::samples::{SERVICE, read_cas, read_saml, saml_answer, service, success};

const ADMIN: &str = "<cas:authenticationSuccess><cas:user>admin</cas:user></cas:authenticationSuccess>";

fn cas(content: &str) -> AnswerError {
    let body = format!(
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">{content}</cas:serviceResponse>"
    );
    read_cas(&body).expect_err(content)
}

/// Our own answer with one thing changed, which must change something.
fn saml(change: impl Fn(&str) -> String) -> AnswerError {
    let service = service();
    let good = saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES);
    assert!(read_saml(&good).is_ok());
    let changed = change(&good);
    assert_ne!(changed, good);
    read_saml(&changed).expect_err(&changed)
}

fn replaced(from: &str, to: &str) -> AnswerError {
    saml(|good| good.replace(from, to))
}

/// The assertion of an answer.
fn assertion(answer: &str) -> &str {
    let from = answer.find("<saml:Assertion").expect("an assertion");
    let to = answer.find("</saml:Assertion>").expect("its end") + "</saml:Assertion>".len();
    &answer[from..to]
}

#[test]
fn a_refusal_wins_over_a_success() {
    let failure = "<cas:authenticationFailure code=\"INVALID_TICKET\">no</cas:authenticationFailure>";
    for content in [
        format!("{failure}{ADMIN}"),
        format!("{ADMIN}{failure}"),
        format!("<cas:authenticationFailure code=\"INVALID_TICKET\">{ADMIN}</cas:authenticationFailure>"),
        ADMIN.replace("</cas:user>", &format!("</cas:user>{failure}")),
        failure.replace("cas:", ""),
    ] {
        assert!(
            matches!(cas(&content), AnswerError::Refused { code } if code == "INVALID_TICKET"),
            "{content}"
        );
    }
}

#[test]
fn the_code_of_a_refusal_is_only_letters() {
    let content = format!("<cas:authenticationFailure code=\"A&#10;B&lt;b&gt;{}\"/>", "x".repeat(100));
    assert!(
        matches!(cas(&content), AnswerError::Refused { code } if code.len() == 64 && code.starts_with("ABbx"))
    );
    assert!(matches!(cas("<cas:authenticationFailure/>"), AnswerError::Refused { code } if code.is_empty()));
}

#[test]
fn only_one_success_in_its_place_counts() {
    for content in [
        format!("{ADMIN}{ADMIN}"),
        format!("<cas:x/>{ADMIN}"),
        format!("<cas:x>{ADMIN}</cas:x>"),
        format!("text{ADMIN}"),
        ADMIN.replace("</cas:user>", &format!("</cas:user>{ADMIN}")),
        ADMIN.replace("</cas:user>", "</cas:user>text"),
        ADMIN.replace("cas:authenticationSuccess", "authenticationSuccess"),
        ADMIN.replace("authenticationSuccess>", "proxySuccess>"),
        String::new(),
    ] {
        assert!(matches!(cas(&content), AnswerError::Shape), "{content}");
    }
    let elsewhere =
        format!("<cas:serviceResponse xmlns:cas=\"http://example.org/\">{ADMIN}</cas:serviceResponse>");
    assert!(matches!(read_cas(&elsewhere), Err(AnswerError::Shape)));
    let bare = ADMIN.replace("Success>", "Success xmlns:cas=\"http://www.yale.edu/tp/cas\">");
    assert!(read_cas(&bare).is_err());
}

#[test]
fn only_one_identifier_in_its_place_counts() {
    for user in [
        "",
        "<cas:user/>",
        "<cas:user> </cas:user>",
        "<cas:user> \n </cas:user>",
        "<cas:user>a</cas:user><cas:user>b</cas:user>",
        "<cas:user>a</cas:user><user>b</user>",
        "<cas:user>a</cas:user><cas:attributes><cas:user>b</cas:user></cas:attributes>",
        "<cas:user>a</cas:user><cas:attributes><cas:x><cas:user>b</cas:user></cas:x></cas:attributes>",
        "<cas:attributes><cas:user>b</cas:user></cas:attributes>",
        "<user>a</user>",
        "<cas:user><cas:b>a</cas:b></cas:user>",
        "<cas:user>a&#10;b</cas:user>",
    ] {
        let content = format!("<cas:authenticationSuccess>{user}</cas:authenticationSuccess>");
        assert!(matches!(cas(&content), AnswerError::Identifier), "{user}");
    }
}

#[test]
fn a_proxied_ticket_is_not_accepted() {
    let content = ADMIN
        .replace("</cas:user>", "</cas:user><cas:proxies><cas:proxy>https://a/</cas:proxy></cas:proxies>");
    assert!(matches!(cas(&content), AnswerError::Proxied));
}

#[test]
fn documents_that_attack_the_reader() {
    let kind = |body: &str| match read_cas(body) {
        Err(AnswerError::Document(DocumentError::Xml(error))) => error.kind,
        other => panic!("{other:?}"),
    };
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    assert!(matches!(kind(bomb), XmlErrorKind::Dtd));
    assert!(matches!(kind("<a>&b;</a>"), XmlErrorKind::Entity));
    assert!(matches!(kind(&"<a>".repeat(100)), XmlErrorKind::DepthLimit { .. }));
    assert!(matches!(kind(&format!("<a>{}", "<b>x</b>".repeat(100))), XmlErrorKind::Truncated));
    assert!(matches!(kind("<!doctype html><html>"), XmlErrorKind::Html));
    assert!(matches!(kind("yes\nadmin\n"), XmlErrorKind::NotXml));
    let padding = usize::try_from(ANSWER_LIMIT).expect("small");
    let large = format!("<a>{}</a>", "<!-- -->".repeat(padding / 8));
    assert!(matches!(kind(&large), XmlErrorKind::ByteLimit { .. }));
    let many = format!("<a>{}</a>", "<b/>".repeat(5000));
    assert!(matches!(read_cas(&many), Err(AnswerError::Document(DocumentError::Elements))));
    for unbound in [
        "<cas:serviceResponse/>",
        "<a xmlns:b=\"\"/>",
        "<a xmlns:xmlns=\"x\"/>",
        "<a:b:c xmlns:a=\"x\"/>",
        "<:a/>",
        "<a xmlns:=\"x\"/>",
    ] {
        assert!(
            matches!(read_cas(unbound), Err(AnswerError::Document(DocumentError::Namespace))),
            "{unbound}"
        );
    }
}

#[test]
fn a_second_assertion_is_refused_wherever_it_stands() {
    for change in [
        (|good| good.replace("</samlp:Response>", &format!("{}</samlp:Response>", assertion(good))))
            as fn(&str) -> String,
        |good| good.replace("</saml:Assertion>", &format!("{}</saml:Assertion>", assertion(good))),
        |good| {
            good.replace(
                "<SOAP-ENV:Header/>",
                &format!("<SOAP-ENV:Header>{}</SOAP-ENV:Header>", assertion(good)),
            )
        },
        |good| good.replace("</samlp:Status>", &format!("</samlp:Status><x>{}</x>", assertion(good))),
        |good| good.replace("</samlp:Response>", "<Assertion/></samlp:Response>"),
        |good| good.replace(assertion(good), ""),
        |good| good.replace(assertion(good), &format!("<x>{}</x>", assertion(good))),
        |good| good.replace("urn:oasis:names:tc:SAML:1.0:assertion", "urn:oasis:names:tc:SAML:2.0:assertion"),
    ] {
        assert!(matches!(saml(change), AnswerError::Assertions));
    }
}

#[test]
fn a_second_response_is_refused() {
    let twice = |good: &str| {
        let from = good.find("<samlp:Response").expect("a response");
        let to = good.find("</SOAP-ENV:Body>").expect("the end of the body");
        good.replace("</SOAP-ENV:Body>", &format!("{}</SOAP-ENV:Body>", &good[from..to]))
    };
    assert!(matches!(saml(twice), AnswerError::Shape));
    assert!(matches!(replaced("samlp:Response", "samlp:Request"), AnswerError::Shape));
    assert!(matches!(replaced("SOAP-ENV:Body", "SOAP-ENV:Corps"), AnswerError::Shape));
}

#[test]
fn a_refusal_with_an_assertion_is_a_refusal() {
    for (value, told) in [
        ("samlp:Responder", "Responder"),
        ("saml:Success", ""),
        ("NotSuccess", ""),
        ("Success", ""),
        ("x:Success", ""),
        ("samlp:success", ""),
        ("samlp:x:Success", ""),
        (":Success", ""),
        ("", ""),
    ] {
        let error = replaced("Value=\"samlp:Success\"", &format!("Value=\"{value}\""));
        match error {
            AnswerError::Refused { code } => assert!(told.is_empty() || code == told, "{code}"),
            other => panic!("{value}: {other:?}"),
        }
    }
    let inside = replaced(
        "Value=\"samlp:Success\"/>",
        "Value=\"samlp:Success\"><samlp:StatusCode Value=\"samlp:RequestDenied\"/></samlp:StatusCode>",
    );
    assert!(matches!(inside, AnswerError::Refused { code } if code == "RequestDenied"));
    assert!(matches!(replaced("</samlp:Status>", "</samlp:Status><samlp:Status/>"), AnswerError::Shape));
}

#[test]
fn an_assertion_for_another_service_is_refused() {
    let audience = format!("<saml:Audience>{}</saml:Audience>", SERVICE.replace('&', "&amp;"));
    let other = "<saml:Audience>https://host.example.fr/vs/other/</saml:Audience>";
    let restriction = |inside: &str| {
        format!("<saml:AudienceRestrictionCondition>{inside}</saml:AudienceRestrictionCondition>")
    };
    for (from, to) in [
        (audience.clone(), other.to_owned()),
        (audience.clone(), String::new()),
        (restriction(&audience), String::new()),
        (restriction(&audience), format!("{}{}", restriction(&audience), restriction(other))),
    ] {
        assert!(matches!(replaced(&from, &to), AnswerError::Audience), "{to}");
    }
    // Several audiences of one restriction are alternatives.
    let service = service();
    let good = saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES);
    assert!(read_saml(&good.replace(&audience, &format!("{other}{audience}"))).is_ok());
}

#[test]
fn an_answer_sent_to_another_service_is_refused() {
    let recipient = format!(" Recipient=\"{}\"", SERVICE.replace('&', "&amp;"));
    for told in ["https://host.example.fr/vs/other/", "host.example.fr", "*"] {
        assert!(
            matches!(replaced(&recipient, &format!(" Recipient=\"{told}\"")), AnswerError::Audience),
            "{told}"
        );
    }
    // Some servers leave it out.
    let service = service();
    let good = saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES);
    for told in ["", " Recipient=\"\""] {
        assert!(read_saml(&good.replace(&recipient, told)).is_ok(), "{told}");
    }
}

#[test]
fn an_assertion_without_bounds_is_refused() {
    for from in [" NotBefore=\"2026-09-01T07:59:30Z\"", " NotOnOrAfter=\"2026-09-01T08:01:00Z\""] {
        assert!(matches!(replaced(from, ""), AnswerError::Validity));
        assert!(matches!(replaced(from, &from.replace('Z', "")), AnswerError::Validity));
    }
    assert!(matches!(replaced("saml:Conditions", "saml:Advice"), AnswerError::Validity));
    assert!(matches!(
        replaced("</saml:Conditions>", "</saml:Conditions><saml:Conditions/>"),
        AnswerError::Validity
    ));
}

#[test]
fn two_identifiers_are_refused() {
    let second = "<saml:NameIdentifier>admin</saml:NameIdentifier>";
    for (from, to) in [
        (
            "<saml:NameIdentifier>7f3c9a</saml:NameIdentifier><saml:SubjectConfirmation>",
            "<saml:SubjectConfirmation>".to_owned(),
        ),
        ("</saml:NameIdentifier>", format!("</saml:NameIdentifier>{second}")),
        ("<saml:SubjectConfirmation>", format!("<saml:SubjectConfirmation>{second}")),
        ("</saml:Conditions>", format!("</saml:Conditions><saml:Advice>{second}</saml:Advice>")),
        (
            "<saml:AttributeStatement><saml:Subject><saml:NameIdentifier>7f3c9a<",
            "<saml:AttributeStatement><saml:Subject><saml:NameIdentifier>admin<".to_owned(),
        ),
        ("saml:AuthenticationStatement", "saml:AuthorizationStatement".to_owned()),
    ] {
        assert!(matches!(replaced(from, &to), AnswerError::Identifier), "{to}");
    }
}

#[test]
fn a_server_never_repeats_what_was_sent() {
    // The only words of a refusal are the program's: whatever the ticket was, the answers are the same.
    let service = service();
    let own = [Failure::PROXY_PARAMETERS, Failure::PROXY_TICKET, Failure::UNKNOWN_FORMAT];
    for failure in FailureCode::ALL.map(Failure::from).into_iter().chain(own) {
        let refused: Result<Success, Failure> = Err(failure);
        for answer in [
            cas1_text(&refused),
            cas_xml(&refused, CasVersion::V3, Release::ATTRIBUTES),
            cas_json(&refused, CasVersion::V3, Release::ATTRIBUTES),
            saml_response(&refused, &saml_answer(&service), Release::ATTRIBUTES),
            proxy_xml(&Err(failure)),
            proxy_json(&Err(failure)),
        ] {
            assert!(!answer.contains("ST-") && !answer.contains("Success"), "{answer}");
        }
    }
}

#[test]
fn a_ticket_repeated_by_a_careless_server_gives_nobody() {
    // An old server repeats the ticket unescaped; the attacker's ticket closes the refusal and opens a success.
    let echo = format!(
        "<cas:authenticationFailure code=\"INVALID_TICKET\">Ticket ST-1</cas:authenticationFailure>{ADMIN}\
         <cas:authenticationFailure code=\"INVALID_TICKET\"> not recognised</cas:authenticationFailure>"
    );
    assert!(matches!(cas(&echo), AnswerError::Refused { .. }));
}
