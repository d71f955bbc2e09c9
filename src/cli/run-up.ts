import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shownAs } from "#config/stack/shown-as.ts";
import { type LocalStack, localStack } from "#local/local-stack.ts";
import { obstacle } from "#local/obstacle.ts";
import { programPath } from "#local/program-path.ts";
import { readCalls } from "#local/samples/read-calls.ts";
import { runSamples } from "#local/samples/run-samples.ts";
import type { SampleCall } from "#local/samples/sample-calls.types.ts";
import { stayUp } from "#local/stay-up.ts";
import { type Up, up } from "#local/up.ts";
import { compiledStack } from "./compiled-stack.ts";
import { EXIT } from "./exit-code.ts";
import { renderDiagnostics } from "./render-diagnostics.ts";
import { stopSignal } from "./stop-signal.ts";
import type { UpFlags } from "./up.ts";
import { type UpOutput, upOutput } from "./up-output.ts";

const LUA = fileURLToPath(new URL("../../build/lua/decision.lua", import.meta.url));

/** Runs `hotline up`; answers the exit code. */
export async function runUp(dir: string, flags: UpFlags): Promise<number> {
  const signal = stopSignal();
  const result = await compiledStack("up", dir);
  if (typeof result === "number") return result;
  const stack = localStack(result);
  const calls = await callsOf(dir, stack);
  if (typeof calls === "number") return calls;
  const { port } = flags;
  const path = process.env["PATH"] ?? "";
  const address = stack.platform.edge.addresses[0] ?? "127.0.0.1";
  const problem = await obstacle({ stack, address, port, path, lua: LUA });
  if (problem !== undefined) return refused(problem);
  const kamailio = programPath("kamailio", path) ?? "kamailio";
  let running: Up;
  try {
    running = await up(stack, { address, port, kamailio, signal });
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  const output = upOutput(flags.json === true, stack.platform.timeZone ?? "Asia/Shanghai");
  return withSamples(running, { dir, stack, calls, output, once: flags.once === true, signal });
}

interface Course {
  dir: string;
  stack: LocalStack;
  calls: readonly SampleCall[];
  output: UpOutput;
  once: boolean;
  signal: AbortSignal;
}

/** Places the sample calls, stays up where that is wanted, and stops everything whatever happens. */
async function withSamples(running: Up, course: Course): Promise<number> {
  const { stack, calls, output, once, signal } = course;
  let failed = 0;
  try {
    introduce(running, course);
    const edge = `${running.edge.address}:${running.edge.port}`;
    const { accounts, dir } = running;
    await runSamples(calls, { stack, accounts, edge, dir, signal }, (result) => {
      output.result(result);
      if (result.differences.length > 0) failed++;
    });
    const torn = await accounts.problems();
    for (const each of torn) output.note(`the spool has a line that is no event: ${each}`);
    failed += torn.length;
    output.note(verdict(calls.length, failed));
    const ended = once ? undefined : await stayUp(running, stack, output, signal);
    if (ended !== undefined) {
      output.note(`Kamailio has ended by itself (${ended}): ${running.edge.log} says what it did last`);
      failed++;
    }
  } catch (error) {
    if (!signal.aborted) {
      failed++;
      throw error;
    }
  } finally {
    await running.stop(failed > 0);
    if (signal.aborted) output.note("stopped");
    if (failed > 0) output.note(`logs and call events are kept in ${running.dir}`);
  }
  return signal.aborted || failed === 0 ? EXIT.ok : EXIT.findings;
}

function introduce({ edge, media, bundle }: Up, { dir, stack, output }: Course): void {
  const { manifest } = stack.compiled;
  output.note(`${dir}: ${manifest.numbers} numbers, generation ${manifest.generation.slice(0, 12)}`);
  output.note(`Kamailio listens on ${edge.address}:${edge.port} (process ${edge.pid})`);
  output.note(`its agent answers at ${edge.agent}/readyz and /metrics, and follows ${bundle}:`);
  output.note(`after a change, run 'hotline compile ${dir} --out ${bundle}', and calls follow`);
  output.note(media.note);
  for (const { id, register, addresses } of stack.trunks)
    if (register)
      output.note(
        `trunk ${id} would register with its carrier; here its calls just come from ${addresses[0]}`,
      );
  output.note("");
}

function verdict(calls: number, failed: number): string {
  if (calls === 0) return "no sample calls: the stack has no calls.yaml";
  if (failed > 0) return `${failed} of ${calls} calls did not go as expected`;
  return `${calls} calls, each as expected and as simulated`;
}

/** The sample calls of a stack; none where it has no file of them. An exit code where the file is wrong. */
async function callsOf(dir: string, { trunks, numbers }: LocalStack): Promise<SampleCall[] | number> {
  const file = join(dir, "calls.yaml");
  if (!existsSync(file)) return [];
  const shown = shownAs(file, process.cwd());
  const ids = trunks.map(({ id }) => id);
  const read = readCalls(file, shown, ids, numbers);
  if ("calls" in read) return read.calls;
  process.stderr.write(await renderDiagnostics(read.diagnostics, "text"));
  process.stderr.write(`hotline up: refused, ${shown} has errors\n`);
  return EXIT.findings;
}

function refused(sentence: string): number {
  process.stderr.write(`hotline up: ${sentence}\n`);
  return EXIT.usage;
}
