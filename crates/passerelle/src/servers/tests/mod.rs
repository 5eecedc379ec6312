//! Both servers as they are put together, and everybody who has no business behind their doors.

mod addresses;
mod browser;
mod doors;
mod forms;
mod school;
mod silence;
mod visitors;
mod world;
