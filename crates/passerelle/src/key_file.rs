//! Reading key files, with the passphrase from a file or from the terminal.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use passerelle_exchange::keys::{KeyError, MAX_KEY_FILE, PrivateKey, PublicKey};
use passerelle_model::Secret;
use zeroize::Zeroizing;

use crate::console::Console;
use crate::failure::Failure;

/// Reads a public key in any usual form.
pub(crate) fn public(path: &Path) -> Result<PublicKey, Failure> {
    PublicKey::parse(&content(path)?).map_err(refused(path))
}

/// Reads a private key; asks for its passphrase when it has one and no file gives it.
pub(crate) fn private(
    path: &Path,
    passphrase_file: Option<&Path>,
    console: Console,
) -> Result<PrivateKey, Failure> {
    let bytes = content(path)?;
    let passphrase = passphrase_file.map(passphrase).transpose()?;
    match PrivateKey::parse(&bytes, passphrase.as_ref()) {
        Err(KeyError::PassphraseNeeded) => {
            let asked = ask(path, console)?;
            PrivateKey::parse(&bytes, Some(&asked)).map_err(refused(path))
        }
        read => read.map_err(refused(path)),
    }
}

/// The first line of a file.
pub(crate) fn passphrase(path: &Path) -> Result<Secret<String>, Failure> {
    let bytes = content(path)?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| Failure::Read { path: path.to_owned(), source: io::ErrorKind::InvalidData.into() })?;
    Ok(Secret::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// The whole file, cut just beyond the size that any key file has: the reader of keys then says that it is too long.
fn content(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let failed = |source| Failure::Read { path: path.to_owned(), source };
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(path)
        .and_then(|file| file.take(MAX_KEY_FILE as u64 + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    Ok(bytes)
}

fn ask(path: &Path, console: Console) -> Result<Secret<String>, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::NoTerminal { path: path.to_owned() });
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let question = console.words.tell("cle-demande-phrase", [("nom", name.as_ref().into())]);
    rpassword::prompt_password(format!("{question} "))
        .map(Secret::new)
        .map_err(|_| Failure::NoTerminal { path: path.to_owned() })
}

fn refused(path: &Path) -> impl Fn(KeyError) -> Failure {
    let path = path.to_owned();
    move |error| Failure::Key { path: path.clone(), error }
}
