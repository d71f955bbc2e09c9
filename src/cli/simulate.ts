import { type Command, InvalidArgumentError } from "commander";

const examples = `
Examples:
  hotline simulate stacks/local --number 4008201615 --caller 075522223333 --at 2026-10-10T11:00:00+08:00
  hotline simulate stacks/local --number 4008201615 --caller anonymous --at 2026-10-10T11:00:00+08:00 --json
  hotline simulate stacks/local --batch calls.ndjson        one JSON object a line; - reads standard input

A line of a batch: { "number": "4008201615", "caller": "075522223333", "at": "2026-10-10T11:00:00+08:00",
"random": 0.25, "counters": { "concurrent": 3, "active": { "desk": 1 }, "callerCalls": 2, "shortCalls": 0,
"blockedUntil": "2026-10-10T12:00:00+08:00", "monthCalls": 10, "monthCost": "12.30", "roundRobin": { "default": 4 } } }
random (0 without it) and counters (nothing going on) may be left out. number may be a DID.

Exit codes: 0 all calls simulated, 1 the stack or a line has errors, 2 wrong call, 3 a bug of hotline.`;

/** Adds `hotline simulate` to the program. */
export function registerSimulate(program: Command): void {
  program
    .command("simulate")
    .description("say what would happen to calls, decided as the nodes decide")
    .argument("<stack>", "folder with platform.yaml and enterprises/")
    .option("--number <number>", "called 400 number or DID")
    .option("--caller <number>", "calling number as a carrier delivers it, or anonymous")
    .option("--at <instant>", "instant with its offset, such as 2026-10-10T11:00:00+08:00")
    .option("--random <number>", "0 to below 1, for random and weighted groups (default: 0)", decimal)
    .option("--json", "print one line of JSON")
    .option("--batch <file>", "simulate the calls of an NDJSON file, - for standard input; prints NDJSON")
    .addHelpText("after", examples)
    .action(async (stack: string, options: SimulateFlags) => {
      const { runSimulate } = await import("./run-simulate.ts");
      process.exitCode = await runSimulate(stack, options);
    });
}

/** The flags of `hotline simulate`. */
export interface SimulateFlags {
  readonly number?: string;
  readonly caller?: string;
  readonly at?: string;
  readonly random?: number;
  readonly json?: boolean;
  readonly batch?: string;
}

function decimal(text: string): number {
  if (/^\d+(\.\d+)?(e-\d+)?$/i.test(text)) return Number(text);
  throw new InvalidArgumentError("a number from 0 to below 1 is needed, for example 0.25.");
}
