//! `keygen`: a pair of keys.

use std::fs;
use std::path::Path;

use passerelle_exchange::keys::{EncryptionSeed, KeyError, PrivateKey};
use zeroize::Zeroizing;

use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};
use crate::key_file;

/// Names of the three files.
const PRIVATE: &str = "key.pem";
const PUBLIC: &str = "key.pub";
const PUBLIC_SSH: &str = "key.ssh.pub";

/// Comment of the OpenSSH form.
const COMMENT: &str = "passerelle";

pub(super) fn run(options: &cli::Keygen, console: Console) -> Result<Exit, Failure> {
    let folder = &options.output;
    fs::create_dir_all(folder).map_err(files::write_failure(folder))?;
    let [private, public, ssh] = [PRIVATE, PUBLIC, PUBLIC_SSH].map(|name| folder.join(name));
    for path in [&private, &public, &ssh] {
        if path.exists() {
            return Err(Failure::Exists { path: path.clone() });
        }
    }
    let refused = |error: KeyError| Failure::Key { path: private.clone(), error };
    let key = PrivateKey::generate(options.bits).map_err(refused)?;
    let pem = Zeroizing::new(match &options.passphrase_file {
        Some(file) => {
            let passphrase = key_file::passphrase(file)?;
            key.to_encrypted_pkcs8_pem(&passphrase, &encryption_seed()?).map_err(refused)?
        }
        None => key.to_pkcs8_pem().expose_secret().clone(),
    });
    let mut outputs = Outputs::default();
    files::text(&mut outputs, &private, Access::Owner, &pem)?;
    write_public(&mut outputs, &key, &public, &ssh)?;
    outputs.publish()?;

    let words = console.words;
    console.result(&words.tell(
        "keygen-empreinte",
        [("bits", key.public().bits().to_string().into()), ("empreinte", key.public().fingerprint().into())],
    ))?;
    console.remark(
        if options.passphrase_file.is_some() { "keygen-garder-protegee" } else { "keygen-garder" },
        [("dossier", folder.to_string_lossy().into())],
    );
    Ok(Exit::Done)
}

/// Writes both public forms.
pub(super) fn write_public(
    outputs: &mut Outputs,
    key: &PrivateKey,
    pem: &Path,
    ssh: &Path,
) -> Result<(), Failure> {
    files::text(outputs, pem, Access::Usual, &key.public().to_spki_pem())?;
    files::text(outputs, ssh, Access::Usual, &key.public().to_openssh(COMMENT))
}

fn encryption_seed() -> Result<EncryptionSeed, Failure> {
    let mut seed = EncryptionSeed { salt: [0; 16], vector: [0; 16] };
    getrandom::fill(&mut seed.salt)
        .and_then(|()| getrandom::fill(&mut seed.vector))
        .map_err(|_| Failure::Random)?;
    Ok(seed)
}
