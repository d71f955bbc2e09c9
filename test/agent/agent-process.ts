import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { until } from "../until.ts";
import { AGENT, EDGE, HTTP_PORT, SIP_PORT } from "./places.ts";

/** A line of an agent's log. */
interface LogLine {
  level: string;
  message: string;
  kind?: string;
  generation?: string;
  changed?: number;
  fetched?: number;
  loadedMs?: number;
}

/** A running `hotline agent`. */
export interface AgentProcess {
  lines: LogLine[];
  /** The first line that fits and has not been waited for before. */
  says(wanted: (line: LogLine) => boolean): Promise<LogLine>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or signal. */
  ended: Promise<number | string>;
}

const LIMIT_MS = 20_000;

/** Starts the real command on a node's folder. */
export function startAgent(node: string, store: string, more: string[] = [], env = {}): AgentProcess {
  const places = ["--sip", `${EDGE}:${SIP_PORT}`, "--listen", `${AGENT}:${HTTP_PORT}`];
  const child = spawn(
    resolve("bin/hotline"),
    ["agent", "--node", node, "--store", store, ...places, ...more],
    {
      stdio: ["ignore", "inherit", "pipe"],
      env: { ...process.env, ...env },
    },
  );
  const lines: LogLine[] = [];
  let next = 0;
  let heard: () => void = () => undefined;
  createInterface(child.stderr).on("line", (text) => {
    lines.push(text.startsWith("{") ? JSON.parse(text) : { level: "text", message: text });
    heard();
  });
  return {
    lines,
    says: async (wanted) => {
      const end = performance.now() + LIMIT_MS;
      for (;;) {
        const found = lines.findIndex((line, index) => index >= next && wanted(line));
        if (found >= 0) {
          next = found + 1;
          return lines[found] ?? { level: "", message: "" };
        }
        const left = end - performance.now();
        if (left <= 0) throw new Error(`not said; only ${JSON.stringify(lines.slice(next), null, 1)}`);
        await new Promise<void>((done) => {
          heard = done;
          setTimeout(done, left).unref();
        });
      }
    },
    kill: (signal) => void child.kill(signal),
    ended: endOf(child),
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  // With its last words read.
  const [code, signal] = await once(child, "close");
  return code ?? signal;
}

/** A page of the agent; status 0 where nobody answers. */
export async function page(path: string, method = "GET"): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(`http://${AGENT}:${HTTP_PORT}${path}`, { method });
    return { status: response.status, text: (await response.text()).trim() };
  } catch {
    return { status: 0, text: "" };
  }
}

/** Waits until the agent says that it is ready. */
export const ready = () =>
  until(
    () => page("/readyz"),
    ({ status }) => status === 200,
  );

/** A sample of the agent's metrics; undefined where there is none. */
export async function metric(sample: string): Promise<number | undefined> {
  const { text } = await page("/metrics");
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}

/** The line that says that the node has a generation. */
export const taken = (generation: { digest: string }) => (line: LogLine) =>
  line.message === "generation taken over" && line.generation === generation.digest;

/** The line that says that Kamailio has it too. */
export const inUse = (generation: { digest: string }) => (line: LogLine) =>
  line.message === "generation in use" && line.generation === generation.digest;

/** The line that says that a generation or the store is refused. */
export const refused = (kind: string) => (line: LogLine) => line.level === "warn" && line.kind === kind;
