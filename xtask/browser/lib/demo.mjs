// The program itself, started as a visitor starts it.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.env.PASSERELLE;
if (!program) throw new Error("PASSERELLE must be the path of the executable");

/** Starts `passerelle demo` on free ports and waits until it says that it is ready. */
export async function startDemo(folder) {
  const own = folder ?? (await mkdtemp(join(tmpdir(), "passerelle-")));
  const child = spawn(program, ["demo", "--listen", "127.0.0.1:0", "--data", own, "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([
    new Promise((resolve) => lines.once("line", resolve)),
    ended.then(({ code }) => {
      throw new Error(`the demonstration ended with ${code} before it was ready`);
    }),
  ]);
  return {
    ...JSON.parse(said),
    folder: own,
    child,
    async stop() {
      child.kill("SIGINT");
      return ended;
    },
    async remove() {
      await rm(own, { recursive: true, force: true });
    },
  };
}

/** Runs a command of the program; gives its exit code and what it printed. */
export function run(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (piece) => (output += piece));
    child.stderr.on("data", (piece) => (errors += piece));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, errors }));
  });
}

/** Starts a command that goes on by itself, line by line. */
export function start(...args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const lines = createInterface({ input: child.stdout });
  return { child, lines, ended: new Promise((resolve) => child.once("close", resolve)) };
}
