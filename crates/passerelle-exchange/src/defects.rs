//! What was wrong in a file that was read all the same: nothing is put right or put aside in silence.

use std::collections::BTreeMap;

use passerelle_model::Population;

/// Examples kept per kind of defect; the count is always exact.
const MAX_EXAMPLES: usize = 100;

/// Every defect found in a file, by kind: an exact count, and the first places.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Defects(BTreeMap<DefectKind, DefectReport>);

impl Defects {
    /// Whether the file is without defect.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many defects of this kind.
    pub fn count(&self, kind: DefectKind) -> u64 {
        self.0.get(&kind).map_or(0, |report| report.count)
    }

    /// How many defects of all kinds.
    pub fn total(&self) -> u64 {
        self.0.values().map(|report| report.count).sum()
    }

    /// Kinds and reports, in the order of [`DefectKind`].
    pub fn iter(&self) -> impl Iterator<Item = (DefectKind, &DefectReport)> {
        self.0.iter().map(|(kind, report)| (*kind, report))
    }

    /// Counts a defect, and keeps its place if it is among the first.
    pub fn add(&mut self, kind: DefectKind, place: Place<'_>) {
        let report = self.0.entry(kind).or_default();
        report.count += 1;
        if report.examples.len() < MAX_EXAMPLES {
            report.examples.push(place.to_owned());
        }
    }
}

/// The defects of one kind.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct DefectReport {
    /// How many, exactly.
    pub count: u64,
    /// Where the first hundred are.
    pub examples: Vec<DefectPlace>,
}

/// Where a defect is. Never a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DefectPlace {
    /// Line of the file, from 1.
    pub line: u64,
    /// The list it is in, when known.
    pub population: Option<Population>,
    /// The record's own number or identifier in the file, when it has one that can be shown.
    pub ident: Option<String>,
}

/// A [`DefectPlace`] that has not been kept yet, so that counting allocates nothing.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Line of the file, from 1.
    pub line: u64,
    /// The list it is in, when known.
    pub population: Option<Population>,
    /// The record's own identifier as written; shown only when it cannot be a name.
    pub ident: Option<&'a str>,
}

impl Place<'_> {
    /// A line of which nothing else is known.
    pub fn line(line: u64) -> Self {
        Self { line, population: None, ident: None }
    }

    fn to_owned(self) -> DefectPlace {
        // An identifier has digits or dashes; a name put in its place by mistake must not be shown.
        let showable = |ident: &&str| {
            ident.len() <= 64
                && ident.bytes().any(|b| b.is_ascii_digit())
                && ident.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.$".contains(&b))
        };
        let ident = self.ident.filter(showable).map(str::to_owned);
        DefectPlace { line: self.line, population: self.population, ident }
    }
}

/// What became of the record that has a defect.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Effect {
    /// The record is left aside; the others go on.
    RecordSetAside,
    /// One field or reference is dropped; the record is kept without it.
    FieldDropped,
    /// Nothing is lost: worth knowing only.
    Remark,
}

