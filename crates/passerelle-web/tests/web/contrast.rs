//! The contrasts of the palette, recomputed from the style sheet with the formula of WCAG 2.

use std::collections::HashMap;

const CSS: &str = include_str!("../../assets/passerelle.css");

/// Foreground, background, least ratio: 4.5 for text, 3 for the edges of controls.
const PAIRS: &[(&str, &str, f64)] = &[
    ("encre", "papier", 7.0),
    ("encre", "papier-2", 7.0),
    ("encre", "papier-3", 7.0),
    ("encre", "riviere-fond", 7.0),
    ("encre", "succes-fond", 7.0),
    ("encre", "attention-fond", 7.0),
    ("encre", "erreur-fond", 7.0),
    ("encre", "info-fond", 7.0),
    ("encre-2", "papier", 4.5),
    ("encre-2", "papier-2", 4.5),
    ("trait", "papier", 3.0),
    ("trait", "papier-2", 3.0),
    ("riviere", "papier", 4.5),
    ("riviere", "papier-2", 4.5),
    ("riviere", "riviere-fond", 4.5),
    ("sur-riviere", "riviere", 4.5),
    ("riviere-fonce", "papier", 4.5),
    ("riviere-fonce", "papier-2", 4.5),
    ("riviere-fonce", "riviere-fond", 4.5),
    ("sur-riviere", "riviere-fonce", 4.5),
    ("visite", "papier", 4.5),
    ("visite", "papier-2", 4.5),
    ("succes", "papier", 4.5),
    ("succes", "succes-fond", 4.5),
    ("attention", "papier", 4.5),
    ("attention", "attention-fond", 4.5),
    ("erreur", "papier", 4.5),
    ("erreur", "erreur-fond", 4.5),
    ("sur-erreur", "erreur", 4.5),
    ("info", "papier", 4.5),
    ("info", "info-fond", 4.5),
    ("focus", "papier", 3.0),
    ("focus", "papier-2", 3.0),
    ("focus", "focus-halo", 3.0),
];

type Palette = HashMap<&'static str, u32>;

#[test]
fn every_pair_is_above_its_floor_in_both_themes() {
    let (light, dark) = CSS.split_once("@media (prefers-color-scheme: dark)").expect("a dark theme");
    let light = palette(light);
    let mut both = light.clone();
    both.extend(palette(&dark[..dark.find("}\n}").expect("its end")]));
    assert!(
        both.iter().filter(|(name, value)| light.get(*name) != Some(value)).count() >= 23,
        "a dark theme"
    );
    for (theme, palette) in [("light", &light), ("dark", &both)] {
        for (front, back, floor) in PAIRS {
            let ratio = contrast(palette[front], palette[back]);
            assert!(ratio >= *floor, "{theme}: {front} on {back} is {ratio:.2}, below {floor}");
        }
    }
}

#[test]
fn the_formula_gives_the_figures_of_the_specification() {
    assert!((contrast(0x1D_2433, 0xFF_FFFF) - 15.53).abs() < 0.01);
    assert!((contrast(0xFF_FFFF, 0x1B_5E7B) - 7.16).abs() < 0.01);
}

#[test]
fn colours_stand_in_the_palette_alone() {
    let rules = &CSS[CSS.find("/* Ground */").expect("the rules")..];
    let stray =
        rules.split('#').skip(1).filter(|rest| rest.chars().take(3).all(|c| c.is_ascii_hexdigit())).count();
    assert_eq!(stray, 0);
}

fn palette(text: &'static str) -> Palette {
    let lines =
        text.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"));
    lines.map(|(name, hex)| (name, u32::from_str_radix(hex, 16).expect("a colour"))).collect()
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xFF) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}
