import { startEdge } from "#edge/start-edge.ts";

// A node that starts cold beside a running one: database and shared memory from nothing. Says how long each took.
const [, , bundle = "", runDir = "", address = ""] = process.argv;
const began = performance.now();
const edge = await startEdge({ bundle, runDir, address, port: 5060, reserve: 1_048_576 });
console.log(JSON.stringify({ readyMs: Math.round(performance.now() - began) }));
await edge.stop();
