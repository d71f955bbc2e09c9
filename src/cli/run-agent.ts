import { jsonLog } from "#agent/log.ts";
import { runAgent } from "#agent/run-agent.ts";
import type { AgentFlags } from "./agent.ts";
import { agentOptions, OptionProblem } from "./agent-options.ts";
import { EXIT } from "./exit-code.ts";
import { stopSignal } from "./stop-signal.ts";
import { isSystemError } from "./system-error.ts";

/** Runs `hotline agent`; answers the exit code. */
export async function runAgentCommand(flags: AgentFlags): Promise<number> {
  const log = jsonLog((line) => process.stderr.write(line));
  try {
    const options = agentOptions(flags);
    const stop = stopSignal();
    stop.addEventListener("abort", () => endAtOnceNextTime(() => log.warn("stopped before it was drained")));
    return (await runAgent(options, log, stop)) === "empty" ? EXIT.ok : EXIT.findings;
  } catch (error) {
    if (!(error instanceof OptionProblem) && !isSystemError(error)) throw error;
    process.stderr.write(`hotline agent: ${error.message}\n`);
    return EXIT.usage;
  }
}

/** Whoever asks a second time does not want to wait. */
function endAtOnceNextTime(say: () => void): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      say();
      process.exit(EXIT.findings);
    });
}
