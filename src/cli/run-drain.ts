import { setTimeout as sleep } from "node:timers/promises";
import { HOLD_MS } from "#agent/http/agent-server.ts";
import type { DrainFlags } from "./drain.ts";
import { EXIT } from "./exit-code.ts";

const ASK_EVERY_MS = 500;

/** How often an agent that is silent is asked again: for 10 s, in which one that starts, or was killed, may be there. */
const MOST_SILENCES = 20;

/** How long an answer may take beyond what it waits for, in milliseconds. */
const PATIENCE_MS = 5000;

const UNKNOWN = "it is not known whether calls live";

interface Progress {
  state: string;
  /** How many; absent where Kamailio has not said. */
  liveCalls?: unknown;
}

type Answer = Progress | { problem: string } | undefined;

/** Runs `hotline drain`; answers the exit code. */
export async function runDrain({ listen, wait, cancel }: DrainFlags): Promise<number> {
  const url = `http://${listen}/drain`;
  if (!URL.canParse(url)) return failed(`--listen is ${JSON.stringify(listen)}, but should be ADDRESS:PORT`);
  if (wait && !cancel) return await followed(url, listen);
  const answer = await answerOf(url, cancel ? "DELETE" : "POST", PATIENCE_MS);
  if (answer === undefined) return failed(`no agent answers at ${listen}`);
  if ("problem" in answer) return failed(`the agent refuses: ${answer.problem}`);
  return said(cancel ? "takes new calls again" : "draining");
}

/**
 * Begins a drain and waits for its end. Nothing comes between the two: an agent that is stopped as well ends with it. One
 * that has not answered yet may be starting: whoever does not wait for it leaves Kamailio to be stopped with its calls.
 */
async function followed(url: string, listen: string): Promise<number> {
  let silences = 0;
  let method = "POST";
  for (;;) {
    const now = await ended(url, method);
    if (now === undefined) {
      silences += 1;
      if (silences < MOST_SILENCES) await sleep(ASK_EVERY_MS);
      else if (method === "POST") return failed(`no agent answers at ${listen}`);
      else return cut(`the agent has gone without a word of the end, and ${UNKNOWN}`);
      continue;
    }
    if ("problem" in now)
      return failed(method === "POST" ? `the agent refuses: ${now.problem}` : now.problem);
    if (now.state === "off") return failed("the drain was cancelled");
    method = "GET";
    silences = 0;
    if (now.state !== "drained") continue;
    if (now.liveCalls === 0) return said("drained");
    const left = typeof now.liveCalls === "number" ? `${now.liveCalls} calls live` : UNKNOWN;
    return cut(`the grace time is over, and ${left}`);
  }
}

/** The answer at the drain's end, or at that of the agent's patience. */
function ended(url: string, method: string): Promise<Answer> {
  return answerOf(`${url}?wait`, method, HOLD_MS + PATIENCE_MS);
}

/** What the agent says, `cut` where it has gone within its answer; undefined where nobody answers. */
async function answerOf(url: string, method: string, withinMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, { method, signal: AbortSignal.timeout(withinMs) });
    const text = await response.text().then(
      (whole) => whole.trim(),
      () => undefined,
    );
    if (text === undefined) return { state: "cut" };
    if (!response.ok) return { problem: text };
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && "state" in body)
      return { state: String(body.state), liveCalls: "liveCalls" in body ? body.liveCalls : undefined };
    return { problem: "this is no agent of hotline" };
  } catch {
    return undefined;
  }
}

function said(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.ok;
}

/** It is over, and calls live or may live. */
function cut(text: string): number {
  process.stderr.write(`hotline drain: ${text}\n`);
  return EXIT.findings;
}

function failed(text: string): number {
  process.stderr.write(`hotline drain: ${text}\n`);
  return EXIT.usage;
}
