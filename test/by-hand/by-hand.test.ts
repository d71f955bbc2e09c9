import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phones, startPhones } from "#local/phones/phones.ts";
import { placeCall } from "#local/samples/place-call.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { callRecord } from "../calls/call-record.ts";
import { type StatedCall, sipOf } from "../calls/expect-call.ts";
import { missingPrograms } from "../calls/missing-programs.ts";
import { partyOf } from "../calls/party-of.ts";
import { ending } from "../calls/record.ts";
import { sipRequest } from "../calls/sip-socket.ts";
import { runHotline } from "../run-hotline.ts";
import { type Authority, authority } from "../trunks/certificates.ts";
import { tlsCaller } from "../trunks/tls-phone.ts";
import { until } from "../until.ts";
import { EDGE, LISTEN, NORTH, SIP, SIPS, SOUTH } from "./places.ts";
import { DEAD_GROUP, FITTING, GROUP, northernPhones, PLAIN, southernPhones, writeStack } from "./stack.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no node is started by hand: ${missing}`);

describe.skipIf(missing)(`a node by hand${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let dir: string;
  let phones: Phones[] = [];
  let signer: Authority;
  const running = new Set<ChildProcess>();
  const node = () => join(dir, "node");

  /** Starts a program; what it says goes to a file. */
  const start = (program: string, args: string[]) => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    child.stderr?.resume();
    running.add(child);
    child.once("exit", () => running.delete(child));
    return child;
  };
  const ready = () =>
    until(
      () =>
        fetch(`http://${LISTEN}/readyz`)
          .then(({ status }) => status)
          .catch(() => 0),
      (status) => status === 200,
    );
  /** Places a call to its end, and answers what it came to. */
  const cameTo = async (name: string, called: string): Promise<StatedCall> => {
    const order = { name, dir, from: NORTH, edge: SIP, called, caller: "075522223333", timeoutS: 15 };
    const { messages } = await placeCall(order);
    const caller = partyOf({ messages: () => messages });
    const callId = messages[0]?.headers["call-id"]?.[0] ?? "";
    const events = await until(
      () => callInSpool(join(node(), "spool"), callId),
      (each) => ending(each) !== undefined,
    );
    return { ...callRecord(join(dir, "stack"), events), sip: await sipOf({ caller }, callId) };
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-by-hand-"));
    writeStack(join(dir, "stack"));
    signer = await authority("by-hand");
    const { cert, key } = await signer.signs(`IP:${EDGE}`);
    mkdirSync(join(node(), "secrets"), { recursive: true });
    writeFileSync(join(node(), "secrets/edge-cert"), cert, { mode: 0o400 });
    writeFileSync(join(node(), "secrets/edge-cert-key"), key, { mode: 0o400 });
    phones = await Promise.all([
      startPhones({ address: NORTH, port: 5090, phones: northernPhones() }),
      startPhones({ address: SOUTH, port: 5090, phones: southernPhones() }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(
      [...running].map((child) => {
        child.kill("SIGTERM");
        return once(child, "exit");
      }),
    );
    await Promise.all(phones.map((each) => each.stop()));
    signer?.remove();
    rmSync(dir, { recursive: true });
  });

  test("compile, agent and kamailio: it answers a call, and SIGTERM ends Kamailio with its code", async () => {
    const { status } = runHotline(["compile", join(dir, "stack"), "--out", join(dir, "store")]);
    expect(status).toBe(0);
    const places = ["--node", node(), "--sip", SIP];
    start(resolve("bin/hotline"), [
      ...["agent", ...places, "--store", `file:${join(dir, "store")}`, "--listen", LISTEN, "--grace", "0s"],
    ]);
    const kamailio = start(resolve("bin/hotline"), ["kamailio", ...places, "--own-secrets"]);
    await ready();
    expect(await cameTo("plain", PLAIN)).toEqual({
      yaml: `enterprises/n${PLAIN}.yaml`,
      sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
      ladder: ["b1/north answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
    });
    kamailio.kill("SIGTERM");
    expect(await once(kamailio, "exit")).toEqual([0, null]);
    expect(existsSync(join(node(), "spool/reserve"))).toBe(true);
  });

  test("--tls: it shows the edge's certificate as soon as the agent has told it, and speaks SIP over it", async () => {
    const places = ["--node", node(), "--sip", SIP, "--tls", SIPS];
    const kamailio = start(resolve("bin/hotline"), ["kamailio", ...places]);
    await ready();
    const connected = () =>
      tlsCaller(NORTH, { address: EDGE, port: 5061 }, signer.cert).catch(() => undefined);
    const phone = await until(connected, (each) => each !== undefined);
    const from = { address: NORTH, port: phone?.port ?? 0 };
    phone?.send(sipRequest("OPTIONS", from, { uri: `sip:${SIPS};transport=tls` }).replace("/UDP ", "/TLS "));
    expect((await phone?.takes(/^SIP/))?.start).toBe("SIP/2.0 200 OK");
    phone?.close();
    kamailio.kill("SIGTERM");
    expect(await once(kamailio, "exit")).toEqual([0, null]);
  });

  test("the script of --print starts it too; groups ring as many as a call may", async () => {
    const script = join(dir, "start-kamailio");
    const printed = runHotline(["kamailio", "--node", node(), "--sip", SIP, "--numbers", "1000", "--print"]);
    writeFileSync(script, printed.stdout);
    expect(printed).toMatchObject({ status: 0, stderr: "" });
    start("sh", [script]);
    await ready();
    // The trunk north is dead for all of them: those that fit ring over south, and the last of them answers.
    const members = Array.from({ length: 16 }, (_, index) => `b${index + 1}`);
    const over = (trunk: string, result: string) => (member: string) => `${member}/${trunk} ${result}`;
    const fit = members.slice(0, FITTING);
    const group = await cameTo("group", GROUP);
    expect({ ...group, events: sorted(group.events) }).toEqual({
      yaml: `enterprises/n${GROUP}.yaml`,
      sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
      ladder: [
        ...members.map(over("north", "no-reply")),
        ...fit.slice(0, -1).map(over("south", "busy")),
        ...fit.slice(-1).map(over("south", "answered")),
      ],
      events: sorted(
        [
          "invite, decision ring",
          ...members.map((_, index) => `attempt a${index + 1}, attempt-ended a${index + 1} no-reply`),
          ...fit.slice(0, -1).map((_, index) => `attempt a${17 + index}, attempt-ended a${17 + index} busy`),
          "attempt a30, ringing a30 180, target-answer a30, caller-answer, ended caller 200",
        ].join(", "),
      ),
    });
    // Both trunks are dead: the record says that the limit ended the call, not that all have failed.
    const dead = await cameTo("dead-group", DEAD_GROUP);
    // North comes first for all, for none or, on trial, for one of them: it is suspect, for the group before, for two seconds.
    const first = dead.ladder
      .slice(0, members.length)
      .map((leg) => (leg.includes("/south ") ? "south" : "north"));
    const next = first.map((trunk) => (trunk === "south" ? "north" : "south"));
    const dies = (trunks: string[]) => (member: string, index: number) =>
      `${member}/${trunks[index]} no-reply`;
    expect({ ...dead, events: sorted(dead.events) }).toEqual({
      yaml: `enterprises/n${DEAD_GROUP}.yaml`,
      sip: { caller: "→INVITE, ←480, →ACK" },
      ladder: [...members.map(dies(first)), ...fit.map(dies(next))],
      events: sorted(
        [
          "invite, decision ring",
          ...Array.from(
            { length: 30 },
            (_, index) => `attempt a${index + 1}, attempt-ended a${index + 1} no-reply`,
          ),
          "ended edge 480 30 attempts, the most a call has",
        ].join(", "),
      ),
    });
  });

  test.each([
    ["no key", [], "there is no edge-key in"],
    ["an address that is a name", ["--sip", "localhost:5060"], '--sip is "localhost:5060"'],
    ["no workers", ["--workers", "0"], '--workers is "0", but should be 1 or more'],
    ["a relay without a port", ["--relays", "127.0.0.1"], '--relays is "127.0.0.1"'],
    ["a folder that cannot be made", ["--node", "/proc/nope"], "/proc/nope"],
  ])("%s: 2, and what to do", (_, more, sentence) => {
    const given = ["kamailio", "--node", join(dir, "other"), "--sip", `${EDGE}:5099`];
    const { status, stderr } = runHotline([...given, ...more]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(sentence) });
  });
});

/** The events of a group, which ring and end in whatever order. */
function sorted(events: string): string[] {
  return events.split(", ").sort();
}
