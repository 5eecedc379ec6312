// The school's pages.

import { assert, bytes, figures, plain, sees } from "./check.mjs";

const COLUMNS = ["", "Élèves", "Inspecteurs", "Maîtres de stage", "Parents", "Personnels", "Professeurs"];

/** Before: nothing retrieved, no parent in the base. */
export const BEFORE = [
  ["Utilisateurs Vie scolaire", "551", "0", "0", "0", "8", "104"],
  ["Utilisateurs CAS", "-", "-", "-", "-", "-", "-"],
  ["Utilisateurs rapprochés", "0", "0", "0", "0", "0", "0"],
  ["Utilisateurs CAS à rapprocher", "-", "-", "-", "-", "-", "-"],
];

export const BEFORE_WITH_PARENTS = [
  ["Utilisateurs Vie scolaire", "551", "0", "0", "1 044", "8", "104"],
  ...BEFORE.slice(1),
];

export const AFTER_EXACT = [
  ["Utilisateurs Vie scolaire", "551", "0", "0", "1 044", "8", "104"],
  ["Utilisateurs CAS", "551", "-", "-", "1 044", "18", "104"],
  ["Utilisateurs rapprochés", "551", "0", "0", "1 043", "4", "102"],
  ["Utilisateurs CAS à rapprocher", "0", "-", "-", "1", "14", "2"],
];

/** The column of the teachers. */
export const teachers = (matched, left) => ["104", "104", String(matched), String(left)];

export class School {
  constructor(page, demo, withScripts = true) {
    this.page = page;
    this.demo = demo;
    this.withScripts = withScripts;
  }

  async signIn() {
    await this.page.goto(this.demo.school);
    await this.page.getByLabel("Compte", { exact: true }).fill(this.demo.supervisor);
    await this.page.getByLabel("Mot de passe", { exact: true }).fill(this.demo.supervisor_password);
    await this.press("Se connecter");
  }

  press(name) {
    return this.page.locator("main").getByRole("button", { name }).first().click();
  }

  async enterExclusiveMode() {
    await this.page.goto(this.demo.school);
    await this.press("Passer en mode exclusif");
    await sees(this.page, "Vous êtes en mode exclusif");
  }

  async leaveExclusiveMode(answer) {
    await this.page.getByRole("link", { name: "Quitter le mode exclusif" }).click();
    await this.press(answer);
    await sees(this.page, "Passer en mode exclusif");
  }

  async downloadsBackup() {
    await this.page.goto(`${this.demo.school}sauvegarde`);
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press("Sauvegarder la base")]);
    assert.ok((await bytes(download)).length > 10_000, "the backup is too small to be one");
  }

  async openDelegation() {
    await this.page.goto(`${this.demo.school}rapprochement/`);
    await sees(this.page, "Rapprochement de l’identité des utilisateurs du fournisseur d’identités");
  }

  table() {
    return this.page.getByRole("table").filter({ hasText: "Utilisateurs CAS" }).first();
  }

  async tableIs(expected) {
    const titles = await this.table().locator("thead th, thead td").allInnerTexts();
    assert.deepEqual(titles.map(plain), COLUMNS);
    assert.deepEqual((await figures(this.table())).slice(0, 4), expected);
  }

  async columnIs(title, expected) {
    const rows = (await figures(this.table())).slice(0, 4);
    assert.deepEqual(
      rows.map((row) => row[COLUMNS.indexOf(title)]),
      expected,
    );
  }

  async importUsers(file) {
    await this.page.goto(`${this.demo.school}imports-exports/utilisateurs`);
    await this.page.locator("input[type=file]").setInputFiles(file);
    await this.press("Vérifier la liste");
    await sees(this.page, "Ajoutés", "1 044");
    await this.press(/^Appliquer/);
    await sees(this.page, "La liste des utilisateurs est importée");
  }

  /** « Récupérer les identifiants » up to the result; gives the seconds that applying took. */
  async retrieve(file, { rules, expect, keep }) {
    await this.upload(file, rules);
    if (keep) {
      await sees(this.page, "Conserver ou remplacer les identifiants déjà présents ?");
      await this.press(/^Conserver/);
    }
    await sees(this.page, "Rien n’est encore changé", ...(expect ? [expect] : []));
    const started = Date.now();
    await this.press(/^Appliquer/);
    await sees(this.page, "Supprimez le fichier");
    return (Date.now() - started) / 1000;
  }

  async upload(file, rules) {
    await this.openDelegation();
    await this.page.getByRole("link", { name: "Récupérer les identifiants" }).click();
    await this.page.locator("input[type=file]").setInputFiles(file);
    await this.page.getByLabel(rules).check();
    await this.press("Récupérer les identifiants");
  }

  async retrievesNothingNew(file) {
    await this.retrieve(file, { rules: "Étendues", keep: true, expect: "personne ne change" });
  }

  async openUnmatchedTeachers(expected) {
    await this.openDelegation();
    await this.page.getByRole("link", { name: /^Professeurs/ }).click();
    await sees(this.page, "Liste des Professeurs présents dans Vie scolaire", "Uniquement les non rapprochés");
    assert.equal(await this.list().count(), expected);
  }

  list() {
    return this.page.getByRole("table").filter({ hasText: "Identifiant fournisseur identités" }).locator("tbody tr");
  }

  row(family) {
    return this.list().filter({ hasText: family }).first();
  }

  async matchByHand(family, candidate) {
    const cell = this.row(family).locator("[data-open-on-dblclick]");
    if (this.withScripts) await cell.dblclick({ position: { x: 4, y: 4 } });
    else await this.row(family).getByRole("link", { name: /^Rapprocher/ }).click();
    await this.page.getByRole("heading", { level: 1, name: "Rapprochement manuel" }).waitFor();
    const first = this.page.locator("main li:has(h3)").first();
    assert.match(plain(await first.innerText()), new RegExp(candidate, "i"), "the right account is not first");
    await first.getByRole("button", { name: /^Rapprocher/ }).click();
    await sees(this.page, family);
    await this.press("Confirmer le rapprochement");
    await sees(this.page, "est rapproché");
    const identifier = plain(await this.row(family).innerText());
    assert.match(identifier, /[0-9a-f]{8}-[0-9a-f]{4}-/, "the identifier does not appear in the row");
  }

  async undoMatch(family) {
    await this.openDelegation();
    await this.page.getByRole("link", { name: /^Professeurs/ }).click();
    await this.page.getByLabel("Uniquement les non rapprochés").uncheck();
    await this.page.getByLabel("Chercher un nom").fill(family);
    await this.press("Filtrer");
    await this.row(family).getByRole("link", { name: /^Voir/ }).click();
    await this.press("Annuler ce rapprochement");
    await sees(this.page, "décision annulée");
  }

  async exportIdentifiers() {
    await this.page.goto(`${this.demo.school}identifiants`);
    const key = this.page.locator("input[type=file]");
    await key.setInputFiles(this.demo.ent_public_key);
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press("Exporter")]);
    return bytes(download);
  }

  async restoreFirstPoint() {
    await this.page.goto(`${this.demo.school}rapprochement/points-de-retour`);
    // The oldest one: made when the exclusive mode of the sixth step began.
    await this.page.locator("tbody tr").last().getByRole("link").click();
    await sees(this.page, "Ce qui serait perdu", "1 044 parents : retirés de la base");
    const keep = this.page.getByLabel(/^Garder/);
    if (await keep.count()) await keep.uncheck();
    await this.press("Revenir à ce point");
    await sees(this.page, "La base est revenue à ce point");
  }
}
