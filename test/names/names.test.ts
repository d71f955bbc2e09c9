import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configOf } from "#edge/node-db/config-of.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { type Edge, startEdge } from "#edge/start-edge.ts";
import { type Phones, startPhones } from "#local/phones/phones.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { expectCall } from "../calls/expect-call.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { eventsInWords } from "../calls/record.ts";
import { openSipSocket, type SipSocket } from "../calls/sip-socket.ts";
import { eventually } from "../eventually.ts";
import { type Callers, openCallers } from "../trunks/caller.ts";
import { writeBundle } from "../write-bundle.ts";
import { missingNameServer, type SilentNameServer, silentNameServer } from "./name-server.ts";

const missing = missingPrograms() ?? missingNameServer();
if (missing) console.warn(`SKIPPED: no name server falls silent: ${missing}`);

const [EDGE, CALLERS, CARRIER, EXCHANGE] = ["127.0.14.1", "127.0.14.10", "127.0.14.20", "127.0.14.30"];
const [MOVED, DEAD, SERVER] = ["127.0.14.21", "127.0.14.22", "127.0.14.53"];
const FAR = "127.0.14.31";
const HOST = "sbc.carrier.example";
/** Numbers whose exchanges have names that nobody knows, and how often one is called, in milliseconds. */
const [UNKNOWN, EVERY_MS] = [60, 50];

describe.skipIf(missing)(`no name server answers${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let dir: string;
  let stack: string;
  let server: SilentNameServer;
  let edge: Edge;
  const phones: Phones[] = [];
  let callers: Callers;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "hotline-names-"));
    stack = join(dir, "stack");
    await mkdir(join(stack, "enterprises"), { recursive: true });
    await writeFile(join(stack, "platform.yaml"), platform);
    await enterprise("4006000001", 'phone: "010-62340001"');
    await enterprise("4006000002", `sip: "sip:desk@${EXCHANGE}:5090"`);
    await enterprise("4006000003", `sip: "sip:desk@${FAR}:5090"`);
    for (let index = 0; index < UNKNOWN; index++)
      await enterprise(
        `40060001${String(index).padStart(2, "0")}`,
        `sip: "sip:desk@pbx${index}.far.example"`,
      );
    await writeBundle(stack, join(dir, "bundle"));
    server = await silentNameServer(SERVER, dir);
    phones.push(await startPhones({ address: CARRIER, port: 5090, phones: { "01062340001": "answer" } }));
    phones.push(await startPhones({ address: MOVED, port: 5090, phones: { "01062340001": "busy" } }));
    phones.push(await startPhones({ address: EXCHANGE, port: 5090, phones: { desk: "answer" } }));
    callers = await openCallers(CALLERS, { address: EDGE, port: 5060 });
    const options = { bundle: join(dir, "bundle"), runDir: join(dir, "edge"), address: EDGE, port: 5060 };
    edge = await startEdge({ ...options, workers: 4, kamailio: server.kamailio });
  });
  afterAll(async () => {
    callers?.close();
    await edge?.stop();
    for (const each of phones) await each.stop();
    server?.close();
    await rm(dir, { recursive: true });
  });

  const enterprise = (number: string, target: string) =>
    writeFile(
      join(stack, "enterprises", `n${number}.yaml`),
      `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: n${number}, name: n${number} }
number: "${number}"
screening: { maxConcurrent: 1000 }
bindings:
  - { id: desk, ${target}, ring: 5s, channels: 1000 }
