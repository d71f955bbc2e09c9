import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serverProgram } from "./agent/server-program.ts";
import { runHotline } from "./run-hotline.ts";

const helm = serverProgram("helm");
const why = helm === undefined ? " (SKIPPED: no helm; scripts/servers/get helm builds it with Go)" : "";
const withHelm = [process.env["PATH"], ...(helm === undefined ? [] : [dirname(helm)])].join(delimiter);

let folder = "";
let stack = "";
let out = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-render-"));
  stack = join(folder, "stack");
  out = join(folder, "out");
  cpSync("stacks/local-cluster", stack, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function render(to = out, env: Record<string, string> = {}) {
  return runHotline(["render", stack, "--out", to, "--json"], { env: { PATH: withHelm, ...env } });
}

/** What a rendering that went well says. */
function rendered(...args: Parameters<typeof render>) {
  const run = render(...args);
  expect(run).toMatchObject({ status: 0, stderr: expect.not.stringContaining("error") });
  const said: {
    generation: string;
    files: string[];
    written: string[];
    removed: string[];
    stateBytes: number;
  } = JSON.parse(run.stdout);
  return said;
}

function change(file: string, from: string, to: string): void {
  const path = join(stack, "enterprises", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** Text of each file below a folder, by path. */
function contents(below: string): Map<string, string> {
  const files = readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(below, join(parentPath, name)));
  return new Map(files.toSorted().map((file) => [file, readFileSync(join(below, file), "utf8")]));
}

/** No pod is told of a generation, no secret is written, and an engine's state stays small. */
function expectWellMade({ generation, files, stateBytes }: ReturnType<typeof rendered>): void {
  const pods = readFileSync(join(out, "kubernetes/60-statefulset-edge.yaml"), "utf8");
  expect(pods).not.toContain(generation.slice(0, 12));
  expect(files.filter((file) => file.includes("-secret-"))).toEqual([]);
  expect(stateBytes).toBeLessThan(2_000_000);
}

const lines = (file: string) => readFileSync(join(out, file), "utf8").split("\n");

describe.skipIf(helm === undefined)(`with the real helm${why}`, () => {
  test("two renderings are the same byte for byte, whatever the names of files, folder, day, zone and settings", () => {
    const first = rendered();
    expect(first.files).toEqual([...contents(out).keys()]);
    expect(first.files).toEqual(first.written.toSorted());
    expect(first.files.at(-1)).toBe("kubernetes/99-configmap-hotline-generation.yaml");
    expectWellMade(first);

    for (const [index, name] of readdirSync(join(stack, "enterprises")).entries())
      renameSync(join(stack, "enterprises", name), join(stack, "enterprises", `${99 - index}-${name}`));
    const other = join(folder, "other");
    const second = rendered(other, {
      TZ: "America/New_York",
      LC_ALL: "tr_TR.UTF-8",
      FAKED_NOW: "2031-03-09T06:59:00Z",
      NODE_OPTIONS: `--import ${pathToFileURL(resolve("test/faked-date.ts")).href}`,
      HELM_NAMESPACE: "elsewhere",
      HELM_KUBECONTEXT: "nowhere",
      KUBECONFIG: "/nowhere",
    });
    expect(second).toEqual(first);
    expect(contents(other)).toEqual(contents(out));

    expect(rendered()).toMatchObject({ written: [], removed: [] });
  });

  test("changing one enterprise changes its shard's file and the pointer, and nothing else", () => {
    rendered();
    const before = contents(out);
    change("flowers.yaml", "13901234567", "13901234568");
    const { written, removed } = rendered();
    const shard = expect.stringMatching(/^kubernetes\/90-configmap-hotline-[0-9a-f]{32}\.yaml$/);
    expect(written).toEqual([shard, "kubernetes/99-configmap-hotline-generation.yaml"]);
    expect(removed).toEqual([shard]);
    const after = contents(out);
    const changed = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    expect(changed.toSorted()).toEqual(written);
  });

  test("a volume for each node's folder where the platform claims one, whatever it holds; else the folder is the pod's", () => {
    const set = () => readFileSync(join(out, "kubernetes/60-statefulset-edge.yaml"), "utf8");
    rendered();
    expect(set()).toContain("emptyDir: {}");
    expect(set()).not.toContain("volumeClaimTemplates");
    const file = join(stack, "platform.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/^cluster:.*\n/m, "cluster:\n  claim: { storageClass: gp3 }\n"));
    expect(rendered().written).toEqual(["kubernetes/60-statefulset-edge.yaml"]);
    expect(set()).not.toContain("emptyDir: {}");
    expect(set()).toMatch(/storage: 20480Mi\n\s+storageClassName: gp3/);
  });

  test("others' files are left alone, and one that is in the way is not overwritten", () => {
    mkdirSync(join(out, "kubernetes"), { recursive: true });
    const own = join(out, "kubernetes/kustomization.yaml");
    writeFileSync(own, "resources: []\n");
    const { files } = rendered();
    expect(readFileSync(own, "utf8")).toBe("resources: []\n");

    const namespace = join(out, "kubernetes/00-namespace-hotline.yaml");
    const pointer = join(out, "kubernetes/99-configmap-hotline-generation.yaml");
    const before = readFileSync(pointer, "utf8");
    writeFileSync(namespace, "kind: Namespace\n");
    change("flowers.yaml", "13901234567", "13901234568");
    const run = render();
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("kubernetes/00-namespace-hotline.yaml that hotline render has not written");
    expect(readFileSync(pointer, "utf8")).toBe(before);
    expect([...contents(out).keys()].filter((file) => !file.endsWith("kustomization.yaml"))).toEqual(files);

    rmSync(namespace);
    symlinkSync(join(stack, "platform.yaml"), namespace);
    expect(render()).toMatchObject({ status: 2, stdout: "" });
  });

  test("production: a bucket's objects are entries of cloud.yaml, and a change is one of them and the pointer", () => {
    rmSync(stack, { recursive: true });
    cpSync("stacks/production", stack, { recursive: true });
    const first = rendered();
    const before = lines("cloud.yaml");
    expectWellMade(first);
    expect(first.files).not.toContain("hotline.zone");
    expect(rendered(join(folder, "other")).files).toEqual(first.files);
    expect(contents(join(folder, "other"))).toEqual(contents(out));

    change("flowers.yaml", "13901234567", "13901234568");
    expect(rendered()).toMatchObject({ written: ["cloud.yaml"], removed: [] });
    const after = lines("cloud.yaml");
    const gone = before
      .filter((line) => !after.includes(line))
      .map((line) => line.replace(/[0-9a-f]{32,}/g, "DIGEST"));
    expect(gone.map((line) => line.trim().slice(0, 24)).toSorted()).toEqual([
      "- object-DIGEST",
      "fileAsset: objects/DIGES",
      "key: objects/DIGEST",
      "name: object-DIGEST",
      '{"areas":"DIGEST","forma',
    ]);
  });
});

test("without helm it ends with the fix, and nothing is written", () => {
  const folders = withHelm.split(delimiter).filter((each) => !existsSync(join(each, "helm")));
  const run = render(out, { PATH: folders.join(delimiter) });
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain("helm is missing; install it");
  expect(existsSync(out)).toBe(false);
});

test("a stack with errors is refused, and nothing is written", () => {
  change("flowers.yaml", "13901234567", "1390123456");
  const run = render();
  expect(run).toMatchObject({ status: 1, stdout: "" });
  expect(run.stderr).toMatch(/flowers\.yaml:\d+:\d+ error /);
  expect(existsSync(out)).toBe(false);
});

test("a stack of one machine has nothing to render", () => {
  const run = runHotline(["render", "stacks/local", "--out", out]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain("platform.yaml has no cluster");
});

test("a rendering is not written among the files that people write, by whatever way", () => {
  symlinkSync(stack, join(folder, "link"));
  for (const to of [
    stack,
    join(stack, "rendered"),
    join(stack, "enterprises"),
    join(folder, "link/rendered"),
  ]) {
    const before = readdirSync(stack);
    const run = render(to);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("the stack's own folder");
    expect(readdirSync(stack)).toEqual(before);
  }
});
