//! The pages of `docs/clients` show the very files that these tests run.

use std::fs;
use std::path::Path;

use crate::process::sources;

/// Each page, and the files that it quotes whole.
const PAGES: [(&str, &[&str]); 5] = [
    ("mod_auth_cas.md", &["apache/cas.conf", "apache/saml.conf"]),
    (
        "phpcas.md",
        &[
            "php/cas.php",
            "php/index.php",
            "php/renew.php",
            "php/gateway.php",
            "php/proxy.php",
            "php/backend.php",
        ],
    ),
    ("python-cas.md", &["python/app.py"]),
    ("django-cas-ng.md", &["django/school/cas_settings.py", "django/school/urls.py"]),
    ("http-cas-client.md", &["node/app.js", "node/package.json"]),
];

#[test]
fn each_page_quotes_the_files_of_its_client() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/clients");
    for (page, files) in PAGES {
        let text = fs::read_to_string(docs.join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
        for file in files {
            let content =
                fs::read_to_string(sources().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(text.contains(&format!("\n{content}```\n")), "{page} does not show {file} as it is");
        }
    }
}

#[test]
fn the_pages_name_the_versions_that_are_tested() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/clients");
    let list = fs::read_to_string(sources().join("python/requirements.txt")).expect("the list");
    for (page, package) in [("python-cas.md", "python-cas"), ("django-cas-ng.md", "django-cas-ng")] {
        let line = list.lines().find(|line| line.starts_with(&format!("{package}=="))).expect("a version");
        let version = line[package.len() + 2..].trim_end_matches([' ', '\\']);
        let text = fs::read_to_string(docs.join(page)).expect("a page");
        assert!(text.contains(&format!("{package} {version}")), "{page} is about another version");
    }
}

#[test]
fn the_page_of_servers_names_the_version_that_is_tested() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cas-servers.md");
    let page = fs::read_to_string(docs).expect("the page of servers");
    let list = fs::read_to_string(sources().join("django-cas-server/requirements.txt")).expect("the list");
    let line = list.lines().find(|line| line.starts_with("django-cas-server==")).expect("a version");
    let version = line["django-cas-server==".len()..].trim_end_matches([' ', '\\']);
    assert!(page.contains(&format!("| django-cas-server | {version} |")), "it is about another version");
}
