//! The problems that every face has.

use http::StatusCode;

/// A problem with texts of its own. In brackets: the variables that its texts want; on its page `vs`, `ent` and `hote`
/// are the site's unless they are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// E01 (`vs`, `ent`): the account is not linked to a user of the base yet.
    NotLinked,
    /// E02 (`demande`, `reel`: names of spaces): the account opens another space.
    WrongSpace,
    /// E03 (`vs`, `depuis`: a date and time): the base is not published.
    Stopped,
    /// E03 (`vs`, `depuis`, `reprise`: dates and times): the same, and it is known until when.
    StoppedUntil,
    /// E04 (`vs`, `ent`): the service's own passwords are not accepted.
    NoDirectLogin,
    /// E05: unknown name or wrong password.
    WrongPassword,
    /// E06 (`vs`, `ent`): a ticket came too late, or twice.
    LinkExpired,
    /// E07 (`vs`, `ent`, `hote`): the two sides send the browser back and forth.
    Looping,
    /// E08 (`vs`, `ent`): the identity provider does not answer.
    NoAnswer,
    /// E17 (`n`, `total`, `part`, `population`): too many people would change.
    SafetyHold,
    /// E18: somebody else changed the same thing first.
    Stale,
    /// E19: the account is linked to somebody else.
    Taken,
    /// E20 (`n` minutes): the session has ended.
    SignedOut,
    /// E21: a failure of ours.
    Failure,
    /// E22 (`adresse`, `n` seconds, `raison`): the ENT's server gives no usable answer.
    Unreachable,
    /// E23 (`hote`, `raison`): its certificate is no good.
    Unsafe,
    /// E24 (`service`): it refuses our address.
    UnknownToEnt,
    /// E25 (`attribut`, `recus`): its answer lacks the identifier.
    NoIdentifier,
    /// No page under this address.
    NotFound,
    /// Signed in, but not for this.
    Forbidden,
    /// The state of things does not allow it.
    Conflict,
    /// The request does not make sense.
    BadRequest,
    /// The address exists, for another method.
    WrongMethod,
    /// A body beyond the limit.
    TooLarge,
    /// A body of the wrong kind.
    WrongKind,
    /// A form that our own page did not post, or one kept open across a new sign-in.
    ForeignForm,
    /// Nothing after the time limit.
    Slow,
    /// Too many attempts (`n` seconds to wait).
    TooMany,
    /// Too many people at once.
    Busy,
}

impl Known {
    /// Every one, for tests.
    pub const ALL: [Self; 29] = [
        Self::NotLinked,
        Self::WrongSpace,
        Self::Stopped,
        Self::StoppedUntil,
        Self::NoDirectLogin,
        Self::WrongPassword,
        Self::LinkExpired,
        Self::Looping,
        Self::NoAnswer,
        Self::SafetyHold,
        Self::Stale,
        Self::Taken,
        Self::SignedOut,
        Self::Failure,
        Self::Unreachable,
        Self::Unsafe,
        Self::UnknownToEnt,
        Self::NoIdentifier,
        Self::NotFound,
        Self::Forbidden,
        Self::Conflict,
        Self::BadRequest,
        Self::WrongMethod,
        Self::TooLarge,
        Self::WrongKind,
        Self::ForeignForm,
        Self::Slow,
        Self::TooMany,
        Self::Busy,
    ];

    /// The answer's status.
    pub const fn status(self) -> StatusCode {
        self.row().0
    }

    /// What support asks for.
    pub const fn reference(self) -> Option<&'static str> {
        let reference = self.row().1;
        if reference.is_empty() { None } else { Some(reference) }
    }

    /// Its texts.
    pub const fn key(self) -> &'static str {
        self.row().2
    }

    const fn row(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotLinked => (StatusCode::FORBIDDEN, "E01", "erreur-e01"),
            Self::WrongSpace => (StatusCode::FORBIDDEN, "E02", "erreur-e02"),
            Self::Stopped => (StatusCode::SERVICE_UNAVAILABLE, "E03", "erreur-e03"),
            Self::StoppedUntil => (StatusCode::SERVICE_UNAVAILABLE, "E03", "erreur-e03-reprise"),
            Self::NoDirectLogin => (StatusCode::FORBIDDEN, "E04", "erreur-e04"),
            Self::WrongPassword => (StatusCode::OK, "E05", "erreur-e05"),
            Self::LinkExpired => (StatusCode::OK, "E06", "erreur-e06"),
            Self::Looping => (StatusCode::OK, "E07", "erreur-e07"),
            Self::NoAnswer => (StatusCode::BAD_GATEWAY, "E08", "erreur-e08"),
            Self::SafetyHold => (StatusCode::CONFLICT, "E17", "erreur-e17"),
            Self::Stale => (StatusCode::CONFLICT, "E18", "erreur-e18"),
            Self::Taken => (StatusCode::CONFLICT, "E19", "erreur-e19"),
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "E20", "erreur-e20"),
            Self::Failure => (StatusCode::INTERNAL_SERVER_ERROR, "E21", "erreur-e21"),
            Self::Unreachable => (StatusCode::OK, "E22", "erreur-e22"),
            Self::Unsafe => (StatusCode::OK, "E23", "erreur-e23"),
            Self::UnknownToEnt => (StatusCode::OK, "E24", "erreur-e24"),
            Self::NoIdentifier => (StatusCode::OK, "E25", "erreur-e25"),
            Self::NotFound => (StatusCode::NOT_FOUND, "", "erreur-introuvable"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "", "erreur-interdit"),
            Self::Conflict => (StatusCode::CONFLICT, "", "erreur-conflit"),
            Self::BadRequest => (StatusCode::BAD_REQUEST, "", "erreur-demande"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "", "erreur-demande"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "", "erreur-trop-grand"),
            Self::WrongKind => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "", "erreur-demande"),
            Self::ForeignForm => (StatusCode::FORBIDDEN, "", "erreur-formulaire"),
            Self::Slow => (StatusCode::SERVICE_UNAVAILABLE, "", "erreur-lenteur"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "", "erreur-trop-d-essais"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "", "erreur-affluence"),
        }
    }
}
