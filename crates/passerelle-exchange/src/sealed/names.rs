//! Names of elements and attributes, used by the writer and the reader of containers.

pub(super) const IMPORT_NAMESPACE: &str = "http://www.index-education.com/containeurimportchiffreV1";
pub(super) const EXPORT_NAMESPACE: &str = "http://www.index-education.com/conteneurexportchiffre";

pub(super) const IMPORT_ROOT: &str = "ImportChiffre";
pub(super) const IMPORT_VERSION: &str = "Version";
pub(super) const PARTNER: &str = "Partenaire";
pub(super) const DESCRIPTION: &str = "Description";
pub(super) const IMPORT_KEY: &str = "Cle";
pub(super) const IMPORT_CONTENT: &str = "Contenu";
pub(super) const IMPORT_DIGEST: &str = "Verification";
pub(super) const IMPORT_DATE: &str = "DateExport";
pub(super) const UAI: &str = "UAI";

pub(super) const EXPORT_ROOT: &str = "EXPORT_INDEX_EDUCATION";
pub(super) const EXPORT_VERSION: &str = "VERSION";
pub(super) const SOFTWARE: &str = "LOGICIEL";
pub(super) const EXPORT_KEYS: &str = "CLES";
pub(super) const EXPORT_KEY: &str = "PARTENAIRE";
pub(super) const EXPORT_KEY_NAME: &str = "NOM";
pub(super) const EXPORT_CONTENT: &str = "CONTENU";
pub(super) const COMPRESSED: &str = "CompresseAvantChiffrement";
pub(super) const EXPORT_DIGEST: &str = "VERIFICATION";
pub(super) const EXPORT_DATE: &str = "DATEHEURE";
pub(super) const SCHOOL: &str = "NOMETABLISSEMENT";
pub(super) const POST_CODE_CITY: &str = "CODEPOSTALVILLE";
