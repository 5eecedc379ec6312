//! Tables that people open in a spreadsheet.

use axum::response::Response;

use crate::attachment;

/// A CSV file as French spreadsheets want it: BOM, `;`, CRLF. A cell that a spreadsheet would take for a formula is
/// kept as text.
pub fn csv<R: AsRef<[String]>>(name: &str, header: &[&str], rows: impl IntoIterator<Item = R>) -> Response {
    let mut text = String::from('\u{feff}');
    line(&mut text, header.iter().copied());
    for row in rows {
        line(&mut text, row.as_ref().iter().map(String::as_str));
    }
    attachment(name, "text/csv; charset=utf-8", text)
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (n, value) in cells.enumerate() {
        if n > 0 {
            text.push(';');
        }
        cell(text, value);
    }
    text.push_str("\r\n");
}

fn cell(text: &mut String, value: &str) {
    let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    if value.contains([';', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&value.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn formulas_are_text_and_separators_are_quoted() {
        let rows =
            [vec!["=1+1".to_owned(), "a;b".to_owned()], vec!["-5".to_owned(), "dit \"oui\"".to_owned()]];
        let body = super::csv("liste.csv", &["Nom", "Classe"], rows).into_body();
        let bytes = axum::body::to_bytes(body, 1000).await.expect("a body");
        let expected = "\u{feff}Nom;Classe\r\n'=1+1;\"a;b\"\r\n'-5;\"dit \"\"oui\"\"\"\r\n";
        assert_eq!(String::from_utf8(bytes.to_vec()).expect("UTF-8"), expected);
    }
}
