import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeBundle } from "../write-bundle.ts";
import { EDGE, TRUNK } from "./places.ts";

/** Numbers of the stack. Each is suspended, so that a call's final code tells which generation it met. */
export const NUMBER = "4006000001";
const NEIGHBOUR = "4006000002";

const platform = `apiVersion: hotline400/v1
kind: Platform
metadata: { id: agent, name: Agent tests }
calendar: china
carriers: { unicom: { name: 中國聯通 } }
defaults: { tariff: flat }
segments: [{ prefix: "4006", carrier: unicom, agents: nationwide }]
trunks:
  - id: north
    carrier: unicom
    host: "${TRUNK}:5090"
    auth: { kind: address, addresses: ["${TRUNK}"] }
    delivers: { number: hotline, at: request-uri, format: plain }
    callerId: original
    capacity: 300
tariffs:
  flat: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } }
callerShare: { perMinute: "0.10", increment: { first: 60s, next: 60s } }
compliance: { evidence: "off" }
edge: { domain: sip.agent.example, addresses: ["${EDGE}"] }
`;

const enterprise = (id: string, number: string, more: string) => `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: ${id}, name: ${id} }
number: "${number}"
bindings: [{ id: desk, phone: "010-62345678" }]
${more}
`;

const suspended = (code: number) => `status: suspended
treatments: { suspended: { sip: ${code} } }`;

/** A compiled generation on disk. */
export interface CompiledFolder {
  folder: string;
  digest: string;
}

/** The same with the folder of the stack that it was compiled from. */
export interface CompiledStack extends CompiledFolder {
  stack: string;
}

/** Compiles the stack whose number answers with a SIP code. "ring": it rings its desk. */
export async function compiled(dir: string, code: number | "ring"): Promise<CompiledStack> {
  const stack = join(dir, `stack-${code}`);
  const folder = join(dir, `generation-${code}`);
  mkdirSync(join(stack, "enterprises"), { recursive: true });
  writeFileSync(join(stack, "platform.yaml"), platform);
  const body = code === "ring" ? "" : suspended(code);
  writeFileSync(join(stack, "enterprises/first.yaml"), enterprise("first", NUMBER, body));
  writeFileSync(
    join(stack, "enterprises/neighbour.yaml"),
    enterprise("neighbour", NEIGHBOUR, suspended(480)),
  );
  const { manifest } = (await writeBundle(stack, folder)).compiled;
  return { stack, folder, digest: manifest.generation };
}

export function manifestOf({ folder }: CompiledFolder): string {
  return readFileSync(join(folder, "generation.json"), "utf8");
}

/** Puts objects and pointer of a generation into a folder store, the pointer last and whole. */
export function publish(generation: CompiledFolder, store: string, manifest = manifestOf(generation)): void {
  cpSync(join(generation.folder, "objects"), join(store, "objects"), { recursive: true });
  point(store, manifest);
}

/** Replaces the pointer of a folder store. */
export function point(store: string, manifest: string): void {
  writeFileSync(join(store, "generation.json.new"), manifest);
  renameSync(join(store, "generation.json.new"), join(store, "generation.json"));
}
