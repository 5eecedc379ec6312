//! A connection, byte by byte.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long something may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) struct Wire {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Wire {
    pub(super) async fn connect(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.expect("connected"), received: Vec::new() }
    }

    pub(super) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.expect("sent");
    }

    /// Reads until `text` has come; everything so far.
    pub(super) async fn until(&mut self, text: &str) -> String {
        loop {
            let so_far = String::from_utf8_lossy(&self.received).into_owned();
            if so_far.contains(text) {
                return so_far;
            }
            assert!(self.more().await, "the connection ended without {text:?}: {so_far}");
        }
    }

    /// Reads to the end of the connection.
    pub(super) async fn rest(&mut self) -> String {
        while self.more().await {}
        String::from_utf8_lossy(&self.received).into_owned()
    }

    async fn more(&mut self) -> bool {
        let mut part = [0; 4096];
        let read = tokio::time::timeout(PATIENCE, self.stream.read(&mut part)).await.expect("in time");
        // A connection that is reset has ended too.
        let length = read.unwrap_or(0);
        self.received.extend_from_slice(&part[..length]);
        length > 0
    }
}
