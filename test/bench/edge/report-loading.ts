import { join } from "node:path";
import type { Edge } from "#edge/start-edge.ts";
import { applyInItsOwnProcess } from "../../figures/apply-in-its-own-process.ts";
import { pullingProcess, sharedMemory, used } from "../../figures/kamailio-figures.ts";
import { untilPulled } from "../../figures/until-pulled.ts";

/** Applies a bundle beside the running edge and waits until its Kamailio has it; milliseconds and what it cost. */
async function load(edge: Edge, bundle: string) {
  const pulling = pullingProcess(edge.pid);
  const before = used(pulling);
  const applied = await applyInItsOwnProcess(edge.folder.db, bundle);
  await untilPulled(edge, applied.revision);
  const ms = Date.now() - applied.beganMs;
  return { ms, agentMs: applied.cpuMs, pullMs: used(pulling).cpuMs - before.cpuMs, bytes: applied.bytes };
}

/** Loads all numbers into an edge that has one, then a change of one; prints times, processor times and memory. */
export async function reportLoading(edge: Edge, dir: string, numbers: number): Promise<void> {
  const empty = await sharedMemory(edge);
  const cold = await load(edge, join(dir, "all"));
  const memory = (await sharedMemory(edge)) - empty;
  const one = await load(edge, join(dir, "changed"));
  console.log(
    "| load | until calls are decided by it, ms | CPU of the agent, ms | CPU of Kamailio's pull, ms |",
  );
  console.log("|---|---:|---:|---:|");
  console.log(`| ${numbers} numbers, cold | ${cold.ms} | ${cold.agentMs} | ${cold.pullMs} |`);
  console.log(`| one changed number of them | ${one.ms} | ${one.agentMs} | ${one.pullMs} |`);
  const perNumber = memory / numbers;
  console.log(
    `\nShared memory: ${Math.round(memory / 1024)} KB for ${numbers} numbers, ${Math.round(perNumber)} bytes a number, whose ` +
      `lines are ${Math.round(cold.bytes / numbers)} bytes.\n`,
  );
}
