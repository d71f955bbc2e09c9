import { type Command, Option } from "commander";
import { named } from "./named.ts";

const examples = `
Examples:
  hotline trace 4008201615 --for 1h --node /run/hotline   all SIP messages of the number's calls, for an hour
  hotline trace 4008201615 --off --node /run/hotline      no more
  hotline trace 4008201615 --show --node /run/hotline     what was written, message by message
  hotline trace --node /run/hotline                       which numbers are traced, and the files there are

Messages stand in the node's folder, traces/NUMBER-DAY.ndjson: at most 8 MB a number and day, kept for 7 days. Passwords'
digests are taken out. A trace says who called whom: switch it on for a reason, and mind who reads it.

Exit codes: 0 done; 2 wrong call; 3 a bug of hotline.`;

/** Adds `hotline trace` to the program. */
export function registerTrace(program: Command): void {
  program
    .command("trace")
    .description("write down the SIP messages of a number's calls on this node, for support")
    .argument("[number]", "a 400 number")
    .addOption(
      new Option("--node <folder>", "the node's folder")
        .env("HOTLINE_NODE")
        .argParser(named)
        .makeOptionMandatory(),
    )
    .option("--for <time>", "how long: 90s, 30m, at most 24h", "1h")
    .option("--off", "trace the number no more")
    .option("--show", "print what was written")
    .addHelpText("after", examples)
    .action(async (number: string | undefined, flags: TraceFlags) => {
      const { runTrace } = await import("./run-trace.ts");
      process.exitCode = await runTrace(number, flags);
    });
}

/** The flags of `hotline trace`. */
export interface TraceFlags {
  readonly node: string;
  readonly for: string;
  readonly off?: boolean;
  readonly show?: boolean;
}
