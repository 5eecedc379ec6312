// The story, word for word and figure for figure: two servers that share nothing but the sign-in protocol and the
// sealed files, from « nothing is delegated » to a teacher who enters without a password, and back.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, openProfile } from "./lib/browser.mjs";
import { run, startDemo } from "./lib/demo.mjs";
import { step, sees } from "./lib/check.mjs";
import { Ent, Spaces } from "./lib/people.mjs";
import { Console } from "./lib/console.mjs";
import { School, BEFORE, BEFORE_WITH_PARENTS, AFTER_EXACT, teachers } from "./lib/school.mjs";
import { client } from "./lib/client.mjs";
import { assert } from "./lib/check.mjs";

const withScripts = !process.argv.includes("--no-script");
const demo = await startDemo();
const browser = await openBrowser();
try {
  await play();
  console.log("the story plays");
} finally {
  await browser.close();
  await demo.stop();
  await demo.remove();
}

async function play() {
  const login = (part) => demo.guests.find((guest) => guest.part === part);
  const teacher = await openProfile(browser, { scripts: withScripts });
  const manager = await openProfile(browser, { scripts: withScripts });
  const host = await openProfile(browser, { scripts: withScripts });
  const supervisor = await openProfile(browser, { scripts: withScripts });
  const profiles = [teacher, manager, host, supervisor];
  const bukisa = login("professeur-trait-d-union");
  assert.equal(bukisa.login, "jm.bukisa");

  await step("1. before: nothing is delegated", async () => {
    const ent = new Ent(teacher.page, demo);
    await ent.signIn(bukisa.login);
    await ent.openTile("Vie scolaire");
    await new Spaces(teacher.page, demo).asksForPassword();
  });

  const hosting = new Console(host.page, demo);
  await step("2. console: published, locked, stopped", async () => {
    await hosting.signIn();
    await hosting.isPublished();
    await hosting.openTab("Déléguer l’authentification");
    await hosting.isLocked();
    await hosting.refusesForgedForm();
    await hosting.stop();
    await hosting.openTab("Déléguer l’authentification");
    await hosting.matrixIs({});
  });

  await step("3. CAS: presets, derived links, connection test", async () => {
    await hosting.openCas();
    await hosting.choosePreset("NetO’Centre (Région Centre : Mode avec alimentation)");
    await hosting.serverIs("https://ent.netocentre.fr/cas");
    await hosting.choosePreset("ENT de démonstration (Mode avec alimentation)");
    await hosting.derivedLinksAreThoseOfTheDemo();
    await hosting.testsTheConnection();
    await hosting.validateCas();
  });

  const six = ["direction", "professeur", "viescolaire", "parent", "accompagnant", "eleve"];
  await step("4. matrix: six, the common page refused, then nine", async () => {
    await hosting.delegate(six);
    await sees(host.page, "Il manque : Entreprise, Académie");
    await hosting.commonPageIsNotOffered();
    await hosting.delegate([...six, "entreprise", "academie"]);
    await hosting.delegate([...six, "entreprise", "academie", "commune"]);
    await hosting.matrixIs(Object.fromEntries([...six, "entreprise", "academie", "commune"].map((s) => [s, "cas"])));
    await hosting.publish();
  });

  const file = join(demo.folder, "pronote.xml");
  await step("5. export: a sealed file without a name", async () => {
    const ent = new Ent(manager.page, demo);
    await ent.signIn(login("direction").login);
    const sealed = await ent.exportFor("Vie scolaire XML", "pronote.xml");
    assert.ok(!sealed.toString("latin1").includes("BUKISA"), "a name is legible");
    await writeFile(file, sealed);
    const keys = join(demo.folder, "autre-cle");
    assert.equal((await run("keygen", "--output", keys)).code, 0);
    const opened = await run("open", "--input", file, "--key", join(keys, "key.pem"), "--output", join(demo.folder, "x"));
    assert.equal(opened.code, 4, opened.errors);
  });

  const school = new School(supervisor.page, demo, withScripts);
  await step("6. client pages: exclusive mode, backup, parents", async () => {
    await school.signIn();
    await school.enterExclusiveMode();
    await school.downloadsBackup();
    await school.openDelegation();
    await school.tableIs(BEFORE);
    await school.importUsers(demo.parents);
    await school.openDelegation();
    await school.tableIs(BEFORE_WITH_PARENTS);
  });

  await step("7. retrieval of the identifiers, rules « identiques »", async () => {
    const seconds = await school.retrieve(file, { rules: "Identiques" });
    assert.ok(seconds < 3, `the answer took ${seconds} s`);
    await school.openDelegation();
    await school.tableIs(AFTER_EXACT);
  });

  await step("8. by hand: the hyphen", async () => {
    await school.openUnmatchedTeachers(2);
    await school.matchByHand("BUKISA", "JEAN MARIE");
    await school.openDelegation();
    await school.columnIs("Professeurs", teachers(103, 1));
  });

  await step("9. by the engine, after undoing", async () => {
    await school.undoMatch("BUKISA");
    await school.openDelegation();
    await school.columnIs("Professeurs", teachers(102, 2));
    await school.retrieve(file, {
      rules: "Étendues",
      keep: true,
      expect: "1 professeur de plus : trait d’union",
    });
    await school.openDelegation();
    await school.columnIs("Professeurs", teachers(103, 1));
    await school.retrievesNothingNew(file);
    await school.leaveExclusiveMode("Enregistrer");
  });

  await step("10. after: no password, one identifier, no name", async () => {
    const ent = new Ent(teacher.page, demo);
    const spaces = new Spaces(teacher.page, demo);
    await ent.openPortal();
    await ent.openTile("Vie scolaire");
    await spaces.isIn("Espace Professeurs");
    const before = await spaces.traffic();
    await spaces.leave();

    await new Ent(manager.page, demo).rename(bukisa.login, "BUKISA-RENOMMÉ");
    await ent.openPortal();
    await ent.openTile("Vie scolaire");
    await spaces.isIn("Espace Professeurs");
    assert.equal(await spaces.traffic(), before, "the identifier changed with the name");

    const stranger = await openProfile(browser, { scripts: withScripts });
    profiles.push(stranger);
    const unknown = new Ent(stranger.page, demo);
    await unknown.signIn(login("professeur-inconnu").login);
    await unknown.openTile("Vie scolaire");
    await sees(stranger.page, /pas encore relié/);
  });

  await step("11. ways in: direct login, no space delegated, native client", async () => {
    const visitor = await openProfile(browser, { scripts: withScripts });
    profiles.push(visitor);
    const spaces = new Spaces(visitor.page, demo);
    await spaces.entersDirectly("professeur", bukisa.service_login);
    await spaces.isIn("Espace Professeurs");

    await hosting.stop();
    await hosting.delegateNothing();
    await hosting.publish();
    const later = await openProfile(browser, { scripts: withScripts });
    profiles.push(later);
    await new Ent(later.page, demo).signIn(bukisa.login);
    await later.page.goto(`${demo.spaces}professeur`);
    await new Spaces(later.page, demo).asksForPassword();
    await client(later.page, demo, { population: "professeur", delegated: true });

    await hosting.stop();
    await hosting.delegateEverything();
    await hosting.publish();
  });

  await step("12. reverse: the service’s identifiers go to the ENT", async () => {
    const sealed = await school.exportIdentifiers();
    const reverse = join(demo.folder, "identifiants.xml");
    await writeFile(reverse, sealed);
    const ent = new Ent(manager.page, demo);
    await ent.importIdentifiers(reverse);
    await ent.showsServiceIdentifier(bukisa.login);
  });

  await step("13. undo it all", async () => {
    await school.enterExclusiveMode();
    await school.restoreFirstPoint();
    await school.openDelegation();
    await school.tableIs(BEFORE);
    await school.leaveExclusiveMode("Enregistrer");
  });

  for (const profile of profiles) assert.deepEqual(profile.trouble, [], "scripts or policy");
}
