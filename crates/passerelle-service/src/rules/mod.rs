//! Pure decisions: values in, values and journal events out.

pub mod addresses;
pub mod audience;
pub mod delegation;
pub mod presets;
pub mod publication;
pub mod school;
#[cfg(test)]
pub(crate) mod testing;
pub mod trust;
