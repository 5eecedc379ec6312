//! Load, decide, save in one commit. Pages and commands call these.

pub mod applications;
pub mod bases;
pub mod connection_test;
pub mod console;
pub mod school;
