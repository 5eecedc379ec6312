//! Encryption, renewed certificates, and proxies, over loopback.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use http::Request;
use passerelle_web::outbound::{HttpOutbound, TlsFault};
use passerelle_web::{
    CertificateError, CertificateFiles, ForwardHeader, Network, Outbound, OutboundError, Server, Tls,
    TrustedProxies,
};
use rustls::ClientConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

/// Says where the request seems to come from.
fn echo() -> Router {
    Router::new().route(
        "/",
        get(|ConnectInfo(client): ConnectInfo<SocketAddr>| async move { client.ip().to_string() }),
    )
}

/// Writes a new certificate and its key, and gives the certificate.
fn renew(files: &CertificateFiles, host: &str) -> String {
    let made = rcgen::generate_simple_self_signed([host.to_owned()]).expect("a certificate");
    std::fs::write(&files.chain, made.cert.pem()).expect("written");
    std::fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
    made.cert.pem()
}

fn files(folder: &Path) -> CertificateFiles {
    CertificateFiles { chain: folder.join("chain.pem"), key: folder.join("key.pem") }
}

async fn listening(build: impl FnOnce(Server) -> Server) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(build(Server::new(listener, echo())).run(std::future::pending()));
    address
}

async fn ask(trusted: &str, address: &str) -> Result<String, OutboundError> {
    let client = HttpOutbound::trusting(trusted.as_bytes()).expect("a client");
    let answer = client.send(Request::get(address).body(Vec::new()).expect("a request")).await?;
    Ok(String::from_utf8(answer.into_body()).expect("text"))
}

#[tokio::test]
async fn a_renewed_certificate_serves_and_a_broken_one_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files(folder.path());
    let first = renew(&files, "localhost");
    let tls = Tls::load(files.clone()).expect("it serves");
    let address = listening(|server| server.tls(tls.clone())).await;
    let address = format!("https://localhost:{}/", address.port());
    assert_eq!(ask(&first, &address).await.as_deref(), Ok("127.0.0.1"));
    assert_eq!(ask("", &address).await, Err(OutboundError::Tls(TlsFault::Unknown)));
    assert!(!tls.reload().expect("it still serves"), "nothing has changed");

    let second = renew(&files, "localhost");
    assert!(tls.reload().expect("it serves"), "it is another one");
    assert_eq!(ask(&second, &address).await.as_deref(), Ok("127.0.0.1"));
    assert!(ask(&first, &address).await.is_err());

    let other = rcgen::KeyPair::generate().expect("a key").serialize_pem();
    for (chain, key) in [(None, Some(other.as_str())), (Some("nothing"), None), (None, Some("nothing"))] {
        renew(&files, "localhost");
        if let Some(text) = chain {
            std::fs::write(&files.chain, text).expect("written");
        }
        if let Some(text) = key {
            std::fs::write(&files.key, text).expect("written");
        }
        assert!(tls.reload().is_err());
        assert_eq!(ask(&second, &address).await.as_deref(), Ok("127.0.0.1"), "the earlier one goes on");
    }
    std::fs::remove_file(&files.chain).expect("removed");
    assert!(matches!(tls.reload(), Err(CertificateError::Read { .. })));
}

#[tokio::test]
async fn the_version_of_http_is_the_one_agreed_upon() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files(folder.path());
    let certificate = renew(&files, "localhost");
    let tls = Tls::load(files).expect("it serves");
    let address = listening(|server| server.tls(tls)).await;
    for (offered, agreed) in [
        (&[b"h2".to_vec(), b"http/1.1".to_vec()][..], Some(&b"h2"[..])),
        (&[b"http/1.1".to_vec()][..], Some(&b"http/1.1"[..])),
        (&[][..], None),
    ] {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(certificate.as_bytes()).expect("PEM")).expect("a root");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = offered.to_vec();
        let stream = TcpStream::connect(address).await.expect("a connection");
        let name = ServerName::try_from("localhost").expect("a name");
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.expect("TLS");
        assert_eq!(stream.get_ref().1.alpn_protocol(), agreed);
    }
}

#[tokio::test]
async fn a_file_of_authorities_that_holds_none_is_refused() {
    assert!(HttpOutbound::trusting(b"nothing").is_err());
    assert!(HttpOutbound::trusting(b"").is_ok());
}

#[tokio::test]
async fn only_a_proxy_of_ours_says_for_whom_it_speaks() {
    let forged = |address: SocketAddr| {
        Request::get(format!("http://{address}/"))
            .header("X-Forwarded-For", "203.0.113.9, 198.51.100.4")
            .header("Forwarded", "for=203.0.113.10")
            .body(Vec::new())
            .expect("a request")
    };
    let client = HttpOutbound::new().expect("a client");
    let ours: Network = "127.0.0.0/8".parse().expect("a network");
    let theirs: Network = "10.0.0.0/8".parse().expect("a network");
    for (networks, seen) in [(vec![], "127.0.0.1"), (vec![theirs], "127.0.0.1"), (vec![ours], "198.51.100.4")]
    {
        let proxies = TrustedProxies::new(networks, ForwardHeader::XForwardedFor);
        let address = listening(|server| server.behind(proxies)).await;
        let answer = client.send(forged(address)).await.expect("an answer");
        assert_eq!(String::from_utf8_lossy(answer.body()), seen);
    }
}
