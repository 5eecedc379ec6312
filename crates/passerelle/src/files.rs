//! Output files that appear whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::failure::Failure;

/// Buffer of a file being read or written, in bytes.
pub(crate) const BUFFER: usize = 256 * 1024;

/// The files of one run: each is written beside its destination and all are renamed together at the end. When the
/// run fails, dropping this removes what was written and the destinations keep what they had.
#[derive(Default)]
pub(crate) struct Outputs {
    written: Vec<(TempPath, PathBuf)>,
}

/// Who may read an output file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Its owner only: keys, personal data in clear.
    Owner,
    /// Whoever the process's settings (umask) allow.
    Usual,
}

impl Outputs {
    /// Writes the file that will become `path`; gives its place until then.
    pub(crate) fn write(
        &mut self,
        path: &Path,
        access: Access,
        body: impl FnOnce(&mut BufWriter<NamedTempFile>) -> Result<(), Failure>,
    ) -> Result<PathBuf, Failure> {
        let failed = |source| Failure::Write { path: path.to_owned(), source };
        let file = create_beside(path, access).map_err(failed)?;
        let mut buffered = BufWriter::with_capacity(BUFFER, file);
        body(&mut buffered)?;
        let file = buffered.into_inner().map_err(|error| failed(error.into_error()))?;
        let temporary = file.into_temp_path();
        let place = temporary.to_path_buf();
        self.written.push((temporary, path.to_owned()));
        Ok(place)
    }

    /// Puts every file in its place.
    pub(crate) fn publish(self) -> Result<(), Failure> {
        for (temporary, path) in self.written {
            temporary
                .persist(&path)
                .map_err(|error| Failure::Write { path: path.clone(), source: error.error })?;
        }
        Ok(())
    }
}

/// Checks, before any work, that each output can be created where it is asked for and that no two of them are
/// one file.
pub(crate) fn check_destinations<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
    let mut seen = Vec::new();
    for path in paths {
        if !folder_of(path).is_dir() {
            return Err(Failure::NoFolder { path: path.to_owned() });
        }
        if path.is_dir() {
            return Err(Failure::IsFolder { path: path.to_owned() });
        }
        if seen.contains(&path) {
            return Err(Failure::SameOutput { path: path.to_owned() });
        }
        seen.push(path);
    }
    Ok(())
}

/// What a `write!` failed on.
pub(crate) fn write_failure(path: &Path) -> impl Fn(io::Error) -> Failure {
    let path = path.to_owned();
    move |source| Failure::Write { path: path.clone(), source }
}

/// A text in one go.
pub(crate) fn text(outputs: &mut Outputs, path: &Path, access: Access, text: &str) -> Result<(), Failure> {
    outputs.write(path, access, |file| file.write_all(text.as_bytes()).map_err(write_failure(path)))?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn create_beside(path: &Path, access: Access) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".passerelle-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = match access {
            Access::Owner => 0o600,
            Access::Usual => 0o666,
        };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    builder.tempfile_in(folder_of(path))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, Write};

    use super::{Access, Outputs, check_destinations, text};
    use crate::failure::Failure;

    #[test]
    fn files_appear_together_at_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::write(&one, "before").expect("written");
        let mut outputs = Outputs::default();
        text(&mut outputs, &one, Access::Usual, "after").expect("written");
        text(&mut outputs, &two, Access::Owner, "new").expect("written");
        assert_eq!(fs::read_to_string(&one).expect("there"), "before");
        assert!(!two.exists());
        outputs.publish().expect("renamed");
        assert_eq!(fs::read_to_string(&one).expect("there"), "after");
        assert_eq!(fs::read_to_string(&two).expect("there"), "new");
    }

    #[test]
    fn nothing_stays_after_a_failure() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("one");
        let mut outputs = Outputs::default();
        let failed = outputs.write(&path, Access::Usual, |file| {
            file.write_all(b"half").expect("written");
            Err(Failure::Write { path: path.clone(), source: io::Error::other("disk full") })
        });
        assert!(failed.is_err());
        drop(outputs);
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("key.pem");
        let mut outputs = Outputs::default();
        text(&mut outputs, &path, Access::Owner, "secret").expect("written");
        outputs.publish().expect("renamed");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn impossible_destinations_are_refused_before_any_work() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        assert!(check_destinations([path.as_path()]).is_ok());
        assert!(check_destinations([path.as_path(), path.as_path()]).is_err());
        assert!(check_destinations([folder.path()]).is_err());
        assert!(check_destinations([folder.path().join("none/out.csv").as_path()]).is_err());
    }
}
