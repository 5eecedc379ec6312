//! Where one is in a task of several pages.

use askama::Template;
use passerelle_words::Words;

use crate::CATALOGUE;

/// Numbered steps, the current one marked in words as well.
#[derive(Clone, Debug, Template)]
#[template(path = "components/steps.html")]
pub struct Steps {
    title: String,
    done: String,
    names: Vec<String>,
    current: usize,
}

impl Steps {
    /// `current` counts from 1. Any `Words` will do.
    pub fn new(words: Words, names: Vec<String>, current: usize) -> Self {
        let words = words.of(&CATALOGUE);
        let title = words.tell2("etapes-titre", "n", current, "total", names.len());
        Self { title, done: words.say("etapes-faite"), names, current }
    }
}
