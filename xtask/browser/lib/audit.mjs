// One page under every light: accessibility rules, narrow and wide, light and dark, both languages.

import { readFile } from "node:fs/promises";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { assert } from "./check.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.PASSERELLE_PICTURES;

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];

// The other language in the dark, then narrow and wide in French: that language stays for what comes next.
const LIGHTS = [
  { width: 320, height: 640, scheme: "dark", lang: "en", picture: "320-dark-en" },
  { width: 320, height: 640, scheme: "light", lang: "fr", picture: "320" },
  { width: 1280, height: 900, scheme: "light", lang: "fr", picture: "1280" },
];

export class Audit {
  constructor() {
    this.faults = [];
    this.pages = 0;
  }

  /** Looks at an address as whoever the profile is. */
  async look(profile, name, address) {
    await this.under(profile.page, name, async (page, lang) => {
      const url = new URL(address);
      url.searchParams.set("lang", lang);
      await page.goto(url.href);
    });
    this.faults.push(...profile.trouble.splice(0).map((text) => `${name}: ${text}`));
  }

  /** Looks at the page that is open now, such as the answer to a form: in one language, at two widths. */
  async lookHere(profile, name) {
    await this.under(profile.page, name, null);
  }

  async under(page, name, open) {
    this.pages += 1;
    let shown = null;
    for (const light of LIGHTS) {
      if (!open && light.lang !== "fr") continue;
      await page.setViewportSize({ width: light.width, height: light.height });
      await page.emulateMedia({ colorScheme: light.scheme, reducedMotion: "reduce" });
      // At another width, the page that is open already is looked at again.
      if (open && shown !== light.lang) await open(page, light.lang);
      shown = light.lang;
      await this.examine(page, `${name} (${light.picture})`);
      await this.photograph(page, `${name}-${light.picture}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  async examine(page, name) {
    const html = await page.content();
    // Fluent leaves the key where a text is missing.
    assert.ok(html.includes("<h1"), `${name}: no heading on ${page.url()}`);
    if ((await page.locator("h1").count()) !== 1) this.faults.push(`${name}: not exactly one h1`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (width > 0) this.faults.push(`${name}: scrolls sideways by ${width} px`);
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
    const found = await page.evaluate(
      (values) =>
        globalThis.axe.run(document, {
          runOnly: { type: "tag", values },
          rules: { "target-size": { enabled: true } },
        }),
      TAGS,
    );
    for (const { id, nodes } of found.violations) {
      const places = nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
      this.faults.push(`${name}: ${id}: ${places.join(" | ")}`);
    }
  }

  async photograph(page, name) {
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  /** Fails when anything was found. */
  conclude() {
    console.log(`${this.pages} pages looked at, ${this.faults.length} faults`);
    assert.deepEqual(this.faults, []);
  }
}
