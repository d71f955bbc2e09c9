import { type Command, InvalidArgumentError } from "commander";

const examples = `
Examples:
  hotline up                       stacks/local: starts Kamailio, places the sample calls, stays up until Ctrl-C
  hotline up --once                ends after the sample calls; 1 where one was not as expected
  hotline up --once --json         one JSON object a call
  hotline up stacks/mine --port 5080

Everything stays on loopback addresses. The sample calls are in calls.yaml in the stack's folder.

Exit codes: 0 as expected, or stopped; 1 the stack has errors or a call went otherwise; 2 wrong call, or something
that is needed is missing; 3 a bug of hotline.`;

/** Adds `hotline up` to the program. */
export function registerUp(program: Command): void {
  program
    .command("up")
    .description("run a stack on this machine and place its sample calls")
    .argument("[stack]", "folder with platform.yaml and enterprises/", "stacks/local")
    .option("--once", "end after the sample calls")
    .option("--json", "print one JSON object a call")
    .option("--port <port>", "UDP and TCP port of Kamailio", portNumber, 5060)
    .addHelpText("after", examples)
    .action(async (stack: string, options: UpFlags) => {
      const { runUp } = await import("./run-up.ts");
      process.exitCode = await runUp(stack, options);
    });
}

/** The flags of `hotline up`. */
export interface UpFlags {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly port: number;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1024 && port <= 65535) return port;
  throw new InvalidArgumentError("a port is a number from 1024 to 65535.");
}
