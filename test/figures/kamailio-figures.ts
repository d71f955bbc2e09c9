import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { askKamailio } from "../ask-kamailio.ts";
import { processesOf } from "../processes.ts";
import { cpuSeconds } from "./cpu-seconds.ts";

/** Shared memory in use, in bytes. */
export async function sharedMemory(edge: { address: string; port: number }): Promise<number> {
  const memory = await askKamailio(edge, "core.shmmem");
  return typeof memory === "object" && memory !== null && "real_used" in memory
    ? Number(memory.real_used)
    : 0;
}

/** The process of a Kamailio that holds `node.db`, which is the one that pulls. */
export function pullingProcess(kamailio: number): number {
  const holds = (pid: number) =>
    readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`).endsWith("/node.db");
      } catch {
        return false;
      }
    });
  return processesOf(kamailio).find(holds) ?? 0;
}

/** Processor time of a process in milliseconds, and its private memory in MB. */
export function used(pid: number): { cpuMs: number; memoryMb: number } {
  const own = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuMs: Math.round(1000 * cpuSeconds(pid)), memoryMb: Math.round(Number(own) / 1024) };
}
