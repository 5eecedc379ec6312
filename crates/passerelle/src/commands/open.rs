//! `open`: the content of a sealed file, in clear.

use std::io;
use std::path::PathBuf;

use passerelle_exchange::sealed::FileKind;

use crate::cli;
use crate::console::Console;
use crate::ent_file::{Input, name};
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};
use crate::key_file;

pub(super) fn run(options: &cli::Open, console: Console) -> Result<Exit, Failure> {
    let read = [Some(&options.input), Some(&options.key), options.passphrase_file.as_ref()];
    files::check_destinations([options.output.as_path()], read.into_iter().flatten().map(PathBuf::as_path))?;
    let mut input = Input::open(&options.input, console)?;
    if !matches!(input.kind, FileKind::SealedExport | FileKind::SealedImport) {
        return Err(Failure::NotSealed { path: options.input.clone(), kind: input.kind });
    }
    let key = key_file::private(&options.key, options.passphrase_file.as_deref(), console)?;
    let mut outputs = Outputs::default();
    let mut recipient = String::new();
    // Nothing takes its place under the final name before the digest was found right.
    outputs.write(&options.output, Access::Owner, |file| {
        let opened = input.unseal(&key, |content| io::copy(content, file))?;
        recipient = opened.recipient;
        opened.value.map(|_| ()).map_err(files::write_failure(&options.output))
    })?;
    outputs.publish()?;
    let (from, to) = (name(&options.input), name(&options.output));
    let mut variables = vec![("nom", from.into()), ("sortie", to.into())];
    if recipient.is_empty() {
        console.result(&console.words.tell("open-fait", variables))?;
    } else {
        variables.push(("destinataire", recipient.into()));
        console.result(&console.words.tell("open-fait-pour", variables))?;
    }
    console.remark("open-en-clair", []);
    Ok(Exit::Done)
}
