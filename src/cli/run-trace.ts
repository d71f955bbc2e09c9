import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { sweepTraces } from "#agent/traces/sweep-traces.ts";
import { traceFile } from "#agent/traces/trace-file.ts";
import { MOST_TRACES, runningTraces, setTrace } from "#agent/traces/traces.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { type NodeFolder, nodeFolder } from "#edge/node-folder.ts";
import { durationMs } from "./duration-ms.ts";
import { EXIT } from "./exit-code.ts";
import type { TraceFlags } from "./trace.ts";

const LONGEST_MS = 24 * 3_600_000;

/** Runs `hotline trace`; answers the exit code. */
export async function runTrace(given: string | undefined, flags: TraceFlags): Promise<number> {
  const folder = nodeFolder(flags.node);
  if (!existsSync(folder.db)) return failed(`${flags.node} is no node's folder: it has no node.db`);
  const now = Date.now();
  await sweepTraces(folder, new Date(now));
  if (given === undefined) return said(await listing(folder, now));
  const number = given.replace(/[\s-]/g, "");
  if (!/^400\d{7}$/.test(number)) return failed(`${JSON.stringify(given)} is no 400 number of ten digits`);
  if (flags.show) return said(await messages(folder, number));
  const time = durationMs(flags.for);
  if (time === undefined || time < 1 || time > LONGEST_MS)
    return failed(`--for is ${JSON.stringify(flags.for)}, but should be a time such as 30m, at most 24h`);
  const until = flags.off ? undefined : now + time;
  const db = openNodeDb(folder.db);
  try {
    if (!(await setTrace(db, folder, number, until, now)))
      return failed(`${MOST_TRACES} numbers are traced already: switch one off`);
  } finally {
    db.close();
  }
  const till = until === undefined ? "no more" : `until ${new Date(until).toISOString()}`;
  return said(`${masked(number)} is traced ${till}\n`);
}

/** Which numbers are traced, and which files there are, without whole numbers: a listing goes into tickets. */
async function listing(folder: NodeFolder, now: number): Promise<string> {
  const db = openNodeDb(folder.db);
  const running = Object.entries(runningTraces(db, now));
  db.close();
  const lines = running.map(
    ([number, until]) => `${masked(number)} is traced until ${new Date(until).toISOString()}`,
  );
  for (const name of (await readdir(folder.traces).catch(() => [])).sort()) {
    const file = traceFile(name);
    if (!file) continue;
    const { size } = await stat(join(folder.traces, name));
    lines.push(`${masked(file.number)} on ${file.day}: ${size} bytes`);
  }
  return lines.length === 0 ? "no number is traced, and no trace is kept\n" : `${lines.join("\n")}\n`;
}

/** What was written of a number's calls, oldest first. */
async function messages(folder: NodeFolder, number: string): Promise<string> {
  const names = (await readdir(folder.traces).catch(() => []))
    .sort()
    .filter((name) => traceFile(name)?.number === number);
  const texts = await Promise.all(names.map((name) => readFile(join(folder.traces, name), "utf8")));
  const lines = texts.flatMap((text) => text.split("\n").slice(0, -1));
  return lines
    .map((line): TracedMessage => JSON.parse(line))
    .sort((one, other) => one.at - other.at)
    .map(
      ({ at, from, to, transport, message }) =>
        `${new Date(at / 1000).toISOString()} ${from} -> ${to} ${transport}\n${message}\n`,
    )
    .join("\n");
}

interface TracedMessage {
  /** Microseconds since 1970. */
  at: number;
  from: string;
  to: string;
  transport: string;
  message: string;
}

function masked(number: string): string {
  return `${number.slice(0, 4)}***${number.slice(-3)}`;
}

function said(text: string): number {
  process.stdout.write(text);
  return EXIT.ok;
}

function failed(text: string): number {
  process.stderr.write(`hotline trace: ${text}\n`);
  return EXIT.usage;
}
