import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { processesOf } from "../processes.ts";
import type { SecurityRun } from "./security-run.ts";

/** Registers the tests of what a node's folder shows, and to whom. */
export function testSecrets(running: () => SecurityRun): void {
  test("a secret stands in its own file alone: not in the database, a log, an event, an argument, the environment", () => {
    const { edge, dir } = running();
    const secret = readFileSync(join(edge.folder.secrets, "edge-key"));
    const needles = [secret.toString("utf8").trim(), secret.toString("hex"), secret.toString("base64")];
    // By another process: one that closes a file of SQLite's loses its own locks on it.
    const needleArguments = needles.flatMap((needle) => ["-e", needle]);
    const files = spawnSync("grep", ["-rlaF", ...needleArguments, dir], { encoding: "utf8" });
    expect(files.stdout.trim().split("\n")).toEqual([join(edge.folder.secrets, "edge-key")]);
    const processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
    const holding = processes.filter((path) => {
      const content = textOf(path);
      return needles.some((needle) => content.includes(needle));
    });
    expect(holding).toEqual([]);
    expect(needles[0]?.length).toBeGreaterThan(15);
  });

  test("secrets and the control socket are no business of other users; RPC listens on no network", () => {
    const { edge } = running();
    expect(statSync(join(edge.folder.secrets, "edge-key")).mode & 0o077).toBe(0);
    const inFolder = readdirSync(edge.folder.path).map((name) => join(edge.folder.path, name));
    expect(inFolder.filter((file) => statSync(file).isSocket())).toEqual([edge.folder.controlSocket]);
    expect(statSync(edge.folder.controlSocket).mode & 0o077).toBe(0);
    const sockets = socketsOf(edge.pid);
    const own = new Set([...listening("/proc/net/tcp", sockets), ...listening("/proc/net/udp", sockets)]);
    // 127.0.12.1, as the kernel writes it.
    const ports = [...own].filter((each) => each.startsWith("010C007F:")).map((each) => each.slice(9));
    expect([...new Set(ports)]).toEqual(["13C4"]);
    expect([...own].filter((each) => each.startsWith("00000000:"))).toEqual([]);
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

/** Local address and port of what listens, in the kernel's hexadecimal. */
/** Addresses on which the sockets of these inodes listen, as the kernel writes them. */
function listening(table: string, sockets: ReadonlySet<string>): string[] {
  const lines = readFileSync(table, "utf8").trim().split("\n").slice(1);
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === "0A" || fields[3] === "07")
    .filter((fields) => sockets.has(fields[9] ?? ""))
    .map((fields) => fields[1] ?? "");
}

/** Inodes of the sockets that a process and its children hold. */
function socketsOf(pid: number): Set<string> {
  const links = processesOf(pid).flatMap((each) =>
    readdirSync(`/proc/${each}/fd`).map((fd) => linkOf(`/proc/${each}/fd/${fd}`)),
  );
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
