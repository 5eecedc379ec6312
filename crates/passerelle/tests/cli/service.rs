//! The service side in production: its server, its bases, its users, from the command line.

use std::time::{Duration, Instant};

use passerelle_model::{CasDelegation, Delegation, Space, Timestamp};
use passerelle_store::service::{
    AccountRow, Application, ApplicationWay, BaseChange, BaseContent, BaseSlug, HostingSettings,
    IdentityHeaders, ServiceStore as _, TokenPlace, TotpFactor,
};
use passerelle_store::{AuditEvent, Commit, JournalPage};
use passerelle_store_sqlite::SqliteServiceStore;

use crate::fixture::{Folder, Ran};
use crate::serve::{get, start, stop};

/// Settings of a service, hosting account 4012, base « tilleuls » of the tiny school.
fn service() -> Folder {
    let folder = Folder::school();
    folder.write(
        "passerelle.toml",
        "[server]\naddress = \"http://127.0.0.1:8081\"\nlisten = \"127.0.0.1:0\"\ndata = \"data\"\n\
         [service]\nkey = \"key.pem\"\n",
    );
    folder.write("password", "quatre mots assez longs\n");
    folder.write("invoice", "F-2026-118\n");
    let hosting = "admin add --hosting 4012 --password-file password --invoice-file invoice";
    assert_eq!(on(&folder, hosting).code, 0);
    let create =
        "base create --base tilleuls --hosting 4012 --uai 0990001N --school-name Tilleuls --name 2026-2027";
    let tried = on(&folder, create);
    assert_eq!((tried.code, bases(&folder).len()), (0, 0), "{tried}");
    assert_eq!(on(&folder, &format!("{create} --apply")).code, 0);
    let again = on(&folder, &format!("{create} --apply"));
    assert_eq!(again.code, 3, "{again}");
    folder
}

fn on(folder: &Folder, line: &str) -> Ran {
    folder.run(&format!("{line} --config passerelle.toml"))
}

fn json(folder: &Folder, line: &str) -> serde_json::Value {
    let ran = on(folder, &format!("{line} --json"));
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran}"))
}

/// A teacher more in the ENT's file.
const NEWCOMER: &str = concat!(
    "<Professeur Ident=\"9\" Nom=\"ZIMMER\" Prenom=\"Ondine\" DateNaissance=\"1990-01-01\" ",
    "ID_Partenaire=\"aaaa-0009\"/></Professeurs>"
);

/// Something done on the service's data themselves.
fn on_store<T>(folder: &Folder, work: impl AsyncFnOnce(&SqliteServiceStore) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = SqliteServiceStore::open(folder.path("data/service.sqlite")).await.expect("opened");
        let done = work(&store).await;
        store.close().await;
        done
    })
}

fn slug() -> BaseSlug {
    BaseSlug::new("tilleuls").expect("a slug")
}

/// What the base keeps.
fn content(folder: &Folder) -> BaseContent {
    on_store(folder, async |store| store.content(&slug()).await.expect("read"))
}

/// A write in the base.
fn change(folder: &Folder, change: BaseChange) {
    let event = AuditEvent::new(Timestamp::from_unix(0), "essai", "journal-essai");
    let commit = Commit { changes: vec![change], event, expected: None };
    on_store(folder, async |store| store.commit(&slug(), commit).await.expect("written"));
}

/// How many accounts of the ENT's last file the base keeps.
fn accounts(folder: &Folder) -> usize {
    content(folder).accounts.len()
}

fn bases(folder: &Folder) -> Vec<serde_json::Value> {
    json(folder, "base list").as_array().expect("a list").clone()
}

/// Asks until the answer holds `wanted`; ten seconds are far more than it takes.
fn soon(address: &str, path: &str, wanted: &str) {
    let asked = Instant::now();
    loop {
        let answer = get(address, path);
        if answer.contains(wanted) {
            return;
        }
        assert!(asked.elapsed() < Duration::from_secs(10), "{path} never held {wanted}: {answer}");
    }
}

