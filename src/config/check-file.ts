import type { Event } from "js-yaml";
import type { Diagnostic, Finding } from "./finding.ts";
import { placeFinding, type Text } from "./locate.ts";
import { placeProblems } from "./place-problems.ts";
import type { Kind } from "./schema/ajv.ts";
import { schemaFindings } from "./schema/findings-of.ts";
import { decode } from "./yaml/decode.ts";
import { MAX_NODES_EXPLAINED } from "./yaml/limits.ts";
import { linesOf } from "./yaml/lines.ts";
import { nodeAt, positionsOf } from "./yaml/positions.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** A document that its schema allows, or what is wrong with it. */
export type Checked<T> =
  | { readonly value: T; readonly place: (findings: readonly Finding[]) => Diagnostic[] }
  | { readonly diagnostics: Diagnostic[] };

/**
 * Reads bytes as one YAML document and checks it against the schema of its kind, which `isValid` stands for.
 * Pure; never throws on any bytes.
 */
export function checkDocument<T>(
  file: string,
  bytes: Uint8Array,
  kind: Kind,
  isValid: (value: unknown) => value is T,
): Checked<T> {
  const { text, problems } = decode(bytes);
  if (problems.length > 0) return { diagnostics: placeProblems(file, text, problems) };
  const reading = readYaml(text);
  if (reading.problems !== undefined) return { diagnostics: placeProblems(file, text, reading.problems) };
  const { value, nodes, events } = reading;
  if (isValid(value)) return { value, place: (findings) => placeFindings(file, text, events, findings) };
  const root = positionsOf(text, events);
  const findings = schemaFindings(value, {
    kind,
    all: nodes <= MAX_NODES_EXPLAINED,
    sourceAt: (path) => {
      const { node, found } = nodeAt(root, path);
      return found ? text.slice(node.written.start, node.written.end) : "";
    },
  });
  return { diagnostics: placeFindings(file, text, events, findings) };
}

function placeFindings(
  file: string,
  text: string,
  events: readonly Event[],
  findings: readonly Finding[],
): Diagnostic[] {
  if (findings.length === 0) return [];
  const at: Text = { file, text, lines: linesOf(text) };
  const root = positionsOf(text, events);
  return findings.map((finding) => placeFinding(finding, root, at));
}

/** Places findings on bytes that were read and checked before. */
export function placeIn(file: string, bytes: Uint8Array, findings: readonly Finding[]): Diagnostic[] {
  const { text } = decode(bytes);
  const reading = readYaml(text);
  return reading.problems === undefined ? placeFindings(file, text, reading.events, findings) : [];
}
