//! Which passwords people may choose, on both sides.

use deunicode::deunicode_char;

/// Fewest characters. Nothing is asked of their kinds: a sentence of several words is easier to keep than signs.
pub const SHORTEST: usize = 12;
/// Most bytes; as many as are looked at when somebody signs in.
pub const LONGEST: usize = 1024;
/// A part of a name or of the login counts from this length on: shorter ones are inside many words.
const SHORTEST_PART: usize = 4;
/// Fewest different characters.
const FEWEST_DIFFERENT: usize = 5;
/// Letters that must be left once the words that everybody tries first are taken out.
const FEWEST_OWN: usize = 4;

/// Words that guesses begin with, folded.
const COMMON: [&str; 40] = [
    "motdepasse",
    "password",
    "passw0rd",
    "azertyuiop",
    "qwertyuiop",
    "qwertzuiop",
    "azerty",
    "qwerty",
    "qwertz",
    "qsdfghjklm",
    "asdfghjkl",
    "wxcvbn",
    "zxcvbnm",
    "bonjour",
    "soleil",
    "doudou",
    "chouchou",
    "jetaime",
    "iloveyou",
    "loulou",
    "princesse",
    "princess",
    "nicolas",
    "dragon",
    "football",
    "marseille",
    "abcdefghijkl",
    "abcdef",
    "abcd",
    "administrateur",
    "administrator",
    "admin",
    "welcome",
    "bienvenue",
    "secret",
    "college",
    "lycee",
    "ecole",
    "passerelle",
    "pronote",
];

/// Why a password is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] bytes.
    Long,
    /// It holds the login or a part of the name.
    Personal,
    /// It is among those that are tried first.
    Common,
    /// The same few characters again and again.
    Monotonous,
}

/// Lower-case ASCII letters and digits of a name; what is written otherwise (« Jean-Marie », « JEAN MARIE ») is one.
pub fn folded(name: &str) -> String {
    let plain = name.chars().flat_map(|letter| deunicode_char(letter).unwrap_or_default().chars());
    plain.filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Judges a password that somebody has chosen, whose login and names are `own`; nothing when it is accepted.
pub fn weaknesses(password: &str, own: &[&str]) -> Vec<Weakness> {
    let plain = folded(password);
    let found = [
        (password.chars().count() < SHORTEST, Weakness::Short),
        (password.len() > LONGEST, Weakness::Long),
        (personal(&plain, own), Weakness::Personal),
        (common(&plain, password), Weakness::Common),
        (different(password) < FEWEST_DIFFERENT, Weakness::Monotonous),
    ];
    found.into_iter().filter_map(|(is, weakness)| is.then_some(weakness)).collect()
}

fn personal(plain: &str, own: &[&str]) -> bool {
    let parts = own.iter().flat_map(|text| {
        let inner = text.split(|letter: char| !letter.is_alphanumeric()).map(folded);
        inner.chain([folded(text)])
    });
    parts.into_iter().any(|part| part.len() >= SHORTEST_PART && plain.contains(&part))
}

fn common(plain: &str, password: &str) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
    if letters(plain) == 0 {
        return password.chars().filter(|sign| !sign.is_alphanumeric() && !sign.is_whitespace()).count()
            < FEWEST_OWN;
    }
    let left = COMMON.iter().fold(undisguised(plain), |left, word| left.replace(word, ""));
    letters(&left) < FEWEST_OWN
}

/// `p4ssw0rd` is `password`; digits at the end are what they are.
fn undisguised(plain: &str) -> String {
    let stem = plain.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let letter = |letter| match letter {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    };
    stem.chars().map(letter).collect()
}

fn different(password: &str) -> usize {
    let mut letters: Vec<char> = password.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len()
}

#[cfg(test)]
mod tests {
    use super::{Weakness, folded, weaknesses};

    fn judged(password: &str) -> Vec<Weakness> {
        weaknesses(password, &["jm.bukisa", "LE BUKISA", "Jean-Marie"])
    }

    #[test]
    fn what_differs_by_signs_alone_is_one_name() {
        for name in ["Jean-Marie", "JEAN MARIE", " jean\u{2019}marie", "Jéàn—Marie"] {
            assert_eq!(folded(name), "jeanmarie", "{name}");
        }
        assert_eq!(folded("Cœur d’Œillet"), "coeurdoeillet");
        assert_eq!(folded("—"), "");
    }

    #[test]
    fn long_passwords_and_sentences_are_accepted_whatever_their_signs() {
        for good in [
            "cheval agrafe pile correcte",
            "une-tasse-de-the-vert",
            "Vx9$kLm2#pQz",
            "kqzvwhtrmbxd",
            "ключ от старой двери",
        ] {
            assert_eq!(judged(good), [], "{good}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_with_its_reason() {
        use Weakness::{Common, Monotonous, Personal, Short};
        assert_eq!(judged("Vx9$kLm2#p"), [Short]);
        assert_eq!(judged("motdepasse2026"), [Common]);
        assert_eq!(judged("M0tdep4sse-2026"), [Common]);
        assert_eq!(judged("azertyuiop123"), [Common]);
        assert_eq!(judged("Motdepasse!!!!"), [Common]);
        assert_eq!(judged("123456789012"), [Common]);
        assert_eq!(judged("vive jeanmarie 14"), [Personal]);
        assert_eq!(judged("Bukisa tout court"), [Personal]);
        assert_eq!(judged("jm.bukisa et moi"), [Personal]);
        assert_eq!(judged("zzxzzxzzxzzx"), [Monotonous]);
        assert!(judged("").contains(&Short));
        assert_eq!(judged(&"Vx9$kLm2#pQz".repeat(90)), [Weakness::Long]);
    }
}
