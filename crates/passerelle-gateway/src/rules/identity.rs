//! What an application is told of somebody, in headers and in a signed token. Never a name.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{AUTHORIZATION, InvalidHeaderValue};
use http::{HeaderMap, HeaderName, HeaderValue};
use passerelle_model::{Space, Timestamp};
use passerelle_store::TokenDigest;
use passerelle_store::service::{Base, BaseSlug, IdentityHeaders, TokenPlace, UserRow};
use passerelle_web::signing::TOKEN_LIFE;
use serde::Serialize;

/// Where the token stands unless it takes the place of `Authorization`.
pub const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-passerelle-token");

/// Who somebody is, for an application.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The base.
    pub base: BaseSlug,
    /// The space they are in.
    pub space: Space,
    /// What they are: `professeur`, `eleve`…
    pub population: &'static str,
    /// The service's own identifier of them.
    pub user: String,
    /// The service's own login.
    pub login: Option<String>,
    /// A reference of their session, the same as long as it lasts; it opens nothing.
    pub session: String,
}

impl Identity {
    /// Of a user of the base, in a space, in a session.
    pub fn new(base: &Base, space: Space, user: &UserRow, session: &TokenDigest) -> Self {
        Self {
            base: base.slug.clone(),
            space,
            population: user.record.user.population.code(),
            user: user.record.user.id.to_string(),
            login: user.record.login.clone(),
            session: session_reference(&base.slug, session),
        }
    }

    /// What the token of this moment claims.
    pub fn claims<'a>(
        &'a self,
        issuer: &'a str,
        audience: &'a str,
        now: Timestamp,
        number: [u8; 16],
    ) -> Claims<'a> {
        Claims {
            iss: issuer,
            aud: audience,
            sub: &self.user,
            iat: now.unix(),
            nbf: now.unix(),
            exp: now.plus(TOKEN_LIFE).unix(),
            jti: URL_SAFE_NO_PAD.encode(number),
            sid: &self.session,
            base: self.base.as_str(),
            space: self.space.slug(),
            population: self.population,
            login: self.login.as_deref(),
        }
    }

    /// Writes the headers, each in the place of whatever stood under its name. What no header can carry is not told:
    /// the token tells it.
    pub fn write(&self, headers: &mut HeaderMap, names: &IdentityHeaders) {
        let facts = [
            (&names.user, self.user.as_str()),
            (&names.login, self.login.as_deref().unwrap_or_default()),
            (&names.space, self.space.slug()),
            (&names.population, self.population),
            (&names.base, self.base.as_str()),
            (&names.session, self.session.as_str()),
        ];
        for (name, value) in facts {
            let Ok(name) = HeaderName::try_from(name) else { continue };
            headers.remove(&name);
            if let Ok(value) = HeaderValue::from_str(value)
                && !value.is_empty()
            {
                headers.insert(name, value);
            }
        }
    }
}

/// What a token claims (RFC 7519 §4.1, and four words of ours).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: &'a str,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: String,
    sid: &'a str,
    base: &'a str,
    space: &'a str,
    population: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<&'a str>,
}

/// The header in which the application looks for the token.
pub fn token_name(place: TokenPlace) -> Option<HeaderName> {
    match place {
        TokenPlace::None => None,
        TokenPlace::Header => Some(TOKEN_HEADER),
        TokenPlace::Bearer => Some(AUTHORIZATION),
    }
}

/// What stands there.
pub fn token_value(place: TokenPlace, token: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let scheme = if place == TokenPlace::Bearer { "Bearer " } else { "" };
    let mut value = HeaderValue::try_from([scheme, token].concat())?;
    value.set_sensitive(true);
    Ok(value)
}

/// The key of a session is what it is found by: an application gets another digest of it.
fn session_reference(base: &BaseSlug, session: &TokenDigest) -> String {
    let reference = digest(&SHA256, format!("application {base} {}", session.as_hex()).as_bytes());
    URL_SAFE_NO_PAD.encode(&reference.as_ref()[..15])
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use passerelle_model::{Space, Timestamp};
    use passerelle_store::TokenDigest;
    use passerelle_store::service::{BaseSlug, IdentityHeaders, TokenPlace};

    use super::{Identity, session_reference, token_name, token_value};

    fn identity() -> Identity {
        Identity {
            base: BaseSlug::new("demo").expect("a slug"),
            space: Space::Teachers,
            population: "professeur",
            user: "P1".to_owned(),
            login: None,
            session: "reference".to_owned(),
        }
    }

    #[test]
    fn headers_take_the_place_of_what_stood_there_and_empty_names_are_not_written() {
        let names = IdentityHeaders {
            user: "X-Remote-User".to_owned(),
            base: String::new(),
            ..IdentityHeaders::default()
        };
        let mut headers = HeaderMap::new();
        headers.append("x-remote-user", "spr".parse().expect("a value"));
        headers.append("x-remote-user", "other".parse().expect("a value"));
        headers.append("x-passerelle-login", "spr".parse().expect("a value"));
        identity().write(&mut headers, &names);
        let all: Vec<_> = headers.get_all("x-remote-user").iter().collect();
        assert_eq!(all, ["P1"]);
        assert_eq!(headers["x-passerelle-space"], "professeur");
        assert!(!headers.contains_key("x-passerelle-login"), "nobody's login is nobody else's");
        assert!(!headers.contains_key("x-passerelle-base"));
    }

    #[test]
    fn the_token_claims_who_for_whom_and_until_when() {
        let identity = identity();
        let now = Timestamp::from_unix(1000);
        let claims = identity.claims("https://vs.exemple.fr/vs/demo/", "agenda", now, [0; 16]);
        let claims = serde_json::to_value(&claims).expect("JSON");
        assert_eq!((&claims["sub"], &claims["aud"]), (&"P1".into(), &"agenda".into()));
        assert_eq!((&claims["iat"], &claims["exp"]), (&1000.into(), &1090.into()));
        assert!(claims.get("login").is_none());
        assert_eq!(token_name(TokenPlace::None), None);
        assert_eq!(token_name(TokenPlace::Bearer).expect("a name"), "authorization");
        assert_eq!(token_value(TokenPlace::Bearer, "t").expect("a value"), "Bearer t");
    }

    #[test]
    fn a_session_has_another_reference_in_each_base_and_is_not_found_by_it() {
        let digest = TokenDigest::from_hex("ab".repeat(32));
        let [one, two] =
            ["demo", "autre"].map(|base| session_reference(&BaseSlug::new(base).expect("a slug"), &digest));
        assert_ne!(one, two);
        assert!(!digest.as_hex().contains(&one));
    }
}
