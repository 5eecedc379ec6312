//! Documents that want to be taken for another's.

use passerelle_model::TicketValidation;

use super::{Reply, Scene};

type Change = fn(String) -> String;

async fn all_refused(validation: TicketValidation, changes: &[(&str, Change, &str, u16)]) {
    let scene = Scene::new(validation).await;
    for (why, change, reference, status) in changes {
        scene.liar.reply(Reply::Document(*change));
        scene.refuses(why, reference, *status).await;
    }
}

/// The part of a document from `from` to the end of `to`.
fn part<'a>(document: &'a str, from: &str, to: &str) -> &'a str {
    let start = document.find(from).expect("its beginning");
    let end = document[start..].find(to).expect("its end") + start + to.len();
    &document[start..end]
}

fn success(document: &str) -> &str {
    part(document, "<cas:authenticationSuccess>", "</cas:authenticationSuccess>")
}

fn assertion(document: &str) -> &str {
    part(document, "<saml:Assertion ", "</saml:Assertion>")
}

const REFUSAL: &str =
    "<cas:authenticationFailure code=\"INVALID_TICKET\">unknown</cas:authenticationFailure>";

#[tokio::test]
async fn an_answer_of_cas_2_that_says_two_things_lets_nobody_in() {
    all_refused(
        TicketValidation::Cas2,
        &[
            ("two successes", |body| body.replace(success(&body), &success(&body).repeat(2)), "E08", 502),
            (
                "a second person",
                |body| body.replace("</cas:user>", "</cas:user><cas:user>9d41-parent</cas:user>"),
                "E08",
                502,
            ),
            (
                "a success, then a refusal",
                |body| {
                    body.replace(
                        "</cas:authenticationSuccess>",
                        &format!("</cas:authenticationSuccess>{REFUSAL}"),
                    )
                },
                "E06",
                200,
            ),
            (
                "a refusal, then a success",
                |body| {
                    body.replace(
                        "<cas:authenticationSuccess>",
                        &format!("{REFUSAL}<cas:authenticationSuccess>"),
                    )
                },
                "E06",
                200,
            ),
            (
                "a refusal with an identifier",
                |body| body.replace("authenticationSuccess>", "authenticationFailure>"),
                "E06",
                200,
            ),
            (
                "a proxy in between",
                |body| {
                    let proxies = "<cas:proxies><cas:proxy>https://a.exemple.fr/</cas:proxy></cas:proxies>";
                    body.replace("</cas:user>", &format!("</cas:user>{proxies}"))
                },
                "E08",
                502,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn tricks_of_xml_let_nobody_in() {
    all_refused(
        TicketValidation::Cas3,
        &[
            (
                "an entity of its own",
                |body| {
                    let body = body.replace("7f3c-professeur", "&u;");
                    format!("<!DOCTYPE a [<!ENTITY u \"7f3c-professeur\">]>{body}")
                },
                "E08",
                502,
            ),
            ("a definition that does nothing", |body| format!("<!DOCTYPE a>{body}"), "E08", 502),
            (
                "a file of the server",
                |body| {
                    let body = body.replace("7f3c-professeur", "&u;");
                    format!("<!DOCTYPE a [<!ENTITY u SYSTEM \"file:///etc/hostname\">]>{body}")
                },
                "E08",
                502,
            ),
            ("another namespace", |body| body.replace("http://www.yale.edu/tp/cas", "urn:autre"), "E08", 502),
            (
                "a namespace that changes on the way",
                |body| body.replace("<cas:user>", "<cas:user xmlns:cas=\"urn:autre\">"),
                "E08",
                502,
            ),
            (
                "an attribute twice",
                |body| body.replace("<cas:user>", "<cas:user a=\"1\" a=\"2\">"),
                "E08",
                502,
            ),
            (
                "two attributes of one name once prefixes are known",
                |body| body.replace("<cas:user>", "<cas:user xmlns:cas=\"urn:a\" xmlns:cas=\"urn:b\">"),
                "E08",
                502,
            ),
            (
                "a tower",
                |body| {
                    let tower = format!("{}{}", "<a>".repeat(20_000), "</a>".repeat(20_000));
                    body.replace("</cas:user>", &format!("</cas:user>{tower}"))
                },
                "E08",
                502,
            ),
            (
                "a crowd",
                |body| body.replace("</cas:user>", &format!("</cas:user>{}", "<a/>".repeat(20_000))),
                "E08",
                502,
            ),
            ("a tail", |body| format!("{body}<cas:user>9d41-parent</cas:user>"), "E08", 502),
            ("two documents", |body| body.repeat(2), "E08", 502),
            (
                "an identifier that is not one",
                |body| body.replace("7f3c-professeur", &"a".repeat(10_000)),
                "E08",
                502,
            ),
        ],
    )
    .await;
}

/// Where programs disagree on what the text of an element is, somebody could be taken for whoever has its beginning
/// as identifier: the whole text counts, and it belongs to nobody here.
#[tokio::test]
async fn an_identifier_is_all_of_its_text() {
    for validation in [TicketValidation::Cas2, TicketValidation::Saml11] {
        let scene = Scene::new(validation).await;
        let longer: [(&str, Change); 4] = [
            ("a comment", |body| body.replace("7f3c-professeur", "7f3c-professeur<!-- -->.attaque")),
            ("an empty comment", |body| body.replace("7f3c-professeur", "7f3c-professeur<!---->-2")),
            ("character data", |body| body.replace("7f3c-professeur", "7f3c-professeur<![CDATA[.attaque]]>")),
            ("a reference", |body| body.replace("7f3c-professeur", "7f3c-professeur&#46;attaque")),
        ];
        for (why, change) in longer {
            scene.liar.reply(Reply::Document(change));
            scene.refuses(why, "E01", 403).await;
        }
        // What every program reads as the same text is the same person.
        let same: [Change; 3] = [
            |body| body.replace("7f3c-professeur", "7f3c<!-- -->-professeur"),
            |body| body.replace("7f3c-professeur", "<![CDATA[7f3c-professeur]]>"),
            |body| body.replace("7f3c-professeur", "7f3c&#45;professeur"),
        ];
        for change in same {
            scene.liar.reply(Reply::Document(change));
            assert!(scene.attempt().await.text().contains("Bonjour"));
        }
    }
}

#[tokio::test]
async fn an_instruction_within_an_identifier_hides_nothing() {
    for validation in [TicketValidation::Cas2, TicketValidation::Saml11] {
        let scene = Scene::new(validation).await;
        scene
            .liar
            .reply(Reply::Document(|body| body.replace("7f3c-professeur", "7f3c-professeur<?a b?>.attaque")));
        let answer = scene.attempt().await;
        assert!(answer.status.is_client_error() || answer.status.is_server_error(), "{}", answer.text());
        assert_eq!(scene.world.open_sessions().await, 0);
    }
}

#[tokio::test]
async fn an_assertion_that_lies_lets_nobody_in() {
    all_refused(
        TicketValidation::Saml11,
        &[
            (
                "a second assertion",
                |body| {
                    let other = assertion(&body).replace("7f3c-professeur", "9d41-parent");
                    body.replace("</samlp:Response>", &format!("{other}</samlp:Response>"))
                },
                "E08",
                502,
            ),
            (
                "the right one wrapped in another's",
                |body| {
                    let right = assertion(&body).to_owned();
                    let other = right.replace("7f3c-professeur", "9d41-parent");
                    let end = "</saml:Assertion>";
                    let wrapped = other.replace(end, &format!("<saml:Advice>{right}</saml:Advice>{end}"));
                    body.replace(&right, &wrapped)
                },
                "E08",
                502,
            ),
            (
                "a refusal with an identifier",
                |body| body.replace("samlp:Success", "samlp:Responder"),
                "E06",
                200,
            ),
            (
                "for another service",
                |body| {
                    let audience = part(&body, "<saml:Audience>", "</saml:Audience>").to_owned();
                    body.replace(&audience, "<saml:Audience>https://autre.exemple.fr/</saml:Audience>")
                },
                "E08",
                502,
            ),
            (
                "sent to another service",
                |body| {
                    let response = part(&body, "<samlp:Response ", ">");
                    let other = match response.find(" Recipient=\"") {
                        Some(at) => {
                            let value = part(&response[at..], " Recipient=\"", "\" ").trim_end().to_owned();
                            response.replace(&value, " Recipient=\"https://autre.exemple.fr/\"")
                        }
                        None => {
                            response.replace("<samlp:Response ", "<samlp:Response Recipient=\"https://autre.exemple.fr/\" ")
                        }
                    };
                    body.replace(&response.to_owned(), &other)
                },
                "E08",
                502,
            ),
            (
                "another's assertion version",
                |body| body.replace("urn:oasis:names:tc:SAML:1.0:assertion", "urn:oasis:names:tc:SAML:2.0:assertion"),
                "E08",
                502,
            ),
            (
                "no validity",
                |body| body.replace(" NotOnOrAfter=", " Until="),
                "E08",
                502,
            ),
            ("CAS 2 where SAML was asked for", |_| {
                "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess>\
                 <cas:user>7f3c-professeur</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
                    .to_owned()
            }, "E08", 502),
        ],
    )
    .await;
}

/// Both ways, at the edge of what the delegation allows.
#[tokio::test]
async fn clocks_may_differ_as_much_as_the_delegation_says() {
    use passerelle_model::{CasDelegation, ClockTolerance, Space};
    // Our own server's assertions begin 30 s before they are made, and last 60 s.
    for (tolerance, ahead, behind) in [(0, 30, 59), (60, 90, 119), (300, 330, 359)] {
        let scene = Scene::new(TicketValidation::Saml11).await;
        let cas = CasDelegation {
            tolerance: ClockTolerance::new(tolerance),
            ..CasDelegation::to(scene.liar.cas("127.0.0.1"))
        };
        scene.world.delegate_to("demo", &[Space::Teachers], cas).await;
        for (shift, enters) in [(ahead, true), (ahead + 1, false), (-behind, true), (-behind - 1, false)] {
            scene.world.ent.shift(shift);
            let answer = scene.attempt().await;
            assert_eq!(
                answer.text().contains("Bonjour"),
                enters,
                "{tolerance} s, {shift}: {}",
                answer.text()
            );
            if !enters {
                answer.is_error("E08", 502);
            }
        }
    }
}
