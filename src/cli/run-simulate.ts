import { createReadStream, statSync } from "node:fs";
import type { CompiledStack } from "#compile/compile-stack.ts";
import { plansOf } from "#compile/plans-of.ts";
import { compiledStack } from "./compiled-stack.ts";
import { EXIT } from "./exit-code.ts";
import { account } from "./simulate/account.ts";
import { simulateBatch } from "./simulate/batch.ts";
import { callInput } from "./simulate/call-input.ts";
import { isProblem } from "./simulate/input-problem.ts";
import { type Simulator, simulate, simulator } from "./simulate/simulator.ts";
import type { SimulateFlags } from "./simulate.ts";

/** Runs `hotline simulate`; answers the exit code. */
export async function runSimulate(stack: string, flags: SimulateFlags): Promise<number> {
  const { batch } = flags;
  return batch === undefined ? runOne(stack, flags) : runBatch(stack, flags, batch);
}

async function runOne(stack: string, flags: SimulateFlags): Promise<number> {
  const { number, caller, at, random } = flags;
  if (number === undefined || caller === undefined || at === undefined)
    return usage("--number, --caller and --at belong together; or give --batch FILE");
  const call = callInput(random === undefined ? { number, caller, at } : { number, caller, at, random });
  if (isProblem(call)) return usage(call.message);
  const result = await compiledStack("simulate", stack);
  if (typeof result === "number") return result;
  const simulated = simulate(simulatorOf(result), call);
  process.stdout.write(flags.json === true ? `${JSON.stringify(simulated)}\n` : account(simulated));
  return EXIT.ok;
}

async function runBatch(stack: string, flags: SimulateFlags, batch: string): Promise<number> {
  if (
    flags.number !== undefined ||
    flags.caller !== undefined ||
    flags.at !== undefined ||
    flags.random !== undefined
  )
    return usage("--batch has the calls in its file; leave --number, --caller, --at and --random out");
  const isFile = batch === "-" || statSync(batch, { throwIfNoEntry: false })?.isDirectory() === false;
  if (!isFile) return usage(`there is no file ${batch}`);
  const result = await compiledStack("simulate", stack);
  if (typeof result === "number") return result;
  const input = batch === "-" ? process.stdin : createReadStream(batch);
  const { bad } = await simulateBatch(simulatorOf(result), input, written);
  if (bad === 0) return EXIT.ok;
  process.stderr.write(`hotline simulate: ${bad} ${bad === 1 ? "line was" : "lines were"} no call\n`);
  return EXIT.findings;
}

function simulatorOf({ compiled, areas }: CompiledStack): Simulator {
  return simulator(compiled.manifest.generation, plansOf(compiled), areas);
}

function usage(sentence: string): number {
  process.stderr.write(`hotline simulate: ${sentence}\n`);
  return EXIT.usage;
}

function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
