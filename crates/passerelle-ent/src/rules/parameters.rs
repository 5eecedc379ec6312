//! Parameters of the protocol, each given once.

use url::form_urlencoded;

/// Most parameters that a request may have.
const MAX: usize = 64;

/// What came in a query or in a form, in order.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Parameters(Vec<(String, String)>);

/// A parameter that counts was given twice: which one is meant depends on who reads, so that neither is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{name} is given twice")]
pub struct Repeated {
    /// Its name.
    pub name: &'static str,
}

impl Parameters {
    /// Reads `a=b&c=d`; what is beyond the 64th parameter is ignored.
    pub fn read(encoded: &str) -> Self {
        Self(form_urlencoded::parse(encoded.as_bytes()).into_owned().take(MAX).collect())
    }

    /// The value of `name`, unless it is given twice.
    pub fn once(&self, name: &'static str) -> Result<Option<&str>, Repeated> {
        let mut values = self.0.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_str());
        match (values.next(), values.next()) {
            (value, None) => Ok(value),
            _ => Err(Repeated { name }),
        }
    }

    /// Whether a flag is there; some clients give it no value.
    pub fn flag(&self, name: &'static str) -> Result<bool, Repeated> {
        Ok(self.once(name)?.is_some_and(|value| !value.eq_ignore_ascii_case("false")))
    }

    /// The same parameters, encoded again.
    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Parameters, Repeated};

    #[test]
    fn a_parameter_counts_once() {
        let parameters = Parameters::read("service=https%3A%2F%2Fa%2F%3Fx%3D1&renew&lang=fr&lang=en");
        assert_eq!(parameters.once("service"), Ok(Some("https://a/?x=1")));
        assert_eq!(parameters.once("ticket"), Ok(None));
        assert_eq!(parameters.once("lang"), Err(Repeated { name: "lang" }));
        assert_eq!(parameters.flag("renew"), Ok(true));
        assert_eq!(Parameters::read("renew=false").flag("renew"), Ok(false));
    }

    #[test]
    fn names_keep_their_case() {
        assert_eq!(Parameters::read("target=a&TARGET=b").once("TARGET"), Ok(Some("b")));
    }
}
