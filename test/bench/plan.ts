import { dirname } from "node:path";
import { compile } from "#compile/compile.ts";
import { loadAreaTable } from "#compile/load-area-table.ts";
import { planDeployment } from "#deploy/plan-deployment.ts";
import { isRefusal } from "#deploy/refusal.ts";
import { refusalText } from "#deploy/refusal-text.ts";
import { renderedFiles } from "#deploy/rendered-files.ts";
import { bucketPlatform, sampleEnterprises, sampleFoundation } from "#deploy/sample-deployment.ts";
import { stateBytes } from "#deploy/state-bytes.ts";
import { serverProgram } from "../agent/server-program.ts";

// The plan step for ten enterprises and for a hundred thousand, with generations in a bucket: how many resources there are,
// how large an engine's state becomes, and how long it takes, most of which is helm. Compiling comes before it.
const COUNTS = [10, 100_000];
const ROUNDS = Number(process.argv[2] ?? 5);

const helm = serverProgram("helm");
if (helm === undefined) {
  console.log("SKIPPED: the plan step needs helm (scripts/servers/get helm)");
  process.exit();
}
const loaded = await loadAreaTable("stacks/local");
if ("problem" in loaded) throw new Error(loaded.problem);

console.log(
  "| enterprises | compile, s | plan, s (median) | resources | shards | others | state, KB | rendered, KB |",
);
console.log("|---:|---:|---:|---:|---:|---:|---:|---:|");
for (const count of COUNTS) {
  const start = performance.now();
  const compiled = compile(bucketPlatform, sampleEnterprises(count), loaded.areas);
  const compileS = (performance.now() - start) / 1000;
  const planned = async () => {
    const from = performance.now();
    const foundation = {
      ...sampleFoundation,
      roles: { collect: "arn:aws-cn:iam::123456789012:role/collect" },
    };
    const stack = { platform: bucketPlatform, foundation, compiled };
    const plan = await planDeployment(stack, dirname(helm));
    if (isRefusal(plan)) throw new Error(refusalText(plan));
    return { plan, seconds: (performance.now() - from) / 1000 };
  };
  const { plan } = await planned();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await planned()).seconds);
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  const shards = compiled.manifest.shards.length;
  const files = [...renderedFiles(plan, bucketPlatform).values()];
  const figures = [
    count,
    compileS.toFixed(1),
    median.toFixed(2),
    plan.resources.length,
    shards,
    plan.resources.length - shards,
    Math.ceil(stateBytes(plan) / 1000),
    Math.ceil(files.reduce((sum, text) => sum + text.length, 0) / 1000),
  ];
  console.log(`| ${figures.join(" | ")} |`);
}
