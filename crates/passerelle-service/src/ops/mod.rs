//! Load, decide, save in one commit. Pages and commands call these.

pub mod applications;
pub mod bases;
pub mod connection_test;
pub mod console;
pub mod installation;
pub mod models;
pub mod real_try;
pub mod schedule;
pub mod school;
pub mod security;
pub mod years;
