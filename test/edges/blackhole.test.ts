import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import { applyBundle } from "#edge/apply-bundle.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { nodeFolder } from "#edge/node-folder.ts";
import { readSpool } from "#edge/read-spool.ts";
import { keepReserve, reserveBytes } from "#edge/spool-reserve.ts";
import { type Kamailio, startKamailio } from "#edge/start-kamailio.ts";
import { type Phones, startPhones } from "#local/phones/phones.ts";
import { callRecord } from "../calls/call-record.ts";
import { countCalls } from "../calls/count-calls.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { eventually } from "../eventually.ts";
import { compiledFrom } from "../write-bundle.ts";
import { type Carrier, type CarrierCall, codeOf, openCarrier } from "./carrier.ts";
import { answeredAt, STACK } from "./edges-context.ts";
import { makeNamespaces, missingNamespaces, type Namespaces } from "./namespaces.ts";
import { ownersOf } from "./owner-of.ts";

const missing = missingPrograms() ?? missingNamespaces();
if (missing) console.warn(`SKIPPED: no edge's link goes down: ${missing}`);

const PORT = 5060;
const OWN = 11;
const NUMBER = "4006000101";
const ids = ["edge-a", "edge-b", "edge-c"];

describe.skipIf(missing)(`an edge whose link goes down${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let dir: string;
  let net: Namespaces | undefined;
  let phones: Phones;
  let carrier: Carrier;
  const running: Kamailio[] = [];
  const place = (id: string) => ({ address: `10.255.10.${ids.indexOf(id) + 1}`, port: PORT });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "hotline-blackhole-"));
    net = makeNamespaces(ids.length, [OWN]);
    const own = net.address(OWN);
    await writeFile(join(dir, "edge-key"), randomBytes(32).toString("hex"), { mode: 0o400 });
    await writeBundle(join(dir, "bundle"), own);
    phones = await startPhones({
      address: own,
      port: 5090,
      phones: { "01062350001": "answer", "01062350002": "answer", "01062350003": "answer" },
    });
    carrier = await openCarrier(own);
    for (const [index, id] of ids.entries()) running.push(await start(id, net.kamailio(index + 1, dir)));
    await eventually(async () => {
      for (const id of ids) expect((await carrier.ask(place(id), options(id)))?.start).toMatch(/ 200 /);
    }, 40_000);
  });
  afterAll(async () => {
    carrier?.close();
    await Promise.all([...running.map((each) => each.stop()), phones?.stop()]);
    net?.remove();
    await rm(dir, { recursive: true });
  });

  async function writeBundle(folder: string, own: string): Promise<void> {
    const { platform, enterprises, areas } = await compiledFrom(STACK);
    const [trunk] = platform.trunks;
    if (!trunk) throw new Error("no trunk");
    const trunks = [{ ...trunk, host: `${own}:5090`, auth: { kind: "address" as const, addresses: [own] } }];
    await writeGeneration(compile({ ...platform, trunks }, enterprises, areas), folder);
  }

  async function start(id: string, kamailio: string): Promise<Kamailio> {
    const folder = nodeFolder(join(dir, id), dir);
    await mkdir(folder.spool, { recursive: true });
    const db = openNodeDb(folder.db);
    const { config } = await applyBundle(db, join(dir, "bundle"));
    await keepReserve(folder.spool, reserveBytes(config.trunks));
    putSetting(db, "self", id);
    putSetting(
      db,
      "peers",
      ids.map((each) => ({ id: each, ...place(each) })),
    );
    db.close();
    const listeners = [{ transport: "udp" as const, ...place(id) }];
    return startKamailio(folder, { listeners, bytes: 1_000_000, kamailio });
  }

  const options = (id: string) =>
    [
      `OPTIONS sip:${place(id).address} SIP/2.0`,
      `Via: SIP/2.0/UDP ${carrier.place.address}:${carrier.place.port};branch=z9hG4bK${id}${randomBytes(6).toString("hex")}`,
      `From: <sip:ping@carrier.example>;tag=${id}`,
      `To: <sip:${place(id).address}>`,
      `Call-ID: ping-${id}-${randomBytes(6).toString("hex")}`,
      "CSeq: 1 OPTIONS",
      "Max-Forwards: 70",
      "Content-Length: 0",
      "\r\n",
    ].join("\r\n");

  test("calls over the others go to the number's next owner, the first of them within 5 s", async () => {
    const [owner = "", second = "", third = ""] = ownersOf(NUMBER, ids);
    const callOver = async (edge: string): Promise<{ call: CarrierCall; code: number; ms: number }> => {
      const begun = performance.now();
      const call = carrier.call(place(edge), NUMBER);
      const answer = await call.answer;
      return { call, code: answer ? codeOf(answer) : 0, ms: performance.now() - begun };
    };
    const before = await callOver(third);
    expect(before.code).toBe(200);
    await before.call.hangUp();
    net?.down(ids.indexOf(owner) + 1);
    const after = await Promise.all([second, third, second, third].map(callOver));
    expect(after.map(({ code }) => code)).toEqual([200, 200, 200, 200]);
    // 800 ms of silence, up to 2 s more where the edge stood still lately, and 200 ms until the phone answers.
    expect(Math.max(...after.map(({ ms }) => ms))).toBeLessThan(5000);
    for (const { call } of after) await call.hangUp();
    const recordsAt = async (edge: string) => [...(await readSpool(join(dir, edge, "spool"))).calls.values()];
    const rehomed = (await recordsAt(second))
      .flat()
      .flatMap((event) => (event.event === "decision" ? [event.rehomedFrom] : []));
    expect(rehomed).toEqual([owner, owner, owner, owner]);
    // Each edge that has calls of the number counts its turns by itself.
    const yaml = "enterprises/turns.yaml";
    for (const [edge, placed, stated] of [
      [owner, [before], [{ calls: 1, yaml, ...answeredAt("a") }]],
      [second, after, ["a", "a", "b", "c"].map((binding) => ({ yaml, ...answeredAt(binding) }))],
      [third, [], []],
    ] as const)
      await eventually(async () => {
        const seen = (await recordsAt(edge)).map(async (events) => {
          const id = events.find((event) => event.event === "invite")?.sipCallId ?? "";
          expect(placed.map(({ call }) => call.id)).toContain(id);
          return { ...callRecord(STACK, events), sip: { caller: await carrier.sip(id) } };
        });
        expect(countCalls(await Promise.all(seen))).toEqual(countCalls(stated));
      });
  });
});
