import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StatedCall } from "../calls/expect-call.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { partyOf } from "../calls/party-of.ts";
import { eventually } from "../eventually.ts";
import { until } from "../until.ts";
import {
  type AgentProcess,
  inUse,
  metric,
  page,
  ready,
  refused,
  startAgent,
  taken,
} from "./agent-process.ts";
import { exposition, expositionProblems } from "./exposition.ts";
import { type CompiledStack, compiled, manifestOf, point, publish } from "./generations.ts";
import { testDrainAndCancel, testHotlineDrain } from "./hotline-drain.ts";
import { startNode, type TestNode } from "./node.ts";
import { openOtherEdge } from "./other-edge.ts";
import { EDGE, OTHER_EDGE, SIP_PORT } from "./places.ts";
import { answered, openDesk, placeTrunkCall, suspended } from "./trunk-call.ts";
import { corrupt, forgeManifest } from "./wrong-generations.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no agent stands beside a Kamailio: ${missing}`);

describe.skipIf(missing)(`the agent beside Kamailio${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let node: TestNode;
  let agent: AgentProcess;
  let busy: CompiledStack;
  let declined: CompiledStack;
  let gone: CompiledStack;

  beforeAll(async () => {
    node = await startNode();
    busy = await compiled(node.dir, 486);
    declined = await compiled(node.dir, 603);
    gone = await compiled(node.dir, 410);
  });
  afterAll(async () => {
    agent?.kill("SIGKILL");
    await node?.stop();
  });

  const place = () => placeTrunkCall(node.folder, busy.stack);
  const expectCall = async (stated: StatedCall) => {
    const call = await place();
    await call.answered();
    await call.expectCall(stated);
  };

  test("an empty store: alive, not ready, and it says why; nobody's calls are known yet", async () => {
    agent = startAgent(node.folder, `file:${node.store}`, ["--grace", "30s"]);
    await agent.says(refused("missing"));
    expect(await page("/healthz")).toEqual({ status: 200, text: "ok" });
    // Kamailio, which starts beside it, says so itself.
    const told = { status: 503, text: expect.stringContaining("no generation yet") };
    await eventually(async () => expect(await page("/readyz")).toEqual(told));
    const call = await place();
    await sleep(300);
    await call.expectCall({ yaml: null, sip: { caller: "→INVITE" }, ladder: [], events: "" });
  });

  test("a generation reaches calls; it is ready, and the metrics name it", async () => {
    publish(busy, node.store);
    await agent.says(inUse(busy));
    await expectCall(suspended(486));
    expect(await page("/readyz")).toEqual({ status: 200, text: "ready" });
    expect(await metric(`hotline_generation_info{generation="${busy.digest}"}`)).toBe(1);
    expect(await metric("hotline_numbers")).toBe(2);
    expect(await metric("hotline_generation_lag_seconds")).toBe(0);
    expect(await metric("hotline_kamailio_up")).toBe(1);
    expect(await metric("hotline_live_calls")).toBe(0);
    expect(await metric("hotline_kamailio_workers")).toBeGreaterThan(0);
    expect(await metric("hotline_kamailio_shared_memory_free_bytes")).toBeGreaterThan(1e6);
  });

  test("a change costs the shard that changed, and a roll back nothing from the store", async () => {
    publish(declined, node.store);
    expect(await agent.says(taken(declined))).toMatchObject({ changed: 1, fetched: 1 });
    await agent.says(inUse(declined));
    await expectCall(suspended(603));
    publish(busy, node.store);
    expect(await agent.says(taken(busy))).toMatchObject({ changed: 1, fetched: 0 });
    await agent.says(inUse(busy));
    await expectCall(suspended(486));
  });

  test("two changes at once: the second one holds", async () => {
    publish(declined, node.store);
    publish(gone, node.store);
    await agent.says(inUse(gone));
    await expectCall(suspended(410));
    expect(await metric(`hotline_generation_info{generation="${gone.digest}"}`)).toBe(1);
  });

  test.each([
    ["a manifest that is cut", "manifest", (text: string) => text.slice(0, 100)],
    ["a manifest of an unknown format", "format", (text: string) => text.replace('"format":1', '"format":2')],
    [
      "a manifest with another's digest",
      "manifest-digest",
      (text: string) => text.replace('"numbers":2', '"numbers":3'),
    ],
    ["an object that no store has", "missing", (text: string) => forgeManifest(text, "f".repeat(64))],
    [
      "an object's name that leads out of the folder",
      "manifest",
      (text: string) => forgeManifest(text, "../../node.db"),
    ],
  ])("%s: the last good generation stays, one line and a metric say so", async (_, kind, spoil) => {
    const sample = `hotline_generation_failures_total{kind="${kind}"}`;
    const before = (await metric(sample)) ?? 0;
    point(node.store, spoil(manifestOf(busy)));
    await agent.says(refused(kind));
    expect(await metric(sample)).toBeGreaterThan(before);
    await expectCall(suspended(410));
    expect(await page("/readyz")).toEqual({ status: 200, text: "ready" });
    expect(await metric("hotline_generation_lag_seconds")).toBeGreaterThan(0);
    if (kind === "manifest-digest") {
      // Tried again, counted again, and not said again.
      const lines = agent.lines.length;
      await until(
        () => metric(sample),
        (count) => (count ?? 0) >= before + 2,
      );
      expect(agent.lines.length).toBe(lines);
    }
    publish(gone, node.store);
    await agent.says(inUse(gone));
  });

  test("an object that is damaged in the store: nothing changes until it is mended", async () => {
    const fourOhFour = await compiled(node.dir, 404);
    const mend = corrupt(fourOhFour, node.store);
    await agent.says(refused("object-digest"));
    await expectCall(suspended(410));
    mend();
    await agent.says(inUse(fourOhFour));
    await expectCall(suspended(404));
  });

  test("the agent is killed, the pointer moves, and the next agent goes on from there", async () => {
    agent.kill("SIGKILL");
    await agent.ended;
    publish(declined, node.store);
    await expectCall(suspended(404));
    agent = startAgent(node.folder, `file:${node.store}`, ["--grace", "30s"]);
    expect(await agent.says(taken(declined))).toMatchObject({ changed: 1 });
    await agent.says(inUse(declined));
    await expectCall(suspended(603));
  });

  test("Kamailio is started again and has what the database has", async () => {
    await node.restartKamailio();
    await ready();
    await expectCall(suspended(603));
  });

  testDrainAndCancel(() => node);

  test("SIGTERM while a call lives: not ready, the call goes on, and the agent ends with 0 after it", async () => {
    const ring = await compiled(node.dir, "ring");
    publish(ring, node.store);
    await agent.says(inUse(ring));
    const phones = await openDesk();
    const call = await place();
    await call.answered();
    await eventually(async () => expect(await metric("hotline_live_calls")).toBe(1));
    agent.kill("SIGTERM");
    await until(
      () => page("/drain"),
      ({ text }) => text === '{"state":"draining","liveCalls":1}',
    );
    expect(await page("/readyz")).toMatchObject({ status: 503, text: "the edge is draining" });
    await call.hangUp();
    expect(await agent.ended).toBe(0);
    expect(agent.lines).toContainEqual(expect.objectContaining({ message: "drained: no call lives" }));
    await call.expectCall(answered, { desk: partyOf(phones) });
    await phones.stop();
  });

  testHotlineDrain(() => node, place);

  test("with another edge: what that is doing, and a drain that waits for the call passed on to it", async () => {
    const other = await openOtherEdge(OTHER_EDGE, SIP_PORT);
    const peers = join(node.dir, "peers.json");
    const edge = (id: string, address: string) => ({ id, address, port: SIP_PORT });
    writeFileSync(peers, JSON.stringify([edge("here", EDGE), edge("other", OTHER_EDGE)]));
    agent = startAgent(node.folder, `file:${node.store}`, ["--peers", peers, "--id", "here"]);
    await agent.says(({ message }) => message === "peers");
    await until(
      () => metric('hotline_peer_state{peer="other",state="alive"}'),
      (alive) => alive === 1,
    );
    expect(await page("/drain", "POST")).toMatchObject({ status: 202 });
    await until(
      () => page("/drain"),
      ({ text }) => text === '{"state":"drained","liveCalls":0}',
    );
    // The edge still gets what carriers that have not heard of the drain send it.
    const call = await place();
    const answer = call.answered(20_000);
    await until(other.ringing, (calls) => calls > 0);
    expect(await page("/drain", "DELETE")).toMatchObject({ status: 200 });
    expect(await page("/drain", "POST")).toMatchObject({ status: 202 });
    await until(
      () => page("/drain"),
      ({ text }) => text === '{"state":"draining","liveCalls":1}',
    );
    expect(await metric("hotline_handed_over_calls")).toBe(1);
    expect(await metric("hotline_live_calls")).toBe(0);
    expect(await metric("hotline_draining")).toBe(1);
    other.answers("486 Busy Here");
    await answer;
    await until(
      () => page("/drain"),
      ({ text }) => text === '{"state":"drained","liveCalls":0}',
    );
    // It is the other edge's to decide and to record.
    await call.expectCall(
      {
        ...{ yaml: null, ladder: [], events: "" },
        sip: { caller: "→INVITE, ←180, ←486, →ACK", other: "←INVITE, →180, →486, ←ACK" },
      },
      { other },
    );
    other.close();
  });

  test("the metrics of a node that has had calls are as Prometheus wants them, and all are documented", async () => {
    const { text } = await page("/metrics");
    expect(expositionProblems(text)).toEqual([]);
    const documented = readFileSync("docs/edge/agent.md", "utf8");
    const shown = [...exposition(text)].map(([name, { type }]) => `| \`${name}\` | ${type} |`);
    expect(shown.filter((row) => !documented.includes(row))).toEqual([]);
    const rows = [...documented.matchAll(/^\| `hotline_\w+` \| \w+ \|/gm)].map(([row]) => row);
    expect(rows.filter((row) => !shown.includes(row) && !row.includes("_media_"))).toEqual([]);
    for (const sample of [
      'hotline_trunk_up{trunk="north"} 1',
      'hotline_trunk_failures_in_a_row{trunk="north"} 0',
      'hotline_dropped_packets_total{kind="stranger-udp"} 0',
      'hotline_spool_damaged_lines_total{problem="torn"} 0',
      "hotline_spool_welcome 1",
    ])
      expect(text.split("\n")).toContain(sample);
    for (const name of ["spool_reserve_bytes", "spool_free_bytes", "node_db_bytes", "live_calls"])
      expect(text).toMatch(new RegExp(`^hotline_${name} \\d`, "m"));
  });

  test("the grace time is over while a call lives: 1, and the log says how many are cut", async () => {
    agent.kill("SIGTERM");
    expect(await agent.ended).toBe(0);
    // Another Kamailio: the drain was the last one's, though no agent has seen it go.
    await node.restartKamailio();
    agent = startAgent(node.folder, `file:${node.store}`, ["--grace", "0s"]);
    await ready();
    const phones = await openDesk();
    const call = await place();
    await call.answered();
    agent.kill("SIGTERM");
    expect(await agent.ended).toBe(1);
    // That the generation is in use may be said after it.
    const over = { message: "drain: the grace time is over", liveCalls: 1 };
    expect(agent.lines).toContainEqual(expect.objectContaining(over));
    await call.hangUp();
    await call.expectCall(answered, { desk: partyOf(phones) });
    await phones.stop();
  });

  test("a second SIGTERM ends at once, with 1", async () => {
    // Not the one that was drained last, and seen before it hangs.
    await node.restartKamailio();
    agent = startAgent(node.folder, `file:${node.store}`);
    await ready();
    const hanging = node.hangingKamailio();
    agent.kill("SIGTERM");
    await agent.says(({ message }) => message.startsWith("draining"));
    agent.kill("SIGTERM");
    expect(await agent.ended).toBe(1);
    hanging();
  });
});
