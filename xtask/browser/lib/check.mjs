// What a step says it does, and what it found.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

let current = "";

export async function step(name, body) {
  current = name;
  const started = Date.now();
  try {
    const result = await body();
    console.log(`  ${name} (${Date.now() - started} ms)`);
    return result;
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** Several spaces, those that do not break included, are one: typography is checked elsewhere. */
export const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** The visible text of a page, header and footer included, in one line. */
export async function textOf(page) {
  return plain(await page.locator("body").innerText());
}

export async function sees(page, ...expected) {
  const text = await textOf(page);
  for (const part of expected) {
    const found = part instanceof RegExp ? part.test(text) : text.includes(part);
    assert.ok(found, `« ${part} » is not on ${page.url()}:\n${text.slice(0, 1500)}`);
  }
}

export async function doesNotSee(page, ...unexpected) {
  const text = await textOf(page);
  for (const part of unexpected) assert.ok(!text.includes(part), `« ${part} » is on ${page.url()}`);
}

/** The figures of a table: a list of rows, each a list of cells, its title first. */
export async function figures(table) {
  const rows = await table.locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator("th, td").all();
      return Promise.all(
        cells.map(async (cell) => {
          // What is said to screen readers only is not a figure.
          const text = await cell.evaluate((node) => {
            const copy = node.cloneNode(true);
            copy.querySelectorAll(".lecteurs").forEach((hidden) => hidden.remove());
            return copy.textContent;
          });
          return plain(text);
        }),
      );
    }),
  );
}

export async function bytes(download) {
  return readFile(await download.path());
}

export { assert };
export const where = () => current;
