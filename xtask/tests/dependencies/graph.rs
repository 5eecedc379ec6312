//! The packages of the build and what each one uses, from `cargo metadata`.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

/// Packages by their id; dependencies for tests only are left out.
#[derive(Clone, Default)]
pub(crate) struct Graph {
    pub(crate) packages: BTreeMap<String, Package>,
}

#[derive(Clone, Default)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// Whether it is one of ours.
    pub(crate) ours: bool,
    /// Ids of what it is linked with.
    pub(crate) uses: BTreeSet<String>,
}

impl Graph {
    /// The graph of this checkout, for this machine.
    pub(crate) fn of_this_workspace() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--filter-platform", &host()])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self::from_metadata(&serde_json::from_slice(&output.stdout).expect("metadata is JSON"))
    }

    fn from_metadata(metadata: &Value) -> Self {
        let mut graph = Self::default();
        for package in list(&metadata["packages"]) {
            let name = text(&package["name"]);
            graph.packages.insert(text(&package["id"]), Package { name, ..Package::default() });
        }
        for id in list(&metadata["workspace_members"]) {
            graph.packages.entry(text(id)).or_default().ours = true;
        }
        for node in list(&metadata["resolve"]["nodes"]) {
            let linked = list(&node["deps"]).iter().filter(|dependency| is_linked(dependency));
            graph.packages.entry(text(&node["id"])).or_default().uses =
                linked.map(|dependency| text(&dependency["pkg"])).collect();
        }
        graph
    }

    /// Our packages.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.values().filter(|package| package.ours)
    }

    /// Everything `package` is linked with, near and far.
    pub(crate) fn reach(&self, package: &Package) -> Vec<&Package> {
        let mut seen = BTreeSet::new();
        let mut queue: Vec<&String> = package.uses.iter().collect();
        let mut reached = Vec::new();
        while let Some(id) = queue.pop() {
            if let Some(package) = self.packages.get(id).filter(|_| seen.insert(id)) {
                queue.extend(&package.uses);
                reached.push(package);
            }
        }
        reached
    }
}

/// A dependency of the program itself: its kind is null, where « dev » is for tests and « build » for build scripts.
fn is_linked(dependency: &Value) -> bool {
    list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null())
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc starts");
    let version = String::from_utf8(output.stdout).expect("rustc prints text");
    version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().expect("a name or an id is a string").to_owned()
}

#[test]
fn test_dependencies_are_left_out_and_far_ones_are_reached() {
    let metadata = serde_json::json!({
        "packages": [{"id": "a 1", "name": "a"}, {"id": "b 1", "name": "b"}, {"id": "c 1", "name": "c"}, {"id": "t 1", "name": "t"}],
        "workspace_members": ["a 1"],
        "resolve": {"nodes": [
            {"id": "a 1", "deps": [
                {"pkg": "b 1", "dep_kinds": [{"kind": null}]},
                {"pkg": "t 1", "dep_kinds": [{"kind": "dev"}, {"kind": "build"}]},
            ]},
            {"id": "b 1", "deps": [{"pkg": "c 1", "dep_kinds": [{"kind": "dev"}, {"kind": null}]}]},
            {"id": "c 1", "deps": [{"pkg": "b 1", "dep_kinds": [{"kind": null}]}]},
        ]},
    });
    let graph = Graph::from_metadata(&metadata);
    let ours: Vec<&Package> = graph.ours().collect();
    assert_eq!(ours.len(), 1);
    let mut reached: Vec<&str> =
        graph.reach(ours[0]).into_iter().map(|package| package.name.as_str()).collect();
    reached.sort_unstable();
    assert_eq!(reached, ["b", "c"]);
}
