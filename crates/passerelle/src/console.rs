//! The two outputs: results on standard output, everything else on standard error.

use std::io::{self, IsTerminal, Read, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use passerelle_words::{Variable, Words, count};

use crate::failure::Failure;

/// Nothing is shown of a work shorter than this.
const PATIENCE: Duration = Duration::from_millis(300);
/// Size from which a bar is worth drawing, in bytes: less is read at once, however long a passphrase took to type.
const VISIBLE: u64 = 1 << 20;
/// Size from which a work is announced in a plain line where no bar can be drawn, in bytes.
const LONG: u64 = 100 << 20;

/// Where a command speaks, and in which language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    pub(crate) words: Words,
}

impl Console {
    pub(crate) fn new(words: Words) -> Self {
        Self { words }
    }

    /// A result, as it stands.
    #[expect(clippy::unused_self, reason = "commands speak through the console they were given")]
    pub(crate) fn print(self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Print)
    }

    /// A result, on a line of its own.
    pub(crate) fn result(self, line: &str) -> Result<(), Failure> {
        self.print(&format!("{line}\n"))
    }

    /// A remark. Standard error may be closed: the work goes on.
    #[expect(clippy::unused_self, reason = "commands speak through the console they were given")]
    pub(crate) fn note(self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// A remark from the locales.
    pub(crate) fn remark<'a>(self, key: &str, variables: impl IntoIterator<Item = Variable<'a>>) {
        self.note(&self.words.tell(key, variables));
    }

    /// Announces a work on `bytes` bytes (0 when unknown). `key` takes `$nom` and `$mo`, a size in megabytes.
    pub(crate) fn work(self, key: &str, name: &str, bytes: u64) -> Progress {
        let megabytes = count(bytes >> 20);
        let message = self.words.tell(key, [("nom", name.into()), ("mo", megabytes)]);
        let terminal = io::stderr().is_terminal();
        if !terminal && bytes >= LONG {
            self.note(&message);
        }
        Progress { message, bytes, started: Instant::now(), done: 0, bar: None, terminal }
    }
}

/// A work in progress: a bar on a terminal once it lasts, nothing elsewhere. The bar goes when this is dropped.
pub(crate) struct Progress {
    message: String,
    bytes: u64,
    started: Instant,
    done: u64,
    bar: Option<ProgressBar>,
    terminal: bool,
}

impl Progress {
    /// Counts what is read through it.
    pub(crate) fn reading<R: Read>(self, inner: R) -> Counted<R> {
        Counted { inner, progress: self }
    }

    /// Shows that something lasts whose end cannot be foretold.
    pub(crate) fn turning(mut self) -> Self {
        if self.terminal {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::default_spinner());
            bar.set_message(self.message.clone());
            bar.enable_steady_tick(PATIENCE);
            self.bar = Some(bar);
        }
        self
    }

    fn advance(&mut self, bytes: usize) {
        self.done += bytes as u64;
        let worth_it = self.terminal && self.bytes >= VISIBLE;
        if worth_it && self.bar.is_none() && self.started.elapsed() >= PATIENCE {
            let bar = ProgressBar::with_draw_target(Some(self.bytes), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent} %");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_message(self.message.clone());
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done.min(self.bytes));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A reader whose progress is shown.
pub(crate) struct Counted<R> {
    inner: R,
    progress: Progress,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.progress.advance(read);
        Ok(read)
    }
}
