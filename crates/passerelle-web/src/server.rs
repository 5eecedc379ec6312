//! Listening.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt as _;

use crate::{Tls, TrustedProxies};

/// Connections at once; later ones wait in the system's queue.
const MAX_CONNECTIONS: usize = 4096;
/// Time to agree on encryption.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// Time to send the headers of a request, and time that a connection may stay idle between two.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// Largest headers of a request, in bytes.
const MAX_HEADERS: u32 = 32 * 1024;
/// Requests at once on one connection of HTTP/2.
const MAX_STREAMS: u32 = 64;
/// Time that requests under way have to finish once the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Answers on `listener` in plain http until `shutdown` ends; requests under way are finished first.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    Server::new(listener, router).run(shutdown).await
}

/// A server that listens, with what stands between it and its visitors.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    way: Way,
}

/// What a connection goes through.
#[derive(Clone, Debug)]
struct Way {
    router: Router,
    tls: Option<Tls>,
    proxies: Arc<TrustedProxies>,
}

impl Server {
    /// Plain http, and nobody in front.
    pub fn new(listener: TcpListener, router: Router) -> Self {
        Self { listener, way: Way { router, tls: None, proxies: Arc::default() } }
    }

    /// With TLS, and HTTP/2 for those who speak it.
    #[must_use]
    pub fn tls(mut self, tls: Tls) -> Self {
        self.way.tls = Some(tls);
        self
    }

    /// Behind proxies that say for whom they speak.
    #[must_use]
    pub fn behind(mut self, proxies: TrustedProxies) -> Self {
        self.way.proxies = Arc::new(proxies);
        self
    }

    /// Answers until `shutdown` ends; requests under way are finished first.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
        let (stop, stopping) = watch::channel(false);
        let mut shutdown = pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => break,
                accepted = accept(&self.listener, &places) => {
                    let (stream, peer, place) = accepted?;
                    tokio::spawn(welcome(stream, peer, self.way.clone(), stopping.clone(), place));
                }
            }
        }
        drop(self.listener);
        stop.send_replace(true);
        // Every connection gives its place back when it ends.
        let all = u32::try_from(MAX_CONNECTIONS).unwrap_or(u32::MAX);
        if tokio::time::timeout(FAREWELL, places.acquire_many(all)).await.is_err() {
            tracing::warn!("requests under way were cut off");
        }
        Ok(())
    }
}

/// The next connection, once there is a place for it.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return Ok((stream, peer, place)),
            // Out of files, or a peer that left at once: others still come.
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Agrees on encryption where there is some, then on the version of HTTP.
async fn welcome(
    stream: TcpStream,
    peer: SocketAddr,
    way: Way,
    stopping: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
) {
    // Answers are small and whole: waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let Some(tls) = &way.tls else {
        if way.proxies.may_speak_plainly(peer.ip()) {
            converse(stream, peer, &way, stopping).await;
        } else {
            tracing::debug!("plain http from somewhere else than a proxy");
        }
        return;
    };
    match tokio::time::timeout(HANDSHAKE_TIME, tls.acceptor().accept(stream)).await {
        Ok(Ok(stream)) if stream.get_ref().1.alpn_protocol() == Some(b"h2") => {
            converse_in_2(stream, peer, &way, stopping).await;
        }
        Ok(Ok(stream)) => converse(stream, peer, &way, stopping).await,
        // Scanners, and browsers that do not trust the certificate.
        Ok(Err(error)) => tracing::debug!(%error, "no agreement on encryption"),
        Err(_) => tracing::debug!("no agreement on encryption in time"),
    }
}

async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    way: &Way,
    mut stopping: watch::Receiver<bool>,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(MAX_HEADERS as usize)
        .serve_connection(
            TokioIo::new(stream),
            service_fn(|request| answer(way.router.clone(), way.proxies.clone(), peer, request)),
        )
        .with_upgrades();
    let mut connection = pin!(connection);
    // A browser that goes away in the middle is no event.
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// The same in HTTP/2. Its connections have no time for headers: an idle one is asked whether it is still there.
async fn converse_in_2(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    way: &Way,
    mut stopping: watch::Receiver<bool>,
) {
    let connection = http2::Builder::new(TokioExecutor::new())
        .timer(TokioTimer::new())
        .keep_alive_interval(HEADER_TIME)
        .keep_alive_timeout(HEADER_TIME)
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEADERS)
        .serve_connection(
            TokioIo::new(stream),
            service_fn(|request| answer(way.router.clone(), way.proxies.clone(), peer, request)),
        );
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

async fn answer(
    router: Router,
    proxies: Arc<TrustedProxies>,
    peer: SocketAddr,
    mut request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let client = proxies.client(peer.ip(), request.headers());
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client, peer.port())));
    Ok(router.oneshot(request.map(Body::new)).await.unwrap_or_else(|never| match never {}))
}