#[test]
fn a_service_starts_answers_counts_and_stops() {
    let folder = service();
    let (server, address) = start(&folder);
    assert!(get(&address, "/readyz").starts_with("HTTP/1.1 200"));
    assert!(get(&address, "/vs/tilleuls/").starts_with("HTTP/1.1 503"), "stopped");
    // A command beside the server is seen within a second.
    let tried = on(&folder, "base publish --base tilleuls");
    assert!(tried.stdout.contains("--apply"), "{tried}");
    assert_eq!(on(&folder, "base publish --base tilleuls --apply").code, 0);
    assert_eq!(on(&folder, "base publish --base tilleuls --apply").code, 7);
    soon(&address, "/vs/tilleuls/", "Tilleuls");
    assert!(get(&address, "/console/connexion").contains("facture"));
    assert_eq!(on(&folder, "base stop --base tilleuls --apply").code, 0);
    soon(&address, "/vs/tilleuls/", "HTTP/1.1 503");
    let (code, said) = stop(server);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn commands_of_the_other_side_are_told_so() {
    let folder = service();
    for line in ["ent accounts list", "serve --role ent"] {
        let ran = on(&folder, line);
        assert_eq!(ran.code, 4, "{ran}");
        assert!(ran.stderr.contains("[service]"), "{ran}");
    }
    let ran = on(&folder, "admin add --login spr --password-file password");
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.stderr.contains("--base"), "{ran}");
    assert_eq!(on(&folder, "admin add --login spr --base tilleuls --password-file password").code, 0);
    assert_eq!(on(&folder, "admin add --login SPR --base tilleuls --password-file password").code, 3);
    assert_eq!(on(&folder, "admin password --login spr --base tilleuls --password-file password").code, 0);
    assert_eq!(on(&folder, "admin password --hosting 1 --password-file password").code, 3);
    assert_eq!(on(&folder, "admin password --hosting 4012 --password-file password").code, 0);
    let printed = folder.run("serve --print-config --role service");
    assert!(printed.stdout.contains("\n[service]\n") && !printed.stdout.contains("\n[ent]\n"), "{printed}");
}

#[test]
fn a_new_hosting_password_opens_the_console_again_whatever_was_lost() {
    let folder = service();
    let settings = || on_store(&folder, async |store| store.hosting_settings("4012").await.expect("read"));
    let locked = HostingSettings {
        networks: vec!["192.0.2.0/24".to_owned()],
        idle_minutes: Some(15),
        totp: Some(TotpFactor { sealed: "scellé".to_owned(), last_step: 7 }),
        ..HostingSettings::default()
    };
    let event = AuditEvent::new(Timestamp::from_unix(0), "essai", "journal-essai");
    on_store(&folder, async |store| store.put_hosting_settings("4012", &locked, &event).await.expect("kept"));
    let ran = on(&folder, "admin password --hosting 4012 --password-file password");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stderr.contains("réseaux autorisés"), "{ran}");
    let after = settings();
    assert_eq!((after.networks, after.totp.is_none(), after.idle_minutes), (Vec::new(), true, Some(15)));
    let all = JournalPage { before: None, limit: 10 };
    let journal = on_store(&folder, async |store| {
        let account = store.hosting_journal("4012", all).await.expect("read");
        account.into_iter().chain(store.journal(&slug(), all).await.expect("read")).collect::<Vec<_>>()
    });
    let said: Vec<_> =
        journal.iter().map(|line| (line.event.actor.as_str(), line.event.action.as_str())).collect();
    assert_eq!(
        said,
        [
            ("commande", "journal-hebergement-mot-de-passe"),
            ("essai", "journal-essai"),
            ("commande", "journal-hebergement-cree"),
            ("commande", "journal-base-creee"),
        ]
    );
    assert_eq!(journal[0].event.details["avant"]["totp"], true);
}

