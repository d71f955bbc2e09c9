import type { ReadStream } from "node:fs";
import { open } from "node:fs/promises";
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
import { isSystemError } from "./system-error.ts";

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
  const input = batch === "-" ? process.stdin : await opened(batch);
  if (typeof input === "string") return usage(input);
  const result = await compiledStack("simulate", stack);
  if (typeof result === "number") return result;
  const { bad } = await simulateBatch(simulatorOf(result), input, written);
  if (bad === 0) return EXIT.ok;
  process.stderr.write(`hotline simulate: ${bad} ${bad === 1 ? "line was" : "lines were"} no call\n`);
  return EXIT.findings;
}

function simulatorOf({ compiled, areas }: CompiledStack): Simulator {
  return simulator(compiled.manifest.generation, plansOf(compiled), areas);
}

/** The file's stream, or a sentence that says why there is none. */
async function opened(file: string): Promise<ReadStream | string> {
  try {
    const handle = await open(file);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      return `${file} is a folder`;
    }
    return handle.createReadStream();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `cannot read ${file}: ${error.message}`;
  }
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
