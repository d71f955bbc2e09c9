// 1,000 INVITEs a second from 50 strange addresses, and strangers' TCP connections, beside 50 calls a second.
//   node test/soak/flood.ts [seconds] [INVITEs a second] [calls a second]
import { createSocket, type Socket } from "node:dgram";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startPhones } from "#local/phones/phones.ts";
import { sipRequest } from "../calls/sip-socket.ts";
import { cpuSeconds } from "../figures/cpu-seconds.ts";
import { EDGE, NORTH, northernPhones } from "../security/addresses.ts";
import { goodCall } from "../security/good-call.ts";
import { startSecurityRun } from "../security/security-run.ts";

const [seconds = 60, strange = 1000, wanted = 50] = process.argv.slice(2).map(Number);
const addresses = 50;
const tickMs = 20;
/** Share of the carriers' calls that must succeed. */
const least = 0.999;

const phones = await startPhones({ address: NORTH, port: 5090, phones: northernPhones });
const run = await startSecurityRun();
const sockets = await Promise.all(Array.from({ length: addresses }, (_, index) => stranger(index)));

const idle = await share(async () => void (await calls(5)));
const before = (await run.dropped())["stranger-udp"] ?? 0;
let sent = 0;
const floodsUntil = performance.now() + seconds * 1000;
const flooding = flood();
const connections = hold(200);
let outcome = { calls: 0, succeeded: 0 };
const busy = await share(async () => {
  outcome = await calls(seconds);
});
await flooding;
const held = await connections;
await sleep(500);
const counted = ((await run.dropped())["stranger-udp"] ?? 0) - before;
const lines = (await run.log()).split("\n").filter((line) => line.includes("packets dropped")).length;
for (const socket of sockets) socket.close();
await run.stop();
await phones.stop();

const perPacket = ((busy - idle) * 1_000_000) / (sent / seconds);
console.log(
  `flood: ${sent} INVITEs from ${addresses} strangers in ${seconds} s, ${counted} counted as dropped; ` +
    `${outcome.succeeded} of ${outcome.calls} calls succeeded; Kamailio took ${(busy * 100).toFixed(1)} % of a CPU ` +
    `with the flood and ${(idle * 100).toFixed(1)} % without, ${perPacket.toFixed(0)} µs a packet; ` +
    `of 200 silent TCP connections ${held} were still open after ${seconds} s; ${lines} log lines`,
);
const good = outcome.succeeded >= outcome.calls * least && outcome.calls >= seconds * wanted * 0.95;
process.exitCode = good && lines < seconds / 30 + 3 ? 0 : 1;

async function stranger(index: number): Promise<Socket> {
  const socket = createSocket("udp4");
  await new Promise<void>((done) => socket.bind(0, `127.0.200.${index + 1}`, done));
  return socket;
}

async function flood(): Promise<void> {
  const begun = performance.now();
  while (performance.now() < floodsUntil) {
    const due = ((performance.now() - begun) / 1000) * strange;
    for (; sent < due; sent++) {
      const socket = sockets[sent % addresses];
      const address = `127.0.200.${(sent % addresses) + 1}`;
      socket?.send(sipRequest("INVITE", { address, port: 5060 }, { body: "v=0\r\n".repeat(40) }), 5060, EDGE);
    }
    await sleep(tickMs);
  }
}

/** Opens connections that never say anything; how many the edge has left open in the end. */
async function hold(count: number): Promise<number> {
  let open = 0;
  const all = Array.from({ length: count }, (_, index) => {
    const localAddress = `127.0.200.${(index % addresses) + 1}`;
    const socket = connect({ host: EDGE, port: 5060, localAddress }, () => {
      open += 1;
    });
    socket.on("close", () => {
      open -= 1;
    });
    socket.on("error", () => undefined);
    return socket;
  });
  await sleep(Math.max(0, floodsUntil - performance.now()));
  const left = open;
  for (const socket of all) socket.destroy();
  return left;
}

/** Places calls at the wanted rate for some seconds. */
async function calls(during: number): Promise<{ calls: number; succeeded: number }> {
  const results: Promise<boolean>[] = [];
  const begun = performance.now();
  while (performance.now() - begun < during * 1000) {
    const due = ((performance.now() - begun) / 1000) * wanted;
    while (results.length < due) results.push(goodCall(run.edge, NORTH).then(Boolean));
    await sleep(tickMs);
  }
  const all = await Promise.all(results);
  return { calls: all.length, succeeded: all.filter(Boolean).length };
}

/** Share of a CPU that Kamailio took during something. */
async function share(during: () => Promise<void>): Promise<number> {
  const [cpu, begun] = [cpuSeconds(run.edge.pid), performance.now()];
  await during();
  return (cpuSeconds(run.edge.pid) - cpu) / ((performance.now() - begun) / 1000);
}
