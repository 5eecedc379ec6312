//! Evidence, rules, doubts and levels in words.

use std::cell::RefCell;
use std::collections::HashMap;

use passerelle_reconcile::{
    AddressAgreement, DateAgreement, Doubt, Evidence, Fact, FamilyNameAgreement, GivenNameAgreement, Level,
    NumberAgreement, Rule, Settle, Suggestion,
};

use crate::{Words, count};

/// Puts the engine's reasons into words; each distinct fact is worded once, since a region has millions of them.
pub struct Reasons {
    words: Words,
    facts: RefCell<HashMap<Fact, String>>,
}

impl Reasons {
    /// Words for each of the engine’s facts.
    pub fn new(words: Words) -> Self {
        Self { words, facts: RefCell::default() }
    }

    /// « nom identique », « date de naissance proche (jour et mois échangés) ».
    pub fn fact(&self, fact: Fact) -> String {
        self.facts.borrow_mut().entry(fact).or_insert_with(|| word(self.words, fact)).clone()
    }

    /// All the facts of a pair, in one line.
    pub fn facts(&self, evidence: &[Evidence]) -> String {
        let mut line = String::new();
        for piece in evidence {
            if !line.is_empty() {
                line.push_str(", ");
            }
            line.push_str(&self.fact(piece.fact));
        }
        line
    }

    /// A suggestion in one line: what was seen, why it was not decided, the datum that would settle it.
    pub fn suggestion(&self, suggestion: &Suggestion) -> String {
        let settle = self.settle(suggestion);
        let doubt = self.doubt(suggestion.doubt);
        if suggestion.evidence.is_empty() {
            return self
                .words
                .tell("indices-ligne-sans-fait", [("doute", doubt.into()), ("donnee", settle.into())]);
        }
        self.words.tell(
            "indices-ligne",
            [
                ("faits", self.facts(&suggestion.evidence).into()),
                ("doute", doubt.into()),
                ("donnee", settle.into()),
            ],
        )
    }

    /// The rule that linked a pair.
    pub fn rule(&self, rule: Rule) -> String {
        self.words.say(match rule {
            Rule::Exact => "regle-identique",
            Rule::Family => "regle-famille",
            Rule::Kept => "regle-conserve",
            Rule::Manual => "regle-main",
            Rule::NameAndBirthDate => "regle-nom-et-naissance",
            Rule::NationalNumber => "regle-numero-national",
            Rule::UniqueName => "regle-nom-unique",
        })
    }

    /// How good a suggestion is.
    pub fn level(&self, level: Level) -> String {
        self.words.say(match level {
            Level::Contradictory => "niveau-contradictoire",
            Level::Possible => "niveau-possible",
            Level::Probable => "niveau-probable",
        })
    }

    /// Why a suggestion was not decided.
    pub fn doubt(&self, doubt: Doubt) -> String {
        self.words.say(match doubt {
            Doubt::BirthDatesDiffer => "doute-naissances",
            Doubt::Duplicate => "doute-doublon",
            Doubt::GivenNamesDiffer => "doute-prenoms",
            Doubt::NationalNumbersDiffer => "doute-numeros",
            Doubt::NotIdentical => "doute-pas-identique",
            Doubt::RefusedByPerson => "doute-refuse",
            Doubt::Rival => "doute-rival",
            Doubt::TitlesDiffer => "doute-civilites",
            Doubt::TooLittle => "doute-trop-peu",
        })
    }

    /// The datum that would settle it. Where only what is identical counts, nothing but the spelling does.
    pub fn settle(&self, suggestion: &Suggestion) -> String {
        if suggestion.doubt == Doubt::NotIdentical {
            return self.words.say("donnee-ecriture");
        }
        self.words.say(match suggestion.settle {
            Settle::Address => "donnee-adresse",
            Settle::BirthDate => "donnee-naissance",
            Settle::Children => "donnee-enfants",
            Settle::CurrentRecord => "donnee-fiche-actuelle",
            Settle::GivenName => "donnee-prenom",
            Settle::Guardians => "donnee-responsables",
            Settle::NationalNumber => "donnee-numero-national",
            Settle::Title => "donnee-civilite",
            Settle::UsageName => "donnee-nom-usage",
        })
    }
}

fn word(words: Words, fact: Fact) -> String {
    match fact {
        Fact::Address(agreement) => words.say(address(agreement)),
        Fact::BirthDate(agreement) => words.say(birth_date(agreement)),
        Fact::ChildrenInCommon(children) => words.tell("indice-enfants", [("n", count(children))]),
        Fact::FamilyName(agreement) => words.say(family_name(agreement)),
        Fact::GivenName(agreement) => words.say(given_name(agreement)),
        Fact::GuardiansInCommon(guardians) => words.tell("indice-responsables", [("n", count(guardians))]),
        Fact::NationalNumber(agreement) => words.say(national_number(agreement)),
        Fact::NoKinInCommon => words.say("indice-aucun-proche"),
        Fact::NotAmongKin => words.say("indice-pas-parmi-les-proches"),
        Fact::Title { same: true } => words.say("indice-civilite-identique"),
        Fact::Title { same: false } => words.say("indice-civilite-differente"),
        // The engine may learn to see more before this table learns to say it.
        _ => words.say("indice-autre"),
    }
}

