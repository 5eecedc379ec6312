//! A state: a word, and a shape beside it. Never the shape or its colour alone.

use askama::Template;

/// A shape; hidden from screen readers, because a word always stands beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// Linked; published: a tick in a circle.
    Tick,
    /// Linked by hand: a tick and a hand.
    Hand,
    /// To decide: a question mark in a diamond.
    Question,
    /// Without an identifier: a dashed circle.
    Empty,
    /// Set aside: a bar.
    Bar,
    /// Absent from the last file: a clock.
    Clock,
    /// Stopped: a hollow square.
    Square,
    /// Under way: three bars.
    Bars,
    /// To look at: a triangle.
    Warning,
    /// Failed: a cross in a circle.
    Cross,
    /// Good to know: an i in a circle.
    Notice,
    /// Equal.
    Same,
    /// Nearly equal.
    Near,
    /// Different.
    Different,
}

impl Icon {
    /// What its drawing is made of, on a grid of 24.
    fn path(self) -> &'static str {
        match self {
            Self::Tick => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M7.5 12.5l3 3 6-7",
            Self::Hand => {
                "M3 8.500l3 3 5-6.500M9 21c-2-2-4-4.500-3-5.500s2.500.5 3.500 1.500V10a1.500 1.500 0 0 1 3 0v4l5 1c2 .5 2.500 2 2 3.500L19 21z"
            }
            Self::Question => {
                "M12 2l10 10-10 10L2 12zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.8.400-1 .9-1 1.700M12 16.500v.5"
            }
            Self::Empty => {
                "M12 3a9 9 0 0 1 4.500 1.200M19.800 7.500a9 9 0 0 1 0 9M16.500 19.800a9 9 0 0 1-9 0M4.200 16.500a9 9 0 0 1 0-9M7.500 4.200A9 9 0 0 1 9 3.500"
            }
            Self::Bar => "M4 12h16",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.500 2",
            Self::Square => "M4 4h16v16H4z",
            Self::Bars => "M6 14v6M12 9v11M18 4v16",
            Self::Warning => "M12 3l10 18H2zM12 10v5M12 17.500v.5",
            Self::Cross => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.500 8.500l7 7M15.500 8.500l-7 7",
            Self::Notice => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v.5",
            Self::Same => "M5 9h14M5 15h14",
            Self::Near => "M5 9c2-2 4-2 7 0s5 2 7 0M5 15c2-2 4-2 7 0s5 2 7 0",
            Self::Different => "M5 9h14M5 15h14M16 4L8 20",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Tick | Self::Hand | Self::Same => "succes",
            Self::Question | Self::Warning | Self::Near => "attention",
            Self::Cross | Self::Different => "erreur",
            Self::Notice | Self::Bars => "info",
            Self::Empty | Self::Bar | Self::Clock | Self::Square => "neutre",
        }
    }

    /// The drawing alone, for places that have their own word.
    pub fn drawing(self) -> askama::filters::Safe<String> {
        askama::filters::Safe(format!(
            r#"<svg class="icone" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>"#,
            self.path()
        ))
    }
}

/// A shape and its word: `{{ State::new(Icon::Tick, w.say("rapproche")) }}`.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="etat etat-{{ icon.class() }}">{{ icon.drawing() }}{{ word }}</span>"#,
    ext = "html"
)]
pub struct State {
    icon: Icon,
    word: String,
}

impl State {
    /// A state in a word or two.
    pub fn new(icon: Icon, word: impl Into<String>) -> Self {
        Self { icon, word: word.into() }
    }
}
