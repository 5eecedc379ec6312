// The hosting console.

import { assert, plain, sees } from "./check.mjs";

const ROWS = ["commune", "direction", "professeur", "viescolaire", "parent", "accompagnant", "eleve", "entreprise", "academie"];

export class Console {
  constructor(page, demo) {
    this.page = page;
    this.demo = demo;
  }

  async signIn() {
    await this.page.goto(this.demo.console);
    await this.page.getByLabel("Numéro d’hébergement").fill(this.demo.hosting_number);
    await this.page.getByLabel("Mot de passe d’hébergement").fill(this.demo.hosting_password);
    await this.page.getByLabel("Dernier numéro de facture").fill(this.demo.last_invoice);
    await this.page.locator("main form button.bouton").click();
    await this.page.getByRole("link", { name: "2020-2021" }).click();
  }

  base() {
    return `${this.demo.console}bases/demo/`;
  }

  async openTab(name) {
    await this.page.getByRole("link", { name, exact: true }).first().click();
  }

  async isPublished() {
    await sees(this.page, "● Base publiée", "Base : 2020-2021", "CONSOLE D’HÉBERGEMENT");
    await this.page.getByRole("button", { name: "Arrêter la publication" }).waitFor();
  }

  async isLocked() {
    await sees(
      this.page,
      "Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres.",
      "Définir une délégation CAS",
      "Définir une délégation Ws-Federation",
    );
    assert.equal(await this.page.locator("main input[type=radio]:enabled, main input[type=checkbox]:enabled").count(), 0);
  }

  /** A form posted although the page offers none: with everything else right, the rule alone refuses. */
  async refusesForgedForm() {
    const csrf = await this.page.locator("input[name=_csrf]").first().inputValue();
    const answer = await this.page.request.post(`${this.base()}delegation`, {
      form: { _csrf: csrf, "espace-professeur": "cas", action: "verifier" },
      headers: { origin: new URL(this.demo.console).origin },
      maxRedirects: 0,
    });
    assert.equal(answer.status(), 409);
    assert.match(plain(await answer.text()), /réglages sont en lecture seule|Arrêtez d’abord la publication/);
  }

  async stop() {
    await this.page.goto(`${this.base()}publication`);
    await this.page.getByRole("button", { name: "Arrêter la publication" }).click();
    await this.page.locator("main form[method=post] button").first().click();
    await sees(this.page, "○ Non publiée");
    await this.page.getByRole("button", { name: "Publier la base" }).waitFor();
  }

  async publish() {
    await this.page.getByRole("button", { name: "Publier la base" }).click();
    await sees(this.page, "● Base publiée");
  }

  /** Plans a stop for the next evening, as the page proposes it, and leaves it planned. */
  async planStop() {
    await this.page.goto(`${this.base()}publication`);
    await this.page.getByRole("link", { name: "Programmer un arrêt" }).click();
    await this.page.locator("main form[method=post] button").first().click();
    await sees(this.page, "Ce qui est prévu");
  }

  /** A draft that takes the companies' space out of the delegation. */
  async prepareChange() {
    await this.page.goto(`${this.base()}delegation`);
    await this.page.getByRole("button", { name: "Préparer une modification" }).click();
    await this.radio("commune", "aucune").check();
    await this.radio("entreprise", "aucune").check();
    await this.page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
    await sees(this.page, "Ce que les gens verront", "2 réglages qui changent");
  }

  async install() {
    await this.page.goto(`${this.base()}brouillon/verifier`);
    await this.page.getByRole("button", { name: "Mettre en place" }).click();
    await sees(this.page, "Les nouveaux réglages sont en place", "● Base publiée");
  }

  async createYear(name) {
    await this.page.goto(`${this.base()}annees`);
    await this.page.getByLabel("Nom de la base").fill(name);
    await this.page.getByRole("button", { name: "Créer la base" }).click();
    await sees(this.page, "Elle attend");
  }

  /** Goes as far as the ENT's door. */
  async tryForReal() {
    await this.page.goto(`${this.base()}delegation/cas`);
    await this.page.getByRole("button", { name: "Essayer avec mon compte ENT" }).click();
    await sees(this.page, "Cet essai n’ouvre aucun espace");
  }