#[test]
fn users_are_tried_applied_held_and_undone() {
    let folder = service();
    let import = "base users import --base tilleuls --input base.csv";
    let tried = on(&folder, import);
    assert_eq!(tried.code, 0, "{tried}");
    assert_eq!(bases(&folder)[0]["users"], 0);
    assert!(!tried.stdout.contains("MARCHAND"), "{tried}");
    assert_eq!(on(&folder, &format!("{import} --apply")).code, 0);
    assert_eq!(bases(&folder)[0]["users"], 7);
    assert_eq!(on(&folder, &format!("{import} --apply")).code, 7);

    let list = folder.read("base.csv");
    let header = list.lines().next().expect("titles");
    folder.write(
        "changed.csv",
        format!("{header};espaces;login\nS1;personnel;Mme;ORSINI;Clémence;;;;;;;;direction;c.orsini\n"),
    );
    let change = "base users import --base tilleuls --input changed.csv";
    let report = json(&folder, change);
    assert_eq!(report["changed"][0]["fields"], serde_json::json!(["espaces", "login"]), "{report}");
    assert_eq!((&report["spaces_changed"], &report["applied"]), (&1.into(), &false.into()));
    assert_eq!(on(&folder, &format!("{change} --apply")).code, 0);
    assert_eq!(json(&folder, change)["changed"], serde_json::json!([]));

    let undone = on(&folder, "base users undo --base tilleuls --apply");
    assert_eq!(undone.code, 0, "{undone}");
    assert_eq!(json(&folder, change)["changed"][0]["fields"].as_array().map(Vec::len), Some(2));

    let crowd = (0..20).map(|n| format!("X{n};inspecteur;NOM{n};Ana\n")).collect::<Vec<_>>().concat();
    folder.write("crowd.csv", format!("id;population;nom;prenom\n{crowd}"));
    assert_eq!(on(&folder, "base users import --base tilleuls --input crowd.csv --apply").code, 0);
    folder.write("few.csv", "id;population;nom;prenom\nX0;inspecteur;NOM0;Ana\n");
    let few = "base users import --base tilleuls --input few.csv --remove-absent --apply";
    let held = on(&folder, few);
    assert_eq!(held.code, 5, "{held}");
    assert!(held.stderr.contains("--release 19"), "{held}");
    assert_eq!(bases(&folder)[0]["users"], 27);
    assert_eq!(on(&folder, &format!("{few} --release 19")).code, 0);
    assert_eq!(bases(&folder)[0]["users"], 8);
}

#[test]
fn the_file_of_the_ent_is_read_checked_applied_and_one_link_undone() {
    let folder = service();
    assert_eq!(on(&folder, "base users import --base tilleuls --input base.csv --apply").code, 0);
    let dated = on(&folder, "import apply --base tilleuls --input ent.sealed.xml --apply");
    assert_eq!(dated.code, 3, "{dated}");
    assert!(dated.stderr.contains("--accept-old"), "{dated}");
    let file = "--base tilleuls --input ent.sealed.xml --accept-old";
    assert_eq!(json(&folder, &format!("import read {file}"))["populations"]["eleve"], 2);
    let check = json(&folder, &format!("import check {file}"));
    assert_eq!((&check["effects"]["rapproches"], &check["applied"]), (&6.into(), &false.into()), "{check}");
    let tried = on(&folder, &format!("import apply {file}"));
    assert_eq!((tried.code, bases(&folder)[0]["linked"].clone()), (0, 0.into()), "{tried}");
    let applied = on(&folder, &format!("import apply {file} --apply"));
    assert_eq!((applied.code, bases(&folder)[0]["linked"].clone()), (0, 6.into()), "{applied}");
    let again = on(&folder, &format!("import apply {file} --existing keep --apply"));
    assert_eq!(again.code, 7, "{again}");
    // Newcomers of the ENT whom the base does not know link nobody; by hand they have to be there all the same.
    folder.write("ent.xml", folder.read("ent.xml").replace("</Professeurs>", NEWCOMER));
    let sealed = "seal --input ent.xml --recipient key.pub --output newer.xml";
    assert_eq!(folder.run(sealed).code, 0);
    let newer = "import apply --base tilleuls --input newer.xml --accept-old --existing keep";
    let tried = on(&folder, newer);
    assert_eq!((tried.code, accounts(&folder)), (0, 6), "{tried}");
    let applied = on(&folder, &format!("{newer} --apply"));
    assert_eq!((applied.code, accounts(&folder)), (0, 7), "{applied}");
    assert_eq!(bases(&folder)[0]["linked"], 6);
    assert_eq!(on(&folder, &format!("{newer} --apply")).code, 7);

    let list = on(&folder, "links list --base tilleuls");
    assert!(!list.stdout.contains("MARCHAND") && !list.stdout.contains("aaaa-"), "{list}");
    let links = json(&folder, "links list --base tilleuls");
    let linked = links.as_array().expect("a list").iter().find(|row| row["state"] == "linked");
    let row = linked.expect("somebody")["row"].to_string();
    let unlink = format!("links unlink --base tilleuls --user {row}");
    assert_eq!(on(&folder, &unlink).code, 0);
    assert_eq!(on(&folder, &format!("{unlink} --apply")).code, 0);
    assert_eq!(bases(&folder)[0]["linked"], 5);
    let found = json(&folder, &format!("links suggest --base tilleuls --user {row}"));
    let account = found[0]["account"].to_string();
    let link = format!("links link --base tilleuls --user {row} --account {account}");
    assert_eq!(on(&folder, &link).code, 0);
    assert_eq!(bases(&folder)[0]["linked"], 5);
    assert_eq!(on(&folder, &format!("{link} --apply")).code, 0);
    // A trial is refused where the real one would be.
    for line in [link.clone(), format!("{link} --apply")] {
        let again = on(&folder, &line);
        assert_eq!(again.code, 3, "linked already: {again}");
    }
    assert_eq!(bases(&folder)[0]["linked"], 6);
    assert_eq!(on(&folder, &format!("links unlink --base tilleuls --user {row} --apply")).code, 0);
    let kept = content(&folder);
    let person =
        kept.users.iter().find(|user| user.n.to_string() == row).expect("there").record.user.population;
    let stranger = kept.accounts.iter().find(|one| one.account.population != person).expect("somebody").n;
    let link = format!("links link --base tilleuls --user {row} --account {stranger}");
    assert_eq!(on(&folder, &link).code, 3, "of another population");
    let taken = |one: &&AccountRow| one.account.population == person && one.n.to_string() != account;
    let taken = kept.accounts.iter().rfind(taken).expect("somebody").n;
    let link = format!("links link --base tilleuls --user {row} --account {taken}");
    let refused = on(&folder, &link);
    assert_eq!(refused.code, 3, "nothing is alike: {refused}");
    assert!(refused.stderr.contains("--reason"), "{refused}");
    assert_eq!(on(&folder, "delegation show --base tilleuls").code, 0);
    assert_eq!(on(&folder, "delegation test --base tilleuls").code, 3, "nothing is delegated");
    assert_eq!(on(&folder, "links list --base inconnue").code, 4);
}

