// A native client that signs in through the browser.

import { assert } from "./check.mjs";
import { start } from "./demo.mjs";

export async function client(page, demo, expected) {
  const running = start("client", "--base", demo.spaces, "--no-open", "--json");
  const said = [];
  const address = await new Promise((resolve, reject) => {
    running.lines.on("line", (line) => {
      said.push(line);
      const { address } = JSON.parse(line);
      if (address) resolve(address);
    });
    running.ended.then((code) => reject(new Error(`the client ended with ${code}: ${said.join("\n")}`)));
  });
  await page.goto(address);
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/\?code=/);
  const code = await running.ended;
  assert.equal(code, 0, said.join("\n"));
  const me = JSON.parse(said.at(-1));
  assert.equal(me.delegated, expected.delegated);
  assert.equal(me.users[0].population, expected.population);
}
