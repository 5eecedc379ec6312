//! The rules on packages.

use crate::graph::{Graph, Package};

/// Each crate of ours and those of ours it may be linked with.
const MAY_USE: &[(&str, &[&str])] = &[
    (
        "passerelle",
        &[
            "passerelle-demo",
            "passerelle-directory",
            "passerelle-ent",
            "passerelle-exchange",
            "passerelle-gateway",
            "passerelle-model",
            "passerelle-reconcile",
            "passerelle-sample",
            "passerelle-service",
            "passerelle-sso",
            "passerelle-store",
            "passerelle-store-sqlite",
            "passerelle-web",
            "passerelle-words",
        ],
    ),
    ("passerelle-demo", &["passerelle-model", "passerelle-sample", "passerelle-store"]),
    ("passerelle-directory", &["passerelle-exchange", "passerelle-model"]),
    (
        "passerelle-ent",
        &[
            "passerelle-directory",
            "passerelle-exchange",
            "passerelle-model",
            "passerelle-sso",
            "passerelle-store",
            "passerelle-web",
            "passerelle-words",
            "passerelle-xml",
        ],
    ),
    ("passerelle-exchange", &["passerelle-model", "passerelle-xml"]),
    (
        "passerelle-gateway",
        &[
            "passerelle-model",
            "passerelle-reconcile",
            "passerelle-sso",
            "passerelle-store",
            "passerelle-web",
            "passerelle-words",
        ],
    ),
    ("passerelle-model", &[]),
    ("passerelle-reconcile", &["passerelle-model"]),
    ("passerelle-sample", &["passerelle-model"]),
    (
        "passerelle-service",
        &[
            "passerelle-exchange",
            "passerelle-model",
            "passerelle-reconcile",
            "passerelle-sso",
            "passerelle-store",
            "passerelle-web",
            "passerelle-words",
        ],
    ),
    ("passerelle-sso", &["passerelle-model", "passerelle-xml"]),
    ("passerelle-store", &["passerelle-model"]),
    ("passerelle-store-sqlite", &["passerelle-model", "passerelle-store"]),
    ("passerelle-testkit", &["passerelle-model", "passerelle-store", "passerelle-store-sqlite"]),
    ("passerelle-web", &["passerelle-model", "passerelle-store", "passerelle-words"]),
    (
        "passerelle-words",
        &["passerelle-exchange", "passerelle-model", "passerelle-reconcile", "passerelle-xml"],
    ),
    ("passerelle-xml", &[]),
    ("xtask", &[]),
];

/// Crates that turn values into values: what they need from the world is passed in.
pub(crate) const PURE: &[&str] = &[
    "passerelle-directory",
    "passerelle-exchange",
    "passerelle-model",
    "passerelle-reconcile",
    "passerelle-sample",
    "passerelle-sso",
    "passerelle-words",
    "passerelle-xml",
];

/// Packages that reach for the world: async runtimes, SQL, HTTP, random sources, clocks.
const IMPURE: &[&str] = &[
    "async-std",
    "chrono",
    "curl",
    "diesel",
    "fastrand",
    "fred",
    "getrandom",
    "h2",
    "hyper",
    "isahc",
    "ldap3",
    "libsqlite3-sys",
    "mio",
    "postgres",
    "rand_os",
    "redis",
    "reqwest",
    "rusqlite",
    "sea-orm",
    "smol",
    "socket2",
    "sqlx",
    "sqlx-core",
    "tempfile",
    "tokio",
    "tokio-postgres",
    "ureq",
];

/// Edges between our crates that [`MAY_USE`] does not have, and crates it does not know.
pub(crate) fn wrong_edges(graph: &Graph) -> Vec<String> {
    let mut violations = Vec::new();
    for package in graph.ours() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package.name) else {
            violations.push(format!("{} has no row in the table", package.name));
            continue;
        };
        let used = package.uses.iter().filter_map(|id| graph.packages.get(id)).filter(|used| used.ours);
        for used in used.filter(|used| !allowed.contains(&used.name.as_str())) {
            violations.push(format!("{} must not use {}", package.name, used.name));
        }
    }
    let exists = |name: &str| graph.ours().any(|package| package.name == name);
    for (name, _) in MAY_USE.iter().filter(|(name, _)| !exists(name)) {
        violations.push(format!("{name} has a row in the table and does not exist"));
    }
    violations
}

/// Pure crates linked, near or far, with a package of [`IMPURE`].
pub(crate) fn impure_packages(graph: &Graph) -> Vec<String> {
    let pure = graph.ours().filter(|package| PURE.contains(&package.name.as_str()));
    let violation = |package: &Package, reached: &Package| {
        IMPURE.contains(&reached.name.as_str()).then(|| format!("{} brings {}", package.name, reached.name))
    };
    pure.flat_map(|package| {
        graph.reach(package).into_iter().filter_map(move |reached| violation(package, reached))
    })
    .collect()
}

/// A workspace that keeps every rule, each crate using all it may.
fn clean() -> Graph {
    let mut graph = Graph::default();
    for (name, allowed) in MAY_USE {
        let uses = allowed.iter().map(|used| (*used).to_owned()).collect();
        graph.packages.insert((*name).to_owned(), Package { name: (*name).to_owned(), ours: true, uses });
    }
    graph
}

/// `clean`, with `from` using `to`, a new package where need be.
fn planted(from: &str, to: &str) -> Graph {
    let mut graph = clean();
    let new = Package { name: to.to_owned(), ..Package::default() };
    graph.packages.entry(to.to_owned()).or_insert(new);
    graph.packages.entry(from.to_owned()).or_default().uses.insert(to.to_owned());
    graph
}

#[test]
fn every_edge_outside_the_table_is_found() {
    assert_eq!(wrong_edges(&clean()), [""; 0]);
    for (user, allowed) in MAY_USE {
        for (used, _) in MAY_USE.iter().filter(|(used, _)| used != user && !allowed.contains(used)) {
            assert_eq!(wrong_edges(&planted(user, used)), [format!("{user} must not use {used}")]);
        }
    }
}

#[test]
fn a_crate_without_a_row_and_a_row_without_a_crate_are_found() {
    let mut graph = clean();
    let package = graph.packages.remove("passerelle-sample").expect("a crate of ours");
    graph.packages.get_mut("passerelle").expect("a crate of ours").uses.remove("passerelle-sample");
    assert_eq!(wrong_edges(&graph), ["passerelle-sample has a row in the table and does not exist"]);

    graph.packages.insert("new".to_owned(), Package { name: "new".to_owned(), ..package });
    assert!(wrong_edges(&graph).contains(&"new has no row in the table".to_owned()));
}

#[test]
fn every_impure_package_is_found_in_every_pure_crate_however_far() {
    assert_eq!(impure_packages(&clean()), [""; 0]);
    for user in PURE {
        for impure in IMPURE {
            let mut graph = planted(user, "in-between");
            let far = Package { name: (*impure).to_owned(), ..Package::default() };
            graph.packages.insert((*impure).to_owned(), far);
            graph.packages.entry("in-between".to_owned()).or_default().uses.insert((*impure).to_owned());
            assert!(impure_packages(&graph).contains(&format!("{user} brings {impure}")));
        }
    }
    assert_eq!(impure_packages(&planted("passerelle", "getrandom")), [""; 0]);
}
