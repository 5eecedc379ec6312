//! Fields that hold one thing per line.

use passerelle_model::Uai;
use passerelle_sso::service::{InvalidPattern, ServicePattern};

use super::form::Fault;

/// Most lines that a field may have.
const MAX_LINES: usize = 500;

/// The lines that say something, with their number from 1.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.is_empty())
}

/// Addresses: Ant patterns, or regular expressions that begin with `^`. Each once.
pub fn patterns(text: &str) -> Result<Vec<String>, Fault> {
    each(text, |at, line| {
        let refused = |why: InvalidPattern| Fault::Pattern { line: at, why };
        ServicePattern::parse(line).map(|pattern| pattern.as_str().to_owned()).map_err(refused)
    })
}

/// Codes of establishments that exist. Each once.
pub fn schools(text: &str, known: &[Uai]) -> Result<Vec<Uai>, Fault> {
    each(text, |at, line| {
        let code = line.parse().map_err(|_| Fault::SchoolCode { line: at })?;
        if known.contains(&code) { Ok(code) } else { Err(Fault::UnknownSchool { line: at }) }
    })
}

fn each<T: PartialEq>(text: &str, read: impl Fn(usize, &str) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let mut found = Vec::new();
    for (at, line) in lines(text) {
        if found.len() == MAX_LINES {
            return Err(Fault::TooMany { most: MAX_LINES });
        }
        let one = read(at, line)?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use passerelle_sso::service::InvalidPattern;

    use super::{Fault, patterns, schools};
    use crate::rules::fixtures::uai;

    #[test]
    fn each_line_is_an_address_and_the_first_that_is_none_is_named() {
        let text = "https://vs.example/a/**\r\n\r\n  ^https://vs\\.example/b/.*$ \nhttps://vs.example/a/**";
        assert_eq!(
            patterns(text),
            Ok(vec!["https://vs.example/a/**".to_owned(), "^https://vs\\.example/b/.*$".to_owned()])
        );
        assert_eq!(
            patterns("https://vs.example/\n\nhttps://vs.example"),
            Err(Fault::Pattern { line: 3, why: InvalidPattern::NoPath })
        );
        assert_eq!(patterns("  \n"), Ok(Vec::new()));
        let many: Vec<_> = (0..501).map(|n| format!("https://vs.example/{n}")).collect();
        assert_eq!(patterns(&many.join("\n")), Err(Fault::TooMany { most: 500 }));
    }

    #[test]
    fn schools_must_exist() {
        let known = [uai("0450822X"), uai("0450823Y")];
        assert_eq!(schools("0450823y\n0450822X\n0450823Y", &known), Ok(vec![known[1], known[0]]));
        assert_eq!(schools("0450822X\nCollège", &known), Err(Fault::SchoolCode { line: 2 }));
        assert_eq!(schools("0450824Z", &known), Err(Fault::UnknownSchool { line: 1 }));
    }
}
