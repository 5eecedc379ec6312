//! Pure decisions: values in, values and journal events out.

pub mod addresses;
pub mod applications;
pub mod audience;
pub mod delegation;
pub mod installation;
pub mod mailto;
pub mod naming;
pub mod presets;
pub mod publication;
pub mod schedule;
pub mod school;
pub mod security;
#[cfg(test)]
pub(crate) mod testing;
pub mod trust;
pub mod years;
