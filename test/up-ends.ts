import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { runHotline } from "./run-hotline.ts";
import { comesTrue, isEmptied, processesIn, runDirOf, saidBy } from "./up-process.ts";

/** Registers the tests of how `hotline up` ends, whoever ends it, on a stack, with a folder for them. */
export function testUpEnds(context: () => { dir: string; stack: string; port: string }): void {
  test.each([
    ["while it stays up", /up until Ctrl-C/],
    ["while it places calls", /Kamailio listens/],
  ])("SIGTERM %s ends it with 0 and leaves no process", async (_, moment) => {
    const { stack, port } = context();
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", port], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await saidBy(up, moment);
    const runDir = runDirOf(Number(/process (\d+)/.exec(said)?.[1]));
    expect(processesIn(runDir)).toBeGreaterThan(1);
    const exit = once(up, "exit");
    up.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
    expect(processesIn(runDir)).toBe(0);
    expect(existsSync(runDir)).toBe(false);
  });

  test("Ctrl-C while it starts ends it with 0", async () => {
    const { dir, stack, port } = context();
    const tmp = join(dir, "tmp");
    mkdirSync(tmp);
    // A terminal's Ctrl-C goes to all processes of its group.
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", port], {
      detached: true,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, TMPDIR: tmp },
    });
    const exit = once(up, "exit");
    const begun = () => readdirSync(tmp).some((run) => existsSync(join(tmp, run, "edge", "agent.lock")));
    expect(await comesTrue(begun)).toBe(true);
    process.kill(-(up.pid ?? 0), "SIGINT");
    expect(await exit).toEqual([0, null]);
    expect(readdirSync(tmp)).toEqual([]);
  });

  test("a Kamailio that cannot start: 2, and no wait", async () => {
    const { stack, port } = context();
    const server = createServer().listen(Number(port), "127.0.0.1");
    await once(server, "listening");
    const begun = performance.now();
    const { status, stderr } = runHotline(["up", stack, "--once", "--port", port]);
    server.close();
    expect(status).toBe(2);
    expect(stderr).toContain("Address already in use");
    expect(performance.now() - begun).toBeLessThan(45_000);
  }, 90_000);

  test("kill -9 leaves no Kamailio and no agent behind", async () => {
    const { stack, port } = context();
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", port], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const runDir = runDirOf(Number(/process (\d+)/.exec(await saidBy(up, /Kamailio listens/))?.[1]));
    expect(processesIn(runDir)).toBeGreaterThan(2);
    const exit = once(up, "exit");
    up.kill("SIGKILL");
    await exit;
    expect(await isEmptied(runDir)).toBe(true);
    rmSync(dirname(runDir), { recursive: true });
  });

  test("Kamailio is killed: up says so with the place of its log, leaves no worker behind, and ends with 1", async () => {
    const { stack, port } = context();
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", port], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(/process (\d+)/.exec(await saidBy(up, /up until Ctrl-C/))?.[1]);
    const runDir = runDirOf(pid);
    const exit = once(up, "exit");
    process.kill(pid, "SIGKILL");
    const log = join(runDir, "kamailio.log");
    const line = `Kamailio has ended by itself (exit SIGKILL): ${log} says what it did last`;
    expect(await saidBy(up, /are kept in/)).toContain(line);
    expect(await exit).toEqual([1, null]);
    expect(processesIn(runDir)).toBe(0);
    expect(existsSync(log)).toBe(true);
    rmSync(dirname(runDir), { recursive: true });
  });

  test("a reader that closes the output leaves no Kamailio and no folder behind", async () => {
    const { stack, port } = context();
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", port], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const runDir = runDirOf(Number(/process (\d+)/.exec(await saidBy(up, /Kamailio listens/))?.[1]));
    const exit = once(up, "exit");
    up.stdout.destroy();
    await exit;
    expect(await isEmptied(runDir)).toBe(true);
    expect(existsSync(dirname(runDir))).toBe(false);
  });
}
