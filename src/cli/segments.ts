import type { Command } from "commander";
import { named } from "./named.ts";

const examples = `
Examples:
  hotline segments import --csv segments.csv --table-version 2026-11 --licence CC-BY-4.0 --source "carrier X" \\
    --out stacks/local/mobile-segments.json
  hotline segments import --phonenumbers site-packages/phonenumbers --out data/mobile-segments.json

The CSV's first line names its columns, among them segment (seven digits, such as 1390123) and area (an area code,
such as 010); others are ignored. Values hold no commas and no quotes. A stack's own mobile-segments.json is used
instead of the one that comes with hotline. Segments that the table does not name have no known area.

Exit codes: 0 written, 1 the input has errors and nothing was written, 2 wrong call, 3 a bug of hotline.`;

/** Adds `hotline segments` to the program. */
export function registerSegments(program: Command): void {
  program
    .command("segments")
    .description("tables of mobile segments: which area a mobile number is from")
    .command("import")
    .description("make a table from a CSV, or from the data of Python's phonenumbers package")
    .option("--csv <file>", "CSV with the columns segment and area")
    .option("--phonenumbers <folder>", "the package's folder, which holds geodata/")
    .requiredOption("--out <file>", "table to write", named)
    .option("--table-version <text>", "version of the CSV's data", trimmed)
    .option("--licence <text>", "licence of the CSV's data", trimmed)
    .option("--source <text>", "where the CSV's data comes from", trimmed)
    .addHelpText("after", examples)
    .action(async (options: ImportFlags) => {
      const { runSegmentsImport } = await import("./run-segments-import.ts");
      process.exitCode = await runSegmentsImport(options);
    });
}

/** The flags of `hotline segments import`. */
export interface ImportFlags {
  readonly csv?: string;
  readonly phonenumbers?: string;
  readonly out: string;
  readonly tableVersion?: string;
  readonly licence?: string;
  readonly source?: string;
}

function trimmed(text: string): string {
  return named(text).trim();
}
