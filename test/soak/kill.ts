import { spawn } from "node:child_process";
import { appendFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SpoolCare } from "#agent/spool/spool-care.ts";
import { killKamailio } from "../calls/kill-kamailio.ts";
import { openCaller, type SeenCall } from "../spool/caller.ts";
import { EDGE, NORTH, spoolRun } from "../spool/spool-run.ts";
import { killFindings } from "./parts/kill-findings.ts";

/**
 * Kills Kamailio and the agent at random moments under load, round after round, and then compares the record with what
 * the phones on both sides saw. `node test/soak/kill.ts [ROUNDS [CALLS_PER_SECOND]]`; exits 1 where a guarantee fails.
 */
const [rounds = 10, rate = 50] = process.argv.slice(2).map(Number);
const NUMBER = "4006000011";

const run = await spoolRun();
const folder = join(run.dir, "kill");
const caller = await openCaller(NORTH, { address: EDGE, port: 5060 }, "kill");
const seen: { call: SeenCall; code?: number; bye?: number }[] = [];
let placing = true;
let agentKills = 0;

async function live(call: SeenCall): Promise<void> {
  const one: (typeof seen)[number] = { call };
  seen.push(one);
  const code = await call.answered;
  if (code === undefined) return;
  one.code = code;
  if (code !== 200) return;
  await sleep(100 + Math.random() * 1400);
  const bye = await call.hangUp();
  if (bye !== undefined) one.bye = bye;
}

async function load(): Promise<void> {
  const calls: Promise<void>[] = [];
  const start = performance.now();
  for (let placed = 0; placing; await sleep(10))
    for (; placed < ((performance.now() - start) / 1000) * rate; placed++)
      calls.push(live(caller.call(NUMBER)));
  await Promise.all(calls);
}

async function agents(): Promise<void> {
  const script = fileURLToPath(new URL("parts/spool-agent.ts", import.meta.url));
  while (placing) {
    const agent = spawn(process.execPath, [script, folder], { stdio: ["ignore", "inherit", "inherit"] });
    await sleep(600 + Math.random() * 2000);
    agent.kill("SIGKILL");
    agentKills += 1;
  }
}

/** A segment of the boot that was killed just now. */
async function newestSegment(spool: string): Promise<string> {
  const files = (await readdir(spool)).filter((file) => /^[0-9a-f]{12}-.*ndjson$/.test(file));
  const times = await Promise.all(files.map((file) => stat(join(spool, file))));
  const newest = times.reduce(
    (best, { mtimeMs }, at) => (mtimeMs > (times[best]?.mtimeMs ?? 0) ? at : best),
    0,
  );
  return join(spool, files[newest] ?? "none");
}

let edge = await run.start("kill");
const loaded = load();
const watched = agents();
for (let round = 1; round <= rounds; round++) {
  await sleep(1500 + Math.random() * 2500);
  await killKamailio(edge.pid);
  await edge.stop();
  // kill -9 alone never tears a write: half a line, as a machine's crash leaves it, is put there.
  await appendFile(await newestSegment(edge.spool), '{"answered":true,"at":1791600000');
  edge = await run.start("kill");
  console.log(`round ${round} of ${rounds}: ${seen.length} calls placed, agent killed ${agentKills} times`);
}
await sleep(2000);
placing = false;
await Promise.all([loaded, watched]);
const care = new SpoolCare({ spool: edge.spool, db: edge.db, reserve: () => 1_048_576 });
for (let step = 0; step < 5; step++) await care.step();

const usage = edge.db.sqlite.prepare("SELECT total(calls) AS calls FROM usage WHERE number = ?").get(NUMBER);
const findings = await killFindings({
  ...{ spool: edge.spool, seen, rounds, counted: Number(usage?.["calls"]) },
  targets: run.phones.messages().filter(({ start, sent }) => !sent && start.startsWith("INVITE ")),
});
caller.close();
await edge.stop();
await run.stop();
for (const [what, figure] of Object.entries(findings.figures)) console.log(`${what}: ${figure}`);
for (const problem of findings.problems.slice(0, 20)) console.error(`FAILED: ${problem}`);
console.log(findings.problems.length === 0 ? "kill: every guarantee held" : "kill: guarantees failed");
process.exit(findings.problems.length === 0 ? 0 : 1);
