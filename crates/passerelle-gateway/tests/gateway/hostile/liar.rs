//! A CAS server on loopback that follows a script instead of the protocol.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::Request;
use passerelle_web::Outbound as _;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::ent::Ent;

/// What it sends when it is asked whose a ticket is.
#[derive(Clone)]
pub(crate) enum Reply {
    /// The right document, changed.
    Document(fn(String) -> String),
    /// This status and these headers, with the right document.
    Under(&'static str),
    /// A whole answer, byte by byte what it is.
    Raw(Vec<u8>),
    /// Fifty megabytes, announced or not.
    Flood { announced: bool },
    /// The beginning of an answer, then a byte now and then, for ever.
    Trickle,
    /// Nothing at all, for ever.
    Silence,
}

/// The server.
pub(crate) struct Liar {
    address: SocketAddr,
    encrypted: bool,
    shared: Arc<Shared>,
    /// The tasks end with it.
    _alive: watch::Sender<()>,
}

struct Shared {
    ent: Arc<Ent>,
    reply: Mutex<Reply>,
    sent: AtomicU64,
}

impl Liar {
    /// Listens; honest answers are those of `ent`.
    pub(crate) async fn start(ent: Arc<Ent>, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            ent,
            reply: Mutex::new(Reply::Document(|body| body)),
            sent: AtomicU64::new(0),
        });
        let (alive, mut ended) = watch::channel(());
        let (encrypted, served) = (tls.is_some(), shared.clone());
        tokio::spawn(async move {
            loop {
                let stream = tokio::select! {
                    accepted = listener.accept() => accepted.expect("a connection").0,
                    _ = ended.changed() => return,
                };
                let (shared, tls, mut ended) = (served.clone(), tls.clone(), ended.clone());
                tokio::spawn(async move {
                    let serving = async {
                        match tls {
                            Some(tls) => {
                                if let Ok(stream) = tls.accept(stream).await {
                                    shared.serve(stream).await;
                                }
                            }
                            None => shared.serve(stream).await,
                        }
                    };
                    tokio::select! { () = serving => {}, _ = ended.changed() => {} }
                });
            }
        });
        Self { address, encrypted, shared, _alive: alive }
    }

    /// « URL du serveur CAS », under this name of the machine.
    pub(crate) fn cas(&self, host: &str) -> String {
        let scheme = if self.encrypted { "https" } else { "http" };
        format!("{scheme}://{host}:{}/cas", self.address.port())
    }

    pub(crate) fn reply(&self, reply: Reply) {
        *self.shared.reply.lock().expect("no panic") = reply;
    }

    /// Bytes of answers that it could get rid of.
    pub(crate) fn sent(&self) -> u64 {
        self.shared.sent.load(Ordering::SeqCst)
    }
}

impl Shared {
    async fn serve(&self, mut stream: impl AsyncRead + AsyncWrite + Unpin) {
        let Some(request) = read(&mut stream).await else { return };
        let honest = self.ent.send(request).await.map(http::Response::into_body).unwrap_or_default();
        let honest = String::from_utf8(honest).expect("a document");
        let reply = self.reply.lock().expect("no panic").clone();
        match reply {
            Reply::Document(change) => self.write(&mut stream, &answer("200 OK", &change(honest))).await,
            Reply::Under(head) => self.write(&mut stream, &answer(head, &honest)).await,
            Reply::Raw(bytes) => self.write(&mut stream, &bytes).await,
            Reply::Flood { announced } => self.flood(&mut stream, announced).await,
            Reply::Trickle => {
                let mut next = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<".to_vec();
                while self.write_some(&mut stream, &next).await {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    next = b"a".to_vec();
                }
            }
            Reply::Silence => std::future::pending().await,
        }
    }

    async fn flood(&self, stream: &mut (impl AsyncWrite + Unpin), announced: bool) {
        const WHOLE: usize = 50 << 20;
        let length = if announced { format!("Content-Length: {WHOLE}\r\n") } else { String::new() };
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n{length}\r\n");
        let piece = vec![b' '; 64 << 10];
        let mut goes_on = self.write_some(stream, head.as_bytes()).await;
        for _ in 0..WHOLE / piece.len() {
            goes_on = goes_on && self.write_some(stream, &piece).await;
        }
    }

    async fn write(&self, stream: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) {
        self.write_some(stream, bytes).await;
        // Whoever has hung up already needs no goodbye.
        let _ = stream.shutdown().await;
    }

    /// Whether the other side still listens.
    async fn write_some(&self, stream: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> bool {
        let written = stream.write_all(bytes).await.is_ok() && stream.flush().await.is_ok();
        if written {
            self.sent.fetch_add(bytes.len() as u64, Ordering::SeqCst);
        }
        written
    }
}

fn answer(head: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").into_bytes()
}

/// One request, as it came.
async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Option<Request<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..at].to_vec()).expect("text");
            let length = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, value)| value.trim().parse().expect("a length"));
            if bytes.len() >= at + 4 + length {
                let path = head.split(' ').nth(1).expect("a path").to_owned();
                let uri = format!("http://127.0.0.1{path}");
                return Some(Request::get(uri).body(bytes[at + 4..].to_vec()).expect("a request"));
            }
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => bytes.extend_from_slice(&piece[..read]),
        }
    }
}
