use async_trait::async_trait;
use http::{Request, Response};
use passerelle_model::{CasDelegation, CertificateDigest, CertificateTrust, TicketValidation, Timestamp};
use passerelle_sso::service::ServiceUrl;
use passerelle_web::outbound::{PeerCertificate, TlsFault};
use passerelle_web::{Outbound, OutboundError};

use super::{Check, Fault, Line, Outcome, Passed, SignInPage, try_all};

/// 2026-09-03T12:00:00Z.
const NOW: i64 = 1_788_436_800;
const DATE: &str = "Thu, 03 Sep 2026 12:00:00 GMT";

/// An ENT that answers from memory.
#[derive(Clone, Copy)]
enum Ent {
    Good,
    KnowsNobody,
    KnowsEverybody,
    AcceptsAnything,
    NoSignInPage,
    NotCas,
    LateClock,
    Silent(OutboundError),
}

const REFUSAL: &str = "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationFailure \
    code=\"INVALID_TICKET\">unknown</cas:authenticationFailure></cas:serviceResponse>";
const SUCCESS: &str = "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess>\
    <cas:user>x1</cas:user></cas:authenticationSuccess></cas:serviceResponse>";

#[async_trait]
impl Outbound for Ent {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        if let Self::Silent(error) = self {
            return Err(*error);
        }
        let uri = request.uri().to_string();
        let (status, body) = if uri.contains("/p3/serviceValidate?service=") {
            assert!(uri.contains("&ticket=ST-"), "{uri}");
            match self {
                Self::AcceptsAnything => (200, SUCCESS),
                Self::NotCas => (404, "<html>"),
                _ => (200, REFUSAL),
            }
        } else if uri.contains("/login?service=") {
            match self {
                Self::KnowsEverybody => (200, "<form method=post>"),
                _ if uri.contains("adresse-inconnue.invalid") => (403, "<p>Application not authorized</p>"),
                Self::KnowsNobody => (403, "<p>Application not authorized</p>"),
                _ => (200, "<form method=post>"),
            }
        } else {
            assert!(uri.ends_with("/cas/login"), "{uri}");
            match self {
                Self::NoSignInPage => (404, "nothing here"),
                _ => (200, "<FORM method=post>"),
            }
        };
        let date = if matches!(self, Self::LateClock) { "Thu, 03 Sep 2026 11:59:00 GMT" } else { DATE };
        Ok(Response::builder().status(status).header("date", date).body(body.into()).expect("an answer"))
    }
}

fn settings(server: &str) -> CasDelegation {
    CasDelegation { validation: TicketValidation::Cas3, ..CasDelegation::to(server) }
}

async fn tried(ent: Ent, server: &str) -> Vec<Outcome> {
    let public = ServiceUrl::parse("https://vs.exemple.fr/vs/demo/").expect("an address");
    let lines = try_all(&ent, &settings(server), &public, NOW).await.expect("random bytes");
    assert_eq!(lines.iter().map(|line| line.check).collect::<Vec<_>>(), Check::ALL);
    lines.into_iter().map(|Line { outcome, .. }| outcome).collect()
}

const HTTPS: &str = "https://ent.exemple.fr/cas";

#[tokio::test]
async fn a_good_server_passes_all_but_what_only_a_person_can_try() {
    let lines = tried(Ent::Good, HTTPS).await;
    assert_eq!(lines[0], Outcome::Passed(Passed::Address));
    assert!(matches!(&lines[1], Outcome::Passed(Passed::Reachable { host, .. }) if host == "ent.exemple.fr"));
    assert_eq!(lines[2], Outcome::Passed(Passed::Encrypted));
    assert_eq!(lines[3], Outcome::Passed(Passed::SignInPage(SignInPage::Form)));
    assert_eq!(lines[4], Outcome::Passed(Passed::OurAddress));
    assert_eq!(lines[5], Outcome::Passed(Passed::FalseTicketRefused));
    assert_eq!(lines[6], Outcome::Passed(Passed::Clocks { seconds: 2 }));
    assert_eq!(lines[7], Outcome::ToDo);
}

#[tokio::test]
async fn plain_http_on_this_machine_says_so() {
    let lines = tried(Ent::Good, "http://127.0.0.1:8080/cas").await;
    assert_eq!(lines[2], Outcome::Advice(Fault::Plain));
    assert_eq!(lines[7], Outcome::ToDo);
}

#[tokio::test]
async fn what_depends_on_a_failure_is_not_tested() {
    for (server, tested) in [("ent.exemple.fr", 1), ("https://ent.exemple.fr/cas/login", 1)] {
        let lines = tried(Ent::Good, server).await;
        assert!(matches!(lines[0], Outcome::Failed(Fault::Address(_))), "{server}");
        assert!(lines[tested..].iter().all(|line| *line == Outcome::NotTested), "{server}");
    }
    let lines = tried(Ent::Silent(OutboundError::Timeout), HTTPS).await;
    assert!(matches!(lines[1], Outcome::Failed(Fault::NoAnswer { .. })));
    assert!(lines[2..].iter().all(|line| *line == Outcome::NotTested));

    let lines = tried(Ent::Silent(OutboundError::Tls(TlsFault::Expired)), HTTPS).await;
    assert!(matches!(lines[2], Outcome::Failed(Fault::Certificate { fault: TlsFault::Expired, .. })));
    assert!(lines[3..].iter().all(|line| *line == Outcome::NotTested));
}

