// Pictures for a document: a page, cut to what the text speaks of.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { assert } from "./check.mjs";

// Around what is shown, and at most, in CSS pixels.
const MARGIN = 12;
const TALLEST = 900;

export class Album {
  constructor(folder) {
    this.folder = folder;
    this.kept = 0;
  }

  static async open(folder) {
    await mkdir(folder, { recursive: true });
    return new Album(folder);
  }

  /** Keeps the page over its whole width, from the first of these places to the last; without any, its main part. */
  async keep(page, name, ...places) {
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      document.activeElement?.blur();
    });
    await page.mouse.move(0, 0);
    const shown = places.length > 0 ? places : [page.locator("main")];
    const boxes = await Promise.all(shown.map((place) => place.first().boundingBox()));
    assert.ok(boxes.every(Boolean), `${name}: something is not on ${page.url()}`);
    const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - MARGIN);
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
    const { width } = page.viewportSize();
    await page.screenshot({
      path: join(this.folder, `${name}.png`),
      fullPage: true,
      clip: { x: 0, y: top, width, height: Math.min(bottom - top, TALLEST) },
      animations: "disabled",
      scale: "css",
    });
    this.kept += 1;
  }
}
