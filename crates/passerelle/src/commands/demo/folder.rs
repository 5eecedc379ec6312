//! The folder of the demonstration: what is in it, and what it was made with.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use passerelle_exchange::keys::{EncryptionSeed, PrivateKey};
use passerelle_model::Secret;
use passerelle_web::Vault;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::servers::broken;

/// Bits of the two keys.
const KEY_BITS: usize = 3072;
/// Version of what is kept in the folder; a folder of another version is not touched.
const VERSION: u32 = 1;
/// The folders of the two sides.
pub(super) const SIDES: [&str; 2] = ["ent", "vie-scolaire"];
/// Says that the folder is ours, and what it was made with.
const MARK: &str = "demo.json";

/// What the folder was made with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Made {
    version: u32,
    /// Whether the first start came to its end.
    complete: bool,
    /// What the people were drawn from.
    pub(super) seed: u64,
    /// Where the ENT listens: its own address is in the settings of both sides.
    pub(super) ent: String,
    /// Where the service listens.
    pub(super) service: String,
}

impl Made {
    pub(super) fn new(seed: u64, ent: String, service: String) -> Self {
        Self { version: VERSION, complete: false, seed, ent, service }
    }
}

/// The folder.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Opens or creates it. A folder that holds anything else than a demonstration is refused.
    pub(super) fn open(path: &Path) -> Result<(Self, Option<Made>), Failure> {
        let failed = |source| Failure::Write { path: path.to_owned(), source };
        fs::create_dir_all(path).map_err(failed)?;
        let folder = Self(path.to_owned());
        match fs::read(folder.file(MARK)) {
            Ok(mark) => {
                let made: Made = serde_json::from_slice(&mark)
                    .map_err(|_| Failure::NotOurFolder { path: path.to_owned() })?;
                if made.version != VERSION {
                    return Err(Failure::OldData { path: path.to_owned() });
                }
                if !made.complete {
                    folder.empty()?;
                    return Ok((folder, None));
                }
                // A folder that can be read but not written is found out now, not at the first change.
                tempfile::tempfile_in(path).map_err(failed)?;
                Ok((folder, Some(made)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::read_dir(path).map_err(failed)?.next().is_some() {
                    return Err(Failure::NotOurFolder { path: path.to_owned() });
                }
                Ok((folder, None))
            }
            Err(source) => Err(Failure::Read { path: folder.file(MARK), source }),
        }
    }

    /// Removes everything, so that the next start is a first one. Only a demonstration is removed.
    pub(super) fn forget(path: &Path) -> Result<(), Failure> {
        if !path.exists() {
            return Ok(());
        }
        let (folder, made) = Self::open(path).or_else(|failure| match failure {
            Failure::OldData { .. } => Ok((Self(path.to_owned()), None)),
            other => Err(other),
        })?;
        if made.is_none() && !folder.file(MARK).exists() {
            return Ok(());
        }
        fs::remove_dir_all(path).map_err(|source| Failure::Write { path: path.to_owned(), source })
    }

    /// Says that the folder is ours, before anything is in it, and once more when all is: a first start that was cut
    /// short is done again from nothing.
    pub(super) fn mark(&self, made: &Made, complete: bool) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(&Made { complete, ..made.clone() })
            .map_err(|error| Failure::Write { path: self.file(MARK), source: io::Error::other(error) })?;
        self.write(MARK, text.as_bytes())
    }

    /// Removes what an unfinished start left.
    fn empty(&self) -> Result<(), Failure> {
        for side in SIDES {
            let path = self.file(side);
            if path.exists() {
                fs::remove_dir_all(&path).map_err(|source| Failure::Write { path, source })?;
            }
        }
        Ok(())
    }

    /// A file of the folder.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A folder of one side.
    pub(super) fn side(&self, name: &str) -> Result<Self, Failure> {
        let path = self.file(name);
        fs::create_dir_all(&path).map_err(|source| Failure::Write { path: path.clone(), source })?;
        Ok(Self(path))
    }

    /// Writes a file that its owner alone can read, whole or not at all.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.file(name);
        let written = || -> io::Result<()> {
            // Temporary files are readable by their owner only, and stay so when they are renamed.
            let mut file = tempfile::NamedTempFile::new_in(&self.0)?;
            file.write_all(content)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        written().map_err(|source| Failure::Write { path: path.clone(), source })
    }

    /// The key of a side, made at the first start. It rests encrypted under a passphrase of a file beside it: in
    /// production that file is elsewhere.
    pub(super) fn key(&self) -> Result<PrivateKey, Failure> {
        let (key, pass) = (self.file("cle.pem"), self.file("phrase"));
        let refused = |error| Failure::Key { path: key.clone(), error };
        if let (Ok(pem), Ok(phrase)) = (fs::read(&key), fs::read_to_string(&pass)) {
            return PrivateKey::parse(&pem, Some(&Secret::new(phrase))).map_err(refused);
        }
        let mut entropy = [0; 24];
        let mut seed = EncryptionSeed { salt: [0; 16], vector: [0; 16] };
        getrandom::fill(&mut entropy)
            .and_then(|()| getrandom::fill(&mut seed.salt))
            .and_then(|()| getrandom::fill(&mut seed.vector))
            .map_err(|_| Failure::Random)?;
        let phrase = Secret::new(URL_SAFE_NO_PAD.encode(entropy));
        let made = PrivateKey::generate(KEY_BITS).map_err(refused)?;
        let pem = made.to_encrypted_pkcs8_pem(&phrase, &seed).map_err(refused)?;
        self.write("phrase", phrase.expose_secret().as_bytes())?;
        self.write("cle.pem", pem.as_bytes())?;
        Ok(made)
    }

    /// What seals small secrets; its passphrase is that of the key, made with it.
    pub(super) fn vault(&self) -> Result<Vault, Failure> {
        let path = self.file("phrase");
        let phrase = fs::read_to_string(&path).map_err(|source| Failure::Read { path, source })?;
        Vault::new(&Secret::new(phrase)).map_err(broken)
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, Made};
    use crate::failure::Failure;

    #[test]
    fn a_folder_is_ours_or_empty() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("demo");
        let (folder, made) = Folder::open(&path).expect("created");
        assert_eq!(made, None);
        let made = Made::new(1, "127.0.0.1:1".to_owned(), "127.0.0.1:2".to_owned());
        folder.mark(&made, false).expect("marked");
        std::fs::create_dir(path.join("ent")).expect("created");
        assert_eq!(Folder::open(&path).expect("cut short").1, None);
        assert!(!path.join("ent").exists(), "a start cut short is done again from nothing");
        folder.mark(&made, true).expect("marked");
        assert!(Folder::open(&path).expect("found").1.is_some());
        Folder::forget(&path).expect("removed");
        assert!(!path.exists());

        std::fs::create_dir(&path).expect("created");
        std::fs::write(path.join("autre.txt"), "x").expect("written");
        assert!(matches!(Folder::open(&path), Err(Failure::NotOurFolder { .. })));
        assert!(Folder::forget(&path).is_err());
        assert!(path.join("autre.txt").exists());
    }

    #[test]
    fn data_of_another_version_are_left_alone() {
        let place = tempfile::tempdir().expect("a folder");
        std::fs::write(
            place.path().join("demo.json"),
            r#"{"version":0,"complete":true,"seed":1,"ent":"","service":""}"#,
        )
        .expect("written");
        assert!(matches!(Folder::open(place.path()), Err(Failure::OldData { .. })));
    }

    #[test]
    fn a_key_is_made_once() {
        let place = tempfile::tempdir().expect("a folder");
        let (folder, _) = Folder::open(place.path()).expect("created");
        let key = folder.key().expect("made");
        assert_eq!(folder.key().expect("read").public().fingerprint(), key.public().fingerprint());
        let pem = std::fs::read_to_string(folder.file("cle.pem")).expect("text");
        assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    }
}
