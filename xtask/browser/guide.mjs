// The pictures of the guide, taken while the story plays: they show what the program does, and are taken again when it
// changes. In French, in the light, narrow enough to be read in a page of text.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Album } from "./lib/album.mjs";
import { openBrowser, openProfile } from "./lib/browser.mjs";
import { sees, step } from "./lib/check.mjs";
import { Console } from "./lib/console.mjs";
import { startDemo } from "./lib/demo.mjs";
import { Ent, Spaces } from "./lib/people.mjs";
import { AFTER_EXACT, BEFORE_WITH_PARENTS, School } from "./lib/school.mjs";

const docs = process.env.PASSERELLE_DOCS;
if (!docs) throw new Error("PASSERELLE_DOCS must be the folder of the documentation");

const album = await Album.open(join(docs, "images", "guide"));
const demo = await startDemo();
const browser = await openBrowser();
try {
  await illustrate();
  console.log(`${album.kept} pictures`);
} finally {
  await browser.close();
  await demo.stop();
  await demo.remove();
}

async function illustrate() {
  const login = (part) => demo.guests.find((guest) => guest.part === part).login;
  const page = async () => (await openProfile(browser, { width: 1000, height: 760 })).page;
  const teacher = await page();
  const host = await page();
  const manager = await page();
  const supervisor = await page();
  const file = join(demo.folder, "pronote.xml");

  await step("access", async () => {
    await new Ent(teacher, demo).signIn(login("professeur-trait-d-union"));
    await album.keep(teacher, "01-portail");
  });
  await step("delegation", () => delegate(host));
  await step("export", async () => {
    const ent = new Ent(manager, demo);
    await ent.signIn(login("direction"));
    await writeFile(file, await ent.exportFor("Vie scolaire XML", "pronote.xml"));
    await album.keep(manager, "07-exports", manager.locator("main h1"), manager.locator("section[aria-labelledby^='export-']"));
  });
  await step("matching", () => match(supervisor, file));
  await step("after", async () => {
    const ent = new Ent(teacher, demo);
    await ent.openPortal();
    await ent.openTile("Vie scolaire");
    const spaces = new Spaces(teacher, demo);
    await spaces.isIn("Espace Professeurs");
    await spaces.traffic();
    await album.keep(teacher, "14-circulation");

    const stranger = await page();
    const unknown = new Ent(stranger, demo);
    await unknown.signIn(login("professeur-inconnu"));
    await unknown.openTile("Vie scolaire");
    await sees(stranger, /pas encore relié/);
    await album.keep(stranger, "15-pas-encore-relie");
  });
}

/** The console: stopped, defined, tested, chosen space by space, published. */
async function delegate(host) {
  const hosting = new Console(host, demo);
  await hosting.signIn();
  await hosting.openTab("Déléguer l’authentification");
  await hosting.isLocked();
  await album.keep(host, "02-console-publiee");

  await hosting.stop();
  await hosting.openCas();
  await hosting.choosePreset("ENT de démonstration (Mode avec alimentation)");
  await album.keep(host, "03-cas", host.locator("main fieldset"));
  await hosting.derivedLinksAreThoseOfTheDemo();
  const addresses = host.getByRole("heading", { name: "Adresses calculées" });
  await album.keep(host, "04-adresses", addresses, host.getByLabel(/[Aa]dresse.*directe/));
  await hosting.testsTheConnection();
  await album.keep(host, "05-essai", host.locator("section[aria-labelledby=essai]"));
  await hosting.validateCas();

  const six = ["direction", "professeur", "viescolaire", "parent", "accompagnant", "eleve"];
  await hosting.delegate(six);
  await sees(host, "Il manque : Entreprise, Académie");
  await album.keep(host, "06-matrice", host.locator("table.matrice"));
  const eight = [...six, "entreprise", "academie"];
  await hosting.delegate(eight);
  await hosting.delegate([...eight, "commune"]);
  await hosting.publish();
}

/** The school's pages, from the empty table to the last link made by hand. */
async function match(supervisor, file) {
  const school = new School(supervisor, demo);
  await school.signIn();
  await school.enterExclusiveMode();
  await school.importUsers(demo.parents);
  await school.openDelegation();
  await school.tableIs(BEFORE_WITH_PARENTS);
  await album.keep(supervisor, "08-tableau-avant", supervisor.locator("main h1"), school.table());

  await school.upload(file, "Identiques");
  await sees(supervisor, "Rien n’est encore changé");
  await album.keep(supervisor, "09-verifier");
  await school.press(/^Appliquer/);
  await sees(supervisor, "Supprimez le fichier");
  await school.openDelegation();
  await school.tableIs(AFTER_EXACT);
  await album.keep(supervisor, "10-tableau-apres", school.table());

  await school.openUnmatchedTeachers(2);
  await album.keep(supervisor, "11-non-rapproches", supervisor.locator("#liste"), school.list().last());
  await school.row("BUKISA").getByRole("link", { name: /^Rapprocher/ }).click();
  const title = supervisor.getByRole("heading", { level: 1, name: "Rapprochement manuel" });
  await title.waitFor();
  await album.keep(supervisor, "12-rapprochement-manuel", title, supervisor.locator("main li:has(h3)"));
  await school.openUnmatchedTeachers(2);
  await school.matchByHand("BUKISA", "JEAN MARIE");

  await supervisor.goto(`${demo.school}rapprochement/points-de-retour`);
  await supervisor.locator("main tbody tr").last().getByRole("link").click();
  await sees(supervisor, "Ce qui serait perdu");
  const loss = supervisor.getByRole("heading", { name: "Ce qui serait perdu" });
  await album.keep(supervisor, "13-point-de-retour", loss, supervisor.getByRole("button", { name: "Revenir à ce point" }));
  await school.leaveExclusiveMode("Enregistrer");
}
