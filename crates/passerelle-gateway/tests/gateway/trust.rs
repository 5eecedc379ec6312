//! Whose certificate is accepted.

use std::sync::Arc;
use std::time::Duration;

use passerelle_model::{CasDelegation, CertificateTrust, Recognition, RecognitionWay, Space};
use passerelle_web::Outbound;
use passerelle_web::outbound::{HttpOutbound, PeerCertificate};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::TlsAcceptor;

use crate::hostile::{Liar, TEACHERS};
use crate::proofs::{RIGHT, come_back, give, service};
use crate::world::{ORIGIN, STRANGER, TEACHER, World};

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut asked = CertificateParams::default();
    asked.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    asked.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(asked, KeyPair::generate().expect("a key")).expect("an authority")
}

/// What a server needs to show a certificate for `name`, and the certificate in PEM form.
fn shows(name: &str, by: Option<&Authority>, change: fn(&mut CertificateParams)) -> (TlsAcceptor, String) {
    let key = KeyPair::generate().expect("a key");
    let mut asked = CertificateParams::new([name.to_owned()]).expect("a name");
    change(&mut asked);
    let made = match by {
        Some(authority) => asked.signed_by(&key, authority),
        None => asked.self_signed(&key),
    };
    let made = made.expect("a certificate");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![made.der().clone()], key)
        .expect("it serves");
    (TlsAcceptor::from(Arc::new(config)), made.pem())
}

/// A gateway that knows `known` besides the system's authorities, and a server that shows this certificate.
async fn scene(known: &str, shown: TlsAcceptor) -> (World, Liar) {
    let outbound = HttpOutbound::patient(known.as_bytes(), Duration::from_secs(5)).expect("a client");
    let world = World::calling(ORIGIN, Some(Arc::new(outbound))).await;
    let liar = Liar::start(world.ent.clone(), Some(shown)).await;
    (world, liar)
}

async fn trusting(world: &World, liar: &Liar, host: &str, trust: CertificateTrust) {
    let cas = CasDelegation { trust, ..CasDelegation::to(liar.cas(host)) };
    world.delegate_to("demo", &[Space::Teachers], cas).await;
}

/// Asserts that nobody comes in because of this, and gives the journal's word for it.
async fn refuses(world: &World, why: &str) -> String {
    let mut browser = world.browser();
    let answer = world.enter(&mut browser, TEACHER, TEACHERS).await;
    assert_eq!(answer.status.as_u16(), 502, "{why}: {}", answer.text());
    assert!(answer.text().contains("n’est pas sûre") && answer.text().contains(why), "{}", answer.text());
    assert!(answer.text().contains("l’établissement est prévenu"));
    assert!(browser.cookie("espaces").is_none());
    assert_eq!(world.open_sessions().await, 0);
    let last = world.journal().await.swap_remove(0);
    assert_eq!((last.action.as_str(), last.actor.as_str()), ("journal-ent-certificat", ""));
    last.details["raison"].as_str().expect("a word").to_owned()
}

async fn enters(world: &World) {
    let answer = world.enter(&mut world.browser(), TEACHER, TEACHERS).await;
    assert!(answer.text().contains("Bonjour"), "{}", answer.text());
}

const PLAIN: fn(&mut CertificateParams) = |_| {};

