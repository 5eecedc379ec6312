// The real process, killed by the real signal at random moments while it imports, applies and restores: what it finds
// at the next start is what was there before, or what was to be there after, never something between.

import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { request } from "playwright-core";
import { startDemo } from "./lib/demo.mjs";
import { assert, plain } from "./lib/check.mjs";

const ROUNDS = Number(process.env.PASSERELLE_KILLS ?? 100);
// A seed that is said: the same run can be played again, as far as the machine's timing allows.
const seed = Number(process.env.PASSERELLE_SEED ?? Date.now() % 2 ** 31);
const random = mulberry32(seed);

let demo = await startDemo();
const folder = demo.folder;
const tally = { before: 0, after: 0 };
const states = new Map();
try {
  console.log(`killing ${ROUNDS} times, seed ${seed}`);
  const file = await exported();
  let school = await School.open(demo);
  await school.enterExclusiveMode();
  states.set("users", await school.table());
  const oldest = await school.oldestPoint();

  const acts = [
    { from: "users", to: "parents", prepare: (s) => s.sendUsers(demo.parents) },
    { from: "parents", to: "linked", prepare: (s) => s.sendExport(file) },
    { from: "linked", to: "users", prepare: (s) => s.prepareRestore(oldest) },
  ];
  // A first tour that nobody disturbs, to know each state and how long each act takes.
  for (const act of acts) {
    const form = await act.prepare(school);
    const started = performance.now();
    await school.submit(form);
    act.milliseconds = performance.now() - started;
    const table = await school.table();
    if (act.to === "users") assert.equal(table, states.get("users"));
    else states.set(act.to, table);
  }
  assert.equal(new Set(states.values()).size, 3, "the three states look alike");

  let state = "users";
  for (let round = 0; round < ROUNDS; round += 1) {
    const act = acts.find(({ from }) => from === state);
    const form = await act.prepare(school);
    const victim = demo.child;
    const died = new Promise((resolve) => victim.once("exit", resolve));
    setTimeout(() => victim.kill("SIGKILL"), random() * act.milliseconds * 1.3);
    // The answer may come or not: what counts is what the next start finds.
    await Promise.all([school.submit(form).catch(() => {}), died]);
    await school.close();
    demo = await startDemo(folder);
    // The session survives the restart too.
    school = await School.open(demo, school.storage);
    const found = await school.table();
    if (found === states.get(act.to)) {
      state = act.to;
      tally.after += 1;
    } else {
      assert.equal(found, states.get(act.from), `round ${round}, ${act.from} → ${act.to}: something between`);
      tally.before += 1;
    }
  }
  console.log(`killed ${ROUNDS} times: ${tally.before} before, ${tally.after} after, nothing between`);
  await school.close();
} finally {
  await demo.stop();
  await demo.remove();
}

/** The ENT's sealed file, as its management gets it. */
async function exported() {
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
  const path = join(folder, "pronote.xml");
  await writeFile(path, await answer.body());
  await context.dispose();
  return path;
}

class School {
  static async open(demo, storage) {
    const school = new School();
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
    assert.ok(answer.ok(), `${path}: ${answer.status()}`);
    return answer;
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
    const { readFile } = await import("node:fs/promises");
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

/** A small generator with a seed. */
function mulberry32(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
