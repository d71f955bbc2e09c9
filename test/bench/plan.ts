import { compile } from "#compile/compile.ts";
import { loadAreaTable } from "#compile/load-area-table.ts";
import { planStack } from "#deploy/plan-stack.ts";
import { isRefusal } from "#deploy/refusal.ts";
import { renderedFiles } from "#deploy/rendered-files.ts";
import {
  bucketPlatform,
  sampleEnterprises,
  sampleFoundation,
  sampleObjects,
} from "#deploy/sample-deployment.ts";
import { stateBytes } from "#deploy/state-bytes.ts";

// The plan step for ten enterprises and for a hundred thousand, with generations in a bucket: how many resources there are,
// how large an engine's state becomes, and how long it takes; compiling comes before it, helm is the same for both.
const COUNTS = [10, 100_000];
const ROUNDS = Number(process.argv[2] ?? 5);

const loaded = await loadAreaTable("stacks/local");
if ("problem" in loaded) throw new Error(loaded.problem);

console.log(
  "| enterprises | compile, s | plan, ms (median) | resources | of these shards | others | state, KB | rendered, KB |",
);
console.log("|---:|---:|---:|---:|---:|---:|---:|---:|");
for (const count of COUNTS) {
  const enterprises = sampleEnterprises(count);
  const start = performance.now();
  const compiled = compile(bucketPlatform, enterprises, loaded.areas);
  const compileS = (performance.now() - start) / 1000;
  const input = {
    platform: bucketPlatform,
    foundation: sampleFoundation,
    compiled,
    edgeObjects: sampleObjects,
  };
  const times: number[] = [];
  let plan = planStack(input);
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    plan = planStack(input);
    times.push(performance.now() - from);
  }
  if (isRefusal(plan)) throw new Error(plan.code);
  const shards = compiled.manifest.shards.length;
  const rendered = [...renderedFiles(plan, bucketPlatform).values()].reduce(
    (sum, text) => sum + text.length,
    0,
  );
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  const figures = [
    count,
    compileS.toFixed(1),
    median.toFixed(2),
    plan.resources.length,
    shards,
    plan.resources.length - shards,
    Math.ceil(stateBytes(plan) / 1000),
    Math.ceil(rendered / 1000),
  ];
  console.log(`| ${figures.join(" | ")} |`);
}
