import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Run, runHotline } from "./run-hotline.ts";

let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-check-"));
  cpSync("stacks/local", join(dir, "stack"), { recursive: true });
  rmSync(join(dir, "stack/enterprises"), { recursive: true });
  mkdirSync(join(dir, "stack/enterprises"));
  enterprise("flowers", "4006010114");
  enterprise("roses", "4006010115");
});

afterEach(() => rmSync(dir, { recursive: true }));

function enterprise(id: string, number: string, more = ""): void {
  const text = `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: ${id}, name: 北京鮮花速遞 }
number: "${number}"
bindings:
  - { id: desk, phone: "010-62345678", evidence: { kind: bill, ref: B-1 } }
${more}`;
  writeFileSync(join(dir, `stack/enterprises/${id}.yaml`), text);
}

/** Compiled code is shared by all runs: only the results of checks are what these tests are about. */
const shared = { NODE_COMPILE_CACHE: resolve(".cache/code") };

/** Runs `hotline check` in the temporary folder, which has a cache of its own. */
function check(...args: string[]): Run {
  const env = { ...shared, XDG_CACHE_HOME: join(dir, "cache") };
  return runHotline(["check", ...args, "--today", "2026-06-01"], { cwd: dir, env });
}

function codes({ stdout }: Run): string[] {
  const list: { code: string; file: string }[] = JSON.parse(stdout);
  return list.map(({ code, file }) => `${file} ${code}`);
}

