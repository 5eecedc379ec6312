//! The long tail: plausible names put together from syllables. A rank gives always the same name.

use super::letters::capitalised;

const ONSETS: [&str; 29] = [
    "b", "br", "bl", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "j", "l", "m", "n",
    "p", "pl", "pr", "r", "s", "t", "tr", "v", "gu", "h",
];
const NUCLEI: [&str; 11] = ["a", "e", "i", "o", "u", "ou", "au", "ai", "oi", "eu", "é"];
const MIDDLES: [&str; 34] = [
    "b", "bl", "ch", "cr", "d", "dr", "f", "g", "l", "ll", "lm", "m", "mb", "n", "nd", "nn", "p", "r", "rb",
    "rd", "rg", "rl", "rm", "rn", "rr", "rt", "ss", "st", "t", "tr", "tt", "v", "vr", "z",
];
const ENDINGS: [&str; 40] = [
    "eau", "ier", "ard", "et", "ot", "on", "in", "aud", "ault", "ez", "y", "as", "at", "and", "elin",
    "ellier", "eron", "ichon", "igny", "ois", "oux", "ur", "el", "ette", "ain", "aire", "eux", "ière", "ou",
    "ec", "oc", "ic", "an", "en", "ert", "ard-Roux", "i", "o", "a", "ac",
];
/// Before one name in five.
const PREFIXES: [&str; 12] =
    ["Le ", "La ", "Ker", "De ", "Du ", "D'A", "Saint-", "Mont", "Van ", "Des ", "Da ", "Beau"];

const ARABIC_PREFIXES: [&str; 8] = ["", "", "", "Ben ", "Bou", "El ", "Aït ", "Ou"];
const ARABIC_ONSETS: [&str; 15] =
    ["b", "ch", "d", "f", "gh", "h", "k", "kh", "l", "m", "n", "r", "s", "t", "z"];
const ARABIC_NUCLEI: [&str; 4] = ["a", "e", "i", "ou"];
const ARABIC_MIDDLES: [&str; 18] =
    ["b", "d", "dd", "ch", "gh", "h", "k", "l", "ll", "m", "mm", "n", "r", "rr", "s", "ss", "t", "z"];
const ARABIC_ENDINGS: [&str; 12] =
    ["a", "i", "ane", "aoui", "adi", "ani", "ari", "ouche", "ini", "oun", "ed", "id"];

/// The rare family name of this rank; the same name comes back after several hundred thousand ranks.
pub(super) fn general(rank: usize) -> String {
    // An odd step spreads neighbouring ranks over the whole space.
    let mut digits = Digits(rank.wrapping_mul(170_939) % 433_840);
    let root = digits.word(&[&ONSETS, &NUCLEI, &MIDDLES, &ENDINGS]);
    match PREFIXES.get(rank % 60) {
        Some(prefix) if prefix.ends_with([' ', '-']) => format!("{prefix}{}", capitalised(&root)),
        Some(prefix) => format!("{prefix}{root}"),
        None => capitalised(&root),
    }
}

/// The same for names of Arabic and Berber form.
pub(super) fn arabic(rank: usize) -> String {
    let mut digits = Digits(rank.wrapping_mul(31_337) % 77_760);
    let root = digits.word(&[&ARABIC_ONSETS, &ARABIC_NUCLEI, &ARABIC_MIDDLES, &ARABIC_ENDINGS]);
    match ARABIC_PREFIXES[rank % ARABIC_PREFIXES.len()] {
        prefix if prefix.is_empty() || prefix.ends_with(' ') => format!("{prefix}{}", capitalised(&root)),
        prefix => format!("{prefix}{root}"),
    }
}

/// A number read in a mixed radix.
struct Digits(usize);

impl Digits {
    fn word(&mut self, syllables: &[&[&str]]) -> String {
        syllables.iter().map(|choices| self.next(choices)).collect()
    }

    fn next<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let chosen = choices[self.0 % choices.len()];
        self.0 /= choices.len();
        chosen
    }
}
