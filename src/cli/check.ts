import { type Command, InvalidArgumentError, Option } from "commander";

const examples = `
Examples:
  hotline check stacks/local                      the platform file and all enterprises of a stack
  hotline check stacks                            every stack below a folder
  hotline check stacks/local/enterprises/gas.yaml one file; the others serve the rules across files
  hotline check stacks/local --today 2026-10-01   rules about dates as on that day
  hotline check stacks/local --format sarif       for a code host; github and json as well

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong call, 3 a bug of hotline.`;

/** Adds `hotline check` to the program. */
export function registerCheck(program: Command): void {
  program
    .command("check")
    .description("check stacks or single files, offline, and say what is wrong and where")
    .argument("<path...>", "stack folders, folders with stacks, or files")
    .addOption(
      new Option("--format <format>", "how to write what is found")
        .choices(["text", "json", "sarif", "github"])
        .default("text"),
    )
    .option(
      "--today <date>",
      "day for rules about dates, YYYY-MM-DD (default: today in the platform's zone)",
      day,
    )
    .option("--no-cache", "neither use nor write remembered results")
    .addHelpText("after", examples)
    .action(async (paths: string[], options: CheckFlags) => {
      const { runCheck } = await import("./run-check.ts");
      process.exitCode = await runCheck(paths, options);
    });
}

/** The flags of `hotline check`. */
export interface CheckFlags {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly today?: string;
  readonly cache: boolean;
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError("a day is written YYYY-MM-DD, for example 2026-10-01.");
}