describe("hotline check", () => {
  it("says nothing on standard output about a stack without problems", () => {
    expect(check("stack")).toEqual({ status: 0, stdout: "", stderr: "3 files checked: no problems\n" });
  });

  it("shows the place, the line under Chinese text, and the help", () => {
    enterprise("roses", "4006010115", "metdata: { name: 玫瑰 }\n");
    const { status, stdout, stderr } = check("stack");
    expect(
      stdout,
    ).toBe(`stack/enterprises/roses.yaml:7:1 error unknown-key: the key metdata is not known in the file
  |
7 | metdata: { name: 玫瑰 }
  | ^^^^^^^
help: did you mean metadata? valid keys: apiVersion, kind, metadata, number, status, contract, bindings, schedules, areas, audio, ringback, answer, menus, queues, screening, limits, treatments, override

`);
    expect(stderr).toBe("3 files checked: 1 error, 0 warnings\n");
    expect(status).toBe(1);
  });

  it("takes warnings alone for a success", () => {
    enterprise("roses", "4006010115", "schedules: { office: { weekly: { daily: closed } } }\n");
    const run = check("stack");
    expect(run.stdout).toContain("warning unused");
    expect(run.status).toBe(0);
  });

  it("finds stacks below a folder, and a stack above one", () => {
    mkdirSync(join(dir, "stack/enterprises/north"));
    cpSync(join(dir, "stack/enterprises/roses.yaml"), join(dir, "stack/enterprises/north/more.yaml"));
    expect(codes(check(".", "--format", "json"))).toContain("stack/enterprises/roses.yaml number-taken");
    const inside = codes(check("stack/enterprises/north", "--format", "json"));
    expect(inside).toContain("stack/enterprises/north/more.yaml number-taken");
    expect(inside.filter((each) => !each.startsWith("stack/enterprises/north/"))).toEqual([]);
  });

  it("reports on the files asked about, with the others as witnesses", () => {
    enterprise("lilies", "4006010114", "colour: red\n");
    enterprise("roses", "4006010114");
    expect(codes(check("stack/enterprises/roses.yaml", "--format", "json"))).toEqual([
      "stack/enterprises/roses.yaml number-taken",
    ]);
  });

  it("reports a broken platform file whichever file is asked about", () => {
    const path = join(dir, "stack/platform.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("timeZone:", "timezone:"));
    const run = check("stack/enterprises/roses.yaml", "--format", "json");
    expect(codes(run)).toEqual(["stack/platform.yaml unknown-key"]);
    expect(run.status).toBe(1);
  });

  it("says that a file belongs to no stack, and still what is wrong with it", () => {
    writeFileSync(join(dir, "lone.yaml"), "number: 4006010114\n");
    const found = codes(check("lone.yaml", "--format", "json"));
    expect(found).toContain("lone.yaml no-platform");
    expect(found).toContain("lone.yaml unquoted-number");
  });

  it("says that a stack has no platform file, and checks the others all the same", () => {
    cpSync(join(dir, "stack"), join(dir, "headless"), { recursive: true });
    rmSync(join(dir, "headless/platform.yaml"));
    enterprise("roses", "4006010115", "colour: red\n");
    const missing = [
      "headless/enterprises/flowers.yaml no-platform",
      "headless/enterprises/roses.yaml no-platform",
    ];
    const alone = check("headless", "--format", "json");
    expect(codes(alone)).toEqual(missing);
    expect(alone.status).toBe(1);
    const wrong = "stack/enterprises/roses.yaml unknown-key";
    expect(codes(check("headless", "stack", "--format", "json"))).toEqual([...missing, wrong]);
    expect(codes(check(".", "--format", "json"))).toEqual([...missing, wrong]);
  });

  it("does not follow a link out of the stack", () => {
    writeFileSync(join(dir, "secret"), "token: hunter2\n");
    symlinkSync(join(dir, "secret"), join(dir, "stack/enterprises/link.yaml"));
    const run = check("stack");
    expect(run.stdout).toContain("link.yaml:1:1 error not-readable");
    expect(run.stdout).not.toContain("hunter2");
  });
});

describe("exit code 2, with the usage,", () => {
  it.each([
    ["no path", []],
    ["a path that does not exist", ["nowhere"]],
    ["a folder without stack", ["empty"]],
    ["an unknown format", ["stack", "--format", "xml"]],
    ["an unknown option", ["stack", "--frmat", "json"]],
    ["a day that does not exist", ["stack", "--today", "2026-02-30"]],
  ])("for %s", (_what, args) => {
    mkdirSync(join(dir, "empty"));
    const { status, stdout, stderr } = runHotline(["check", ...args], { cwd: dir, env: shared });
    expect(stdout).toBe("");
    expect(stderr).not.toBe("");
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  });

  it("for an unknown command, with the one that was meant", () => {
    const { status, stderr } = runHotline(["chekc", "stack"], { cwd: dir, env: shared });
    expect(stderr).toContain("Did you mean check?");
    expect(stderr).toContain("Usage: hotline");
    expect(status).toBe(2);
  });
});

describe("formats", () => {
  const nasty = 'answer:\n  - do: { ring: ["desk%0A::error::x\\u001b[31m,:"] }\n';

  it("json has the fixed keys in their order", () => {
    enterprise("roses", "4006010115", nasty);
    const { stdout, stderr } = check("stack", "--format", "json");
    const [first]: object[] = JSON.parse(stdout);
    expect(Object.keys(first ?? {})).toEqual([
      "code",
      "severity",
      "file",
      "line",
      "column",
      "message",
      "help",
    ]);
    expect(first).toMatchObject({ code: "bad-format", severity: "error", line: 8, column: 18 });
    expect(stderr).toBe("");
  });

  it("json of no problems is an empty array", () => {
    expect(check("stack", "--format", "json").stdout).toBe("[]\n");
  });

  it("sarif names each rule once and gives UTF-16 columns", () => {
    enterprise("roses", "4006010115", nasty);
    const log = JSON.parse(check("stack", "--format", "sarif").stdout);
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["bad-format"]);
    expect(run.results[0]).toMatchObject({
      ruleId: "bad-format",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "stack/enterprises/roses.yaml" },
            region: { startLine: 8, startColumn: 18, endLine: 8 },
          },
        },
      ],
    });
  });

  it("github writes one command per finding whatever the customer wrote", () => {
    enterprise("roses", "4006010115", nasty);
    cpSync(join(dir, "stack/enterprises/roses.yaml"), join(dir, "stack/enterprises/a,b:c%.yaml"));
    const lines = check("stack", "--format", "github").stdout.trimEnd().split("\n");
    expect(lines.every((line) => /^::(error|warning) file=[^,:]+,line=\d+,col=\d+,[^:]*::/.test(line))).toBe(
      true,
    );
    expect(lines.some((line) => line.includes("file=stack/enterprises/a%2Cb%3Ac%25.yaml,"))).toBe(true);
    expect(lines.join("")).not.toContain("\u001b");
    expect(lines.filter((line) => line.includes("%250A::error"))).toHaveLength(2);
  });

  it("text has no colour where NO_COLOR is set or no terminal reads", () => {
    enterprise("roses", "4006010115", nasty);
    expect(check("stack").stdout).not.toContain("\u001b");
  });
});

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

describe("a reader that has seen enough", () => {
  it.each(["text", "json", "sarif", "github"])("ends %s quietly", (format) => {
    for (let i = 0; i < 400; i++) enterprise(`many-${i}`, "40");
    const command = `"$HOTLINE" check stack --format ${format} 2>err | head -n 1; cat err`;
    const { stdout, status } = spawnSync("sh", ["-c", command], {
      cwd: dir,
      env: { ...process.env, ...shared, HOTLINE: resolve("bin/hotline"), XDG_CACHE_HOME: join(dir, "cache") },
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(2);
    expect(stdout).not.toContain("bug");
  });
});