#[tokio::test]
async fn a_certificate_must_be_recognised_current_and_of_the_right_name() {
    let known = authority("Autorité connue");
    let (shown, _) = shows("localhost", Some(&known), PLAIN);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", CertificateTrust::Recognised).await;
    enters(&world).await;

    let (shown, _) = shows("autre.exemple.fr", Some(&known), PLAIN);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", CertificateTrust::Recognised).await;
    assert_eq!(refuses(&world, "porte un autre nom").await, "autre_nom");

    let (shown, _) =
        shows("localhost", Some(&known), |asked| asked.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", CertificateTrust::Recognised).await;
    assert_eq!(refuses(&world, "a expiré").await, "expire");

    let (shown, _) =
        shows("localhost", Some(&known), |asked| asked.not_before = rcgen::date_time_ymd(4000, 1, 1));
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", CertificateTrust::Recognised).await;
    assert_eq!(refuses(&world, "n’est pas encore valable").await, "pas_encore");

    let (shown, _) = shows("localhost", None, PLAIN);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", CertificateTrust::Recognised).await;
    assert_eq!(refuses(&world, "n’est pas reconnu").await, "inconnu");
}

#[tokio::test]
async fn a_pinned_certificate_is_the_only_one_accepted() {
    let known = authority("Autorité connue");
    // Nobody knows who issued it, and it bears another name: its fingerprint is what counts.
    let (shown, pem) = shows("ent.exemple.fr", None, PLAIN);
    let pinned = CertificateTrust::Certificate(PeerCertificate::from_pem(&pem).expect("read").digest);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "127.0.0.1", pinned.clone()).await;
    enters(&world).await;

    // Another certificate, good in every other way.
    let (shown, _) = shows("localhost", Some(&known), PLAIN);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", pinned.clone()).await;
    assert_eq!(refuses(&world, "n’est pas celui qui est attendu").await, "change");
    refuses(&world, "n’est pas celui qui est attendu").await;
    let told = world.journal().await;
    let lines = told.iter().filter(|event| event.action == "journal-ent-certificat").count();
    assert_eq!(lines, 1, "once an hour");
    world.clock.advance(3601);
    refuses(&world, "n’est pas celui qui est attendu").await;
    let told = world.journal().await;
    assert_eq!(told.iter().filter(|event| event.action == "journal-ent-certificat").count(), 2);

    let (shown, pem) = shows("localhost", None, |asked| asked.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let expired = CertificateTrust::Certificate(PeerCertificate::from_pem(&pem).expect("read").digest);
    let (world, liar) = scene("", shown).await;
    trusting(&world, &liar, "localhost", expired).await;
    assert_eq!(refuses(&world, "a expiré").await, "expire");
}

#[tokio::test]
async fn an_authority_of_the_ents_own_vouches_alone() {
    let (own, known) = (authority("Autorité de l’ENT"), authority("Autorité connue"));
    let trust = CertificateTrust::Authority(own.pem());
    let (shown, _) = shows("localhost", Some(&own), PLAIN);
    let (world, liar) = scene("", shown).await;
    trusting(&world, &liar, "localhost", trust.clone()).await;
    enters(&world).await;

    let (shown, _) = shows("autre.exemple.fr", Some(&own), PLAIN);
    let (world, liar) = scene("", shown).await;
    trusting(&world, &liar, "localhost", trust.clone()).await;
    assert_eq!(refuses(&world, "porte un autre nom").await, "autre_nom");

    let (shown, _) = shows("localhost", Some(&known), PLAIN);
    let (world, liar) = scene(&known.pem(), shown).await;
    trusting(&world, &liar, "localhost", trust).await;
    assert_eq!(refuses(&world, "n’est pas celui qui est attendu").await, "change");
}

#[tokio::test]
async fn a_proof_by_password_tells_of_the_certificate_as_the_door_does() {
    let (shown, pem) = shows("localhost", None, PLAIN);
    let (world, liar) = scene("", shown).await;
    let delegate = async |trust| {
        let recognition = Recognition { way: RecognitionWay::DoubleSignIn, ..Recognition::default() };
        let cas = CasDelegation { trust, recognition, ..CasDelegation::to(liar.cas("127.0.0.1")) };
        world.delegate_to("demo", &[Space::Teachers], cas).await;
    };
    let pinned = PeerCertificate::from_pem(&pem).expect("read").digest;
    delegate(CertificateTrust::Certificate(pinned)).await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    delegate(CertificateTrust::Recognised).await;
    let answer = come_back(&world, &mut browser, &service(&page), STRANGER).await;
    assert_eq!(answer.status.as_u16(), 502);
    assert!(answer.text().contains("n’est pas reconnu"), "{}", answer.text());
    assert!(answer.body.contains(&format!(r#"href="{TEACHERS}""#)), "{}", answer.body);
    assert_eq!(world.actions().await[0], "journal-ent-certificat");
    assert_eq!(world.link("P3").await, None);
}

#[tokio::test]
async fn whoever_looks_at_a_certificate_trusts_nothing() {
    let (shown, pem) =
        shows("ent.exemple.fr", None, |asked| asked.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let (world, liar) = scene("", shown).await;
    let outbound = HttpOutbound::new().expect("a client");
    let seen = outbound.certificate(&liar.cas("127.0.0.1")).await.expect("seen").expect("a certificate");
    assert_eq!(Some(seen), PeerCertificate::from_pem(&pem));
    assert_eq!(seen.until.unix(), 1_577_836_800);
    assert!(!seen.authority);
    assert_eq!(liar.sent(), 0);
    assert_eq!(world.ent.asked(), [""; 0], "nothing was asked");
    assert_eq!(outbound.certificate("http://127.0.0.1:9/cas").await, Ok(None));
    assert!(outbound.certificate("https://127.0.0.1:9/cas").await.is_err());
}
