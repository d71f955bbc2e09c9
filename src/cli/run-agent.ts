import { join } from "node:path";
import { NodeTaken } from "#agent/lock-node.ts";
import { jsonLog } from "#agent/log.ts";
import { runAgent } from "#agent/run-agent.ts";
import type { AgentFlags } from "./agent.ts";
import { agentOptions } from "./agent-options.ts";
import { EXIT } from "./exit-code.ts";
import { OptionProblem } from "./option-problem.ts";
import { stopSignal } from "./stop-signal.ts";
import { databaseProblem, isSystemError } from "./system-error.ts";

/** Runs `hotline agent`; answers the exit code. */
export async function runAgentCommand(flags: AgentFlags): Promise<number> {
  const log = jsonLog((line) => process.stderr.write(line));
  try {
    const options = agentOptions(flags);
    const stop = stopSignal();
    stop.addEventListener("abort", () => endAtOnceNextTime(() => log.warn("stopped before it was drained")));
    return (await runAgent(options, log, stop)) === "empty" ? EXIT.ok : EXIT.findings;
  } catch (error) {
    process.stderr.write(`hotline agent: ${obstacle(error, flags)}\n`);
    return EXIT.usage;
  }
}

/** What is in the way of an agent, as a sentence. @throws the error itself where it is a bug */
function obstacle(error: unknown, { node }: AgentFlags): string {
  if (error instanceof OptionProblem || error instanceof NodeTaken) return error.message;
  const database = databaseProblem(error);
  if (database !== undefined) return `the node's database ${join(node, "node.db")}: ${database}`;
  if (!isSystemError(error)) throw error;
  return REMEDIES[error.code] === undefined ? error.message : `${error.message}: ${REMEDIES[error.code]}`;
}

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: "another process has that port; give --listen or --media-reports another",
  EADDRNOTAVAIL: "--listen must be an address of this machine",
  ENOSPC: "the disk is full; make room in the node's folder",
  EACCES: "this user may not do that; the node's folder must be writable",
  // What the system says of a folder below /proc.
  ENOENT: "the folder of --node cannot be made or written",
  EROFS: "the folder of --node must be writable",
  ENOTDIR: "--node must be a folder",
  EEXIST: "--node must be a folder",
};

/** Whoever asks a second time does not want to wait. */
function endAtOnceNextTime(say: () => void): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      say();
      process.exit(EXIT.findings);
    });
}
