import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runHotline } from "../run-hotline.ts";
import { builtImage, noContainer, PODMAN } from "./engine.ts";
import { run } from "./run.ts";
import { whyNot } from "./why-not.ts";

const images = { hotline: builtImage("hotline"), edge: builtImage("edge") };
const needs = { "image hotline": images.hotline, "image edge": images.edge };
const without = whyNot(needs, () => noContainer(images.hotline));

describe.skipIf(without)(`the images${without}`, () => {
  /** Runs a command in an image, as little of a container as can be. */
  const inImage = (name: keyof typeof images, command: string[], options: string[] = []) => {
    const bare = ["--network", "none", "--read-only", "--read-only-tmpfs=false", "--cap-drop", "all"];
    return run([...PODMAN, "run", "--rm", ...bare, ...options, images[name], ...command]);
  };

  test.each(["stacks/local", "test/broken"])("hotline checks %s as it does outside", async (folder) => {
    const check = ["check", folder, "--today", "2026-06-01", "--no-cache"];
    const { status, stdout, stderr } = runHotline(check);
    const mounted = ["--volume", `${resolve(folder)}:/mnt/${folder}:ro`, "--workdir", "/mnt"];
    expect(await inImage("hotline", ["hotline", ...check], mounted)).toEqual({ status, stdout, stderr });
  });

  describe.each(["hotline", "edge"] as const)("%s", (name) => {
    test("says its help by itself, and is of this checkout", async () => {
      const { stdout } = runHotline(["--help"]);
      expect(await inImage(name, [])).toMatchObject({ status: 0, stdout });
      const { stdout: carried } = await inImage(name, ["cat", "/opt/hotline/package.json"]);
      expect(carried).toBe(readFileSync("package.json", "utf8"));
    });

    test("holds no test, no tool of development, no list of packages, and nothing of npm's settings", async () => {
      const places = ["/opt/hotline", "/root", "/run", "/var/lib/apt/lists", "/var/log"];
      // Root without capabilities still reads what is root's.
      const { stdout } = await inImage(name, ["find", ...places, "-type", "f"], ["--user", "0"]);
      const files = stdout.trim().split("\n");
      for (const known of ["build/lua/decision.lua", "runtime/kamailio/kamailio.cfg", "src/cli/main.ts"])
        expect(files).toContain(`/opt/hotline/${known}`);
      const strange =
        /npmrc|\/\.npm\/|\/secrets\/|^\/var\/|\.test\.ts$|node_modules\/(vitest|typescript|knip)\//;
      expect(files.filter((file) => strange.test(file))).toEqual([]);
    });
  });
});