#[test]
fn a_test_of_the_connection_is_kept_when_that_is_asked_for_only() {
    let folder = service();
    // Nobody listens there.
    let cas = Some(CasDelegation::to("http://127.0.0.1:1/cas"));
    change(&folder, BaseChange::SetDelegation(Delegation { cas, ..Delegation::default() }));
    let kept = || {
        on_store(&folder, async |store| {
            let (plans, base) = (store.plans(&slug()).await, store.base(&slug()).await);
            (plans.expect("read").tested.is_some(), base.expect("read").expect("there").version)
        })
    };
    let before = kept();
    let tried = on(&folder, "delegation test --base tilleuls");
    assert_eq!((tried.code, kept()), (6, before), "{tried}");
    assert!(!before.0 && tried.stderr.contains("--apply"), "{tried}");
    let done = on(&folder, "delegation test --base tilleuls --apply");
    assert_eq!((done.code, kept()), (6, (true, before.1 + 1)), "{done}");
}

#[test]
fn a_backup_is_sealed_and_brings_back() {
    let folder = service();
    assert_eq!(on(&folder, "base users import --base tilleuls --input base.csv --apply").code, 0);
    assert_eq!(on(&folder, "base backup --base tilleuls --output backup.xml").code, 0);
    assert!(!folder.read("backup.xml").contains("MARCHAND"));
    folder.write("none.csv", "id;population;nom;prenom\nZ9;eleve;AUTRE;Zoé\n");
    assert_eq!(on(&folder, "base users import --base tilleuls --input none.csv --apply").code, 0);
    let restore = "base restore --base tilleuls --input backup.xml";
    assert_eq!((on(&folder, restore).code, bases(&folder)[0]["users"].clone()), (0, 8.into()));
    let done = on(&folder, &format!("{restore} --apply"));
    assert_eq!((done.code, bases(&folder)[0]["users"].clone()), (0, 7.into()), "{done}");
    assert_eq!(on(&folder, "base restore --base tilleuls --input base.csv --apply").code, 4);
}

