// The pages by plain HTTP: forms are read from the page and posted as a browser would.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { request } from "playwright-core";
import { assert, plain } from "./check.mjs";

/** The ENT's sealed file, as its management gets it. */
export async function exportedFile(demo) {
  const context = await request.newContext({ extraHTTPHeaders: { "sec-fetch-site": "same-origin" } });
  const login = await context.get(demo.portal);
  const head = demo.guests.find(({ part }) => part === "direction");
  const fields = hidden(await login.text());
  await context.post(login.url(), { form: { ...fields, username: head.login, password: demo.ent_password } });
  const page = await context.get(new URL("/ent/exports", demo.portal).href);
  const html = await page.text();
  const action = /<form[^>]*action="([^"]*vie-scolaire[^"]*)"/.exec(html)?.[1] ?? page.url();
  const answer = await context.post(new URL(action, page.url()).href, {
    form: { ...hidden(html), nom: "pronote.xml", name: "pronote.xml" },
  });
  assert.equal(answer.status(), 200, "no export");
  const path = join(demo.folder, "pronote.xml");
  await writeFile(path, await answer.body());
  await context.dispose();
  return path;
}

/** The school's pages, as their supervisor, without a browser. */
export class PlainSchool {
  static async open(demo, storage) {
    const school = new PlainSchool();
    school.root = demo.school;
    school.context = await request.newContext({
      storageState: storage,
      extraHTTPHeaders: { "sec-fetch-site": "same-origin" },
    });
    if (!storage) {
      const page = await school.get("connexion");
      await school.post("connexion", {
        ...hidden(page),
        compte: demo.supervisor,
        login: demo.supervisor,
        mot_de_passe: demo.supervisor_password,
        password: demo.supervisor_password,
      });
    }
    school.storage = await school.context.storageState();
    return school;
  }

  async close() {
    await this.context.dispose();
  }

  async get(path) {
    const answer = await this.context.get(new URL(path, this.root).href);
    return answer.text();
  }

  async post(path, form) {
    return this.context.post(new URL(path, this.root).href, { form });
  }

  async submit({ path, form }) {
    const answer = await this.post(path, form);
    assert.ok(answer.ok(), `${path}: ${answer.status()}\n${plain(await answer.text()).slice(0, 2000)}`);
  }

  /** The same where the server may die before it answers; an answer that comes must be a good one. */
  async submitToTheDying(form) {
    try {
      await this.submit(form);
    } catch (error) {
      if (!/ECONNRESET|ECONNREFUSED|socket hang up|aborted|EPIPE/.test(error.message)) throw error;
    }
  }

  async enterExclusiveMode() {
    await this.post("exclusif", hidden(await this.get("")));
  }

  /** The supervision table, as text. */
  async table() {
    const html = await this.get("rapprochement/");
    const table = /<caption id="tableau">.*?<\/table>/s.exec(html)?.[0];
    assert.ok(table, "no supervision table");
    return plain(table.replace(/<[^>]*>/g, " "));
  }

  async oldestPoint() {
    const html = await this.get("rapprochement/points-de-retour");
    return [...html.matchAll(/points-de-retour\/(\d+)"/g)].at(-1)[1];
  }

  async send(path, file, fields) {
    const page = await this.get(path);
    const name = /<input[^>]*type="file"[^>]*name="([^"]+)"/.exec(page)?.[1] ?? /name="([^"]+)"[^>]*type="file"/.exec(page)[1];
    const answer = await this.context.post(new URL(path, this.root).href, {
      multipart: {
        ...hidden(page),
        ...fields,
        [name]: { name: "fichier", mimeType: "application/octet-stream", buffer: await readFile(file) },
      },
    });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return { url: answer.url(), html: await answer.text() };
  }

  async sendUsers(file) {
    const { url, html } = await this.send("imports-exports/utilisateurs", file, {});
    return { path: url, form: hidden(html) };
  }

  async sendExport(file) {
    const { html } = await this.send("rapprochement/importer", file, { regles: "etendues" });
    const path = /action="([^"]*\/appliquer)"/.exec(html)?.[1];
    assert.ok(path, "nothing to apply");
    return { path, form: hidden(html) };
  }

  async prepareRestore(point) {
    const path = `rapprochement/points-de-retour/${point}`;
    return { path, form: hidden(await this.get(path)) };
  }
}

/** The hidden fields of a page's forms; the last of a name counts. */
function hidden(html) {
  const fields = {};
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  return fields;
}
