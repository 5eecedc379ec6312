// The real process, killed by the real signal at random moments while it imports, applies and restores: what it finds
// at the next start is what was there before, or what was to be there after, never something between.

import { startDemo } from "./lib/demo.mjs";
import { assert } from "./lib/check.mjs";
import { PlainSchool, exportedFile } from "./lib/http.mjs";

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
  const file = await exportedFile(demo);
  let school = await PlainSchool.open(demo);
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
    await Promise.all([school.submitToTheDying(form), died]);
    await school.close();
    demo = await startDemo(folder);
    // The session survives the restart too.
    school = await PlainSchool.open(demo, school.storage);
    const found = await school.table();
    if (found === states.get(act.to)) {
      state = act.to;
      tally.after += 1;
    } else {
      assert.equal(found, states.get(act.from), `round ${round}, ${act.from} → ${act.to}: something between`);
      tally.before += 1;
    }
  }
  if (ROUNDS >= 50) assert.ok(tally.before > 0 && tally.after > 0, "the kills all came at the same moment");
  console.log(`killed ${ROUNDS} times: ${tally.before} before, ${tally.after} after, nothing between`);
  await school.close();
} finally {
  await demo.stop();
  await demo.remove();
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
