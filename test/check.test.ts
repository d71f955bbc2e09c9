import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runHotline } from "./run-hotline.ts";
import { check, codes, dir, enterprise, shared } from "./small-stack.ts";

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

it("says that what it found cannot be written", () => {
  enterprise("roses", "40");
  const { stderr, status } = spawnSync("sh", ["-c", '"$HOTLINE" check stack --format json >/dev/full'], {
    cwd: dir,
    env: { ...process.env, ...shared, HOTLINE: resolve("bin/hotline") },
    encoding: "utf8",
  });
  expect(stderr).toContain("hotline: standard output cannot be written: ENOSPC");
  expect(status).toBe(2);
});
