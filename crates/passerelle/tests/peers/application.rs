//! An application in front of the server, and what it shows of the person.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::process::{Running, free_address};
use crate::server::Server;

/// Where an application will be: services are registered before anything starts.
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) url: String,
    folder: TempDir,
}

impl Site {
    pub(crate) fn new() -> Self {
        let address = free_address();
        let folder = tempfile::tempdir().expect("a folder");
        // Some applications leave the rights they are started with.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("rights");
        for (name, mode) in [("sessions", 0o777), ("granting", 0o700)] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::set_permissions(folder.path().join(name), Permissions::from_mode(mode)).expect("rights");
        }
        Self { address, url: format!("http://{address}"), folder }
    }

    /// A file of the application's own.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Tells a program, by its environment, where it is and who vouches.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>, server: &Server) -> Command {
        let authority = self.path("authority.pem");
        fs::copy(server.authority(), &authority).expect("copied");
        let mut command = Command::new(program);
        command
            .env("APP_URL", &self.url)
            .env("APP_LISTEN", self.address.to_string())
            .env("APP_FOLDER", self.folder.path())
            .env("CAS_URL", server.cas())
            .env("CAS_ADDRESSES", "127.0.0.1")
            .env("CAS_AUTHORITY", &authority);
        command
    }

    /// Starts the application.
    pub(crate) async fn start(self, command: Command) -> Application {
        let running = Running::start(command, self.path("application.log"), self.address).await;
        Application { url: self.url.clone(), running, _site: self }
    }
}

/// An application that runs.
pub(crate) struct Application {
    pub(crate) url: String,
    /// Ended before its folder goes.
    running: Running,
    _site: Site,
}

impl Application {
    /// A page of the application.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// What its log says so far.
    pub(crate) fn said(&self) -> String {
        self.running.said()
    }
}

/// Whom an application takes its visitor for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seen {
    pub(crate) user: String,
    /// Lower-case names.
    pub(crate) attributes: BTreeMap<String, Vec<String>>,
}

impl Seen {
    /// From what the application shows: JSON, or the variables of a program behind Apache.
    pub(crate) fn read(shown: &str) -> Self {
        if let Ok(Value::Object(shown)) = serde_json::from_str(shown) {
            let attributes = shown.get("attributes").and_then(Value::as_object).into_iter().flatten();
            return Self {
                user: shown["user"].as_str().expect("a user").to_owned(),
                attributes: attributes.map(|(name, value)| (name.to_lowercase(), texts(value))).collect(),
            };
        }
        let lines: Vec<_> = shown.lines().filter_map(|line| line.split_once('=')).collect();
        let user = lines.iter().find(|(name, _)| *name == "REMOTE_USER");
        let attributes = lines.iter().filter_map(|(name, values)| {
            let name = name.strip_prefix("HTTP_CAS_")?.to_lowercase();
            Some((name, values.split(',').map(str::to_owned).collect()))
        });
        Self {
            user: user.unwrap_or_else(|| panic!("nobody in {shown}")).1.to_owned(),
            attributes: attributes.collect(),
        }
    }
}

/// One value or several.
fn texts(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    value.as_array().map_or_else(|| vec![text(value)], |values| values.iter().map(text).collect())
}
