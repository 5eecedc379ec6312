//! A form with a file.

use std::collections::HashMap;

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use http::StatusCode;

use crate::csrf::{self, Expected};
use crate::problem::{Known, Problem};
use crate::routes::FORM_LIMIT;

/// A form with one file at most, read whole. The route's limit holds ([`Routes::upload`](crate::Routes::upload)), and
/// the form is one of ours.
#[derive(Debug, Default)]
pub struct Upload {
    /// The file, unless none was chosen.
    pub file: Option<UploadedFile>,
    fields: HashMap<String, String>,
}

/// A file as the browser sent it.
pub struct UploadedFile {
    /// Its name, fit to be shown: no folder, no control character, at most 100 characters.
    pub name: String,
    /// Its content.
    pub content: Bytes,
}

impl Upload {
    /// Most fields that a form has.
    const MAX_FIELDS: usize = 64;

    /// The value of a field; empty when it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    async fn read(mut form: Multipart) -> Result<Self, Problem> {
        let mut upload = Self::default();
        let mut room = FORM_LIMIT;
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file_name) = field.file_name().map(displayed) {
                let content = field.bytes().await.map_err(unreadable)?;
                let chosen = !(file_name.is_empty() && content.is_empty());
                if chosen && upload.file.replace(UploadedFile { name: file_name, content }).is_some() {
                    return Err(Problem::known(Known::BadRequest));
                }
            } else {
                let value = text(field, &mut room).await?;
                upload.fields.insert(name, value);
            }
            if upload.fields.len() > Self::MAX_FIELDS {
                return Err(Problem::known(Known::BadRequest));
            }
        }
        Ok(upload)
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let expected = request.extensions().get::<Expected>().cloned();
        let form =
            Multipart::from_request(request, state).await.map_err(|_| Problem::known(Known::WrongKind))?;
        let upload = Self::read(form).await?;
        // A route for machines has no form of ours to expect.
        match expected {
            Some(expected) if !expected.accepts(upload.field(csrf::FIELD)) => {
                Err(Problem::known(Known::ForeignForm))
            }
            _ => Ok(upload),
        }
    }
}

impl std::fmt::Debug for UploadedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "UploadedFile({} bytes)", self.content.len())
    }
}

async fn text(mut field: Field<'_>, room: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        *room = room.checked_sub(chunk.len()).ok_or_else(|| Problem::known(Known::TooLarge))?;
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Problem::known(Known::BadRequest))
}

fn unreadable(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::known(Known::TooLarge),
        _ => Problem::known(Known::BadRequest).caused_by(error),
    }
}

/// The last part of a path, without what would upset a page or a log.
fn displayed(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible = |c: &char| {
        !c.is_control()
            && !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    last.chars().filter(visible).take(100).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::displayed;

    #[test]
    fn a_file_name_is_shown_without_its_folder_or_tricks() {
        assert_eq!(displayed("C:\\Users\\x\\pronote.xml"), "pronote.xml");
        assert_eq!(displayed("../../etc/passwd"), "passwd");
        assert_eq!(displayed("a\u{202e}lmx.exe\n"), "almx.exe");
        assert_eq!(displayed(&"é".repeat(300)).chars().count(), 100);
    }
}
