// What pawnote understands of the service at the address that it is given, in one line of JSON.

import { createRequire } from "node:module";

const { instance } = createRequire(import.meta.url)("pawnote");

console.log(JSON.stringify(await instance(process.argv[2])));
