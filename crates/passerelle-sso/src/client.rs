//! The party that receives people: the addresses to send them to, the question what a ticket is worth, the answer, and
//! the news that they have left.

mod answer;
mod identity;
mod links;
pub mod logout;
mod request;

pub use answer::{ANSWER_LIMIT, AnswerError, parse_answer};
pub use identity::Identity;
pub use links::{
    Asking, CasBase, InvalidCasBase, communicated_pattern, direct_url, login_url, sign_in_url, validation_url,
};
pub use passerelle_model::TicketValidation as ValidationMethod;
pub use request::{Method, Request, validation_request};
