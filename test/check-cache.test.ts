import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runHotline } from "./run-hotline.ts";
import { check, codes, dir, enterprise, shared } from "./small-stack.ts";

describe("the cache", () => {
  const cacheFiles = () =>
    readdirSync(join(dir, "cache/hotline400"))
      .filter((name) => name.startsWith("check-"))
      .map((name) => join(dir, "cache/hotline400", name));

  it("is used, and says the same as a first run", () => {
    enterprise("roses", "4006010114", "answer: [{ do: { ring: [desc] } }]\n");
    const first = check("stack", "--format", "json");
    const [file = ""] = cacheFiles();
    const written = readFileSync(file, "utf8");
    expect(check("stack", "--format", "json")).toEqual(first);
    expect(readFileSync(file, "utf8")).toBe(written);
    // Another sentence in the cache, with the digest it needs, is said: it is really read.
    const [header = "", body = ""] = written.split("\n");
    const other = body.replace("there is no binding desc", "nobody rings");
    const digest = createHash("sha256").update(other).digest("base64url");
    writeFileSync(file, `${header.slice(0, -43)}${digest}\n${other}`);
    expect(check("stack").stdout).toContain("nobody rings");
  });

  it("forgets a file that changes, and one that goes", () => {
    check("stack");
    enterprise("roses", "4006010114");
    expect(codes(check("stack", "--format", "json"))).toContain("stack/enterprises/roses.yaml number-taken");
    rmSync(join(dir, "stack/enterprises/roses.yaml"));
    expect(check("stack").stdout).toBe("");
    expect(JSON.parse(readFileSync(cacheFiles()[0] ?? "", "utf8").split("\n")[1] ?? "").records).toHaveLength(
      1,
    );
  });

  it("keeps files with the same content apart", () => {
    check("stack");
    cpSync(join(dir, "stack/enterprises/roses.yaml"), join(dir, "stack/enterprises/copy.yaml"));
    expect(codes(check("stack", "--format", "json")).filter((each) => each.endsWith("number-taken"))).toEqual(
      ["stack/enterprises/copy.yaml number-taken", "stack/enterprises/roses.yaml number-taken"],
    );
  });

  it("forgets everything when the platform changes", () => {
    check("stack");
    const path = join(dir, "stack/platform.yaml");
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace('  - { prefix: "4006", carrier: unicom, agents: nationwide }\n', ""),
    );
    expect(codes(check("stack", "--format", "json"))).toContain(
      "stack/enterprises/roses.yaml unknown-segment",
    );
  });

  it.each([
    ["damaged", (text: string) => text.replace("desc", "desk")],
    ["cut off", (text: string) => text.slice(0, text.length / 2)],
    ["of another program", () => "{}"],
    ["empty", () => ""],
  ])("is ignored when %s", (_how, damage) => {
    enterprise("roses", "4006010115", "answer: [{ do: { ring: [desc] } }]\n");
    const first = check("stack", "--format", "json");
    for (const file of cacheFiles()) writeFileSync(file, damage(readFileSync(file, "utf8")));
    expect(check("stack", "--format", "json")).toEqual(first);
  });

  it.skipIf(!existsSync("/proc/self"))(
    "is given up, compiled code too, where its folder cannot be made",
    () => {
      for (const HOME of ["/proc/nowhere", ""]) {
        const env = { HOME, XDG_CACHE_HOME: "", NODE_COMPILE_CACHE: "" };
        for (const more of [[], ["--no-cache"]]) {
          const run = runHotline(["check", "stack", "--today", "2026-06-01", ...more], { cwd: dir, env });
          expect(run).toEqual({ status: 0, stdout: "", stderr: "3 files checked: no problems\n" });
        }
      }
      expect(readdirSync(dir)).toEqual(["stack"]);
    },
  );

  it("is neither read nor written with --no-cache, nor missed where it cannot be written", () => {
    const first = check("stack", "--no-cache");
    expect(existsSync(join(dir, "cache/hotline400"))).toBe(false);
    const env = { ...shared, XDG_CACHE_HOME: "/dev/null" };
    expect(runHotline(["check", "stack", "--today", "2026-06-01"], { cwd: dir, env })).toEqual(first);
  });
});
