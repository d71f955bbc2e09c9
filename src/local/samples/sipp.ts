import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const scenarios = new URL("../../../runtime/sipp/", import.meta.url);

/** A running SIPp: its process and how it ended. */
export interface Sipp {
  process: ChildProcess;
  /** Exit code; `null` where a signal ended it. Rejects where there is no SIPp. */
  ended: Promise<number | null>;
}

/**
 * Starts SIPp on one of the scenarios of `runtime/sipp`.
 *
 * The scenario is written to `dir` with its words in capitals replaced by `words`; `name` tells runs in the same
 * folder apart. Messages go to `<name>.messages`, unexpected events to `<name>.errors`.
 */
export async function startSipp(options: {
  scenario: "caller" | "caller-cancels";
  dir: string;
  name: string;
  words?: Record<string, string>;
  args: string[];
  /** Ends it at once. */
  signal?: AbortSignal;
}): Promise<Sipp> {
  let text = await readFile(new URL(`${options.scenario}.xml`, scenarios), "utf8");
  for (const [word, value] of Object.entries(options.words ?? {})) {
    text = text.replaceAll(new RegExp(`\\b${word}\\b`, "g"), value);
  }
  const file = join(options.dir, `${options.name}.xml`);
  await writeFile(file, text);
  const args = [
    ...["-sf", file, "-nostdin"],
    ...["-trace_msg", "-message_file", join(options.dir, `${options.name}.messages`)],
    ...["-trace_err", "-error_file", join(options.dir, `${options.name}.errors`)],
    ...options.args,
  ];
  const process = spawn("sipp", args, {
    stdio: "ignore",
    cwd: options.dir,
    killSignal: "SIGKILL",
    ...(options.signal && { signal: options.signal }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    process.once("error", reject);
    process.once("exit", (code) => resolve(code));
  });
  ended.catch(() => undefined);
  return { process, ended };
}
