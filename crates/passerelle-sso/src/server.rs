//! The party that signs people in: reads requests for validation, writes answers and logout messages.

pub mod logout;
pub mod proxy;
pub mod saml_request;
pub mod validation;
