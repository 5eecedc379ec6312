// People of the ENT and of the spaces.

import { assert, bytes, plain, sees, textOf } from "./check.mjs";

/** Somebody in front of the ENT. */
export class Ent {
  constructor(page, demo) {
    this.page = page;
    this.demo = demo;
  }

  async signIn(login) {
    await this.page.goto(this.demo.portal);
    await this.page.getByLabel("Identifiant").fill(login);
    await this.page.getByLabel("Mot de passe", { exact: true }).fill(this.demo.ent_password);
    await this.page.getByRole("button", { name: "Se connecter" }).click();
    assert.ok(this.page.url().startsWith(this.demo.portal), `not on the portal: ${this.page.url()}`);
  }

  async openPortal() {
    await this.page.goto(this.demo.portal);
  }

  async openTile(name) {
    await this.page.locator("a.tuile", { hasText: name }).first().click();
  }

  async openAccounts(tab) {
    await this.openPortal();
    await this.page.getByRole("link", { name: /Gestion des comptes/ }).first().click();
    if (tab) await this.page.getByRole("link", { name: tab, exact: true }).first().click();
  }

  async exportFor(panel, fileName) {
    await this.openAccounts("Exports");
    await sees(this.page, panel);
    const name = this.page.getByLabel("Nom du fichier");
    assert.equal(await name.first().inputValue(), fileName);
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name: "Exporter" }).first().click(),
    ]);
    assert.equal(download.suggestedFilename(), fileName);
    return bytes(download);
  }

  press(name) {
    return this.page.locator("main").getByRole("button", { name }).first().click();
  }

  async openAccount(login) {
    await this.openAccounts("Comptes");
    await this.page.getByLabel("Nom, prénom, nom de connexion ou identifiant").fill(login);
    await this.press("Chercher");
    await this.page.locator("main tbody a").first().click();
    await sees(this.page, login);
  }

  async rename(login, familyName) {
    await this.openAccount(login);
    await this.page.getByRole("link", { name: "Changer le nom d’usage" }).click();
    await this.page.getByLabel("Nom", { exact: true }).fill(familyName);
    await this.press("Enregistrer ce nom");
    await sees(this.page, familyName, "Les identifiants sont restés les mêmes");
  }

  async importIdentifiers(file) {
    await this.openAccounts("Exports");
    await this.page.getByRole("link", { name: "Importer le fichier des identifiants" }).click();
    await this.page.locator("input[type=file]").setInputFiles(file);
    await this.press("Vérifier le fichier");
    await sees(this.page, "Rien n’est encore changé");
    await this.press(/^Appliquer/);
    await sees(this.page, "comptes ont été mis à jour");
  }

  async showsServiceIdentifier(login) {
    await this.openAccount(login);
    await sees(this.page, "Identifiant Vie scolaire");
    const text = await textOf(this.page);
    assert.ok(!text.includes("pas encore connu"), "the account has no identifier of the service");
  }
}

/** Somebody at the doors of the service. */
export class Spaces {
  constructor(page, demo) {
    this.page = page;
    this.demo = demo;
  }

  async asksForPassword() {
    assert.ok(this.page.url().startsWith(this.demo.spaces), `not in the service: ${this.page.url()}`);
    await this.page.getByLabel("Mot de passe Vie scolaire").waitFor();
  }

  async isIn(space) {
    assert.ok(!this.page.url().includes("ticket="), "the ticket stays in the address");
    await this.page.getByRole("heading", { level: 1, name: space }).waitFor();
  }

  /** What the ENT sent: the identifier. */
  async traffic() {
    await this.page.getByRole("link", { name: /Ce qui a circulé/ }).click();
    await sees(this.page, "Ce qui a circulé : 1 identifiant, 0 nom");
    const answer = plain(await this.page.locator("main pre").innerText());
    const found = /NameIdentifier[^>]*>([^<]+)</.exec(answer);
    assert.ok(found, "the answer has no identifier");
    assert.ok(!/BUKISA/i.test(answer), "a name travelled");
    return found[1];
  }

  async leave() {
    await this.page.getByRole("button", { name: "Me déconnecter" }).first().click();
    await sees(this.page, "Votre session ENT de démonstration");
  }

  async entersDirectly(space, login) {
    await this.page.goto(`${this.demo.spaces}${space}?login=true`);
    await this.asksForPassword();
    await this.page.getByLabel("Identifiant Vie scolaire").fill(login);
    await this.page.getByLabel("Mot de passe Vie scolaire").fill(this.demo.user_password);
    await this.page.locator("main form button.bouton").first().click();
  }
}

export { textOf };
