import { type Command, Option } from "commander";

const examples = `
Examples:
  hotline drain                        asks the agent here, and waits until no call lives or its grace time is over
  hotline drain --no-wait              asks only
  hotline drain --cancel               takes new calls again
  hotline drain --listen 203.0.113.7:9400

Made for a hook before Kamailio's container is stopped (preStop): Kamailio must live as long as its calls. An agent that
is stopped as well says that it is drained before it ends. One that is killed has said nothing: it is asked again for 10 s,
as is one that does not answer yet, because it is starting.

Exit codes: 0 drained (or asked, or cancelled); 1 the grace time is over while calls live, or the agent has gone and it
is not known whether any live; 2 wrong call, or no agent answers (for 10 s); 3 a bug of hotline.`;

/** Adds `hotline drain` to the program. */
export function registerDrain(program: Command): void {
  program
    .command("drain")
    .description("empty this node of calls, by its agent")
    .addOption(
      new Option("--listen <address:port>", "where the agent answers HTTP")
        .env("HOTLINE_LISTEN")
        .default("127.0.0.1:9400"),
    )
    .option("--no-wait", "do not wait for the end")
    .option("--cancel", "take new calls again")
    .addHelpText("after", examples)
    .action(async (flags: DrainFlags) => {
      const { runDrain } = await import("./run-drain.ts");
      process.exitCode = await runDrain(flags);
    });
}

/** The flags of `hotline drain`. */
export interface DrainFlags {
  readonly listen: string;
  readonly wait: boolean;
  readonly cancel?: boolean;
}
