// 100,000 mutated SIP messages from a carrier's address, over UDP and TCP, while calls are placed.
//   node test/soak/fuzz.ts [messages] [seed]
import { startPhones } from "#local/phones/phones.ts";
import { NORTH, northernPhones } from "../security/addresses.ts";
import { errorsIn } from "../security/errors-in.ts";
import { fuzz } from "../security/fuzz-run.ts";
import { startSecurityRun } from "../security/security-run.ts";

const [messages = 100_000, seed = 400] = process.argv.slice(2).map(Number);
/** What is known of a call that has ended stays a minute; a call that nobody answers rings for ten seconds. */
const settleMs = 90_000;
const mostGrowth = 4_000_000;

const phones = await startPhones({ address: NORTH, port: 5090, phones: northernPhones });
const run = await startSecurityRun();
const begun = performance.now();
const figures = await fuzz(run, messages, seed, settleMs);
const dropped = await run.dropped();
const errors = errorsIn(await run.log());
await run.stop();
await phones.stop();

const [before, after] = figures.memory;
const growth = after - before;
const faults = [
  figures.processes[0] === figures.processes[1] ? "" : "a process was lost",
  figures.unanswered === 0 ? "" : `${figures.unanswered} times no answer to OPTIONS`,
  figures.carried === 0 ? "" : `${figures.carried} messages were carried to a third party`,
  figures.succeeded === figures.calls ? "" : `${figures.calls - figures.succeeded} calls failed`,
  growth < mostGrowth ? "" : `shared memory grew by ${growth} bytes`,
  errors.length === 0 ? "" : `${errors.length} errors in the log, the first: ${errors[0]}`,
].filter((fault) => fault !== "");

console.log(
  `fuzz: ${figures.sent.udp} messages over UDP and ${figures.sent.tcp} over TCP (seed ${seed}) in ` +
    `${Math.round((performance.now() - begun - settleMs) / 1000)} s; ${figures.succeeded} of ${figures.calls} calls ` +
    `meanwhile succeeded; shared memory ${before} -> ${after} bytes; dropped ${JSON.stringify(dropped)}`,
);
for (const fault of faults) console.error(`fuzz: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
