//! Who vouches for people at a door.

use passerelle_model::{Provider, Space};
use passerelle_store::service::Base;

/// What stands at a door of a base.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Nobody enters: the base is not published.
    Stopped,
    /// The provider vouches.
    Delegated(Provider),
    /// The service's own login and password.
    Password,
    /// Eight doors to choose from: the common page when it is not delegated.
    Choice,
    /// `?login=true` was asked for and the school does not allow it (E04).
    DirectRefused,
}

/// Decides what somebody who is not signed in finds at `space`. `direct` says that the address carries `login=true`.
///
/// A space without delegation always asks for the service's own password; « Autoriser l'authentification directe » is
/// about delegated spaces only.
pub fn door(base: &Base, space: Space, direct: bool) -> Door {
    if !base.publication.published {
        return Door::Stopped;
    }
    let cas = base.delegation.cas.as_ref();
    match base.delegation.matrix.get(space) {
        Some(_) if direct && cas.is_some_and(|cas| cas.direct_login) => Door::Password,
        Some(_) if direct => Door::DirectRefused,
        // A row can only point to a provider that is defined; should it not, nobody is sent to nowhere.
        Some(Provider::Cas) if cas.is_some() => Door::Delegated(Provider::Cas),
        _ if space == Space::Common && !direct => Door::Choice,
        _ => Door::Password,
    }
}

/// Decides how a native client signs in: by CAS as soon as it is defined, whatever the matrix says (requirement 46).
pub fn client_door(base: &Base) -> Door {
    match base.delegation.cas {
        _ if !base.publication.published => Door::Stopped,
        Some(_) => Door::Delegated(Provider::Cas),
        None => Door::Password,
    }
}

/// Whether somebody who is signed in already may pass this door without proving anything again. `delegated` says that
/// the ENT vouched for them, rather than the service's own password.
///
/// A space that is not delegated asks people who come from the ENT for the service's own password (requirement 43);
/// where direct login is not allowed, a delegated space wants the ENT's word.
pub fn admits(door: Door, base: &Base, delegated: bool) -> bool {
    match door {
        Door::Choice => true,
        Door::Delegated(_) => delegated || base.delegation.cas.as_ref().is_some_and(|cas| cas.direct_login),
        Door::Password => !delegated,
        Door::DirectRefused | Door::Stopped => false,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use passerelle_model::{CasDelegation, Delegation, Provider, Space, SpaceMatrix, Timestamp};
    use passerelle_store::service::{Base, BaseSlug, Publication};

    use super::{Door, admits, client_door, door};

    /// A published base whose `spaces` are delegated to CAS.
    pub(crate) fn base(spaces: &[Space], direct_login: bool) -> Base {
        let mut matrix = SpaceMatrix::default();
        for space in spaces {
            matrix.set(*space, Some(Provider::Cas));
        }
        let cas = CasDelegation { direct_login, ..CasDelegation::to("https://ent.example.fr/cas") };
        Base {
            n: 0,
            slug: BaseSlug::new("demo").expect("a slug"),
            hosting: "1".to_owned(),
            schools: Vec::new(),
            school_name: "Collège des Essais".to_owned(),
            name: "2020-2021".to_owned(),
            service_name: "Vie scolaire".to_owned(),
            ent_name: "ENT".to_owned(),
            publication: Publication { published: true, since: Timestamp::default() },
            delegation: Delegation { cas: Some(cas), matrix },
            exclusive: None,
            partner_file: None,
            version: 1,
        }
    }

    #[test]
    fn each_space_follows_its_row() {
        let base = base(&[Space::Teachers], false);
        assert_eq!(door(&base, Space::Teachers, false), Door::Delegated(Provider::Cas));
        assert_eq!(door(&base, Space::Guardians, false), Door::Password);
        assert_eq!(door(&base, Space::Guardians, true), Door::Password);
        assert_eq!(door(&base, Space::Common, false), Door::Choice);
        assert_eq!(door(&base, Space::Common, true), Door::Password);
    }

    #[test]
    fn direct_login_opens_delegated_spaces_only_when_allowed() {
        assert_eq!(door(&base(&[Space::Teachers], false), Space::Teachers, true), Door::DirectRefused);
        assert_eq!(door(&base(&[Space::Teachers], true), Space::Teachers, true), Door::Password);
    }

    #[test]
    fn a_space_that_is_not_delegated_wants_its_own_password() {
        let closed = base(&[Space::Teachers], false);
        assert!(!admits(door(&closed, Space::Guardians, false), &closed, true));
        assert!(admits(door(&closed, Space::Guardians, false), &closed, false));
        assert!(admits(door(&closed, Space::Teachers, false), &closed, true));
        assert!(!admits(door(&closed, Space::Teachers, false), &closed, false));
        let open = base(&[Space::Teachers], true);
        assert!(admits(door(&open, Space::Teachers, false), &open, false));
    }

    #[test]
    fn a_stopped_base_lets_nobody_in_and_clients_follow_the_definition_alone() {
        let mut base = base(&[], true);
        assert_eq!(door(&base, Space::Teachers, false), Door::Password);
        assert_eq!(client_door(&base), Door::Delegated(Provider::Cas));
        base.publication.published = false;
        for space in Space::ALL {
            assert_eq!(door(&base, space, true), Door::Stopped);
        }
        assert_eq!(client_door(&base), Door::Stopped);
        base.publication.published = true;
        base.delegation.cas = None;
        assert_eq!(client_door(&base), Door::Password);
    }
}
