//! Files of another kind than the one needed.

use passerelle_exchange::partner::PartnerUploadError;
use passerelle_exchange::sealed::FileKind;
use passerelle_model::Uai;

use super::{Class, Problem};

/// What a file is: the key of a noun phrase.
pub fn nature(kind: &FileKind) -> &'static str {
    match kind {
        FileKind::Empty => "nature-vide",
        FileKind::Html => "nature-page-web",
        FileKind::IdentifierList => "nature-liste-identifiants",
        FileKind::Other => "nature-inconnue",
        FileKind::OtherXml { root } if root.is_empty() => "nature-xml-sans-contenu",
        FileKind::OtherXml { .. } => "nature-autre-xml",
        FileKind::PartnerContent => "nature-contenu-ent",
        FileKind::PrivateKey => "nature-cle-privee",
        FileKind::PublicKey => "nature-cle-publique",
        FileKind::SealedExport => "nature-export-scelle",
        FileKind::SealedImport => "nature-import-scelle",
        FileKind::Utf16 => "nature-utf16",
        FileKind::Zip => "nature-archive",
    }
}

impl Problem {
    /// A file of ENT accounts is wanted and this is something else.
    pub fn not_partner_file(kind: &FileKind) -> Self {
        wrong_kind(nature(kind))
    }

    /// A CSV list is wanted and this is something else.
    pub fn not_table(kind: &FileKind) -> Self {
        Self::new("E32", "erreur-liste-autre", Class::BadInput).named("nature", nature(kind))
    }

    /// The ENT's file is in clear.
    pub fn clear_text() -> Self {
        Self::new("E16", "erreur-non-protege", Class::RefusedByRule)
    }

    /// The file is sealed and there is no key to open it.
    pub fn no_key() -> Self {
        Self::new("E27", "erreur-cle-manquante", Class::Usage)
    }

    /// The file is about other schools than those expected.
    pub fn other_school(found: &[String], expected: &[Uai]) -> Self {
        let problem = Self::new("E10", "erreur-autre-etablissement", Class::BadInput);
        let problem = match found {
            [] => problem.named("trouve", "uai-aucun"),
            found => problem.with("trouve", found.join(", ")),
        };
        let expected: Vec<&str> = expected.iter().map(Uai::as_str).collect();
        problem.with("attendu", expected.join(", "))
    }
}

impl From<&PartnerUploadError> for Problem {
    fn from(error: &PartnerUploadError) -> Self {
        match error {
            PartnerUploadError::ClearText => Self::clear_text(),
            PartnerUploadError::Content(error) => error.into(),
            PartnerUploadError::KeyMissing => Self::no_key(),
            PartnerUploadError::Open(error) => error.into(),
            PartnerUploadError::OtherSchool { found, expected } => Self::other_school(found, expected),
            PartnerUploadError::Read(source) => source.into(),
            PartnerUploadError::WrongKind { kind } => Self::not_partner_file(kind),
        }
    }
}

pub(super) fn wrong_kind(nature: &'static str) -> Problem {
    Problem::new("E09", "erreur-pas-le-bon-fichier", Class::BadInput).named("nature", nature)
}
