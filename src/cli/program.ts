import { Command, CommanderError } from "commander";
import { EXIT } from "./exit-code.ts";
import { toolVersion } from "./tool-version.ts";

type Register = (program: Command) => void;

/** The commands. A run loads only the one it was asked for. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  check: async () => (await import("./check.ts")).registerCheck,
  compile: async () => (await import("./compile.ts")).registerCompile,
  render: async () => (await import("./render.ts")).registerRender,
  review: async () => (await import("./review.ts")).registerReview,
  collect: async () => (await import("./collect.ts")).registerCollect,
  simulate: async () => (await import("./simulate.ts")).registerSimulate,
  segments: async () => (await import("./segments.ts")).registerSegments,
  agent: async () => (await import("./agent.ts")).registerAgent,
  kamailio: async () => (await import("./kamailio.ts")).registerKamailio,
  rtpengine: async () => (await import("./rtpengine.ts")).registerRtpengine,
  drain: async () => (await import("./drain.ts")).registerDrain,
  trace: async () => (await import("./trace.ts")).registerTrace,
  up: async () => (await import("./up.ts")).registerUp,
};

const examples = `
Examples:
  hotline check stacks/local
  hotline compile stacks/local --out build/local
  hotline simulate stacks/local --number 4008201615 --caller 075522223333 --at 2026-10-10T11:00:00+08:00
  hotline up stacks/local --once

'hotline <command> --help' tells more about a command.`;

/** Runs the command line `hotline …arguments`; answers the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command("hotline")
    .description("Chinese 400-number telephone platforms as code")
    .version(toolVersion())
    .showHelpAfterError()
    .addHelpText("after", examples)
    .exitOverride();
  const wanted = args.find((each) => !each.startsWith("-")) ?? "";
  const loaders = Object.hasOwn(commands, wanted) ? [commands[wanted]] : Object.values(commands);
  for (const load of loaders) (await load?.())?.(program);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return Number(process.exitCode ?? EXIT.ok);
}
