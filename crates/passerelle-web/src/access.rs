//! Who may enter a route.

use passerelle_store::Realm;

/// Who a route is for. It is declared where the route is, so that a test can try every route as nobody, as the wrong
/// person and as somebody of another school.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Access {
    /// Anybody.
    Public,
    /// Machines, without a cookie: tickets, back-channel messages. Exempt from the check of forms.
    Protocol,
    /// Whoever is signed in to the ENT.
    Portal,
    /// The management of a school in the ENT, for the schools of their rights.
    AccountManager,
    /// The administrators of the ENT.
    EntAdministrator,
    /// The hosting console, for the bases of the hosting account.
    Hosting,
    /// The staff of a base who work on its matching, each in their own base.
    School,
    /// Those of them who may change it.
    SchoolManager,
    /// Whoever has entered a space of the base.
    Space,
    /// A native client signed in with its code.
    Client,
    /// The application behind a space, for whoever has entered it: its forms and delays are its own.
    Application,
}

impl Access {
    /// Every access, for tests that walk them.
    pub const ALL: [Self; 11] = [
        Self::Public,
        Self::Protocol,
        Self::Portal,
        Self::AccountManager,
        Self::EntAdministrator,
        Self::Hosting,
        Self::School,
        Self::SchoolManager,
        Self::Space,
        Self::Client,
        Self::Application,
    ];

    /// The sessions that open it; none for what anybody may enter.
    pub const fn realm(self) -> Option<Realm> {
        match self {
            Self::Public | Self::Protocol => None,
            Self::Portal | Self::AccountManager | Self::EntAdministrator => Some(Realm::Portal),
            Self::Hosting => Some(Realm::Console),
            Self::School | Self::SchoolManager => Some(Realm::School),
            Self::Space | Self::Application => Some(Realm::Spaces),
            Self::Client => Some(Realm::Client),
        }
    }

    /// Whether browsers use it: their forms are checked.
    pub const fn is_for_browsers(self) -> bool {
        !matches!(self, Self::Protocol | Self::Client | Self::Application)
    }
}
