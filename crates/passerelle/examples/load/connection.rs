//! The least HTTP/1.1 client that does: a heavier one would measure itself.

use std::net::SocketAddr;

use tokio::net::TcpStream;

use crate::Error;

/// A connection that is kept open as long as the server keeps it.
pub(crate) struct Connection {
    server: SocketAddr,
    stream: Option<TcpStream>,
    received: Vec<u8>,
}

/// An answer, as it stands in the connection's buffer.
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    pub(crate) head: &'a str,
    pub(crate) body: &'a [u8],
}

impl Connection {
    pub(crate) fn new(server: SocketAddr) -> Self {
        Self { server, stream: None, received: Vec::with_capacity(16 * 1024) }
    }

    /// Sends a request and reads its answer. A connection that the server closed since is opened anew.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>, Error> {
        let reused = self.stream.is_some();
        let exchanged = match self.exchange(request).await {
            Err(_) if reused => {
                self.stream = None;
                self.exchange(request).await
            }
            exchanged => exchanged,
        };
        let (head_end, closes) = exchanged.inspect_err(|_| self.stream = None)?;
        if closes {
            self.stream = None;
        }
        let head = std::str::from_utf8(&self.received[..head_end])?;
        let status = head.get(9..12).ok_or("no status")?.parse()?;
        Ok(Answer { status, head, body: &self.received[head_end..] })
    }

    /// Gives the length of the head, and whether the server closes.
    async fn exchange(&mut self, request: &[u8]) -> Result<(usize, bool), Error> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream = TcpStream::connect(self.server).await?;
                stream.set_nodelay(true)?;
                none.insert(stream)
            }
        };
        write_all(stream, request).await?;
        self.received.clear();
        let head_end = loop {
            if let Some(at) = self.received.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            if !read_some(stream, &mut self.received).await? {
                return Err("closed before an answer".into());
            }
        };
        let head = std::str::from_utf8(&self.received[..head_end])?;
        let closes = header(head, "connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let length: Option<usize> = header(head, "content-length").map(str::parse).transpose()?;
        match length {
            Some(length) => {
                while self.received.len() < head_end + length {
                    if !read_some(stream, &mut self.received).await? {
                        return Err("closed within an answer".into());
                    }
                }
            }
            None if closes => while read_some(stream, &mut self.received).await? {},
            None => return Err("an answer without a length".into()),
        }
        Ok((head_end, closes))
    }
}

/// A header's value.
pub(crate) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split("\r\n").skip(1).find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

async fn write_all(stream: &TcpStream, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        match stream.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => stream.writable().await?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads what is there, once something is; `false` at the end.
async fn read_some(stream: &TcpStream, into: &mut Vec<u8>) -> std::io::Result<bool> {
    let mut piece = [0; 4096];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut piece) {
            Ok(read) => {
                into.extend_from_slice(&piece[..read]);
                return Ok(read > 0);
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}