#[tokio::test]
async fn an_address_that_the_ent_does_not_know_is_found_before_the_validation() {
    let lines = tried(Ent::KnowsNobody, HTTPS).await;
    let pattern = "https://vs.exemple.fr/vs/demo/**".to_owned();
    assert_eq!(lines[4], Outcome::Failed(Fault::Unregistered { pattern }));
    assert_eq!(lines[5], Outcome::NotTested);
    assert!(matches!(lines[6], Outcome::Passed(_)));
    assert_eq!(lines[7], Outcome::NotTested);
}

#[tokio::test]
async fn a_server_that_shows_its_page_for_any_address_proves_nothing_about_ours() {
    let lines = tried(Ent::KnowsEverybody, HTTPS).await;
    assert_eq!(lines[4], Outcome::Advice(Fault::AnyAddress));
    assert_eq!(lines[5], Outcome::Passed(Passed::FalseTicketRefused));
    assert_eq!(lines[7], Outcome::ToDo);
}

#[tokio::test]
async fn a_false_ticket_that_is_accepted_or_not_understood_never_passes() {
    let lines = tried(Ent::AcceptsAnything, HTTPS).await;
    assert_eq!(lines[5], Outcome::Failed(Fault::FalseTicketAccepted));
    assert_eq!(lines[7], Outcome::NotTested);
    let lines = tried(Ent::NotCas, HTTPS).await;
    assert!(matches!(lines[5], Outcome::Failed(Fault::Unreadable { .. })));
}

#[tokio::test]
async fn a_page_that_is_no_sign_in_page_and_a_late_clock_are_seen() {
    let lines = tried(Ent::NoSignInPage, HTTPS).await;
    assert!(matches!(lines[3], Outcome::Failed(Fault::NoSignInPage { .. })));
    assert_eq!(lines[4], Outcome::NotTested);
    let lines = tried(Ent::LateClock, HTTPS).await;
    assert_eq!(lines[6], Outcome::Advice(Fault::Clocks { seconds: 60 }));
}

/// An ENT whose certificate can be seen.
struct Showing(Ent, PeerCertificate);

#[async_trait]
impl Outbound for Showing {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        self.0.send(request).await
    }

    async fn certificate(&self, address: &str) -> Result<Option<PeerCertificate>, OutboundError> {
        assert_eq!(address, "https://ent.exemple.fr/cas/login");
        Ok(Some(self.1))
    }
}

fn ends_in_days(days: i64) -> PeerCertificate {
    let until = Timestamp::from_unix(NOW + days * 24 * 3600);
    PeerCertificate { digest: CertificateDigest::new([7; 32]), until, authority: false }
}

async fn third_line(ent: Ent, certificate: PeerCertificate) -> Outcome {
    let public = ServiceUrl::parse("https://vs.exemple.fr/vs/demo/").expect("an address");
    let lines = try_all(&Showing(ent, certificate), &settings(HTTPS), &public, NOW).await;
    lines.expect("random bytes").swap_remove(2).outcome
}

#[tokio::test]
async fn the_end_of_the_certificate_is_told_and_warned_of_a_month_before() {
    let (far, near) = (ends_in_days(31), ends_in_days(29));
    assert_eq!(third_line(Ent::Good, far).await, Outcome::Passed(Passed::Certificate(far)));
    assert_eq!(third_line(Ent::Good, near).await, Outcome::Advice(Fault::EndsSoon(near)));
    let changed = Ent::Silent(OutboundError::Tls(TlsFault::Changed));
    let host = "ent.exemple.fr".to_owned();
    let fault = Fault::Certificate { host, fault: TlsFault::Changed, seen: Some(far) };
    assert_eq!(third_line(changed, far).await, Outcome::Failed(fault));
}

/// Whoever cannot hold a server to its certificate says so, rather than calling all the same.
#[tokio::test]
async fn a_pinned_certificate_is_never_left_aside() {
    let public = ServiceUrl::parse("https://vs.exemple.fr/vs/demo/").expect("an address");
    let pinned = CasDelegation {
        trust: CertificateTrust::Certificate(CertificateDigest::new([7; 32])),
        ..settings(HTTPS)
    };
    let lines = try_all(&Ent::Good, &pinned, &public, NOW).await.expect("random bytes");
    assert!(matches!(lines[2].outcome, Outcome::Failed(Fault::Certificate { fault: TlsFault::Other, .. })));
}
