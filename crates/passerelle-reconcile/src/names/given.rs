//! Given names.

use super::lexicon::{Bearers, LEXICON};
use super::spelling::{cut_off, equal_where_readable, slips};
use super::{Witness, key};
use crate::evidence::GivenNameAgreement as Agreement;
use crate::fold::{UNREADABLE, joined};

/// First words of compound names, when they are written with a space.
const COMPOUND_HEADS: [&str; 8] = ["jean", "marie", "anne", "pierre", "charles", "louis", "paul", "marc"];

/// A given name, ready to be compared.
#[derive(Debug)]
pub(crate) struct GivenName {
    /// Folded text.
    pub(crate) folded: Box<str>,
    joined: Box<str>,
    /// Key of the letters alone.
    pub(crate) joined_key: u64,
    words: Vec<Word>,
    /// Words of the first name: two when it is a compound.
    first: usize,
    /// Whether the words beyond `first` are surely second given names.
    listed: bool,
    /// Key of the first word, one for all its spellings.
    pub(crate) canonical: u64,
    /// Key of the first letter.
    pub(crate) initial: u64,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    key: u64,
    canonical: u64,
    known: bool,
    bearers: Option<Bearers>,
}

impl Word {
    fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            key: key(text),
            canonical: key(LEXICON.canonical(text)),
            known: LEXICON.knows(text),
            bearers: LEXICON.bearers(text),
        }
    }

    fn is_readable(&self) -> bool {
        !self.text.contains(UNREADABLE)
    }

    fn is_initial(&self) -> bool {
        self.text.len() == 1
    }
}

impl GivenName {
    /// Parses a folded text.
    pub(crate) fn new(folded: &str) -> Self {
        let joined = joined(folded);
        let mut words = Vec::new();
        let mut first = 0;
        let units = folded.split([' ', ',']).filter(|unit| !unit.is_empty());
        for (rank, unit) in units.clone().enumerate() {
            words.extend(unit.split(['-', '\'', '.']).filter(|word| !word.is_empty()).map(Word::new));
            if rank == 0 {
                first = words.len();
            }
        }
        let units = units.count();
        // « JEAN MARIE » is the compound; « JEAN, MARIE » and « JEAN MICHEL ANDRE » are lists.
        let listed = folded.contains(',') || units > 2;
        let compound_by_space =
            !listed && units == 2 && words.first().is_some_and(|word| COMPOUND_HEADS.contains(&&*word.text));
        if compound_by_space {
            first = words.len();
        }
        Self {
            folded: folded.into(),
            joined_key: key(&joined),
            canonical: words.first().map_or(0, |word| word.canonical),
            initial: key(joined.get(..1).unwrap_or("")),
            joined: joined.into(),
            words,
            first,
            listed,
        }
    }

    /// Whether nothing is known.
    pub(crate) fn is_missing(&self) -> bool {
        self.joined.is_empty()
    }

    /// Whether it is written with initials only for at least one of its words.
    pub(crate) fn has_initials(&self) -> bool {
        self.words.iter().any(Word::is_initial)
    }

    /// Keys of every word: one for all its spellings.
    pub(crate) fn word_keys(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|word| word.canonical)
    }

    /// Whether the name is borne by one sex only.
    pub(crate) fn has_one_sex(&self) -> bool {
        self.words.first().is_some_and(|word| matches!(word.bearers, Some(Bearers::Men | Bearers::Women)))
    }

    /// Whether only men bear the name.
    pub(crate) fn is_a_man_s(&self) -> bool {
        self.words.first().is_some_and(|word| word.bearers == Some(Bearers::Men))
    }

    /// Whether it is made of given names in use.
    pub(crate) fn is_known(&self) -> bool {
        self.words.iter().all(|word| word.known)
    }

    /// Whether one letter more, less, other or two exchanged make it the other one, known names or not.
    pub(crate) fn is_one_slip_from(&self, other: &Self) -> bool {
        let args = rapidfuzz::distance::osa::Args::default().score_cutoff(1);
        let shorter = self.joined.len().min(other.joined.len());
        shorter >= 3
            && rapidfuzz::distance::osa::distance_with_args(self.joined.bytes(), other.joined.bytes(), &args)
                .is_some()
    }

    /// Number of words.
    pub(crate) fn words_len(&self) -> usize {
        self.words.len()
    }

    fn first_words(&self) -> &[Word] {
        &self.words[..self.first]
    }
}

