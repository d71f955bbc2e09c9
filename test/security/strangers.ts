import { connect } from "node:net";
import { expect, test } from "vitest";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { EDGE, NORTH, STRANGER, VICTIM } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";

const methods =
  "INVITE ACK BYE CANCEL OPTIONS MESSAGE REGISTER SUBSCRIBE REFER UPDATE PUBLISH NONSENSE".split(" ");

/** Registers the tests of who is let in, and of what becomes of everything else. */
export function testStrangers(running: () => SecurityRun): void {
  test("a stranger's every request: no answer, no event, counted", async () => {
    const { dropped, events, edge } = running();
    const [countedBefore, eventsBefore] = [await dropped(), await events()];
    const socket = await openSipSocket(STRANGER, edge);
    const from = { address: STRANGER, port: socket.port };
    let sent = 0;
    for (const method of methods)
      for (const more of [
        {},
        { toTag: "forged" },
        { toTag: "forged", headers: [`Route: <sip:${EDGE};lr>`] },
        { headers: ["Max-Forwards: 0"] },
        { headers: [`P-Asserted-Identity: <sip:110@${EDGE}>`, "X-Hotline-Handover: yes"] },
        { body: '{"jsonrpc":"2.0","method":"core.uptime","id":1}' },
        { body: "x".repeat(30_000) },
      ]) {
        socket.send(sipRequest(method, from, more));
        sent += 1;
        // The receive buffer holds few datagrams of 30 KB.
        if (more.body) await counted(running(), (countedBefore["stranger-udp"] ?? 0) + sent);
      }
    // Datagrams of a few bytes are nothing to Kamailio itself, and to Kamailio 6 none of 60 KB is.
    socket.send(sipRequest("INVITE", from, { body: "x".repeat(60_000) }));
    for (const text of ["", "\r\n\r\n", "SIP", "SIP/2.0\r\n\r\n"]) socket.send(text);
    socket.send("\0".repeat(2000));
    await counted(running(), (countedBefore["stranger-udp"] ?? 0) + sent + 1);
    expect(await socket.receive(300)).toBeUndefined();
    expect(await events()).toEqual(eventsBefore);
    socket.close();
  });

  test("a stranger who makes up ways is heard fifty times a second, and answered never", async () => {
    const { dropped, edge } = running();
    const before = (await dropped())["stranger-udp"] ?? 0;
    const socket = await openSipSocket(STRANGER, edge);
    const uri = `sip:0a-boot-1-0-caller-${"0".repeat(24)}-${"0".repeat(600)}@${EDGE}`;
    for (let number = 0; number < 300; number++)
      socket.send(sipRequest("BYE", { address: STRANGER, port: socket.port }, { uri, toTag: "forged" }));
    // However the second falls, two of them have room for a hundred.
    await until(async () => ((await dropped())["stranger-udp"] ?? 0) >= before + 100);
    expect(await socket.receive(300)).toBeUndefined();
    expect(((await dropped())["stranger-udp"] ?? 0) - before).toBeLessThanOrEqual(250);
    socket.close();
  });

  test("a reply that answers nothing of ours is not carried on to whom it names", async () => {
    const { dropped, edge } = running();
    const before = (await dropped())["reply"] ?? 0;
    const victim = await openSipSocket(VICTIM, edge);
    for (const address of [STRANGER, NORTH]) {
      const socket = await openSipSocket(address, edge);
      for (const code of ["100 Trying", "180 Ringing", "200 OK", "302 Moved", "503 No"])
        socket.send(
          [
            `SIP/2.0 ${code}`,
            `Via: SIP/2.0/UDP ${EDGE}:5060;branch=z9hG4bK2d4.forged.0`,
            `Via: SIP/2.0/UDP ${VICTIM}:${victim.port};branch=z9hG4bKvictim`,
            `From: <sip:a@${EDGE}>;tag=1`,
            `To: <sip:b@${EDGE}>;tag=2`,
            `Call-ID: forged@${address}`,
            "CSeq: 1 INVITE",
            `Contact: <sip:x@${address}:${socket.port}>`,
            "Content-Length: 0",
            "",
            "",
          ].join("\r\n"),
        );
      expect(await socket.receive(100)).toBeUndefined();
      socket.close();
    }
    await until(async () => ((await dropped())["reply"] ?? 0) === before + 10);
    expect(await victim.receive(200)).toBeUndefined();
    victim.close();
  });

  test("a stranger's TCP connection is closed at its first message, unanswered", async () => {
    const before = (await running().dropped())["stranger-tcp"] ?? 0;
    const got = await new Promise<string>((resolve, reject) => {
      let text = "";
      const socket = connect({ host: EDGE, port: 5060, localAddress: STRANGER });
      socket.on("data", (data) => {
        text += data.toString();
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
      socket.write(sipRequest("INVITE", { address: STRANGER, port: 5060 }));
    });
    expect(got).toBe("");
    await until(async () => (await running().dropped())["stranger-tcp"] === before + 1);
  });

  test("the log has one line about it a minute at most, however many packets there were", async () => {
    const lines = (await running().log()).split("\n").filter((line) => line.includes("packets dropped"));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(4);
    expect(lines[0]).toContain(STRANGER);
  });
}

async function counted({ dropped }: SecurityRun, atLeast: number): Promise<void> {
  await until(async () => ((await dropped())["stranger-udp"] ?? 0) >= atLeast);
}
