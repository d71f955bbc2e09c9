import type { Path } from "../finding.ts";

/** The path of a JSON pointer into a value: steps into lists become numbers. */
export function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let at: unknown = root;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(at) ? Number(key) : key);
    at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  }
  return path;
}

/** A path as people write it: `bindings[0].phone`, or `the file`. */
export function named(path: Path): string {
  if (path.length === 0) return "the file";
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
  return steps.join("").replace(/^\./, "");
}
