//! The command line: what people type, as they typed it.
//!
//! The help texts are not here: [`localise`](localise::localise) takes them from the locales, by command and option.

mod localise;
mod refusal;
mod service;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use passerelle_model::Uai;
use passerelle_words::Words;

pub(crate) use refusal::Refusal;
pub(crate) use service::{
    Base, BaseArg, BaseBackup, BaseCreate, BaseList, BasePublication, BaseRestore, BaseUsers, Delegation,
    DelegationOf, DelegationTest, Import, ImportApply, ImportFile, LinkList, LinkMake, LinkSuggest, LinkUndo,
    Links, OnBase, StaffAccess, UserImport, UserUndo,
};

#[derive(Parser, Debug)]
#[command(name = "passerelle", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// Read earlier, by `Lang::choose`: declared for the help and for checking.
    #[arg(long, global = true, value_enum, display_order = 900)]
    lang: Option<LangArg>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, ValueEnum, Debug)]
enum LangArg {
    Fr,
    En,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Demo(Demo),
    Reconcile(Box<Reconcile>),
    Seal(Seal),
    Open(Open),
    Inspect(Inspect),
    Keygen(Keygen),
    Sample(Sample),
    Client(Client),
    Serve(Serve),
    Doctor(Doctor),
    #[command(subcommand)]
    Admin(Admin),
    #[command(subcommand)]
    Ent(Ent),
    #[command(subcommand)]
    Base(Base),
    #[command(subcommand)]
    Import(Import),
    #[command(subcommand)]
    Links(Links),
    #[command(subcommand)]
    Delegation(Delegation),
}

#[derive(Args, Debug)]
pub(crate) struct Serve {
    #[arg(long, value_name = "FILE", required_unless_present_any = ["print_config", "print_reference"])]
    pub(crate) config: Option<PathBuf>,
    /// The side that the file must be for; that of `--print-config`.
    #[arg(long, value_enum)]
    pub(crate) role: Option<Role>,
    /// Writes settings to start from.
    #[arg(long)]
    pub(crate) print_config: bool,
    /// Writes `docs/configuration.md`.
    #[arg(long, hide = true)]
    pub(crate) print_reference: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Doctor {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    /// Writes what support needs, without names.
    #[arg(long, value_name = "BUNDLE.zip")]
    pub(crate) bundle: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// Accounts that administer the ENT; on the service side, hosting accounts and those of a school's pages.
#[derive(Subcommand, Debug)]
pub(crate) enum Admin {
    Add(AdminAccount),
    Password(AdminAccount),
}

/// The data of an ENT.
#[derive(Subcommand, Debug)]
pub(crate) enum Ent {
    Import(EntImport),
    Export(EntExport),
    #[command(subcommand)]
    Accounts(EntAccounts),
    #[command(subcommand)]
    Services(EntServices),
}

#[derive(Args, Debug)]
pub(crate) struct EntImport {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long, value_name = "PEOPLE.csv")]
    pub(crate) people: PathBuf,
    #[arg(long, value_name = "SCHOOLS.csv")]
    pub(crate) schools: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "keep")]
    pub(crate) missing: MissingPeople,
    /// How many people may leave, once told.
    #[arg(long, value_name = "N")]
    pub(crate) confirm: Option<usize>,
    #[arg(long)]
    pub(crate) apply: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct EntExport {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) recipient: String,
    /// The school that the file is for, then others to include.
    #[arg(long, value_name = "UAI", required = true)]
    pub(crate) uai: Vec<Uai>,
    #[arg(long, value_name = "SEALED.xml")]
    pub(crate) output: PathBuf,
    /// Includes the schools of the same grouping.
    #[arg(long)]
    pub(crate) grouping: bool,
}

#[derive(Subcommand, Debug)]
pub(crate) enum EntAccounts {
    List(EntAccountList),
    Show(EntAccount),
}

#[derive(Args, Debug)]
pub(crate) struct EntAccountList {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long, value_name = "UAI")]
    pub(crate) uai: Vec<Uai>,
    #[arg(long)]
    pub(crate) names: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct EntAccount {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(value_name = "ROW")]
    pub(crate) row: i64,
    #[arg(long)]
    pub(crate) names: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Subcommand, Debug)]
pub(crate) enum EntServices {
    List(EntServiceList),
    Test(EntServiceTest),
}

#[derive(Args, Debug)]
pub(crate) struct EntServiceList {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct EntServiceTest {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum MissingPeople {
    Keep,
    Gone,
}

#[derive(Args, Debug)]
pub(crate) struct AdminAccount {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long, value_name = "NAME", required_unless_present = "hosting")]
    pub(crate) login: Option<String>,
    /// « Numéro d'hébergement ».
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["login", "base"])]
    pub(crate) hosting: Option<String>,
    /// The base whose pages the login opens.
    #[arg(long, value_name = "BASE", requires = "login")]
    pub(crate) base: Option<BaseArg>,
    #[arg(long, value_enum, requires = "base")]
    pub(crate) access: Option<StaffAccess>,
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// « Dernier numéro de facture ».
    #[arg(long, value_name = "FILE", requires = "hosting")]
    pub(crate) invoice_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// Where the ENT listens; the service listens on the next port. Port 0 takes free ones.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    #[arg(long, value_name = "DIR", default_value = DEMO_FOLDER)]
    pub(crate) data: PathBuf,
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) seed: u64,
    /// Start again from nothing.
    #[arg(long)]
    pub(crate) reset: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Client {
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) base: String,
    #[arg(long)]
    pub(crate) no_open: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where the data of the demonstration are kept.
