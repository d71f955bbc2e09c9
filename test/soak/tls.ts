// Handshakes that fail, with strangers and with doubtful carriers, while certificates are read again and again: a
// carrier in order goes on calling and being called.
//   node test/soak/tls.ts [seconds]
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { connect as dial } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ConnectionOptions, connect } from "node:tls";
import { kamailioAbilities } from "#edge/kamailio-abilities.ts";
import { keepTls } from "#edge/tls/keep-tls.ts";
import { openCallers } from "../trunks/caller.ts";
import { authority } from "../trunks/certificates.ts";
import { tlsCarrier } from "../trunks/tls-phone.ts";
import { CALLERS, startTrunkRun } from "../trunks/trunk-run.ts";
import { until } from "../until.ts";

const [seconds = 60] = process.argv.slice(2).map(Number);
const EDGE = "127.0.43.1";
const RIGHT = "127.0.43.11";
const PORT = 5091;
const edge = { address: EDGE, port: 5061 };
const made = { handshakes: 0, reloads: 0, calls: 0, connected: 0, connections: 0, refused: 0 };

const [ours, carriers, strangers] = await Promise.all([
  authority("ours"),
  authority("carriers"),
  authority("strangers"),
]);
const shown = [await ours.signs(`IP:${EDGE}`), await ours.signs(`IP:${EDGE}`)];
const right = await tlsCarrier(RIGHT, PORT, await carriers.signs(`IP:${RIGHT}`), { clients: ours.cert });
const doubtful = [
  await tlsCarrier("127.0.43.12", PORT, await strangers.signs("IP:127.0.43.12")),
  await tlsCarrier("127.0.43.13", PORT, await carriers.signs("IP:127.0.43.13", -1)),
  await tlsCarrier("127.0.43.14", PORT, await carriers.signs("IP:127.0.43.99")),
];
const trunk = (id: string, address: string) =>
  `  - { id: ${id}, carrier: unicom, host: "${address}:${PORT}", transport: tls, callerId: original, capacity: 100,
      auth: { kind: address, addresses: ["${address}"] }, tls: { ca: { secret: carrier-ca } },
      delivers: { number: hotline, at: request-uri, format: plain } }
`;
const run = await startTrunkRun(
  EDGE,
  trunk("right", RIGHT) + [12, 13, 14].map((last) => trunk(`doubtful-${last}`, `127.0.43.${last}`)).join(""),
  {
    tls: edge.port,
    edge: ", tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } }",
    secrets: { "carrier-ca": carriers.cert, ...secretsOf(0) },
  },
);
await until(run.known, (known) => known["right:certificate"]?.startsWith("right ") === true);
const callers = await openCallers(CALLERS, run.edge);
const { config } = await run.edge.apply(join(run.dir, "bundle"));

const end = performance.now() + seconds * 1000;
let over = false;
const answering = answerCalls();
await Promise.all([
  during(0, () => failed({ ca: strangers.cert })),
  during(0, () => failed({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" })),
  during(0, () => written("INVITE sip:4006000001@edge SIP/2.0\r\n\r\n")),
  during(0, () => written(Buffer.from("16030100ff010000fb0303", "hex"))),
  during(2500, reload),
  during(200, carrierConnects),
  during(200, call),
]);
// Files that change while they are read do not fit together: they are read again.
const last = await until(shownSerial, (serial) => serial === serialOf(made.reloads)).catch(() => undefined);
over = true;
const log = await run.log();
const alive = existsSync(`/proc/${run.edge.pid}`);
const complaints = log.split("\n").filter((line) => /CRITICAL|BUG|freed pointer/.test(line));
const mixed = log.split("the certificates cannot be read").length - 1;
callers.close();
await run.stop();
for (const phone of [right, ...doubtful]) phone.close();
await answering;
for (const each of [ours, carriers, strangers]) each.remove();

const version = /kamailio \d+\.\d+\.\d+/.exec(execFileSync("kamailio", ["-v"], { encoding: "utf8" }))?.[0];
console.log(
  `${version}: ${made.handshakes} handshakes failed in ${seconds} s, and those with three doubtful carriers; ` +
    `certificates changed ${made.reloads} times, of which ${mixed} while they were read, and the last ones are ` +
    `${last ? "" : "NOT "}shown; ${made.connected} of ${made.calls} calls ` +
    `connected, ${made.connections - made.refused} of ${made.connections} connections of their carrier were taken; ` +
    `Kamailio ${alive ? "lives" : "is dead"}, ${complaints.length} complaints${complaints[0] ? `: ${complaints[0]}` : ""}`,
);
const whole = made.connected === made.calls && made.refused === 0;
const sound = alive && complaints.length === 0 && last !== undefined && whole;
if (!kamailioAbilities("kamailio").threads)
  console.log("this Kamailio's processes share OpenSSL's errors: nothing is promised (docs/edge/trunks.md)");
process.exitCode = sound || !kamailioAbilities("kamailio").threads ? 0 : 1;

function secretsOf(index: number): Record<string, string> {
  const pair = shown[index % 2];
  return { "edge-cert": pair?.cert ?? "", "edge-cert-key": pair?.key ?? "" };
}

function serialOf(index: number): string {
  return new X509Certificate(secretsOf(index)["edge-cert"] ?? "").serialNumber;
}

/** Serial number of the certificate that the edge shows; undefined where it takes no connection. */
function shownSerial(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ ...edge, host: edge.address, ca: ours.cert }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.end();
    });
    socket.on("error", () => resolve(undefined));
  });
}

/** Does it again and again until the time is over. */
async function during(pauseMs: number, what: () => Promise<void>): Promise<void> {
  while (performance.now() < end) {
    await what();
    if (pauseMs > 0) await sleep(pauseMs);
  }
}

/** A handshake that cannot come about. */
function failed(options: ConnectionOptions): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ ...edge, host: edge.address, ...options }, () => {
      throw new Error("this handshake should have failed");
    });
    socket.on("error", () => undefined);
    socket.once("close", () => {
      made.handshakes += 1;
      resolve();
    });
  });
}

/** What is no handshake. */
function written(data: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = dial({ host: edge.address, port: edge.port }, () => socket.end(data));
    socket.on("error", () => undefined);
    socket.once("close", () => {
      made.handshakes += 1;
      resolve();
    });
    socket.resume();
  });
}

async function reload(): Promise<void> {
  made.reloads += 1;
  for (const [name, text] of Object.entries(secretsOf(made.reloads)))
    writeFileSync(join(run.dir, "secrets", name), text);
  keepTls(run.edge.db, config, run.edge.folder);
}

function carrierConnects(): Promise<void> {
  made.connections += 1;
  return new Promise((resolve) => {
    const underneath = dial({ host: edge.address, port: edge.port, localAddress: RIGHT });
    const socket = connect({ socket: underneath, host: edge.address, ca: ours.cert }, () => socket.end());
    underneath.on("error", () => undefined);
    socket.on("error", () => {
      made.refused += 1;
    });
    socket.once("close", () => resolve());
  });
}

async function call(): Promise<void> {
  made.calls += 1;
  const { code } = await callers.call("4006000001", { withinMs: 8000 });
  if (code === 200) made.connected += 1;
}

/** The carrier in order answers every call. */
async function answerCalls(): Promise<void> {
  while (!over) {
    const request = await right.takes(/^(INVITE|BYE) /, 1000).catch(() => undefined);
    if (request) right.replies(request, "200 OK");
  }
}