/// How two given names agree. `cuts` are the lengths at which each side cuts names, where it does.
pub(crate) fn compare_given(
    a: &GivenName,
    b: &GivenName,
    cuts: [Option<usize>; 2],
    witness: &impl Witness,
) -> Agreement {
    if a.folded == b.folded {
        return Agreement::Identical;
    }
    if a.joined_key == b.joined_key {
        return Agreement::Separators;
    }
    if equal_where_readable(&a.joined, &b.joined) {
        return Agreement::Unreadable;
    }
    if cut_off(&a.folded, &b.folded, cuts) {
        return Agreement::Truncated;
    }
    if a.words.len() == b.words.len() {
        return compare_words(&a.words, &b.words, witness);
    }
    if let Some(agreement) = initials_of(a, b).or_else(|| initials_of(b, a)) {
        return agreement;
    }
    let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
    if short.words.len() <= long.words.len() {
        let head = compare_words(&short.words, &long.words[..short.words.len()], witness);
        let whole_first_name = short.words.len() >= long.first.min(2);
        match head {
            Agreement::Different => {}
            Agreement::Identical | Agreement::Separators | Agreement::Unreadable
                if whole_first_name || long.listed =>
            {
                return Agreement::SecondNames;
            }
            Agreement::Variant | Agreement::ShortForm | Agreement::Misspelt
                if whole_first_name || long.listed =>
            {
                return head;
            }
            _ => return Agreement::PartMissing,
        }
    }
    // The usual name is the second one.
    let later =
        |word: &Word| long.words.iter().any(|other| other.canonical == word.canonical && word.text.len() > 2);
    if short.words.len() == 1 && short.words.iter().all(later) {
        return Agreement::PartMissing;
    }
    // One slip in a compound that was joined on one side (JEANMARIE, JEAN MRIE).
    if slips(&a.joined, &b.joined).is_some() && !(a.is_known() && b.is_known()) {
        return Agreement::Misspelt;
    }
    Agreement::Different
}

/// Word against word; the weakest agreement speaks for the whole.
fn compare_words(a: &[Word], b: &[Word], witness: &impl Witness) -> Agreement {
    a.iter()
        .zip(b)
        .map(|(a, b)| compare_word(a, b, witness))
        .max_by_key(|agreement| severity(*agreement))
        .unwrap_or(Agreement::Different)
}

fn severity(agreement: Agreement) -> u8 {
    match agreement {
        Agreement::Identical | Agreement::Separators => 0,
        Agreement::Unreadable | Agreement::Variant => 1,
        Agreement::Misspelt => 2,
        Agreement::Truncated => 3,
        Agreement::ShortForm => 4,
        Agreement::Abbreviated => 5,
        _ => 6,
    }
}

fn compare_word(a: &Word, b: &Word, witness: &impl Witness) -> Agreement {
    if a.key == b.key {
        return Agreement::Identical;
    }
    if equal_where_readable(&a.text, &b.text) {
        return Agreement::Unreadable;
    }
    if a.canonical == b.canonical {
        return Agreement::Variant;
    }
    if LEXICON.short_form(&a.text, &b.text) {
        return Agreement::ShortForm;
    }
    if a.is_initial() || b.is_initial() {
        let same = a.text.as_bytes().first() == b.text.as_bytes().first();
        return if same { Agreement::Abbreviated } else { Agreement::Different };
    }
    if is_beginning(a, b) || is_beginning(b, a) {
        return Agreement::Truncated;
    }
    let both_real = (a.known && b.known)
        || (a.is_readable() && b.is_readable() && witness.both_established(a.canonical, b.canonical));
    if both_real || same_root(a, b) || slips(&a.text, &b.text).is_none() {
        return Agreement::Different;
    }
    Agreement::Misspelt
}

/// Whether `cut` is no name of its own but the beginning of `whole`.
fn is_beginning(cut: &Word, whole: &Word) -> bool {
    let lost = whole.text.len().saturating_sub(cut.text.len());
    cut.text.len() >= 2 && lost >= 2 && !cut.known && whole.known && whole.text.starts_with(&*cut.text)
}

