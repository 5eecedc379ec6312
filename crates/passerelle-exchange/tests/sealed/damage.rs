//! Damage of any kind never opens; whatever needs a key to be seen is one and the same refusal.

use passerelle_exchange::sealed::{ContainerKind, OpenError, OpenLimits, open};
use passerelle_xml::{XmlError, XmlErrorKind};
use proptest::prelude::*;

use crate::support::{
    Parts, envelope, import_of, key, open_all, open_with, other_key, seal_for, seal_one, zlib,
};

const CONTENT: &[u8] = b"<a>un contenu assez long pour faire plusieurs blocs, et un peu plus encore</a>";

fn is_unreadable(file: &[u8]) -> bool {
    matches!(open_all(file), Err(OpenError::Unreadable))
}

#[test]
fn a_flipped_bit_never_opens_and_never_says_where() {
    let good = Parts::of(&zlib(CONTENT));
    assert_eq!(open_all(&good.import()).unwrap().value, CONTENT);
    let flips = |length: usize, step: usize| (0..length * 8).step_by(step);
    for bit in flips(good.block.len(), 37) {
        let mut parts = Parts::of(&zlib(CONTENT));
        parts.block.clone_from(&good.block);
        parts.block[bit / 8] ^= 1 << (bit % 8);
        assert!(is_unreadable(&parts.import()), "key block, bit {bit}");
    }
    for bit in flips(good.content.len(), 1) {
        let mut content = good.content.clone();
        content[bit / 8] ^= 1 << (bit % 8);
        let parts = Parts { block: good.block.clone(), content, digest: good.digest.clone() };
        assert!(is_unreadable(&parts.import()), "content, bit {bit}");
    }
    for bit in flips(good.digest.len(), 1) {
        let mut digest = good.digest.clone();
        digest[bit / 8] ^= 1 << (bit % 8);
        let parts = Parts { block: good.block.clone(), content: good.content.clone(), digest };
        assert!(is_unreadable(&parts.import()), "digest, bit {bit}");
    }
}

#[test]
fn all_that_a_key_reveals_is_the_same_refusal() {
    let good = || Parts::of(&zlib(CONTENT));
    let with = |change: &dyn Fn(&mut Parts)| {
        let mut parts = good();
        change(&mut parts);
        parts.import()
    };
    let cases = [
        ("empty key block", with(&|parts| parts.block.clear())),
        ("key block cut short", with(&|parts| parts.block.truncate(255))),
        ("empty content", with(&|parts| parts.content.clear())),
        ("content not in whole blocks", with(&|parts| parts.content.truncate(17))),
        ("last block missing", with(&|parts| parts.content.truncate(parts.content.len() - 16))),
        ("a block twice", with(&|parts| parts.content.extend_from_within(..16))),
        ("empty digest", with(&|parts| parts.digest.clear())),
        ("digest too long", with(&|parts| parts.digest.push(0))),
        ("not compressed", Parts::of(CONTENT).import()),
        ("compressed data cut short", Parts::of(&zlib(CONTENT)[..20]).import()),
        ("compressed data without its checksum", {
            let bytes = zlib(CONTENT);
            Parts::of(&bytes[..bytes.len() - 4]).import()
        }),
        ("wrong checksum of the compressed data", {
            let mut bytes = zlib(CONTENT);
            *bytes.last_mut().unwrap() ^= 1;
            Parts::of(&bytes).import()
        }),
        ("something after the compressed data", {
            let mut bytes = zlib(CONTENT);
            bytes.push(0);
            Parts::of(&bytes).import()
        }),
        ("nothing at all", Parts::of(b"").import()),
        ("not Base64", import_of("?", "?", "?")),
        ("sealed for someone else", {
            seal_for(&[("", other_key().public())], &envelope(ContainerKind::Import), CONTENT)
        }),
    ];
    for (what, file) in cases {
        assert!(is_unreadable(&file), "{what}: {:?}", open_all(&file).map(|opened| opened.plain_bytes));
    }
}

#[test]
fn the_reading_function_runs_whatever_the_key_but_its_value_is_kept_back() {
    let file = seal_for(&[("", other_key().public())], &envelope(ContainerKind::Import), CONTENT);
    let mut ran = false;
    let keys = std::slice::from_ref(key());
    let opened = open(&mut file.as_slice(), keys, &OpenLimits::default(), |_| ran = true);
    assert!(matches!(opened, Err(OpenError::Unreadable)));
    assert!(ran);
    assert!(matches!(open_with(&file, &[], &OpenLimits::default()), Err(OpenError::NoKey)));
}

#[test]
fn a_file_cut_anywhere_is_told_to_be_cut() {
    for kind in [ContainerKind::Import, ContainerKind::Export] {
        let file = seal_one(kind, CONTENT);
        let declaration = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>".len();
        for end in declaration + 1..file.len() - 1 {
            let error = open_all(&file[..end]).unwrap_err();
            let OpenError::Xml(XmlError { kind, .. }) = &error else { panic!("byte {end}: {error}") };
            assert!(matches!(kind, XmlErrorKind::Truncated), "byte {end}: {error}");
        }
        assert!(open_all(&file[..declaration]).is_err());
    }
}

#[test]
fn what_is_missing_or_repeated_is_named() {
    let file = String::from_utf8(seal_one(ContainerKind::Import, CONTENT)).unwrap();
    let without = |tag: &str| {
        let (begin, end) = (format!("<{tag}>"), format!("</{tag}>"));
        let start = file.find(&begin).unwrap();
        let stop = file.find(&end).unwrap() + end.len();
        (format!("{}{}", &file[..start], &file[stop..]), file[start..stop].to_owned())
    };
    for tag in ["Cle", "Contenu", "Verification"] {
        let (rest, piece) = without(tag);
        let error = open_all(rest.as_bytes()).unwrap_err();
        assert!(matches!(error, OpenError::MissingElement { element } if element == tag), "{tag}: {error}");
        let twice = file.replace(&piece, &format!("{piece}{piece}"));
        let error = open_all(twice.as_bytes()).unwrap_err();
        assert!(matches!(error, OpenError::RepeatedElement { element } if element == tag), "{tag}: {error}");
    }
    let (rest, key) = without("Cle");
    let late = rest.replace("<Verification>", &format!("{key}<Verification>"));
    let error = open_all(late.as_bytes()).unwrap_err();
    assert!(matches!(error, OpenError::MissingElement { element: "Cle" }), "{error}");
    for tag in ["Partenaire", "Description", "DateExport", "UAI"] {
        assert_eq!(
            open_all(without(tag).0.as_bytes()).unwrap().value,
            CONTENT,
            "{tag} is not needed to open"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_changed_byte_anywhere_never_gives_another_content(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = seal_one(ContainerKind::Export, CONTENT);
        let place = place.index(file.len());
        file[place] = byte;
        if let Ok(opened) = open_all(&file) {
            prop_assert_eq!(opened.value, CONTENT);
        }
    }

    #[test]
    fn any_bytes_are_refused_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open_all(&bytes).is_err());
        let mut after_root = b"<EXPORT_INDEX_EDUCATION><CLES>".to_vec();
        after_root.extend_from_slice(&bytes);
        prop_assert!(open_all(&after_root).is_err());
    }
}