macro_rules! defect_kinds {
    ($($(#[$doc:meta])* $kind:ident = $code:literal => $effect:ident,)+) => {
        /// A kind of defect.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum DefectKind {
            $($(#[$doc])* $kind,)+
        }

        impl DefectKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// A stable word for machine output and for looking up texts.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                }
            }

            /// What became of the record.
            pub const fn effect(self) -> Effect {
                match self {
                    $(Self::$kind => Effect::$effect,)+
                }
            }
        }
    };
}

defect_kinds! {
    /// The record has no identifier, or one that cannot be one: control character, more than 256 bytes.
    NoIdentifier = "no_identifier" => RecordSetAside,
    /// The record has neither family name nor given name.
    Nameless = "nameless" => RecordSetAside,
    /// One identifier on different people: none of them can be trusted. Counted once per record.
    SharedIdentifier = "shared_identifier" => RecordSetAside,
    /// The population is not one of the six.
    UnknownPopulation = "unknown_population" => RecordSetAside,
    /// A school that is neither known already nor in the list of schools.
    UnknownSchool = "unknown_school" => RecordSetAside,
    /// A school whose accounts whoever hands in the file does not manage.
    ForeignSchool = "foreign_school" => RecordSetAside,
    /// An account that only somebody with wider rights may change.
    ForeignAccount = "foreign_account" => RecordSetAside,
    /// A school that is given two names, towns or groupings: the first is kept.
    RepeatedSchool = "repeated_school" => RecordSetAside,
    /// A row does not have as many fields as the header.
    FieldCount = "field_count" => RecordSetAside,
    /// The origin of a link is not a known word.
    UnknownOrigin = "unknown_origin" => RecordSetAside,
    /// A link does not say what it links.
    IncompleteLink = "incomplete_link" => RecordSetAside,
    /// A birth date that the calendar does not have, or that is written in an unknown way.
    UnreadableBirthDate = "unreadable_birth_date" => FieldDropped,
    /// A civility that is neither M. nor Mme in one of their usual forms.
    UnknownTitle = "unknown_title" => FieldDropped,
    /// A sex that is neither Masculin nor Feminin in one of their usual forms.
    UnknownSex = "unknown_sex" => FieldDropped,
    /// Civility and sex, or two entries of one person, say the contrary of each other.
    ConflictingSex = "conflicting_sex" => FieldDropped,
    /// A national number with other characters than letters and digits, or too short.
    InvalidNationalNumber = "invalid_national_number" => FieldDropped,
    /// A secondary identifier (`IDPN`, `IDCAS`) that cannot be one.
    InvalidIdentifier = "invalid_identifier" => FieldDropped,
    /// A field is longer than the limit.
    FieldTooLong = "field_too_long" => FieldDropped,
    /// A pupil's guardian that the file does not have, or that was set aside.
    DanglingGuardian = "dangling_guardian" => FieldDropped,
    /// A pupil's guardian whose number stands for different people.
    AmbiguousGuardian = "ambiguous_guardian" => FieldDropped,
    /// A pupil has more guardians than the limit.
    TooManyGuardians = "too_many_guardians" => FieldDropped,
    /// A guardian's child that the file does not have, that is no pupil, or that was set aside.
    UnknownChild = "unknown_child" => FieldDropped,
    /// A login that belongs to somebody else.
    LoginTaken = "login_taken" => FieldDropped,
    /// Another login than the account's, which it keeps: people know it.
    LoginKept = "login_kept" => FieldDropped,
    /// A login with characters that nobody can type, or too long.
    InvalidLogin = "invalid_login" => FieldDropped,
    /// A space that does not exist, or that this population does not enter.
    UnknownSpace = "unknown_space" => FieldDropped,
    /// A hashed password in a form that cannot be verified.
    UnknownPasswordHash = "unknown_password_hash" => FieldDropped,
    /// A right that whoever hands in the file may not give.
    RightNotGiven = "right_not_given" => FieldDropped,
    /// A row that is not a guardian's lists children.
    ChildrenOfNonGuardian = "children_of_non_guardian" => FieldDropped,
    /// The protocol of the header is neither CAS nor ADFS.
    UnknownProtocol = "unknown_protocol" => FieldDropped,
    /// An establishment without a UAI.
    EstablishmentWithoutUai = "establishment_without_uai" => RecordSetAside,
    /// A managed establishment that the file does not describe.
    DanglingEstablishment = "dangling_establishment" => FieldDropped,
    /// An element that this format does not have at this place; it is passed over with all it holds.
    UnknownElement = "unknown_element" => FieldDropped,
    /// Text between the elements.
    StrayText = "stray_text" => FieldDropped,
    /// The header lacks its date or its partner.
    MissingHeader = "missing_header" => Remark,
    /// The family name or the given name is missing.
    MissingName = "missing_name" => Remark,
    /// A pupil has no birth date.
    MissingBirthDate = "missing_birth_date" => Remark,
    /// A person has no identifier of the service or of the ENT: known by name only.
    MissingIdentifier = "missing_identifier" => Remark,
    /// The same person again, in the same list: merged.
    Repeated = "repeated" => Remark,
    /// A number inside the file is missing or is no number: nothing can refer to this record.
    InvalidIdent = "invalid_ident" => Remark,
    /// A number inside the file is greater than the format allows, as when a SIRET is put there.
    OversizedIdent = "oversized_ident" => Remark,
    /// One number inside the file stands for different people of a list.
    DuplicateIdent = "duplicate_ident" => Remark,
    /// An empty list, which the format forbids: it is read as « none ».
    EmptyList = "empty_list" => Remark,
    /// A column that this format does not have: ignored.
    UnknownColumn = "unknown_column" => Remark,
    /// The last letter of a UAI is not the one its digits call for.
    WrongKeyLetter = "wrong_key_letter" => Remark,
    /// A row is in another encoding than the rest of the file.
    MixedEncoding = "mixed_encoding" => Remark,
}