#[test]
fn no_command_writes_in_the_place_of_what_the_server_needs() {
    let folder = service();
    assert_eq!(on(&folder, "base users import --base tilleuls --input base.csv --apply").code, 0);
    let needed = ["passerelle.toml", "key.pem", "data/service.sqlite"];
    let before = needed.map(|name| std::fs::read(folder.path(name)).expect("read"));
    for name in needed {
        for command in ["doctor --bundle", "base backup --base tilleuls --output"] {
            let ran = on(&folder, &format!("{command} ./{name}"));
            assert_eq!(ran.code, 2, "{command} {name}: {ran}");
        }
    }
    assert_eq!(needed.map(|name| std::fs::read(folder.path(name)).expect("read")), before);
    assert_eq!(on(&folder, "doctor --bundle nowhere/bundle.zip").code, 2);
    assert_eq!(on(&folder, "doctor --bundle data").code, 2);
    // A disk that is full, an account that may not write here: what was found is told all the same.
    #[cfg(target_os = "linux")]
    {
        let ran = on(&folder, "doctor --bundle /proc/bundle.zip");
        assert!(ran.code != 0 && ran.stdout.contains("tilleuls"), "{ran}");
    }
}

#[test]
fn doctor_points_out_applications_that_the_settings_leave_out() {
    let folder = service();
    let application = Application {
        way: ApplicationWay::Proxied { upstream: "http://127.0.0.1:5232/agenda".to_owned() },
        headers: IdentityHeaders::default(),
        token: TokenPlace::default(),
        audience: "agenda".to_owned(),
    };
    change(&folder, BaseChange::SetApplications([(Space::Teachers, application)].into()));
    let settings = folder.read("passerelle.toml");
    for (port, told) in [(5233, true), (5232, false)] {
        let allowed = format!("[applications]\nallowed_origins = [\"http://127.0.0.1:{port}\"]\n");
        folder.write("passerelle.toml", format!("{settings}{allowed}"));
        let ran = on(&folder, "doctor");
        assert_eq!((ran.code, ran.stdout.contains("allowed_origins")), (0, told), "{ran}");
    }
}

#[test]
fn doctor_looks_at_the_bases_and_its_bundle_names_nobody() {
    let folder = service();
    let empty = on(&folder, "base users import --base tilleuls --input base.csv --apply");
    assert_eq!(empty.code, 0, "{empty}");
    let applied = on(&folder, "import apply --base tilleuls --input ent.sealed.xml --accept-old --apply");
    assert_eq!(applied.code, 0, "{applied}");
    let ran = on(&folder, "doctor --bundle bundle.zip --json");
    assert_eq!(ran.code, 0, "{ran}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let checks = report["checks"].as_array().expect("a list");
    let base = checks.iter().find(|check| check["check"] == "base").expect("the base");
    assert_eq!(
        (&base["state"], &base["recipient"]),
        (&"warning".into(), &"tilleuls".into()),
        "it is stopped"
    );

    let bundle =
        String::from_utf8_lossy(&std::fs::read(folder.path("bundle.zip")).expect("written")).into_owned();
    for part in ["about.json", "bases.json", "\"linked\": 6", "\"role\": \"service\""] {
        assert!(bundle.contains(part), "{part}: {bundle}");
    }
    let content = content(&folder);
    let mut secrets =
        vec!["tilleuls".to_owned(), "Tilleuls".to_owned(), "0990001N".to_owned(), "4012".to_owned()];
    for row in &content.users {
        let user = &row.record.user;
        secrets.extend([user.family_name.clone(), user.given_name.clone()]);
        secrets.extend(user.address.city.clone());
        secrets.extend(user.birth_date.map(|date| date.to_string()));
    }
    secrets.extend(
        content.links.iter().filter_map(|link| link.identifier.as_ref()).map(|id| id.as_str().to_owned()),
    );
    secrets.push(folder.read("key.pem").lines().nth(3).expect("a line").to_owned());
    secrets.push(folder.path("").to_string_lossy().into_owned());
    for secret in secrets.iter().filter(|secret| secret.chars().count() > 2) {
        assert!(!bundle.contains(secret.as_str()), "{secret} is in the bundle");
    }
}
