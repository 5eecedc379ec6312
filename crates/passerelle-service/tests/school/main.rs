//! The school's pages as a browser meets them, over a real store and an invented school.

mod accounts;
mod browser;
mod doors;
mod files;
mod recognised;
mod requests;
mod story;
mod world;
mod years;
