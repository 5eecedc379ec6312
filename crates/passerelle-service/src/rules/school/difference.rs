//! What the extended rules see through, in one word: why a link goes beyond the identical ones.

use passerelle_model::{LocalUser, PartnerAccount};
use passerelle_reconcile::{Evidence, Fact, FamilyNameAgreement, GivenNameAgreement, Sign};

/// How two records of one person differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Difference {
    /// A name abbreviated.
    Abbreviated,
    /// An apostrophe.
    Apostrophe,
    /// The birth date.
    BirthDate,
    /// A hyphen.
    Hyphen,
    /// Nothing in the names: told apart from homonyms by something else.
    Namesake,
    /// A particle.
    Particle,
    /// One name of a double name, or a birth name.
    PartOfName,
    /// The order of the names, or family and given name exchanged.
    Reordered,
    /// Second given names.
    SecondNames,
    /// A space.
    Space,
    /// Another spelling of the same given name, or its short form.
    Spelling,
    /// A name cut at a fixed length.
    Truncated,
    /// A typing or encoding error.
    Typo,
}

impl Difference {
    /// The key of the word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Abbreviated => "ecart-abreviation",
            Self::Apostrophe => "ecart-apostrophe",
            Self::BirthDate => "ecart-naissance",
            Self::Hyphen => "ecart-trait-union",
            Self::Namesake => "ecart-homonyme",
            Self::Particle => "ecart-particule",
            Self::PartOfName => "ecart-nom-double",
            Self::Reordered => "ecart-ordre",
            Self::SecondNames => "ecart-second-prenom",
            Self::Space => "ecart-espace",
            Self::Spelling => "ecart-graphie",
            Self::Truncated => "ecart-coupe",
            Self::Typo => "ecart-faute",
        }
    }

    /// The first thing that differs, names first.
    pub fn of(user: &LocalUser, account: &PartnerAccount, evidence: &[Evidence]) -> Self {
        let close = || evidence.iter().map(|piece| piece.fact).filter(|fact| fact.sign() != Sign::Identical);
        let name = close().find_map(|fact| match fact {
            Fact::FamilyName(agreement) => Some(family(agreement, user, account)),
            Fact::GivenName(agreement) => Some(given(agreement, user, account)),
            _ => None,
        });
        name.unwrap_or(if close().any(|fact| matches!(fact, Fact::BirthDate(_))) {
            Self::BirthDate
        } else {
            Self::Namesake
        })
    }
}

fn family(agreement: FamilyNameAgreement, user: &LocalUser, account: &PartnerAccount) -> Difference {
    match agreement {
        FamilyNameAgreement::Identical => Difference::Namesake,
        FamilyNameAgreement::Separators => separator(&user.family_name, &account.family_name),
        FamilyNameAgreement::Particle => Difference::Particle,
        FamilyNameAgreement::Reordered | FamilyNameAgreement::Swapped => Difference::Reordered,
        FamilyNameAgreement::PartMissing | FamilyNameAgreement::Different => Difference::PartOfName,
        FamilyNameAgreement::Truncated => Difference::Truncated,
        FamilyNameAgreement::Misspelt | FamilyNameAgreement::Unreadable => Difference::Typo,
    }
}

fn given(agreement: GivenNameAgreement, user: &LocalUser, account: &PartnerAccount) -> Difference {
    match agreement {
        GivenNameAgreement::Identical => Difference::Namesake,
        GivenNameAgreement::Separators => separator(&user.given_name, &account.given_name),
        GivenNameAgreement::SecondNames => Difference::SecondNames,
        GivenNameAgreement::Abbreviated => Difference::Abbreviated,
        GivenNameAgreement::Variant | GivenNameAgreement::ShortForm | GivenNameAgreement::Different => {
            Difference::Spelling
        }
        GivenNameAgreement::PartMissing => Difference::PartOfName,
        GivenNameAgreement::Truncated => Difference::Truncated,
        GivenNameAgreement::Swapped => Difference::Reordered,
        GivenNameAgreement::Misspelt | GivenNameAgreement::Unreadable => Difference::Typo,
    }
}

/// Which separator two names that are otherwise equal do not share.
fn separator(one: &str, other: &str) -> Difference {
    let count = |text: &str, marks: &[char]| text.chars().filter(|c| marks.contains(c)).count();
    let differs = |marks: &[char]| count(one, marks) != count(other, marks);
    if differs(&['-', '‐', '‑', '–']) {
        Difference::Hyphen
    } else if differs(&['\'', '’']) {
        Difference::Apostrophe
    } else {
        Difference::Space
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Population;
    use passerelle_reconcile::{
        AddressAgreement, DateAgreement, Evidence, Fact, FamilyNameAgreement, GivenNameAgreement,
    };

    use super::Difference;
    use crate::rules::school::fixtures::{account, user};

    fn seen(given: &str, other: &str, facts: &[Fact]) -> Difference {
        let evidence: Vec<_> = facts.iter().map(|&fact| Evidence { fact, bits: 1.0 }).collect();
        let user = user("p1", Population::Teacher, "BUKISA", given);
        Difference::of(&user, &account("a1", Population::Teacher, "BUKISA", other), &evidence)
    }

    #[test]
    fn a_separator_is_told_by_looking_at_both_names() {
        let facts = [
            Fact::FamilyName(FamilyNameAgreement::Identical),
            Fact::GivenName(GivenNameAgreement::Separators),
        ];
        assert_eq!(seen("JEAN-MARIE", "JEAN MARIE", &facts), Difference::Hyphen);
        assert_eq!(seen("JEANMARIE", "JEAN MARIE", &facts), Difference::Space);
        assert_eq!(seen("N’GOLO", "NGOLO", &facts), Difference::Apostrophe);
    }

    #[test]
    fn names_come_before_dates_and_what_surrounds_the_person_is_no_difference() {
        let facts = [Fact::BirthDate(DateAgreement::OneDigit), Fact::GivenName(GivenNameAgreement::Misspelt)];
        assert_eq!(seen("Elodie", "Elodei", &facts), Difference::Typo);
        assert_eq!(seen("Elodie", "Elodie", &facts[..1]), Difference::BirthDate);
        let moved = [Fact::Address(AddressAgreement::Different)];
        assert_eq!(seen("Elodie", "Elodie", &moved), Difference::Namesake);
    }
}
