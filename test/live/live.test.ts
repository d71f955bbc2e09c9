import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Compiled } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { answersOptions } from "#edge/answers-options.ts";
import { applyBundle } from "#edge/apply-bundle.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { nodeFolder } from "#edge/node-folder.ts";
import { readSpool } from "#edge/read-spool.ts";
import { keepReserve } from "#edge/spool-reserve.ts";
import { startKamailio } from "#edge/start-kamailio.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { eventsInWords, ladder } from "../calls/record.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { type CallLoad, startLoad } from "./call-load.ts";
import { giveUp, type LiveRun, PORT, startLiveRun } from "./live-run.ts";
import { EDGE, liveGeneration, NORTH, SOUTH } from "./live-stack.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no generation is changed under real calls: ${missing}`);

const A = "4006000001";
const B = "4006000002";
const STEADY = "4006000003";
const DID = "+861058000001";
const base = { [A]: { rings: ["a"], did: DID }, [B]: { rings: ["b"] }, [STEADY]: { rings: ["steady"] } };

/** How long and how often to look for what a change brings, in milliseconds. */
const patient = { timeout: 20_000, interval: 20 };

describe.skipIf(missing)(
  `generations that change under calls${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    let run: LiveRun;
    /** One to a 400 number, and one to its DID. */
    let loads: [CallLoad, CallLoad];
    const applied: Compiled[] = [liveGeneration(base)];
    const apply = async (compiled: Compiled) => {
      applied.push(compiled);
      await run.apply(compiled);
    };

    beforeAll(async () => {
      const [first] = applied;
      if (first) run = await startLiveRun(first);
      const load = { edge: run.edge, perSecond: 15, talkMs: 1500 };
      loads = await Promise.all([
        startLoad({ ...load, from: NORTH, called: (call) => (call % 2 ? A : STEADY) }),
        startLoad({ ...load, from: SOUTH, called: () => DID }),
      ]);
    });
    afterAll(() => run?.stop());

    test("a changed number is decided by the new plan", async () => {
      expect([await run.calls(A), await run.calls(STEADY)]).toEqual(["a", "steady"]);
      await apply(liveGeneration({ ...base, [A]: { rings: ["a2"], did: DID } }));
      await expect.poll(() => run.calls(A), patient).toBe("a2");
      expect(await run.calls(STEADY)).toBe("steady");
    });

    test("a DID that goes to another number is somebody's all the time", async () => {
      expect(await run.calls(DID)).toBe("a2");
      await apply(liveGeneration({ ...base, [A]: { rings: ["a2"] }, [B]: { rings: ["b"], did: DID } }));
      await expect.poll(() => run.calls(DID), patient).toBe("b");
      expect(await run.calls(A)).toBe("a2");
      await apply(liveGeneration({ ...base, [A]: { rings: ["a2"], did: DID } }));
      await expect.poll(() => run.calls(DID), patient).toBe("a2");
    });

    test("a DID that no number has any more is unknown", async () => {
      const other = "+861058000009";
      await apply(liveGeneration({ ...base, [B]: { rings: ["b"], did: other } }));
      await expect.poll(() => run.calls(other), patient).toBe("b");
      await apply(liveGeneration(base));
      await expect.poll(() => run.calls(other), patient).toBe("404");
      expect(await run.calls(B)).toBe("b");
    });

    test("a removed number is unknown, and known again after roll back", async () => {
      const { [B]: _, ...without } = base;
      await apply(liveGeneration(without));
      await expect.poll(() => run.calls(B), patient).toBe("404");
      await apply(liveGeneration(base));
      await expect.poll(() => run.calls(B), patient).toBe("b");
    });

    test("a call in progress goes on by the plan that it was decided by", async () => {
      const waits = (rings: string, otherwise: string) => ({
        [B]: { rings: [rings], seconds: 2, otherwise },
      });
      await apply(liveGeneration({ ...base, ...waits("first", "then") }));
      await expect.poll(() => run.calls(B), patient).toBe("first");
      const generation = applied.at(-1)?.manifest.generation;
      const rungBefore = run.exchange.rung().length;
      const socket = await openSipSocket(NORTH, run.edge);
      const here = { address: NORTH, port: socket.port };
      const invite = sipRequest("INVITE", here, { uri: `sip:${B}@${EDGE}:${PORT}` });
      socket.send(invite);
      const rings = (user: string) =>
        run.exchange
          .rung()
          .slice(rungBefore)
          .some((each) => each.user === user);
      await expect.poll(() => rings("first"), patient).toBe(true);
      await apply(liveGeneration({ ...base, ...waits("second", "never") }));
      await expect.poll(() => run.calls(B), patient).toBe("second");
      await expect.poll(() => rings("then"), patient).toBe(true);
      await giveUp(socket, invite);
      socket.close();
      const id = /^Call-ID: (.+)\r$/m.exec(invite)?.[1];
      const decisions = async () =>
        (await callInSpool(run.edge.spool, id)).flatMap((event) =>
          event.event === "decision" ? [event] : [],
        );
      await expect.poll(async () => (await decisions()).length, patient).toBe(2);
      for (const decision of await decisions()) expect(decision.generation).toBe(generation);
      await apply(liveGeneration(base));
    });

    test("a removed trunk's calls get no answer, and an added one's do, without restart", async () => {
      // The south's calls are not to fail for being nobody's.
      await loads[1].stop();
      const ringing = await run.rings(DID);
      await apply(liveGeneration(base, ["north"]));
      // An answer that comes late would be no silence.
      await run.pulled();
      await expect.poll(() => run.calls(DID, 400), patient).toBe("nothing");
      // Whoever called over it before may still give up, and nobody rings on.
      await ringing.giveUp();
      expect(await run.calls(A)).toBe("a");
      await apply(liveGeneration(base));
      await expect.poll(() => run.calls(DID), patient).toBe("a");
    });

    test("an agent that is killed within its transaction leaves the generation before", async () => {
      const before = nodeState(run.edge.db);
      const agent = spawn(
        process.execPath,
        [fileURLToPath(new URL("agent-to-kill.ts", import.meta.url)), run.edge.db.path],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      await once(agent.stdout, "data");
      expect(await run.calls(STEADY)).toBe("steady");
      agent.kill("SIGKILL");
      await once(agent, "exit");
      expect(nodeState(run.edge.db)).toEqual(before);
      await apply(liveGeneration({ ...base, [A]: { rings: ["a3"], did: DID } }));
      await expect.poll(() => run.calls(A), patient).toBe("a3");
    });

    test("a damaged file costs no call; the one made in its place is followed, and what it has not is gone", async () => {
      await apply(liveGeneration({ ...base, "4006000004": { rings: ["gone"] } }));
      await expect.poll(() => run.calls("4006000004"), patient).toBe("gone");
      const { path } = run.edge.db;
      writeFileSync(`${path}.other`, "no database".repeat(1000));
      // With its journal, SQLite would still read the whole of it.
      for (const journal of ["-wal", "-shm"]) rmSync(`${path}${journal}`);
      renameSync(`${path}.other`, path);
      const says = async (text: string) => (await run.log()).includes(text);
      await expect
        .poll(() => says("node.db cannot be read, calls go on by what is known"), patient)
        .toBe(true);
      expect(await run.calls("4006000004")).toBe("gone");
      const db = openNodeDb(path);
      expect(db.setAside?.problem).toMatch(/not a database/);
      putSetting(db, "draining", false);
      expect(await run.calls("4006000004")).toBe("gone");
      applied.push(liveGeneration({ ...base, [A]: { rings: ["a4"], did: DID } }));
      await writeGeneration(applied.at(-1) ?? liveGeneration(base), join(run.dir, "bundle"));
      await applyBundle(db, join(run.dir, "bundle"));
      await expect.poll(() => run.calls(A), patient).toBe("a4");
      await expect.poll(() => run.calls("4006000004"), patient).toBe("404");
      expect(await run.calls(DID)).toBe("a4");
      await expect.poll(() => says("node.db is read again"), patient).toBe(true);
      db.close();
    });

    test("of all calls none failed, and each rang whom the generation that it names says", async () => {
      await loads[0].stop();
      for (const load of loads) {
        expect(load.failures()).toEqual([]);
        expect(load.placed()).toBeGreaterThan(30);
      }
      const [rings, answered] = [
        "invite, decision ring, attempt a1, ringing a1 180",
        "target-answer a1, caller-answer",
      ];
      const kinds = async () =>
        new Set([...(await readSpool(run.edge.spool)).calls.values()].map(eventsInWords));
      await expect.poll(kinds, patient).toEqual(
        new Set([
          // Those of the load, those that `run.calls` gives up, and those for nobody.
          `${rings}, ${answered}, ended caller 200`,
          `${rings}, attempt-ended a1 cancelled, ended caller 487 cancelled`,
          "invite, decision unknown-number, ended edge 404 unknown-number",
          // The one that goes on by the plan that it was decided by.
          `${rings}, attempt-ended a1 no-answer, otherwise ring, attempt a2, ringing a2 180, attempt-ended a2 cancelled, ended caller 487 cancelled`,
        ]),
      );
      const { calls, problems } = await readSpool(run.edge.spool);
      expect(problems).toEqual([]);
      // The first of each load was decided by the plan of `base`.
      for (const { first } of loads) {
        const events = await callInSpool(run.edge.spool, first.callId);
        const sip = await first.sip(first.callId);
        expect({ sip, ladder: ladder(events), events: eventsInWords(events) }).toEqual({
          sip: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          ladder: [`${base[A].rings[0]}/- answered`],
          events: `${rings}, ${answered}, ended caller 200`,
        });
      }
      const plans = new Map(applied.map((compiled) => [compiled.manifest.generation, plansOf(compiled)]));
      const seen = new Set<string>();
      for (const events of calls.values()) {
        const decision = events.find((event) => event.event === "decision");
        if (decision?.event !== "decision" || decision.number === undefined) continue;
        const attempt = events.find((event) => event.event === "attempt");
        const plan = plans.get(decision.generation)?.get(decision.number);
        expect(Object.keys(plan?.bindings ?? {})).toContain(
          attempt?.event === "attempt" ? attempt.binding : "none",
        );
        seen.add(decision.generation);
      }
      expect(seen.size).toBeGreaterThan(5);
      const errors = (await run.log()).split("\n").filter((line) => /ERROR|CRITICAL|BUG/.test(line));
      expect(errors.filter((line) => !line.includes("node.db cannot be read"))).toEqual([]);
    });

    test("Kamailio before its first generation answers 503, and a restart in the midst of one is whole afterwards", async () => {
      const folder = nodeFolder(join(run.dir, "bare"));
      const port = 5061;
      mkdirSync(folder.spool, { recursive: true });
      await keepReserve(folder.spool, 1_048_576);
      mkdirSync(folder.secrets);
      writeFileSync(join(folder.secrets, "edge-key"), "0".repeat(64));
      const listeners = [{ transport: "udp" as const, address: EDGE, port }];
      const start = () => startKamailio(folder, { listeners, bytes: 1_000_000 });
      let kamailio = start();
      // Before it knows any carrier, it speaks with its own machine alone.
      const answer = async (): Promise<string | undefined> => {
        const socket = await openSipSocket("127.0.0.1", { address: EDGE, port });
        socket.send(
          sipRequest("OPTIONS", { address: "127.0.0.1", port: socket.port }, { uri: `sip:${EDGE}:${port}` }),
        );
        const text = await socket.receive(300);
        socket.close();
        return text?.split("\r\n")[0];
      };
      await expect.poll(answer, patient).toBe("SIP/2.0 503 Loading");
      expect(existsSync(folder.db)).toBe(false);
      const db = openNodeDb(folder.db);
      const ends = kamailio.ended;
      killAll(kamailio.pid);
      await applyBundle(db, join(run.dir, "bundle"));
      await ends;
      kamailio = start();
      await expect.poll(() => answersOptions(EDGE, port, 300), patient).toBe(true);
      await kamailio.stop();
      db.close();
    });
  },
);

/** Kills a Kamailio with its children, whom it would leave behind: as a container ends. */
function killAll(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  for (const each of [pid, ...children]) process.kill(each, "SIGKILL");
}

function plansOf({ objects }: Compiled): Map<string, NumberPlan> {
  const lines = [...objects.values()].flatMap((text) => text.split("\n"));
  return new Map(
    lines
      .filter((line) => line.startsWith('{"number":'))
      .map((line): { number: string; plan: NumberPlan } => JSON.parse(line))
      .map(({ number, plan }) => [number, plan]),
  );
}
