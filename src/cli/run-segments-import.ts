import { existsSync } from "node:fs";
import { readdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "#compile/write-whole.ts";
import { coverageOf, type SegmentTable } from "#model/mobile-segments/segments.ts";
import { type LineProblem, segmentsFromCsv } from "#model/mobile-segments/segments-csv.ts";
import { segmentsFromGeodata } from "#model/mobile-segments/segments-geodata.ts";
import { writeSegments } from "#model/mobile-segments/segments-text.ts";
import { EXIT } from "./exit-code.ts";
import type { ImportFlags } from "./segments.ts";
import { isSystemError } from "./system-error.ts";

interface Imported {
  table: SegmentTable;
  notes: string[];
}

/** Runs `hotline segments import`; answers the exit code. */
export async function runSegmentsImport(flags: ImportFlags): Promise<number> {
  try {
    return await importSegments(flags);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return usage(error.message);
  }
}

async function importSegments(flags: ImportFlags): Promise<number> {
  const { csv, phonenumbers, out } = flags;
  if ((csv === undefined) === (phonenumbers === undefined))
    return usage("give either --csv or --phonenumbers");
  const from = csv ?? phonenumbers ?? "";
  if (!existsSync(from)) return usage(`there is no ${from}`);
  const imported = csv === undefined ? await fromPackage(from) : await fromCsv(csv, flags);
  if (typeof imported === "number") return imported;
  await write(out, writeSegments(imported.table));
  const coverage = Object.entries(coverageOf(imported.table));
  const known = coverage.reduce((sum, [, segments]) => sum + segments, 0);
  for (const note of imported.notes) process.stderr.write(`${note}\n`);
  process.stdout.write(`${out}: ${known} segments of ${coverage.length} prefixes have an area\n`);
  for (const [prefix, segments] of coverage) process.stdout.write(`  ${prefix}  ${segments} of 10000\n`);
  return EXIT.ok;
}

/** A table that is there stays until the new one is whole; what is no file, such as a pipe, is written to. */
async function write(out: string, text: string): Promise<void> {
  const file = await realpath(out).catch(() => out);
  const there = await stat(file).catch(() => undefined);
  await (there === undefined || there.isFile() ? writeWhole(file, text) : writeFile(file, text));
}

async function fromCsv(file: string, flags: ImportFlags): Promise<Imported | number> {
  const { tableVersion: version, licence, source } = flags;
  if (version === undefined || licence === undefined || source === undefined)
    return usage("a CSV needs --table-version, --licence and --source");
  const table = segmentsFromCsv(await readFile(file, "utf8"), { version, licence, source });
  return Array.isArray(table) ? refused(file, table) : { table, notes: [] };
}

async function fromPackage(folder: string): Promise<Imported | number> {
  const version = /^__version__ = "([0-9.]+)"$/m.exec(await textOf(join(folder, "__init__.py")))?.[1];
  if (version === undefined) return usage(`${folder} is not the folder of the phonenumbers package`);
  const geodata = join(folder, "geodata");
  const names = (await readdir(geodata)).filter((name) => /^data\d+\.py$/.test(name)).sort();
  const modules = await Promise.all(
    names.map(async (name) => ({
      file: join(geodata, name),
      text: await readFile(join(geodata, name), "utf8"),
    })),
  );
  const found = segmentsFromGeodata(modules, {
    version,
    licence: "Apache-2.0",
    source: `libphonenumber's geocoding data, Copyright (C) The Libphonenumber Authors, as phonenumbers ${version} ships it`,
  });
  if (Array.isArray(found)) return refused(folder, found);
  return {
    table: found.table,
    notes: found.unknown.map(
      ({ description, segments, reason }) => `left unknown: ${description}, ${segments} segments: ${reason}`,
    ),
  };
}

async function textOf(file: string): Promise<string> {
  return existsSync(file) ? readFile(file, "utf8") : "";
}

function refused(file: string, problems: readonly LineProblem[]): number {
  for (const problem of problems.slice(0, 20))
    process.stderr.write(`${problem.file ?? file}:${problem.line} error: ${problem.message}\n`);
  if (problems.length > 20) process.stderr.write(`and ${problems.length - 20} more\n`);
  process.stderr.write("hotline segments import: refused, nothing was written\n");
  return EXIT.findings;
}

function usage(sentence: string): number {
  process.stderr.write(`hotline segments import: ${sentence}\n`);
  return EXIT.usage;
}
