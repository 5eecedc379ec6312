//! A server under measure.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Longest time to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that answers; killed when it is dropped.
pub(super) struct Running {
    process: Child,
    /// From its start to its first answer.
    pub(super) started: Duration,
}

impl Running {
    /// Starts a server and waits until it answers 200 at a path.
    pub(super) fn start(command: &mut Command, address: &str, path: &str) -> Result<Self> {
        let began = Instant::now();
        let process = command.stdout(Stdio::null()).spawn().context("a server under measure")?;
        let mut running = Self { process, started: Duration::ZERO };
        while !answers(address, path) {
            if running.process.try_wait()?.is_some() || began.elapsed() > PATIENCE {
                bail!("{address}{path} does not answer");
            }
            thread::sleep(Duration::from_millis(1));
        }
        running.started = began.elapsed();
        Ok(running)
    }

    /// Resident memory of the process and of those that it has started, in MB.
    pub(super) fn memory(&self) -> Result<f64> {
        let own = self.process.id().to_string();
        let mut kilobytes = 0.0;
        for entry in std::fs::read_dir("/proc")?.flatten() {
            // Processes come and go.
            let Ok(status) = std::fs::read_to_string(entry.path().join("status")) else { continue };
            if value(&status, "Pid") == Some(&own) || value(&status, "PPid") == Some(&own) {
                let resident = value(&status, "VmRSS").and_then(|text| text.strip_suffix(" kB"));
                kilobytes += resident.and_then(|text| text.parse().ok()).unwrap_or(0.0);
            }
        }
        Ok(kilobytes / 1000.0)
    }

    pub(super) fn stop(self) -> Result<()> {
        let id = self.process.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status()?;
        let mut running = self;
        if status.success() {
            running.process.wait()?;
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already is what we want.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn value<'a>(status: &'a str, name: &str) -> Option<&'a str> {
    status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

fn answers(address: &str, path: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
