//! Words of the field, in their usual spellings, and the cleaning of fields.

use passerelle_model::{BirthDate, Population, Sex, Title};

/// Letters and digits only, in lower case, without accents: `Date de naissance *` is `datedenaissance`.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.extend(Some(c.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric));
        } else if let Some(ascii) = deunicode::deunicode_char(c) {
            plain.extend(ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        }
    }
    plain
}

/// Without outer white space, non-breaking and zero-width spaces included.
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_ascii();
    // Nearly every text then begins and ends with a letter or a digit of ASCII.
    let visible = |end: Option<&u8>| end.is_none_or(u8::is_ascii_graphic);
    if visible(text.as_bytes().first()) && visible(text.as_bytes().last()) {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// A field that holds something.
pub fn filled(text: &str) -> Option<&str> {
    Some(trimmed(text)).filter(|text| !text.is_empty())
}

/// *Civilité*; `None` for the words that say « unknown ».
pub fn title(text: &str) -> Result<Option<Title>, UnknownTitle> {
    // The usual spellings, at once.
    match text {
        "M." => return Ok(Some(Title::Mr)),
        "Mme" => return Ok(Some(Title::Mrs)),
        _ => {}
    }
    match plain(text).as_str() {
        "m" | "mr" | "monsieur" => Ok(Some(Title::Mr)),
        "mme" | "mlle" | "madame" | "mademoiselle" => Ok(Some(Title::Mrs)),
        "" | "undefined" | "inconnu" | "inconnue" | "nonrenseigne" => Ok(None),
        _ => Err(UnknownTitle),
    }
}

/// A word that is no civility.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownTitle;

/// *Sexe*.
pub fn sex(text: &str) -> Option<Sex> {
    // The usual spellings, at once.
    match text {
        "" => return None,
        "Masculin" => return Some(Sex::Male),
        "Feminin" => return Some(Sex::Female),
        _ => {}
    }
    match plain(text).as_str() {
        "m" | "masculin" | "g" | "garcon" | "h" | "homme" => Some(Sex::Male),
        "f" | "feminin" | "fille" | "femme" => Some(Sex::Female),
        _ => None,
    }
}

/// A birth date as the formats allow it: also with the time or the time zone that XML dates may carry.
pub fn birth_date(text: &str) -> Option<BirthDate> {
    text.parse().ok().or_else(|| {
        let (day, rest) = text.split_at_checked(10)?;
        rest.starts_with(['T', 'Z', '+', '-']).then(|| day.parse().ok())?
    })
}

/// *Population*, singular or plural.
pub fn population(text: &str) -> Option<Population> {
    if let Ok(population) = Population::from_code(text) {
        return Some(population);
    }
    match plain(text).as_str() {
        "eleve" | "eleves" => Some(Population::Pupil),
        "responsable" | "responsables" | "responsablelegal" | "responsableslegaux" | "parent" | "parents" => {
            Some(Population::Guardian)
        }
        "professeur" | "professeurs" | "enseignant" | "enseignants" | "enseignante" | "enseignantes" => {
            Some(Population::Teacher)
        }
        "personnel" | "personnels" => Some(Population::Staff),
        "inspecteur" | "inspecteurs" | "inspectrice" | "inspectrices" => Some(Population::Inspector),
        "maitredestage" | "maitresdestage" | "tuteur" | "tuteurs" | "tutrice" | "tutrices" => {
            Some(Population::WorkplaceTutor)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_lead_to_one_word() {
        assert_eq!(plain("\u{feff}Date de naissance *"), "datedenaissance");
        assert_eq!(plain("Né(e) le"), "neele");
        for written in ["Élève", "ELEVES", " élèves "] {
            assert_eq!(population(written), Some(Population::Pupil), "{written}");
        }
        assert_eq!(population("maître de stage"), Some(Population::WorkplaceTutor));
        assert_eq!(population("directeur"), None);
        for written in ["M", "M.", "Monsieur", " m. "] {
            assert_eq!(title(written), Ok(Some(Title::Mr)), "{written}");
        }
        for written in ["Mme", "Mlle", "MADAME"] {
            assert_eq!(title(written), Ok(Some(Title::Mrs)), "{written}");
        }
        assert_eq!((title("undefined"), title("Dr")), (Ok(None), Err(UnknownTitle)));
        assert_eq!((sex("Féminin"), sex("G"), sex("x")), (Some(Sex::Female), Some(Sex::Male), None));
    }

    #[test]
    fn dates_of_xml_are_read() {
        let day = "2012-03-04".parse().ok();
        for written in ["2012-03-04", "04/03/2012", "2012-03-04Z", "2012-03-04+01:00", "2012-03-04T00:00:00"]
        {
            assert_eq!(birth_date(written), day, "{written}");
        }
        for wrong in ["2012-02-30", "2012-03-045", "04/03/12", "é012-03-04"] {
            assert_eq!(birth_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_kind_of_space_is_trimmed() {
        assert_eq!(trimmed("\u{a0} \u{202f}DE LA TOUR\u{200b}\t"), "DE LA TOUR");
        assert_eq!(trimmed(" \u{b}É\u{85}\u{feff} "), "É");
        assert_eq!(trimmed("\n\t\t"), "");
        assert_eq!(filled(" \u{a0}"), None);
    }
}
