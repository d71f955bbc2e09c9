import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";

interface Numbers {
  number?: string;
  contract?: { did?: string };
}

/** Files by 400 number and DID, of each stack once: a run's stack stays as it is. */
const known = new Map<string, Map<string, string>>();

/** The enterprise file of a stack that holds a 400 number or a DID, as `enterprises/office.yaml`; null where none does. */
export function fileOfNumber(stack: string, called: string): string | null {
  const files = known.get(stack) ?? filesOf(stack);
  known.set(stack, files);
  return files.get(called) ?? null;
}

function filesOf(stack: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(join(stack, "enterprises"))) {
    const file = join("enterprises", name);
    const { number, contract } = load(readFileSync(join(stack, file), "utf8")) as Numbers;
    for (const each of [number, contract?.did?.replaceAll("-", "")])
      if (each !== undefined) files.set(each, file);
  }
  return files;
}
