//! How one person's name comes to be written differently on one side.

use super::Written;
use crate::Note;
use crate::dice::Dice;
use crate::names::{capitalised, plain, tables};
use crate::world::Person;

/// One way of writing a name differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slip {
    /// Capitals, accents lost, a white space too many at the end: nothing that matters.
    Harmless,
    Separators,
    SecondNames,
    Particle,
    Abbreviated,
    Encoding,
    Swapped,
    Misspelt,
    UsualName,
}

/// Each slip with its weight among those that a name allows.
const WEIGHTS: [(Slip, u32); 9] = [
    (Slip::Harmless, 45),
    (Slip::Separators, 40),
    (Slip::SecondNames, 25),
    (Slip::Particle, 25),
    (Slip::Abbreviated, 12),
    (Slip::Encoding, 10),
    (Slip::Swapped, 3),
    (Slip::Misspelt, 28),
    (Slip::UsualName, 1),
];

const PARTICLES: [&str; 21] = [
    "De ",
    "Du ",
    "Des ",
    "Le ",
    "La ",
    "El ",
    "Al ",
    "Ben ",
    "Aït ",
    "Ait ",
    "Van ",
    "Da ",
    "Dos ",
    "Di ",
    "Ould ",
    "Nait ",
    "D'",
    "L'",
    "De la ",
    "Van den ",
    "De Saint-",
];

impl Slip {
    /// One of the slips that this name allows. `accents`: the side keeps accents, which can then break.
    pub(crate) fn draw(dice: &mut Dice, person: &Person, name: &Written, accents: bool) -> Self {
        let weights =
            WEIGHTS.map(|(slip, weight)| if slip.is_possible(person, name, accents) { weight } else { 0 });
        WEIGHTS[dice.weighted(&weights)].0
    }

    fn is_possible(self, person: &Person, name: &Written, accents: bool) -> bool {
        match self {
            Self::Separators => has_separator(&name.family) || has_separator(&name.given),
            Self::SecondNames | Self::UsualName => person.given.len() > 1,
            Self::Particle => particle(&name.family).is_some(),
            Self::Abbreviated => name.given.contains('-') || short_form(&name.given).is_some(),
            Self::Encoding => accents && !(name.family.is_ascii() && name.given.is_ascii()),
            Self::Harmless | Self::Swapped | Self::Misspelt => true,
        }
    }

    pub(crate) const fn note(self) -> Note {
        match self {
            Self::Harmless => Note::Plain,
            Self::Separators => Note::Separators,
            Self::SecondNames => Note::SecondNames,
            Self::Particle => Note::Particle,
            Self::Abbreviated => Note::Abbreviated,
            Self::Encoding => Note::Encoding,
            Self::Swapped => Note::Swapped,
            Self::Misspelt => Note::Misspelt,
            Self::UsualName => Note::UsualName,
        }
    }

    /// Rewrites the name. An encoding accident comes later, once the letters have their accents and case.
    pub(crate) fn apply(self, dice: &mut Dice, person: &Person, name: &mut Written) {
        match self {
            Self::Harmless => harmless(dice, name),
            Self::Separators => separators(dice, name),
            Self::SecondNames => second_names(dice, person, name),
            Self::Particle => move_particle(dice, &mut name.family),
            Self::Abbreviated => abbreviate(dice, &mut name.given),
            Self::Swapped => std::mem::swap(&mut name.family, &mut name.given),
            Self::Misspelt => misspell(dice, name),
            Self::UsualName => {
                if let Some(usual) = person.given.get(1) {
                    name.given.clone_from(usual);
                }
            }
            Self::Encoding => {}
        }
    }
}

/// Birth name alone, or beside the usage name in one field.
pub(crate) fn usage_name(dice: &mut Dice, person: &Person, name: &mut Written) {
    let (birth, shown) = (&person.birth_name, person.family_name());
    name.family = match dice.below(10) {
        0..6 => birth.clone(),
        6..8 => format!("{shown} {birth}"),
        8 => format!("{birth}-{shown}"),
        _ => format!("{shown} née {birth}"),
    };
}

/// A double name in another order, separated otherwise, or with one part only; `None` when the name is single.
pub(crate) fn double_name(dice: &mut Dice, name: &mut Written) -> Option<Note> {
    if particle(&name.family).is_some() {
        return None;
    }
    let (first, second) = name.family.split_once(['-', ' '])?;
    let (written, note) = match dice.below(10) {
        0..4 if name.family.contains('-') => (format!("{first} {second}"), Note::Separators),
        0..4 => (format!("{first}-{second}"), Note::Separators),
        4..6 => (format!("{second}-{first}"), Note::DoubleName),
        6..9 => (first.to_owned(), Note::DoubleName),
        _ => (second.to_owned(), Note::DoubleName),
    };
    name.family = written;
    Some(note)
}

fn has_separator(text: &str) -> bool {
    text.contains(['-', ' ', '\''])
}

/// The particle that the name begins with, the longest.
fn particle(family: &str) -> Option<&'static str> {
    PARTICLES
        .into_iter()
        .filter(|particle| family.starts_with(particle))
        .max_by_key(|particle| particle.len())
}

fn short_form(given: &str) -> Option<&'static str> {
    tables::SHORT_FORMS.iter().find(|(long, _)| *long == given).map(|(_, short)| *short)
}