fn address(agreement: AddressAgreement) -> &'static str {
    match agreement {
        AddressAgreement::Close => "indice-adresse-proche",
        AddressAgreement::Different => "indice-adresse-differente",
        AddressAgreement::Identical => "indice-adresse-identique",
        AddressAgreement::SameTown => "indice-adresse-commune",
    }
}

fn birth_date(agreement: DateAgreement) -> &'static str {
    match agreement {
        DateAgreement::DayMonthSwapped => "indice-naissance-jour-mois",
        DateAgreement::Different => "indice-naissance-differente",
        DateAgreement::Filler => "indice-naissance-convention",
        DateAgreement::Identical => "indice-naissance-identique",
        DateAgreement::OneDigit => "indice-naissance-chiffre",
    }
}

fn family_name(agreement: FamilyNameAgreement) -> &'static str {
    match agreement {
        FamilyNameAgreement::Different => "indice-nom-different",
        FamilyNameAgreement::Identical => "indice-nom-identique",
        FamilyNameAgreement::Misspelt => "indice-nom-faute",
        FamilyNameAgreement::PartMissing => "indice-nom-partie",
        FamilyNameAgreement::Particle => "indice-nom-particule",
        FamilyNameAgreement::Reordered => "indice-nom-ordre",
        FamilyNameAgreement::Separators => "indice-nom-separateurs",
        FamilyNameAgreement::Swapped => "indice-nom-echange",
        FamilyNameAgreement::Truncated => "indice-nom-coupe",
        FamilyNameAgreement::Unreadable => "indice-nom-encodage",
    }
}

fn given_name(agreement: GivenNameAgreement) -> &'static str {
    match agreement {
        GivenNameAgreement::Abbreviated => "indice-prenom-abrege",
        GivenNameAgreement::Different => "indice-prenom-different",
        GivenNameAgreement::Identical => "indice-prenom-identique",
        GivenNameAgreement::Misspelt => "indice-prenom-faute",
        GivenNameAgreement::PartMissing => "indice-prenom-partie",
        GivenNameAgreement::SecondNames => "indice-prenom-seconds",
        GivenNameAgreement::Separators => "indice-prenom-separateurs",
        GivenNameAgreement::ShortForm => "indice-prenom-diminutif",
        GivenNameAgreement::Swapped => "indice-prenom-echange",
        GivenNameAgreement::Truncated => "indice-prenom-coupe",
        GivenNameAgreement::Unreadable => "indice-prenom-encodage",
        GivenNameAgreement::Variant => "indice-prenom-variante",
    }
}

fn national_number(agreement: NumberAgreement) -> &'static str {
    match agreement {
        NumberAgreement::Different => "indice-numero-different",
        NumberAgreement::Identical => "indice-numero-identique",
        NumberAgreement::Misspelt => "indice-numero-faute",
    }
}

#[cfg(test)]
mod tests {
    use passerelle_reconcile::{
        DateAgreement, Doubt, Evidence, Fact, FamilyNameAgreement, Level, Settle, Suggestion,
    };

    use super::Reasons;
    use crate::{COMMON, Lang, Words};

    fn suggestion() -> Suggestion {
        let facts = [
            Fact::FamilyName(FamilyNameAgreement::Identical),
            Fact::BirthDate(DateAgreement::DayMonthSwapped),
            Fact::ChildrenInCommon(2),
        ];
        Suggestion {
            account: 0,
            level: Level::Probable,
            evidence: facts.map(|fact| Evidence { fact, bits: 1.0 }).to_vec(),
            doubt: Doubt::Rival,
            settle: Settle::NationalNumber,
        }
    }

    #[test]
    fn a_suggestion_is_one_line_that_ends_with_the_settling_datum() {
        let french = Reasons::new(Words::new(Lang::French, &COMMON)).suggestion(&suggestion());
        assert_eq!(
            french,
            "nom identique, date de naissance proche (jour et mois échangés), 2 enfants en commun. \
             Quelqu’un d’autre convient presque autant. Donnée qui trancherait\u{a0}: le numéro national (INE)"
        );
        let exact = Suggestion { doubt: Doubt::NotIdentical, ..suggestion() };
        let exact = Reasons::new(Words::new(Lang::French, &COMMON)).suggestion(&exact);
        assert!(exact.ends_with("la même écriture des deux côtés"), "{exact}");
        let english = Reasons::new(Words::new(Lang::English, &COMMON)).suggestion(&suggestion());
        assert!(english.ends_with("Would settle it: the national number (INE)"), "{english}");
    }
}