`,
    );

  test("a trunk by its name has its calls, where the agent has last seen it, and nobody is asked", async () => {
    const config = configOf(edge.db);
    if (!config) throw new Error("no configuration");
    /** As the agent does each minute. */
    const resolved = (...addresses: string[]) =>
      putSetting(edge.db, "config", { ...config, hosts: { [HOST]: addresses } });
    resolved(CARRIER);
    await eventually(async () => expect((await callers.call("4006000001")).code).toBe(200));
    const asked = server.asked();
    const { callId, firstMs } = await callers.call("4006000001");
    expect(firstMs).toBeLessThan(800);
    resolved(MOVED);
    await eventually(async () => expect((await callers.call("4006000001")).code).toBe(486));
    // The first of two addresses is dead: three calls find out, and within seconds the other has its turn.
    resolved(DEAD, CARRIER);
    await eventually(async () => expect((await callers.call("4006000001")).code).toBe(480));
    await eventually(async () => expect((await callers.call("4006000001")).code).toBe(200));
    expect(server.asked() - asked).toBe(0);
    await expectCall(
      { stack, callId, parties: { caller: callers }, events: () => callInSpool(edge.spool, callId) },
      {
        yaml: "enterprises/n4006000001.yaml",
        sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
        ladder: ["desk/named answered"],
        events:
          "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      },
    );
  });

  test("targets whose names nobody knows hold up half of the workers at most: every other call connects", async () => {
    const lost = await beside((index) => `40060001${String(index).padStart(2, "0")}`);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set([480]));
  });

  test("the same of targets that are known to be at such names once they have answered: each call ends in the record", async () => {
    const far = await contacts(FAR, { address: EDGE, port: 5060 });
    const met = await beside(() => "4006000003");
    expect(new Set(met.map(({ code }) => code))).toEqual(new Set([200]));
    for (const { callId } of met)
      await eventually(async () => {
        const events = eventsInWords(await callInSpool(edge.spool, callId));
        expect(events).toBe(
          "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        );
      }, 5000);
    far.close();
  });

  /** Calls numbers, each beside another call, of which every one connects in time; what came of the numbers' calls. */
  async function beside(numberOf: (index: number) => string) {
    const others: ReturnType<Callers["call"]>[] = [];
    const calls: ReturnType<Callers["call"]>[] = [];
    for (let index = 0; index < UNKNOWN; index++) {
      calls.push(callers.call(numberOf(index)));
      others.push(callers.call("4006000002"));
      await sleep(EVERY_MS);
    }
    const called = await Promise.all(others);
    expect(called.map(({ code }) => code)).toEqual(called.map(() => 200));
    const firstMs = called.map(({ firstMs: ms = Infinity }) => ms).toSorted((a, b) => a - b);
    console.log(
      `others: median ${firstMs[UNKNOWN / 2]} ms, longest ${firstMs.at(-1)} ms; ${server.asked()} questions`,
    );
    expect(firstMs.at(-1)).toBeLessThan(3000);
    return Promise.all(calls);
  }
});

/** A telephone that takes every call, and says of each that it is at another name. */
async function contacts(address: string, to: { address: string; port: number }): Promise<SipSocket> {
  let calls = 0;
  const socket: SipSocket = await openSipSocket(address, to, 5090, (text) => {
    const message = parseSip(text);
    if (!message || /^(SIP|ACK)/.test(message.start)) return;
    calls += 1;
    const contact: [string, string] = ["Contact", `<sip:desk@phone${calls}.far.example:5090>`];
    socket.send(replyTo(message, "200 OK", `far${calls}`, [contact]));
  });
  return socket;
}

const platform = `apiVersion: hotline400/v1
kind: Platform
metadata: { id: names, name: Names }
calendar: china
carriers: { unicom: { name: 中國聯通 } }
defaults: { tariff: flat }
segments: [{ prefix: "4006", carrier: unicom, agents: nationwide }]
trunks:
  - { id: named, carrier: unicom, host: "${HOST}:5090", auth: { kind: address, addresses: ["${CARRIER}"] },
      delivers: { number: hotline, at: request-uri, format: plain }, callerId: original, capacity: 1000, probe: none }
  - { id: callers, carrier: unicom, host: "${CALLERS}:5090", auth: { kind: address, addresses: ["${CALLERS}"] },
      delivers: { number: hotline, at: request-uri, format: plain }, callerId: original, capacity: 1000, priority: 100, probe: none }
tariffs:
  flat: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } }
callerShare: { perMinute: "0.10", increment: { first: 60s, next: 60s } }
compliance: { evidence: "off" }
edge: { domain: sip.names.example, addresses: ["${EDGE}"] }
`;
