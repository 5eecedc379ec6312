//! Files as answers.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 8187, `attr-char`.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// A file to download under `name`.
pub fn attachment(name: &str, content_type: &'static str, content: impl Into<Body>) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._ ".contains(c) { c } else { '_' }).collect();
    let encoded = utf8_percent_encode(name, &ENCODED);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    ([(CONTENT_TYPE, content_type.to_owned()), (CONTENT_DISPOSITION, disposition)], content.into())
        .into_response()
}

#[cfg(test)]
mod tests {
    use http::header::CONTENT_DISPOSITION;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let response = super::attachment("é\"\r\nX: y/.xml", "application/xml", "");
        let header = response.headers()[CONTENT_DISPOSITION].to_str().expect("text");
        assert_eq!(
            header,
            "attachment; filename=\"____X_ y_.xml\"; filename*=UTF-8''%C3%A9%22%0D%0AX%3A%20y%2F.xml"
        );
    }
}
