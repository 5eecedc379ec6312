//! Slips of the pen and of the encoding.

use rapidfuzz::distance::osa;

use crate::fold::UNREADABLE;

/// Number of slips between two names: a letter more, less, other, or two exchanged. `None` when more than names of
/// this length can bear, two for eight letters, one for four, none below. An unreadable letter costs half a slip.
pub(crate) fn slips(a: &str, b: &str) -> Option<usize> {
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let unreadable = |text: &str| text.bytes().filter(|&byte| byte == UNREADABLE as u8).count();
    let lost = unreadable(a).max(unreadable(b));
    let limit = (allowed + lost).min(shorter / 2);
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let args = osa::Args::default().score_cutoff(limit);
    let distance = osa::distance_with_args(a.bytes(), b.bytes(), &args)?;
    Some(distance.saturating_sub(lost).max(usize::from(distance > 0)))
}

/// Whether two names are equal but for unreadable letters. One lost letter may have left one mark or two.
pub(crate) fn equal_where_readable(a: &str, b: &str) -> bool {
    let marks = |text: &str| text.contains(UNREADABLE);
    (marks(a) && fits(a.as_bytes(), b.as_bytes())) || (marks(b) && fits(b.as_bytes(), a.as_bytes()))
}

fn fits(pattern: &[u8], text: &[u8]) -> bool {
    const MARK: u8 = UNREADABLE as u8;
    // Lengths of text that the pattern up to the mark before last, up to the last one, and as read so far can match.
    let start = |length: usize| length == 0;
    let mut before: Vec<bool> = vec![false; text.len() + 1];
    let mut here: Vec<bool> = (0..=text.len()).map(start).collect();
    let mut last = 0;
    for &p in pattern {
        let one = |reached: &[bool], at: usize| reached[at] && (p == MARK || text[at] == p);
        let mut next = vec![false; text.len() + 1];
        for at in 0..text.len() {
            next[at + 1] = one(&here, at) || (p == MARK && last == MARK && before[at]);
        }
        before = std::mem::replace(&mut here, next);
        last = p;
    }
    here[text.len()]
}

/// Whether one text is the other one cut off. `cuts` are the lengths at which each side cuts, where it does.
pub(crate) fn cut_off(a: &str, b: &str, cuts: [Option<usize>; 2]) -> bool {
    let is_cut = |short: &str, long: &str, cut: Option<usize>| {
        cut.is_some_and(|cut| short.len() + 1 >= cut && short.len() < long.len() && long.starts_with(short))
    };
    is_cut(a, b, cuts[0]) || is_cut(b, a, cuts[1])
}

#[cfg(test)]
mod tests {
    use super::{cut_off, equal_where_readable, slips};

    #[test]
    fn short_names_bear_no_slip() {
        assert_eq!(slips("leo", "lea"), None);
        assert_eq!(slips("paul", "paull"), Some(1));
        assert_eq!(slips("martin", "matrin"), Some(1));
        assert_eq!(slips("christophe", "cristofe"), None);
        assert_eq!(slips("lefebvre", "lefevre"), None.or(Some(1)));
        assert_eq!(slips("h?l?ne", "helene"), Some(1));
    }

    #[test]
    fn unreadable_letters_may_be_any() {
        for (a, b, equal) in [
            ("h?l?ne", "helene", true),
            ("h??lene", "helene", true),
            ("l?a", "lea", true),
            ("l?a", "leo", false),
            ("??", "a", true),
            ("helene", "helene", false),
        ] {
            assert_eq!(equal_where_readable(a, b), equal, "{a} / {b}");
            assert_eq!(equal_where_readable(b, a), equal, "{b} / {a}");
        }
    }

    #[test]
    fn a_cut_name_has_the_length_of_the_cut() {
        assert!(cut_off("vandenbrouckedelava", "vandenbrouckedelavallee", [Some(20), None]));
        assert!(!cut_off("martin", "martinez", [Some(20), None]));
        assert!(!cut_off("martin", "martinez", [None, None]));
    }
}
