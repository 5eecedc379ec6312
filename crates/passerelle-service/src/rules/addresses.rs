//! « URL du serveur CAS », and the addresses that follow from it and from the base's own address.

use passerelle_model::{CasDelegation, Space, TicketValidation};
use passerelle_sso::client::{
    CasBase, InvalidCasBase, ValidationMethod, communicated_pattern, direct_url, login_url, validation_url,
};
use passerelle_sso::service::{InvalidServiceUrl, ServiceUrl};

/// Why what was typed is not the address of a CAS server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ServerAddressError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// Neither https, nor http on this machine (E-field-2).
    #[error("the address begins with neither https:// nor, on this machine, http://")]
    Scheme,
    /// The address of the sign-in page, not of the server (E-field-3).
    #[error("the address ends with /login")]
    LoginPage,
    /// Anything else that no server is reached by.
    #[error(transparent)]
    Malformed(#[from] InvalidCasBase),
}

/// Reads « URL du serveur CAS »; slashes at its end are removed.
pub fn read_server(text: &str) -> Result<CasBase, ServerAddressError> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Err(ServerAddressError::Empty);
    }
    let lower = text.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return Err(ServerAddressError::Scheme);
    }
    if lower.ends_with("/login") {
        return Err(ServerAddressError::LoginPage);
    }
    CasBase::parse(text).map_err(|error| match error {
        InvalidCasBase::Address(InvalidServiceUrl::Insecure | InvalidServiceUrl::Scheme) => {
            ServerAddressError::Scheme
        }
        other => ServerAddressError::Malformed(other),
    })
}

/// The method as the protocol's messages have it.
pub const fn method(validation: TicketValidation) -> ValidationMethod {
    match validation {
        TicketValidation::Cas2 => ValidationMethod::Cas2,
        TicketValidation::Cas3 => ValidationMethod::Cas3,
        TicketValidation::Saml11 => ValidationMethod::Saml11,
    }
}

/// What is computed from the settings; nobody types it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Derived {
    /// « Lien d'authentification ».
    pub login: String,
    /// « Lien de validation ».
    pub validation: String,
    /// « URL à communiquer au socle ENT ».
    pub communicated: String,
    /// The address for people who sign in directly.
    pub direct: String,
}

/// The addresses that follow from the settings, for a base found at `public` (`https://…/vs/demo/`).
pub fn derive(cas: &CasDelegation, public: &ServiceUrl) -> Result<Derived, ServerAddressError> {
    let server = read_server(&cas.server)?;
    let validating = cas.validation_server.as_deref().map(read_server).transpose()?;
    Ok(Derived {
        login: login_url(&server, public),
        validation: validation_url(method(cas.validation), validating.as_ref().unwrap_or(&server), public),
        communicated: communicated_pattern(public),
        direct: direct_url(public),
    })
}

/// The address of each space, the common page first.
pub fn spaces(public: &ServiceUrl) -> Vec<(Space, String)> {
    let root = public.as_str().trim_end_matches('/');
    Space::ALL.into_iter().map(|space| (space, format!("{root}/{}", space.slug()))).collect()
}

#[cfg(test)]
mod tests {
    use passerelle_model::{CasDelegation, Recognition, Space, TicketValidation};
    use passerelle_sso::service::ServiceUrl;

    use super::{ServerAddressError, derive, read_server, spaces};

    #[test]
    fn the_links_of_the_procedure_come_out_rightly_encoded() {
        let public =
            ServiceUrl::parse("https://netocentre.index-education.net/pronote/").expect("an address");
        let mut cas = CasDelegation {
            preset: Some("netocentre".to_owned()),
            direct_login: true,
            recognition: Recognition::default(),
            ..CasDelegation::to("https://ent.netocentre.fr/cas")
        };
        let derived = derive(&cas, &public).expect("a server");
        let service = "https%3A%2F%2Fnetocentre.index-education.net%2Fpronote%2F";
        assert_eq!(derived.login, format!("https://ent.netocentre.fr/cas/login?service={service}"));
        assert_eq!(
            derived.validation,
            format!("https://ent.netocentre.fr/cas/samlValidate?TARGET={service}")
        );
        assert_eq!(derived.communicated, "https://netocentre.index-education.net/pronote/**");
        assert_eq!(derived.direct, "https://netocentre.index-education.net/pronote/?login=true");

        cas.validation = TicketValidation::Cas3;
        cas.validation_server = Some("https://valide.netocentre.fr/cas/".to_owned());
        let derived = derive(&cas, &public).expect("a server");
        let expected = format!("https://valide.netocentre.fr/cas/p3/serviceValidate?service={service}");
        assert_eq!(derived.validation, expected);
    }

    #[test]
    fn a_server_is_reached_safely_and_by_its_own_address() {
        for (text, error) in [
            ("", ServerAddressError::Empty),
            ("ent.exemple.fr/cas", ServerAddressError::Scheme),
            ("http://ent.exemple.fr/cas", ServerAddressError::Scheme),
            ("ftp://ent.exemple.fr/cas", ServerAddressError::Scheme),
            ("https://ent.exemple.fr/cas/login", ServerAddressError::LoginPage),
            ("https://ent.exemple.fr/cas/Login/", ServerAddressError::LoginPage),
        ] {
            assert_eq!(read_server(text), Err(error), "{text}");
        }
        for text in ["https://a@b/cas", "https://ent.exemple.fr/cas?x=1", "https://ent exemple.fr"] {
            assert!(matches!(read_server(text), Err(ServerAddressError::Malformed(_))), "{text}");
        }
        for text in [" https://ent.exemple.fr/cas/ ", "http://127.0.0.1:8080/cas", "http://localhost/cas"] {
            assert!(read_server(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn each_space_has_its_address() {
        let public = ServiceUrl::parse("https://vs.exemple.fr/vs/demo/").expect("an address");
        let addresses = spaces(&public);
        assert_eq!(addresses.len(), 9);
        assert_eq!(addresses[0], (Space::Common, "https://vs.exemple.fr/vs/demo/".to_owned()));
        assert_eq!(addresses[4], (Space::Guardians, "https://vs.exemple.fr/vs/demo/parent".to_owned()));
    }
}
