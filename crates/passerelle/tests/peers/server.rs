//! The server under test, with a certificate of an authority that exists for the test only.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use passerelle_store::ent::Recipient;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::TempDir;

use crate::people::{self, service};
use crate::process::{Running, free_address, run};

/// An address that is registered, and where nothing is.
pub(crate) const ELSEWHERE: &str = "http://127.0.0.1:9/ailleurs";

/// A server, and the folder where it keeps everything.
pub(crate) struct Server {
    url: String,
    /// Ended before its folder goes.
    _running: Running,
    folder: TempDir,
}

impl Server {
    /// Starts a server that knows the school, these services, and the one [`ELSEWHERE`].
    pub(crate) async fn start(mut services: Vec<Recipient>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        make_certificates(&folder);
        services.push(service("ailleurs", ELSEWHERE));
        fs::create_dir(path("data")).expect("a folder");
        people::fill(&path("data/ent.sqlite"), services).await;

        let program = env!("CARGO_BIN_EXE_passerelle");
        run(Command::new(program).args(["keygen", "--bits", "2048", "--output"]).arg(folder.path()));
        let address = free_address();
        let url = format!("https://localhost:{}", address.port());
        let settings = format!(
            "[server]\naddress = \"{url}\"\nlisten = \"{address}\"\ndata = \"data\"\ntrust = \"authority.pem\"\n\
             certificate = \"server.pem\"\ncertificate_key = \"server.key\"\n[ent]\nkey = \"key.pem\"\n"
        );
        fs::write(path("passerelle.toml"), settings).expect("written");
        let mut command = Command::new(program);
        command.args(["serve", "--role", "ent", "--config"]).arg(path("passerelle.toml"));
        let running = Running::start(command, path("server.log"), address).await;
        Self { url, _running: running, folder }
    }

    /// Where the CAS server is: `https://localhost:8443/cas`.
    pub(crate) fn cas(&self) -> String {
        format!("{}/cas", self.url)
    }

    /// The certificate of the authority.
    pub(crate) fn authority(&self) -> PathBuf {
        self.folder.path().join("authority.pem")
    }

    /// A certificate for `localhost`, and its key.
    pub(crate) fn certificate(&self) -> [PathBuf; 2] {
        ["server.pem", "server.key"].map(|name| self.folder.path().join(name))
    }
}

/// `authority.pem`, and `server.pem` with `server.key` for `localhost`.
fn make_certificates(folder: &TempDir) {
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "Authority of a test");
    let authority =
        CertifiedIssuer::self_signed(authority, KeyPair::generate().expect("a key")).expect("an authority");
    let key = KeyPair::generate().expect("a key");
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let mut server = CertificateParams::new(names).expect("names");
    server.distinguished_name.push(DnType::CommonName, "localhost");
    let server = server.signed_by(&key, &authority).expect("a certificate");
    for (name, content) in [
        ("authority.pem", authority.pem()),
        ("server.pem", server.pem()),
        ("server.key", key.serialize_pem()),
    ] {
        fs::write(folder.path().join(name), content).expect("written");
    }
}