const DEMO_FOLDER: &str = "passerelle-demo";

#[derive(Args, Debug)]
pub(crate) struct Reconcile {
    #[arg(long, value_name = "BASE.csv")]
    pub(crate) base: PathBuf,
    #[arg(long, value_name = "ENT.xml")]
    pub(crate) export: PathBuf,
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// Schools that the file may be about; any when none is given.
    #[arg(long, value_name = "UAI")]
    pub(crate) uai: Vec<Uai>,
    #[arg(long, value_name = "LINKS.csv")]
    pub(crate) links: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "keep", requires = "links")]
    pub(crate) existing: Existing,
    #[arg(long, value_enum, default_value = "extended")]
    pub(crate) rules: Rules,
    #[arg(long)]
    pub(crate) clear_text: bool,
    #[arg(long, value_name = "MATCHES.csv")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "REVIEW.csv")]
    pub(crate) review: Option<PathBuf>,
    #[arg(long, value_name = "REPORT.html")]
    pub(crate) report: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long)]
    pub(crate) names: bool,
    /// Name of the school-life software in the table.
    #[arg(long, value_name = "NAME")]
    pub(crate) service_name: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct KeyArgs {
    #[arg(long, value_name = "KEY.pem")]
    pub(crate) key: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "key")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Seal {
    #[arg(long, value_name = "CONTENT.xml")]
    pub(crate) input: PathBuf,
    #[arg(long, value_name = "[NAME=]PUBLIC_KEY", required = true)]
    pub(crate) recipient: Vec<RecipientArg>,
    #[arg(long, value_name = "SEALED.xml")]
    pub(crate) output: PathBuf,
    #[arg(long, value_enum, default_value = "import")]
    pub(crate) kind: Kind,
    #[arg(long, value_name = "UAI")]
    pub(crate) uai: Option<Uai>,
    #[arg(long, value_name = "NAME")]
    pub(crate) partner: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) description: Option<String>,
    #[arg(long, value_name = "V")]
    pub(crate) container_version: Option<String>,
    #[arg(long)]
    pub(crate) no_compress: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Open {
    #[arg(long, value_name = "SEALED.xml")]
    pub(crate) input: PathBuf,
    #[arg(long, value_name = "KEY.pem")]
    pub(crate) key: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "CONTENT.xml")]
    pub(crate) output: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Inspect {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Keygen {
    #[arg(long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "BITS", default_value = "3072", value_parser = key_size())]
    pub(crate) bits: usize,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Sample {
    #[arg(long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[arg(long, value_enum, default_value = "school")]
    pub(crate) size: Size,
    #[arg(long, value_enum, default_value = "ordinary")]
    pub(crate) quality: Quality,
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) seed: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Existing {
    Keep,
    Replace,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Rules {
    Exact,
    Extended,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Kind {
    Import,
    Export,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Role {
    Ent,
    Service,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Size {
    Small,
    School,
    City,
    Region,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Quality {
    Ordinary,
    Poor,
}

/// `[NAME=]PUBLIC_KEY`: a reader of the sealed file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RecipientArg {
    pub(crate) name: Option<String>,
    pub(crate) key: PathBuf,
}

impl std::str::FromStr for RecipientArg {
    type Err = std::convert::Infallible;

    /// What stands before the first `=` is a name unless it holds a `/`: it is then part of a path.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.split_once('=') {
            Some((name, key)) if !name.is_empty() && !name.contains('/') => {
                Self { name: Some(name.to_owned()), key: key.into() }
            }
            _ => Self { name: None, key: text.into() },
        })
    }
}

/// The sizes that the crypto library makes.
fn key_size() -> impl clap::builder::TypedValueParser<Value = usize> {
    PossibleValuesParser::new(["2048", "3072", "4096", "8192"]).try_map(|size| size.parse::<usize>())
}

/// Reads the command line, in the language of `words`.
pub(crate) fn parse(arguments: &[std::ffi::OsString], words: Words) -> Result<Cli, Refusal> {
    let matches = command(words).try_get_matches_from(arguments)?;
    Ok(Cli::from_arg_matches(&matches)?)
}

/// The whole command with its help in the language of `words`.
pub(crate) fn command(words: Words) -> clap::Command {
    localise::localise(Cli::command(), words)
}

/// The command that shows the help of the command that was mistyped.
pub(crate) fn help_command(arguments: &[std::ffi::OsString]) -> String {
    let command = Cli::command();
    let subcommand = arguments
        .iter()
        .skip(1)
        .filter_map(|argument| argument.to_str())
        .find(|argument| command.find_subcommand(argument).is_some());
    ["passerelle"].into_iter().chain(subcommand).chain(["--help"]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use passerelle_words::{Lang, Words};

    use super::{RecipientArg, command};
    use crate::texts::TEXTS;

    #[test]
    fn the_definitions_hold_together() {
        command(Words::new(Lang::French, &TEXTS)).debug_assert();
    }

    #[test]
    fn a_recipient_may_have_a_name() {
        let read = |text: &str| text.parse::<RecipientArg>().expect("never refused");
        assert_eq!(read("VS=key.pub"), RecipientArg { name: Some("VS".into()), key: "key.pub".into() });
        assert_eq!(read("key.pub"), RecipientArg { name: None, key: "key.pub".into() });
        assert_eq!(read("./a=b/key.pub"), RecipientArg { name: None, key: "./a=b/key.pub".into() });
    }
}