  radio(row, choice) {
    return this.page.locator(`input[type=radio][name="espace-${row}"][value="${choice}"]`);
  }

  async matrixIs(expected) {
    await this.page.goto(`${this.base()}delegation`);
    for (const row of ROWS) {
      const choice = expected[row] ?? "aucune";
      assert.ok(await this.radio(row, choice).isChecked(), `${row} is not on ${choice}`);
    }
  }

  async openCas() {
    await this.page.goto(`${this.base()}delegation`);
    await this.page.getByRole("link", { name: /Régler/ }).first().click();
    await sees(this.page, "Paramètres d’identification des utilisateurs");
  }

  async choosePreset(label) {
    const list = this.page.getByLabel("Mon ENT");
    const options = await list.locator("option").all();
    for (const option of options) {
      if (plain(await option.innerText()) === plain(label)) {
        await list.selectOption(await option.getAttribute("value"));
        await this.page.getByRole("button", { name: "Choisir" }).click();
        return;
      }
    }
    throw new Error(`no preset « ${label} »`);
  }

  async serverIs(address) {
    assert.equal(await this.page.getByLabel("URL du serveur CAS").inputValue(), address);
    await this.page.getByRole("link", { name: "Voir la documentation fournie par l’ENT" }).waitFor();
  }

  async derivedLinksAreThoseOfTheDemo() {
    const cas = `${new URL(this.demo.portal).origin}/cas`;
    const service = encodeURIComponent(this.demo.spaces);
    const expected = {
      "Lien d’authentification": `${cas}/login?service=${service}`,
      "Lien de validation": `${cas}/samlValidate?TARGET=${service}`,
      "URL à communiquer au socle ENT": `${this.demo.spaces}**`,
    };
    for (const [label, value] of Object.entries(expected)) {
      assert.equal(await this.page.getByLabel(label).inputValue(), value);
    }
    await this.page.getByLabel("Autoriser l’authentification directe par Vie scolaire").check();
    await this.page.getByRole("button", { name: "Recalculer" }).click();
    assert.equal(await this.page.getByLabel(/[Aa]dresse.*directe/).inputValue(), `${this.demo.spaces}?login=true`);
  }

  async testsTheConnection() {
    await this.page.getByRole("button", { name: "Tester la connexion" }).click();
    const lines = this.page.locator("ol.essai > li");
    assert.equal(await lines.count(), 8);
    await sees(this.page, "L’ENT connaît notre adresse", "L’ENT refuse un faux ticket");
  }

  async validateCas() {
    await this.page.getByRole("button", { name: "Valider" }).click();
    await sees(this.page, "Gestion des délégations");
  }

  /** Chooses CAS for these rows, none for the others, and saves. */
  async delegate(rows) {
    await this.page.goto(`${this.base()}delegation`);
    for (const row of ROWS) {
      const choice = this.radio(row, rows.includes(row) ? "cas" : "aucune");
      if (await choice.count()) await choice.check();
    }
    await this.verifyAndApply();
  }

  async verifyAndApply() {
    await this.page.getByRole("button", { name: "Vérifier les changements" }).click();
    await this.apply();
  }

  async apply() {
    await this.page.getByRole("button", { name: "Mettre en place" }).click();
    await this.page.goto(`${this.base()}delegation`);
  }

  async commonPageIsNotOffered() {
    assert.equal(await this.radio("commune", "cas").count(), 0);
  }

  async delegateNothing() {
    await this.page.goto(`${this.base()}delegation`);
    await this.page.getByRole("button", { name: "Aucune pour tous les espaces" }).click();
    await this.apply();
    await this.matrixIs({});
  }

  async delegateEverything() {
    await this.page.goto(`${this.base()}delegation`);
    await this.page.getByRole("button", { name: "CAS pour tous les espaces" }).click();
    await this.apply();
    await this.matrixIs(Object.fromEntries(ROWS.map((row) => [row, "cas"])));
  }
}
