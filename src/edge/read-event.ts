import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { CallEvent } from "./call-event.types.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../schemas/call-event.schema.json", import.meta.url), "utf8"),
);
const isCallEvent = new Ajv2020().addVocabulary(["patternErrorMessage"]).compile<CallEvent>(schema);

/** Why a line of a spool is not an event. */
export type EventProblem = "torn" | "checksum" | "schema";

/** Reads one line of a spool, without its newline. */
export function readEvent(line: string): CallEvent | { problem: EventProblem } {
  const parts = /^(\{.*),"sum":"([0-9a-f]{16})"\}$/s.exec(line);
  if (!parts) return { problem: "torn" };
  const [, body = "", sum] = parts;
  if (createHash("md5").update(body).digest("hex").slice(0, 16) !== sum) return { problem: "checksum" };
  const event: unknown = JSON.parse(line);
  return isCallEvent(event) ? event : { problem: "schema" };
}
