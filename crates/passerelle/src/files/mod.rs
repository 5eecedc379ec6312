//! Output files that appear whole or not at all.

mod temporary;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;
use crate::settings::Settings;

pub(crate) use temporary::is_temporary;

/// Buffer of a file being read or written, in bytes.
pub(crate) const BUFFER: usize = 256 * 1024;

/// The files of one run: each is written beside its destination and all are renamed together at the end. When the
/// run fails, dropping this removes what was written and the destinations keep what they had.
#[derive(Default)]
pub(crate) struct Outputs {
    written: Vec<(NamedTempFile, PathBuf)>,
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
        let file = temporary::create(folder_of(path), access).map_err(failed)?;
        let mut buffered = BufWriter::with_capacity(BUFFER, file);
        body(&mut buffered)?;
        let file = buffered.into_inner().map_err(|error| failed(error.into_error()))?;
        let place = file.path().to_owned();
        self.written.push((file, path.to_owned()));
        Ok(place)
    }

    /// Puts every file in its place; an interruption comes before or after.
    pub(crate) fn publish(self) -> Result<(), Failure> {
        let _all = temporary::undisturbed();
        for (temporary, path) in self.written {
            temporary
                .persist(&path)
                .map_err(|error| Failure::Write { path: path.clone(), source: error.error })?;
        }
        Ok(())
    }
}

/// Checks, before any work, that each output can be created where it is asked for, that no two of them are one file
/// and that none would take the place of a file that is read.
pub(crate) fn check_destinations<'a>(
    outputs: impl IntoIterator<Item = &'a Path>,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Failure> {
    let inputs: Vec<PathBuf> = inputs.into_iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut seen = Vec::new();
    for path in outputs {
        if !folder_of(path).is_dir() {
            return Err(Failure::NoFolder { path: path.to_owned() });
        }
        if path.is_dir() {
            return Err(Failure::IsFolder { path: path.to_owned() });
        }
        // A rename over a device would remove it; « - » means standard output to some, a file name to others.
        if path == Path::new("-") || path.exists() && !path.is_file() {
            return Err(Failure::NotAFile { path: path.to_owned() });
        }
        let place = place(path);
        if inputs.contains(&place) {
            return Err(Failure::OutputIsInput { path: path.to_owned() });
        }
        if seen.contains(&place) {
            return Err(Failure::SameOutput { path: path.to_owned() });
        }
        seen.push(place);
    }
    Ok(())
}

/// The same for an output of a command on a server: the files of its settings, and the settings, are inputs.
pub(crate) fn check_beside(output: &Path, config: &Path, settings: &Settings) -> Result<(), Failure> {
    let files = settings.files();
    check_destinations([output], files.iter().map(PathBuf::as_path).chain([config]))
}

/// The file itself, whatever the path that leads to it.
fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (folder_of(path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    })
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, Write};
    use std::path::Path;

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
        let (path, read) = (folder.path().join("out.csv"), folder.path().join("in.csv"));
        fs::write(&read, "kept").expect("written");
        let check = |outputs: &[&Path]| check_destinations(outputs.iter().copied(), [read.as_path()]);
        assert!(check(&[&path]).is_ok());
        let same = folder.path().join(".").join("out.csv");
        assert!(matches!(check(&[&path, &same]), Err(Failure::SameOutput { .. })));
        assert!(matches!(check(&[folder.path()]), Err(Failure::IsFolder { .. })));
        assert!(matches!(check(&[&folder.path().join("none/out.csv")]), Err(Failure::NoFolder { .. })));
        assert!(matches!(check(&[Path::new("-")]), Err(Failure::NotAFile { .. })));
        let read_again = folder.path().join("./in.csv");
        assert!(matches!(check(&[&read_again]), Err(Failure::OutputIsInput { .. })));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.csv");
            std::os::unix::fs::symlink(&read, &link).expect("linked");
            assert!(matches!(check(&[&link]), Err(Failure::OutputIsInput { .. })));
            assert!(matches!(check(&[Path::new("/dev/null")]), Err(Failure::NotAFile { .. })));
        }
    }
}