/// Whether the two look like the masculine and the feminine of one root, or differ by their ending only
/// (Valentin, Valentine; Leo, Lea), and one of them may be a real name that no list has.
fn same_root(a: &Word, b: &Word) -> bool {
    let (short, long) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    let is_vowel = |letter: &char| "aeiouy".contains(*letter);
    // Alike but for a last vowel: Maelo, Maela.
    if short.text.len() == long.text.len() {
        let (Some(short_end), Some(long_end)) = (short.text.chars().last(), long.text.chars().last()) else {
            return false;
        };
        let same_start = short.text.strip_suffix(short_end) == long.text.strip_suffix(long_end);
        return same_start && is_vowel(&short_end) && is_vowel(&long_end) && !(short.known || long.known);
    }
    let Some(ending) = long.text.strip_prefix(&*short.text) else { return false };
    // Neither is in the lists, or the short one is a man's name whose feminine would be written so.
    let plausible = if short.known { short.bearers != Some(Bearers::Women) } else { !long.known };
    plausible && ["e", "a", "o", "ne", "le", "te", "ia", "ie", "is", "ys"].contains(&ending)
}

/// « J.-M. », « JM » or « J » for « Jean-Marie ».
fn initials_of(short: &GivenName, long: &GivenName) -> Option<Agreement> {
    let first = long.first_words();
    let [word] = short.words.as_slice() else { return None };
    let initials: String = first.iter().filter_map(|word| word.text.chars().next()).collect();
    let fits = first.len() > 1
        && (*word.text == *initials || (word.is_initial() && initials.starts_with(&*word.text)));
    fits.then_some(Agreement::Abbreviated)
}

#[cfg(test)]
mod tests {
    use super::{GivenName, compare_given};
    use crate::evidence::GivenNameAgreement as Agreement;
    use crate::fold::fold;
    use crate::names::Witness;

    struct Nobody;
    impl Witness for Nobody {
        fn both_established(&self, _: u64, _: u64) -> bool {
            false
        }
    }

    fn compare(a: &str, b: &str) -> Agreement {
        let (a, b) = (GivenName::new(&fold(a)), GivenName::new(&fold(b)));
        let forth = compare_given(&a, &b, [Some(20), Some(20)], &Nobody);
        assert_eq!(forth, compare_given(&b, &a, [Some(20), Some(20)], &Nobody), "symmetric");
        forth
    }

    #[test]
    fn each_way_of_writing_has_its_level() {
        use Agreement::{
            Abbreviated, Different, Identical, Misspelt, PartMissing, SecondNames, Separators, ShortForm,
            Truncated, Unreadable, Variant,
        };
        for (a, b, agreement) in [
            ("Élodie", "ELODIE", Identical),
            ("JEAN-MARIE", "JEAN MARIE", Separators),
            ("JEANMARIE", "Jean-Marie", Separators),
            ("J.-M.", "Jean-Marie", Abbreviated),
            ("J-Marie", "Jean-Marie", Abbreviated),
            ("JM", "Jean-Marie", Abbreviated),
            ("Thomas", "Thomas Pierre", SecondNames),
            ("Thomas", "Thomas, Pierre, Louis", SecondNames),
            ("Jean", "Jean, Michel", SecondNames),
            ("Jean", "Jean Michel André", SecondNames),
            ("Marie-Claire", "Marie-Claire Sophie", SecondNames),
            ("Anne-Marie", "Anne-Marie-Chantal", SecondNames),
            ("Marie-Pi", "Marie-Pierre", Truncated),
            ("Jean", "Jean-Marie", PartMissing),
            ("Jean", "Jean Marie", PartMissing),
            ("Marie", "Jean-Marie", PartMissing),
            ("Stéphane", "Stephan", Variant),
            ("Mohamed", "Mohammed", Variant),
            ("Alex", "Alexandre", ShortForm),
            ("Stéphanie", "Stphanie", Misspelt),
            ("Sophi", "Sophie", Misspelt),
            ("Amandine", "Amandinee", Misspelt),
            ("H?lène", "Hélène", Unreadable),
            ("Maximilianus-Alexan", "Maximilianus-Alexandre", Truncated),
            ("Jean-Marc", "Jean-Marie", Different),
        ] {
            assert_eq!(compare(a, b), agreement, "{a} / {b}");
        }
    }

    #[test]
    fn two_real_given_names_are_never_close() {
        for (a, b) in [
            ("Léa", "Léo"),
            ("Valentin", "Valentine"),
            ("Axel", "Axelle"),
            ("Joël", "Joëlle"),
            ("Manon", "Marion"),
            ("Louis", "Louise"),
            ("Zorvan", "Zorvane"),
            ("Zorvo", "Zorva"),
            ("Emma", "Emmy"),
        ] {
            assert_eq!(compare(a, b), Agreement::Different, "{a} / {b}");
        }
    }
}
