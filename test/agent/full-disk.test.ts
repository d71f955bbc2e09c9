import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AgentProcess, metric, page, refused, startAgent, taken } from "./agent-process.ts";
import { type CompiledFolder, compiled, publish } from "./generations.ts";

const unmountable = process.getuid?.() === 0 ? undefined : "only root can mount a small file system";

describe.skipIf(unmountable)(`a full disk${unmountable ? ` (skipped: ${unmountable})` : ""}`, () => {
  let dir: string;
  let agent: AgentProcess;
  let first: CompiledFolder;
  let second: CompiledFolder;
  const node = () => join(dir, "node");
  const store = () => join(dir, "store");

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-full-"));
    for (const folder of [node(), store()]) mkdirSync(folder);
    const mount = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", node()], {
      encoding: "utf8",
    });
    if (mount.status !== 0) throw new Error(mount.stderr);
    first = await compiled(dir, 486);
    second = await compiled(dir, 603);
  });
  afterAll(async () => {
    agent?.kill("SIGKILL");
    await agent?.ended;
    spawnSync("umount", [node()]);
    rmSync(dir, { recursive: true });
  });

  test("the last good generation stays, log and metrics say so, and it goes on when there is room", async () => {
    publish(first, store());
    agent = startAgent(node(), `file:${store()}`, ["--grace", "0s"]);
    await agent.says(taken(first));
    const filler = join(node(), "filler");
    const { bavail, bsize } = statfsSync(node());
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    publish(second, store());
    expect(await agent.says(refused("disk"))).toMatchObject({ message: expect.stringContaining("ENOSPC") });
    expect(await page("/healthz")).toEqual({ status: 200, text: "ok" });
    expect(await metric(`hotline_generation_info{generation="${first.digest}"}`)).toBe(1);
    rmSync(filler);
    await agent.says(taken(second));
  });
});
