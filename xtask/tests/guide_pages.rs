//! The guide has the same pictures in both languages, each described in words, each taken by its script.

use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn both_guides_show_every_picture_that_the_script_takes() {
    let read = |path: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root of the checkout");
        fs::read_to_string(root.join(path)).expect("a text of the checkout")
    };
    let script = read("xtask/browser/guide.mjs");
    let taken: BTreeSet<&str> =
        script.split('"').skip(1).step_by(2).filter(|text| is_picture(text)).collect();
    assert!(taken.len() > 10, "the script is read");
    for guide in ["docs/guide.fr.md", "docs/guide.en.md"] {
        let text = read(guide);
        let shown: BTreeSet<&str> = text.split("](images/guide/").skip(1).filter_map(name).collect();
        assert_eq!(shown, taken, "{guide}");
        assert!(!text.contains("![]"), "{guide}: a picture says nothing to whoever cannot see it");
    }
}

/// « 01-portail ».
fn is_picture(text: &str) -> bool {
    let number = text.split('-').next().unwrap_or_default();
    number.len() == 2 && text.len() > 3 && number.chars().all(|c| c.is_ascii_digit())
}

/// The name of a picture, from what follows its folder.
fn name(rest: &str) -> Option<&str> {
    rest.split_once(".png)").map(|(name, _)| name)
}
