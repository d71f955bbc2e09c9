import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PhoneBehaviour } from "#local/phones/phone-call.ts";
import { EDGE, NORTH, SOUTH } from "./places.ts";

/** Rings one phone. */
export const PLAIN = "4006000001";
/** Rings sixteen phones at once that only south reaches; the last one that still fits answers. */
export const GROUP = "4006000002";
/** Rings sixteen phones at once that nobody reaches. */
export const DEAD_GROUP = "4006000003";

const SIZE = 16;
/** What is left of a call's 30 attempts when all of a group have failed once. */
export const FITTING = 30 - SIZE;

const trunk = (id: string, address: string, priority: number) => `
  - id: ${id}
    carrier: unicom
    host: "${address}:5090"
    auth: { kind: address, addresses: ["${address}"] }
    delivers: { number: hotline, at: request-uri, format: plain }
    callerId: original
    numberFormat: national
    capacity: 300
    priority: ${priority}`;

const platform = `apiVersion: hotline400/v1
kind: Platform
metadata: { id: by-hand, name: A node by hand }
calendar: china
carriers: { unicom: { name: 中國聯通 } }
defaults: { tariff: flat }
segments: [{ prefix: "4006", carrier: unicom, agents: nationwide }]
trunks:${trunk("north", NORTH, 1)}${trunk("south", SOUTH, 2)}
tariffs:
  flat: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } }
callerShare: { perMinute: "0.10", increment: { first: 60s, next: 60s } }
compliance: { evidence: "off" }
edge:
  domain: sip.by-hand.example
  addresses: ["${EDGE}"]
  tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } }
`;

const member = (group: number, n: number) => `6${group}34${String(n).padStart(4, "0")}`;
const members = Array.from({ length: SIZE }, (_, index) => index + 1);

function enterprise(number: string, bindings: string[]): string {
  const names = bindings.map((_, index) => `b${index + 1}`);
  const lines = bindings.map(
    (phone, index) => `  - { id: ${names[index]}, phone: "010-${phone}", ring: 5s }`,
  );
  return `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: n${number}, name: n${number} }
number: "${number}"
bindings:
${lines.join("\n")}
answer:
  - do: { ring: [${names.join(", ")}], strategy: simultaneous }
`;
}

/** Writes the stack into a folder. */
export function writeStack(folder: string): void {
  mkdirSync(join(folder, "enterprises"), { recursive: true });
  writeFileSync(join(folder, "platform.yaml"), platform);
  const write = (number: string, bindings: string[]) =>
    writeFileSync(join(folder, `enterprises/n${number}.yaml`), enterprise(number, bindings));
  write(PLAIN, ["62345678"]);
  write(
    GROUP,
    members.map((n) => member(2, n)),
  );
  write(
    DEAD_GROUP,
    members.map((n) => member(3, n)),
  );
}

/** Phones behind north: only the plain one is there. */
export function northernPhones(): Record<string, PhoneBehaviour> {
  const silent = [2, 3].flatMap((group) => members.map((n) => [`010${member(group, n)}`, "silent"] as const));
  return { "01062345678": "answer", ...Object.fromEntries(silent) };
}

/**
 * Phones behind south: of the one group all are busy but the last one that fits, which answers when all others have said
 * so; the other is not reached here either.
 */
export function southernPhones(): Record<string, PhoneBehaviour> {
  const group = members.map((n) => [`010${member(2, n)}`, n === FITTING ? "slowly" : "busy"] as const);
  const dead = members.map((n) => [`010${member(3, n)}`, "silent"] as const);
  return Object.fromEntries([...group, ...dead]);
}
