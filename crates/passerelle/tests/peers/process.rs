//! Other programs, started for a test and ended with it.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take to listen, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// An address that nobody listens on.
pub(crate) fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address")
}

/// A program that runs, with everything that it starts itself.
pub(crate) struct Running {
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Starts `command` and waits until it listens on `address`. What it says goes to `log`.
    pub(crate) async fn start(mut command: Command, log: PathBuf, address: SocketAddr) -> Self {
        let output = File::create(&log).expect("a log");
        for proxy in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
            command.env_remove(proxy);
        }
        // A group of its own: some programs serve with several processes.
        command.process_group(0).stdin(Stdio::null());
        command.stdout(output.try_clone().expect("the log")).stderr(output);
        let child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut running = Self { child, log };
        let started = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = running.child.try_wait().expect("its state");
            assert!(ended.is_none(), "{command:?} ended ({ended:?}):\n{}", running.said());
            assert!(started.elapsed() < PATIENCE, "{command:?} does not listen:\n{}", running.said());
            tokio::time::sleep(PAUSE).await;
        }
        running
    }

    /// What it has said so far.
    pub(crate) fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }
}

impl Drop for Running {
    #[expect(clippy::print_stderr, reason = "a test that fails shows what the programs said")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- {}\n{}", self.log.display(), self.said());
        }
        let group = format!("-{}", self.child.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        if !killed.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end.
pub(crate) fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}:\n{}", String::from_utf8_lossy(&output.stderr));
}

/// The applications and their settings: `peers/` of the checkout.
pub(crate) fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../peers").canonicalize().expect("the folder of clients")
}

/// What the chore installed: `peers/` of the build folder.
pub(crate) fn installed() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the build folder").join("peers")
}
