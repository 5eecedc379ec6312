//! The commands of the service side.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use passerelle_model::Uai;
use passerelle_store::service::{BaseSlug, SchoolRole};

use super::{Existing, Rules};

/// What every command on a base takes.
#[derive(Args, Debug)]
pub(crate) struct OnBase {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long, value_name = "BASE")]
    pub(crate) base: BaseArg,
}

/// The address of a base.
#[derive(Clone, Debug)]
pub(crate) struct BaseArg(pub(crate) BaseSlug);

impl std::str::FromStr for BaseArg {
    type Err = passerelle_store::service::InvalidSlug;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        BaseSlug::new(text).map(Self)
    }
}

/// What somebody of a school's pages may do.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum StaffAccess {
    Reader,
    Referent,
    Management,
}

impl From<StaffAccess> for SchoolRole {
    fn from(access: StaffAccess) -> Self {
        match access {
            StaffAccess::Reader => Self::Reader,
            StaffAccess::Referent => Self::Referent,
            StaffAccess::Management => Self::Management,
        }
    }
}

/// The bases of a service.
#[derive(Subcommand, Debug)]
pub(crate) enum Base {
    Create(BaseCreate),
    List(BaseList),
    Publish(BasePublication),
    Stop(BasePublication),
    Backup(BaseBackup),
    Restore(BaseRestore),
    #[command(subcommand)]
    Users(BaseUsers),
}

#[derive(Args, Debug)]
pub(crate) struct BaseCreate {
    #[command(flatten)]
    pub(crate) on: OnBase,
    /// « Numéro d'hébergement ».
    #[arg(long, value_name = "NUMBER")]
    pub(crate) hosting: String,
    /// The schools that the base serves, the one that names it first.
    #[arg(long, value_name = "UAI", required = true)]
    pub(crate) uai: Vec<Uai>,
    #[arg(long, value_name = "NAME")]
    pub(crate) school_name: String,
    /// « Base : 2026-2027 ».
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long)]
    pub(crate) apply: bool,
}

#[derive(Args, Debug)]
pub(crate) struct BaseList {
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct BasePublication {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long)]
    pub(crate) apply: bool,
}

#[derive(Args, Debug)]
pub(crate) struct BaseBackup {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "BACKUP.xml")]
    pub(crate) output: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct BaseRestore {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "BACKUP.xml")]
    pub(crate) input: PathBuf,
    /// Also forgets what people decided since then.
    #[arg(long)]
    pub(crate) discard_decisions: bool,
    #[arg(long)]
    pub(crate) apply: bool,
}

/// The users of a base.
#[derive(Subcommand, Debug)]
pub(crate) enum BaseUsers {
    Import(UserImport),
    Undo(UserUndo),
}

#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "options of a command, each by its name")]
pub(crate) struct UserImport {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "BASE.csv")]
    pub(crate) input: PathBuf,
    #[arg(long)]
    pub(crate) remove_absent: bool,
    /// How many people the safety hold stopped for.
    #[arg(long, value_name = "N")]
    pub(crate) release: Option<usize>,
    #[arg(long)]
    pub(crate) apply: bool,
    #[arg(long)]
    pub(crate) names: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct UserUndo {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long)]
    pub(crate) apply: bool,
}

/// « Récupérer les identifiants ».
#[derive(Subcommand, Debug)]
pub(crate) enum Import {
    Read(ImportFile),
    Check(ImportFile),
    Apply(ImportApply),
}

#[derive(Args, Debug)]
pub(crate) struct ImportFile {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "ENT.xml")]
    pub(crate) input: PathBuf,
    #[arg(long, value_enum, default_value = "extended")]
    pub(crate) rules: Rules,
    /// Asked for where the base has other identifiers than the file.
    #[arg(long, value_enum)]
    pub(crate) existing: Option<Existing>,
    /// Goes on with a file older than thirty days.
    #[arg(long)]
    pub(crate) accept_old: bool,
    /// Goes on although the file lacks a population that the last one had.
    #[arg(long)]
    pub(crate) accept_missing: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct ImportApply {
    #[command(flatten)]
    pub(crate) file: ImportFile,
    /// How many people the safety hold stopped for.
    #[arg(long, value_name = "N")]
    pub(crate) release: Option<usize>,
    #[arg(long)]
    pub(crate) apply: bool,
}

/// Who is linked with which account of the ENT.
#[derive(Subcommand, Debug)]
pub(crate) enum Links {
    List(LinkList),
    Suggest(LinkSuggest),
    Link(LinkMake),
    Unlink(LinkUndo),
}

#[derive(Args, Debug)]
pub(crate) struct LinkList {
    #[command(flatten)]
    pub(crate) on: OnBase,
    /// Those who hold no identifier.
    #[arg(long)]
    pub(crate) unmatched: bool,
    #[arg(long)]
    pub(crate) names: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct LinkSuggest {
    #[command(flatten)]
    pub(crate) on: OnBase,
    /// Row number of the user.
    #[arg(long, value_name = "ROW")]
    pub(crate) user: i64,
    #[arg(long)]
    pub(crate) names: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct LinkMake {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "ROW")]
    pub(crate) user: i64,
    /// Row number of the account, as `suggest` tells it.
    #[arg(long, value_name = "ROW")]
    pub(crate) account: i64,
    /// Why, where something important differs.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) reason: String,
    /// Takes the account from whoever has it.
    #[arg(long)]
    pub(crate) take_over: bool,
    #[arg(long)]
    pub(crate) apply: bool,
}

#[derive(Args, Debug)]
pub(crate) struct LinkUndo {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long, value_name = "ROW")]
    pub(crate) user: i64,
    #[arg(long)]
    pub(crate) apply: bool,
}

/// Who vouches for people.
#[derive(Subcommand, Debug)]
pub(crate) enum Delegation {
    Show(DelegationOf),
    Test(DelegationTest),
}

#[derive(Args, Debug)]
pub(crate) struct DelegationOf {
    #[command(flatten)]
    pub(crate) on: OnBase,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct DelegationTest {
    #[command(flatten)]
    pub(crate) of: DelegationOf,
    /// Keeps the result, which the console then shows.
    #[arg(long)]
    pub(crate) apply: bool,
}
