import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";

interface Numbers {
  number?: string;
  contract?: { did?: string };
}

/** The enterprise file of a stack that holds a 400 number or a DID, as `enterprises/office.yaml`; null where none does. */
export function fileOfNumber(stack: string, called: string): string | null {
  for (const name of readdirSync(join(stack, "enterprises"))) {
    const file = join("enterprises", name);
    const { number, contract } = load(readFileSync(join(stack, file), "utf8")) as Numbers;
    if (called === number || called === contract?.did?.replaceAll("-", "")) return file;
  }
  return null;
}
