import { checkDocument } from "#config/check-file.ts";
import type { Diagnostic } from "#config/finding.ts";
import { placeProblems } from "#config/place-problems.ts";
import { compiled, schemas } from "#config/schema/ajv.ts";
import { readBytes } from "#config/stack/read-bytes.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { callFindings } from "./call-findings.ts";
import type { SampleCall, SampleCalls } from "./sample-calls.types.ts";

/**
 * Reads a file of sample calls and checks it against its schema and the stack that it stands in.
 *
 * @param file Path to read.
 * @param shown The path as people read it.
 */
export function readCalls(
  file: string,
  shown: string,
  trunks: readonly string[],
  numbers: ReadonlyMap<string, NumberPlan>,
): { calls: SampleCall[] } | { diagnostics: Diagnostic[] } {
  const bytes = readBytes(file);
  if (!(bytes instanceof Uint8Array)) return { diagnostics: placeProblems(shown, "", [bytes]) };
  const checked = checkDocument(shown, bytes, "SampleCalls", isSampleCalls);
  if ("diagnostics" in checked) return checked;
  const diagnostics = checked.place(callFindings(checked.value, trunks, numbers));
  return diagnostics.length > 0 ? { diagnostics } : { calls: checked.value.calls };
}

function isSampleCalls(value: unknown): value is SampleCalls {
  return compiled(schemas.SampleCalls.$id)(value) === true;
}