fn separators(dice: &mut Dice, name: &mut Written) {
    let both = has_separator(&name.family) && has_separator(&name.given);
    let in_given = if both { dice.coin() } else { has_separator(&name.given) };
    let text = if in_given { &mut name.given } else { &mut name.family };
    let choice = dice.below(10);
    *text = match choice {
        _ if text.contains('\'') => text.replace('\'', ["’", " ", ""][choice % 3]),
        0..6 if text.contains('-') => text.replace('-', " "),
        0..6 => text.replace(' ', "-"),
        6..9 => joined(text),
        _ if text.contains(' ') => text.replace(' ', "  "),
        _ => text.replace('-', " - "),
    };
}

fn harmless(dice: &mut Dice, name: &mut Written) {
    match dice.below(4) {
        0 => name.family.push(' '),
        1 => name.given = plain(&name.given),
        2 => name.family = plain(&name.family).to_uppercase(),
        _ => name.given = plain(&name.given).to_uppercase(),
    }
}

/// The words in one, the first letter only a capital.
fn joined(text: &str) -> String {
    let mut words = text.split(['-', ' ', '\'']);
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |joined, word| joined + &word.to_lowercase())
}

fn second_names(dice: &mut Dice, person: &Person, name: &mut Written) {
    let shown = if dice.coin() { person.given.len() } else { 2 };
    let separator = if dice.coin() { ", " } else { " " };
    name.given = person.given[..shown.min(person.given.len())].join(separator);
}

fn move_particle(dice: &mut Dice, family: &mut String) {
    let Some(particle) = particle(family) else { return };
    let rest = family[particle.len()..].to_owned();
    let word = particle.trim_end();
    *family = match dice.below(10) {
        0..5 => joined(family),
        5..7 => format!("{rest} ({word})"),
        7..9 => format!("{rest} {word}"),
        _ => rest,
    };
}

fn abbreviate(dice: &mut Dice, given: &mut String) {
    let Some((first, second)) = given.split_once('-') else {
        if let Some(short) = short_form(given) {
            short.clone_into(given);
        }
        return;
    };
    let initial = |word: &str| word.chars().take(1).collect::<String>();
    *given = match dice.below(4) {
        0 => format!("{}-{second}", initial(first)),
        1 => format!("{}. {second}", initial(first)),
        2 => format!("{}.-{}.", initial(first), initial(second)),
        _ => format!("{first}-{}.", initial(second)),
    };
}

/// Another spelling of the given name, or a typing error.
fn misspell(dice: &mut Dice, name: &mut Written) {
    let other = tables::SPELLINGS
        .iter()
        .find_map(|(one, two)| (*one == name.given).then_some(*two).or((*two == name.given).then_some(*one)));
    match other {
        Some(other) if dice.coin() => other.clone_into(&mut name.given),
        _ if name.given.chars().count() > 5 && dice.chance(0.4) => typing_error(dice, &mut name.given),
        _ => typing_error(dice, &mut name.family),
    }
}

/// One letter doubled, left out, exchanged with the next, or another one in its place; never the first.
fn typing_error(dice: &mut Dice, text: &mut String) {
    const LETTERS: &[u8] = b"abcdefghijlmnoprstuvyz";
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (1..letters.len()).filter(|place| letters[*place].is_alphabetic()).collect();
    if places.is_empty() {
        text.push('e');
        return;
    }
    let place = *dice.pick(&places);
    let next = letters.get(place + 1).copied();
    match dice.below(4) {
        0 => letters.insert(place, letters[place]),
        1 if letters.len() > 3 => {
            letters.remove(place);
        }
        2 if next.is_some_and(|next| next.is_alphabetic() && next != letters[place]) => {
            letters.swap(place, place + 1);
        }
        _ => {
            let wrong = char::from(*dice.pick(LETTERS));
            letters[place] = if wrong == letters[place] { 'x' } else { wrong };
        }
    }
    *text = capitalised(&letters.into_iter().collect::<String>());
}

#[cfg(test)]
mod tests {
    use super::{double_name, joined, move_particle, separators, typing_error};
    use crate::dice::Dice;
    use crate::names::fold;
    use crate::writing::Written;

    fn written(family: &str, given: &str) -> Written {
        Written { family: family.into(), given: given.into() }
    }

    #[test]
    fn separators_change_and_letters_do_not() {
        let mut dice = Dice::new(5);
        for _ in 0..50 {
            let mut name = written("L'Hostis", "Jean-Marie");
            separators(&mut dice, &mut name);
            assert!(name.family != "L'Hostis" || name.given != "Jean-Marie");
            assert_eq!(fold(&name.family) + &fold(&name.given), "lhostisjeanmarie");
        }
        assert_eq!(joined("Le Goff"), "Legoff");
    }

    #[test]
    fn a_typing_error_always_shows() {
        let mut dice = Dice::new(6);
        for _ in 0..500 {
            for original in ["Duroc", "Le Goff", "Wu", "Ba", "O"] {
                let mut text = original.to_owned();
                typing_error(&mut dice, &mut text);
                assert_ne!(text, original);
            }
        }
    }

    #[test]
    fn double_names_and_particles_are_told_apart() {
        let mut dice = Dice::new(7);
        for _ in 0..50 {
            let mut double = written("Morel-Duroc", "Zoé");
            assert!(double_name(&mut dice, &mut double).is_some());
            assert_ne!(double.family, "Morel-Duroc");
            assert!(double_name(&mut dice, &mut written("Le Goff", "Zoé")).is_none());
            let mut particle = String::from("De la Fontaine");
            move_particle(&mut dice, &mut particle);
            assert!(["Delafontaine", "Fontaine (De la)", "Fontaine De la", "Fontaine"].contains(&&*particle));
        }
    }
}
