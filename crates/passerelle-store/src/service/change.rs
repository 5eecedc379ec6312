//! What can be written in a base.

use passerelle_model::{Delegation, LocalId, PartnerAccount, Provider, Uai};

use super::{
    ActivationCode, BaseContent, ConnectionTest, Draft, Exclusive, Installation, Installed, LinkRecord,
    NewUser, PartnerFileFacts, PendingImport, Publication, RestorePointReason, Scheduled, SigningKey,
    SpaceApplications, StaffAccount,
};
use crate::PasswordHash;

/// A change of a base.
#[derive(Clone, Debug)]
pub enum BaseChange {
    /// Publishes or stops. Only the base that has its permanent address can be published.
    SetPublication(Publication),
    /// Replaces what stands behind the spaces. It belongs to the permanent address: a base that waits has none.
    SetApplications(SpaceApplications),
    /// Replaces the keys that sign what applications are told. They belong to the permanent address too.
    SetSigningKeys(Vec<SigningKey>),
    /// Replaces the delegation settings.
    SetDelegation(Delegation),
    /// Enters or leaves « mode exclusif ».
    SetExclusive(Option<Exclusive>),
    /// Enters « mode exclusif » with the restore point that this very commit makes (put it after
    /// [`BaseChange::MakeRestorePoint`]).
    EnterExclusive {
        /// The staff login.
        holder: String,
    },
    /// Keeps what the base holds now, as the commit finds it at this place among its changes.
    MakeRestorePoint(RestorePointReason),
    /// Creates users, or replaces those of the same identifier (their row, login and password stay unless given).
    PutUsers(Vec<NewUser>),
    /// Removes users and their links.
    RemoveUsers(Vec<LocalId>),
    /// Creates links, or replaces those of the same user and provider. An identifier that already serves another user
    /// of the same population and provider is refused.
    PutLinks(Vec<LinkRecord>),
    /// Removes the links of these users with this provider.
    RemoveLinks(Provider, Vec<LocalId>),
    /// Replaces the accounts and the facts of the ENT's last file.
    ReplaceAccounts(PartnerFileFacts, Vec<PartnerAccount>),
    /// Forgets the accounts of the ENT's last file; links stay.
    PurgeAccounts,
    /// Puts users, links and accounts back to what they were. The sessions of the base's people end: what is brought back
    /// may come from another base.
    Restore(BaseContent),
    /// Keeps a sent file, or replaces the one of the same number.
    PutPendingImport(PendingImport),
    /// Erases a sent file.
    RemovePendingImport(i64),
    /// Creates or replaces an account of the school's pages.
    PutStaff(StaffAccount),
    /// Takes a request off the list: it was granted, or it was dropped.
    RemoveRequest(i64),
    /// Sets or cancels what the server will do at its time.
    Schedule(Option<Scheduled>),
    /// Keeps or drops the settings under preparation.
    SetDraft(Option<Draft>),
    /// Notes how far « Mettre en place » has come.
    SetInstallation(Option<Installation>),
    /// Notes how « Mettre en place » ended.
    SetInstalled(Installed),
    /// Notes the last test of the connection.
    SetTested(ConnectionTest),
    /// Replaces the schools that the base serves, the first one naming it; refused when another base serves one.
    SetSchools(Vec<Uai>),
    /// Sets the service's own password of a user; a code on paper is spent.
    SetUserPassword(LocalId, PasswordHash),
    /// Gives these users codes on paper, in place of earlier ones; their passwords no longer serve.
    PutActivationCodes(Vec<ActivationCode>),
    /// Sets the password of the user that a code was given to, and spends the code. A code that is not there any more is
    /// refused: it serves once.
    SpendActivationCode {
        /// The user.
        user: LocalId,
        /// The code's mark.
        mark: String,
        /// The password chosen.
        password: PasswordHash,
    },
}
