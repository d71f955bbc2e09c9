import { setTimeout as sleep } from "node:timers/promises";
import type { DrainFlags } from "./drain.ts";
import { EXIT } from "./exit-code.ts";

const ASK_EVERY_MS = 500;

interface Progress {
  state: string;
  /** How many; absent where Kamailio has not said. */
  liveCalls?: unknown;
}

/** Runs `hotline drain`; answers the exit code. */
export async function runDrain({ listen, wait, cancel }: DrainFlags): Promise<number> {
  const url = `http://${listen}/drain`;
  if (!URL.canParse(url)) return failed(`--listen is ${JSON.stringify(listen)}, but should be ADDRESS:PORT`);
  const first = await answerOf(url, cancel ? "DELETE" : "POST");
  if (first === undefined) return failed(`no agent answers at ${listen}`);
  if ("problem" in first) return failed(`the agent refuses: ${first.problem}`);
  if (cancel || !wait) return said(cancel ? "takes new calls again" : "draining");
  for (let silences = 0, now = first; now.state !== "drained"; await sleep(ASK_EVERY_MS)) {
    const answer = await answerOf(url, "GET");
    // An agent that was stopped as well ends when it is drained; one that is busy for a moment is asked again.
    if (answer === undefined) {
      silences += 1;
      if (silences === 4) return said("drained: the agent has ended");
      continue;
    }
    if ("problem" in answer) return failed(answer.problem);
    if (answer.state === "off") return failed("the drain was cancelled");
    silences = 0;
    now = answer;
    if (now.state === "drained" && now.liveCalls !== 0) return cut(now.liveCalls);
  }
  return said("drained");
}

/** What the agent says; undefined where nobody answers. */
async function answerOf(url: string, method: string): Promise<Progress | { problem: string } | undefined> {
  try {
    const response = await fetch(url, { method, signal: AbortSignal.timeout(5000) });
    const text = (await response.text()).trim();
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

/** The grace time is over. */
function cut(liveCalls: unknown): number {
  const left =
    typeof liveCalls === "number" ? `${liveCalls} calls live` : "it is not known whether calls live";
  process.stderr.write(`hotline drain: the grace time is over, and ${left}\n`);
  return EXIT.findings;
}

function failed(text: string): number {
  process.stderr.write(`hotline drain: ${text}\n`);
  return EXIT.usage;
}
