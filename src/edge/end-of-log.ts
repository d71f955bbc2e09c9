import { readFile } from "node:fs/promises";

/** The last lines of a log, for a message; nothing where there is none. */
export async function endOfLog(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").slice(-25).join("\n");
}
