//! Temporary files that nobody finds later: they go when the run fails, when it is interrupted (Ctrl-C, end of the
//! session) and, where it was killed outright, at the next run that writes to the same folder.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::Access;

const PREFIX: &str = ".passerelle-";
const SUFFIX: &str = ".tmp";
/// Age from which a temporary file that no process holds is an abandoned one.
const ABANDONED: Duration = Duration::from_secs(60);
/// What shells expect of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// The temporary files of this process, those that got their final name included.
static OURS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Creates a temporary file in `folder`, locked for as long as it stays open.
pub(super) fn create(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    remove_ours_when_interrupted();
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = match access {
            Access::Owner => 0o600,
            Access::Usual => 0o666,
        };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut ours = undisturbed();
    let file = builder.tempfile_in(folder)?;
    ours.push(file.path().to_owned());
    // Where the file system has no locks, none of its files is ever taken for an abandoned one.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// As long as this is held, an interruption waits.
pub(super) fn undisturbed() -> MutexGuard<'static, Vec<PathBuf>> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this is the name of a temporary file of ours, from whatever run.
pub(crate) fn is_temporary(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
}

/// Removes what a killed run left in `folder`. What cannot be removed stays: it hinders nobody.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_temporary(&entry.file_name())) {
        if is_abandoned(&entry.path()).unwrap_or(false) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_abandoned(path: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(false);
    }
    let file = File::options().write(true).open(path)?;
    let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
    Ok(age >= ABANDONED && file.try_lock().is_ok())
}

fn remove_ours_when_interrupted() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let remove_and_end = || {
            // Held to the end: no file is created any more.
            let ours = undisturbed();
            for path in ours.iter() {
                let _ = fs::remove_file(path);
            }
            std::process::exit(INTERRUPTED);
        };
        // Refused where the caller has signals ignored (nohup): the next run sweeps then.
        let _ = ctrlc::try_set_handler(remove_and_end);
    });
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::{Access, create};

    #[test]
    fn what_a_killed_run_left_is_removed_by_the_next_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let old = SystemTime::now() - Duration::from_secs(3600);
        let aged = |name: &str| {
            let file = File::create(path(name)).expect("created");
            file.set_modified(old).expect("aged");
            file
        };
        aged(".passerelle-dead.tmp");
        aged("somebody-else.tmp");
        let held = aged(".passerelle-at-work.tmp");
        held.lock().expect("locked");
        fs::write(path(".passerelle-young.tmp"), "").expect("written");
        let ours = create(folder.path(), Access::Usual).expect("created");
        assert!(!path(".passerelle-dead.tmp").exists());
        for name in ["somebody-else.tmp", ".passerelle-at-work.tmp", ".passerelle-young.tmp"] {
            assert!(path(name).exists(), "{name}");
        }
        assert!(ours.path().exists());
    }
}
