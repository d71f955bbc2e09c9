import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateStack } from "./generate-stack.ts";
import { kubeconform } from "./kubeconform.ts";

// Checks 10,000 generated enterprises with hotline, cold (no cache) and warm, and with kubeconform by the same schema,
// in one run, the programs taking turns: what the machine does meanwhile touches all of them alike.
const COUNT = Number(process.argv[2] ?? 10_000);
const ROUNDS = Number(process.argv[3] ?? 5);

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a program and measures its seconds on the clock and of the processor, its children's included. */
function run(command: readonly string[], env: Record<string, string>): Cost {
  const start = performance.now();
  const script = '"$@" >/dev/null 2>&1; code=$?; times; exit $code';
  const { status, stdout } = spawnSync("sh", ["-c", script, "sh", ...command], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}`);
  const children = stdout.trim().split("\n").at(-1) ?? "";
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { wall, cpu };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), "hotline-bench-"));
try {
  const stack = join(folder, "stack");
  mkdirSync(stack);
  generateStack(stack, COUNT);
  const files = readdirSync(join(stack, "enterprises")).map((name) => join(stack, "enterprises", name));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const check = [resolve("bin/hotline"), "check", stack, "--today", "2026-06-01"];
  const env = { XDG_CACHE_HOME: join(folder, "cache") };
  const programs: [string, readonly string[]][] = [
    ["hotline check, cold", [...check, "--no-cache"]],
    ["hotline check, warm", check],
  ];
  const other = kubeconform();
  if (other !== undefined) {
    const schema = resolve("schemas/{{ .ResourceKind }}.schema.json");
    programs.push(["kubeconform", [other, "-schema-location", schema, join(stack, "enterprises")]]);
  } else console.error(`SKIPPED: kubeconform is missing`);
  for (const [, command] of programs) run(command, env);
  const costs = new Map<string, Cost[]>(programs.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, command] of programs) costs.get(name)?.push(run(command, env));

  const against = costs.get("kubeconform");
  const wallOf = (list: readonly Cost[]) => median(list.map(({ wall }) => wall));
  console.log("| program | wall, s (median) | CPU, s (median) | CPU a file, ms | wall against kubeconform |");
  console.log("|---|---:|---:|---:|---:|");
  for (const [name, list] of costs) {
    const cpu = median(list.map((each) => each.cpu));
    const ratio = against === undefined ? "" : (wallOf(list) / wallOf(against)).toFixed(3);
    const figures = [wallOf(list).toFixed(2), cpu.toFixed(2), ((cpu * 1000) / COUNT).toFixed(3), ratio];
    console.log(`| ${name} | ${figures.join(" | ")} |`);
  }
  console.log(`\n${COUNT} files of ${(bytes / COUNT / 1000).toFixed(2)} KB, ${ROUNDS} rounds in turn.`);
} finally {
  rmSync(folder, { recursive: true });
}
