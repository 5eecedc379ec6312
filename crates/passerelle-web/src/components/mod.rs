//! The pieces that pages are made of. Each writes itself as HTML in a template: `{{ field }}`, `{{ panel }}`.

mod confirm;
mod copy;
mod enrolment;
mod field;
mod icon;
mod pages;
mod panel;
mod steps;
mod summary;

pub use confirm::Confirm;
pub use copy::CopyField;
pub use enrolment::ShownSecret;
pub use field::{Choice, Field};
pub use icon::{Icon, State};
pub use pages::Pages;
pub use panel::{Panel, Tone};
pub use steps::Steps;
pub use summary::ErrorSummary;

/// Lets a component stand in a template as the HTML it is.
macro_rules! written_as_html {
    ($($component:ty)*) => {$(impl askama::filters::HtmlSafe for $component {})*};
}

written_as_html!(CopyField ErrorSummary Field Pages Panel ShownSecret State Steps);
