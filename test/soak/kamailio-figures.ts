import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";

/** Result of a JSON-RPC request to a Kamailio that was started for tests. */
export async function askKamailio(
  edge: { address: string; port: number },
  method: string,
  params: string[] = [],
): Promise<unknown> {
  const socket = await openSipSocket("127.0.0.1", edge);
  const here = { address: "127.0.0.1", port: socket.port };
  const request = sipRequest("MESSAGE", here, {
    body: JSON.stringify({ jsonrpc: "2.0", method, params, id: 1 }),
  });
  try {
    // Under load a datagram may be lost, as for any caller.
    for (let time = 0; time < 10; time++) {
      socket.send(request);
      const text = await socket.receive(1000);
      if (text !== undefined) return JSON.parse(text.split("\r\n\r\n")[1] ?? "{}").result;
    }
    throw new Error(`Kamailio does not answer ${method}`);
  } finally {
    socket.close();
  }
}

/** Shared memory in use, in bytes. */
export async function sharedMemory(edge: { address: string; port: number }): Promise<number> {
  const memory = await askKamailio(edge, "core.shmmem");
  return typeof memory === "object" && memory !== null && "real_used" in memory
    ? Number(memory.real_used)
    : 0;
}

/** The process of a Kamailio that holds `node.db`, which is the one that pulls. */
export function pullingProcess(kamailio: number): number {
  const children = readFileSync(`/proc/${kamailio}/task/${kamailio}/children`, "utf8").trim().split(" ");
  const holds = (pid: string) =>
    readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`).endsWith("/node.db");
      } catch {
        return false;
      }
    });
  return Number(children.find(holds));
}

/** Processor time of a process in milliseconds, and its private memory in MB. */
export function used(pid: number): { cpuMs: number; memoryMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const own = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  // In ticks of 10 ms.
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, memoryMb: Math.round(Number(own) / 1024) };
}
