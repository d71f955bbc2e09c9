/**
 * Writes what `hotline check` says below each example of docs/checks.md. With `--check` it writes nothing and exits 1
 * when a block is stale, an example does not show its own code, or a code has no section.
 *
 * An example is a fence `yaml WORDS`: a file name (`platform.yaml`, `foundation.yaml`, `roses.yaml`; `example.yaml` where none is given),
 * and what a page cannot show: `whole` (nothing is added below), `alone` (no platform), `link` (a symbolic link),
 * `latin1`, `bell` (U+0007 for ␇), `repeat=N` (the last line N times, NNNN counting), `today=DATE`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { catalogue } from "../src/config/messages/catalogue.ts";
import { outputs } from "./checks-doc/outputs.ts";
import { sectionsOf, withOutputs } from "./checks-doc/sections.ts";

const file = "docs/checks.md";
const text = readFileSync(file, "utf8");
const sections = sectionsOf(text);
const said = outputs(sections);
const fresh = withOutputs(text, said);
const documented = new Set(sections.map(({ code }) => code));
const faults = [
  ...Object.keys(catalogue)
    .filter((code) => !documented.has(code))
    .map((code) => `${code} has no section`),
  ...sections
    .filter(({ code }) => !Object.hasOwn(catalogue, code))
    .map(({ code }) => `there is no code ${code}`),
  ...sections
    .filter(({ code }) => !new RegExp(` (error|warning) ${code}: `).test(said.get(code) ?? ""))
    .map(({ code }) => `the example of ${code} does not show it: ${said.get(code) ?? "nothing is said"}`),
];
if (argv.includes("--check")) {
  if (fresh !== text) faults.push(`${file} is stale: run npm run docs and read what changed`);
} else writeFileSync(file, fresh);
for (const fault of faults) stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
