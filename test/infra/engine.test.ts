import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CoreV1Api } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileStack, isRefused } from "#compile/compile-stack.ts";
import { planDeployment } from "#deploy/plan-deployment.ts";
import type { DeploymentPlan, PlannedComponent, PlannedResource } from "#deploy/planned-resource.ts";
import { isRefusal } from "#deploy/refusal.ts";
import { serverProgram } from "../agent/server-program.ts";
import { type Kubernetes, startKubernetes } from "../cluster/kubernetes.ts";
import { finishDeletions } from "./finish-deletions.ts";
import { type PreviewedResource, previewedResources } from "./previewed-resources.ts";
import { missingForPulumi, PLATFORM, Pulumi, type PulumiRun } from "./pulumi.ts";
import { refuseUpdates } from "./refuse-updates.ts";

/** What is changed in an enterprise, and into what. */
const PHONE = "010-62345678";
const OTHER = "010-62345679";

const why =
  process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? missingForPulumi()
    : "make test-cluster runs it, with Pulumi on PATH";
if (why !== undefined) console.warn(`a real Pulumi engine is NOT tested: ${why}`);

describe.skipIf(why)("stacks/local-cluster, by a real engine, in a real API server", () => {
  let dir: string;
  let stack: string;
  let kubernetes: Kubernetes;
  let pulumi: Pulumi;
  let first: DeploymentPlan;

  const git = (...args: string[]) =>
    execFileSync("git", ["-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      encoding: "utf8",
    }).trim();
  const commit = () => {
    git("add", "stacks");
    git("commit", "-qm", "change");
  };
  const changePhone = (from: string, to: string) => {
    const file = join(stack, "enterprises/flowers.yaml");
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
  const done = async (...args: string[]) => {
    const run = await pulumi.run(...args);
    if (run.code !== 0) throw new Error(`pulumi ${args.join(" ")}: ${run.code}\n${run.text}`);
    return run;
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-engine-"));
    stack = join(dir, "stacks/local-cluster");
    cpSync("stacks/local-cluster", stack, { recursive: true, dereference: true });
    git("init", "-q");
    commit();
    mkdirSync(join(dir, "kubernetes"));
    kubernetes = await startKubernetes(join(dir, "kubernetes"), "127.0.6.34", {
      etcd: serverProgram("etcd") ?? "",
      api: serverProgram("kube-apiserver") ?? "",
    });
    pulumi = new Pulumi(dir, PLATFORM);
    await pulumi.init();
    first = await planned(stack);
  }, 120_000);
  afterAll(async () => {
    await kubernetes?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  test.each([
    ["nothing at all", [], "hotline:stack is missing: name the stack's folder"],
    [
      "a misspelt key",
      ["hotline:stak", "stacks/production"],
      "hotline:stak is not known: did you mean hotline:stack?",
    ],
    [
      "a value of another type",
      ["--path", "hotline:stack.folder", "stacks/production"],
      'hotline:stack names {"folder":"stacks/production"}, where there is no platform.yaml: name a stack\'s folder',
    ],
    ["a key of another project", ["aws:region", "cn-north-1"], "aws:region is set, but nothing reads it"],
    [
      "a secret in clear text",
      ["--plaintext", "hotline:kubeconfig", "token-admin"],
      "hotline:kubeconfig stands in clear text: pulumi config set --secret",
    ],
    ["a region that AWS does not have", ["hotline:stack", "REGION"], "error unknown-region"],
  ])("%s is refused before anything is made, and named", async (_, setting, sentence) => {
    const elsewhere = join(dir, "region");
    cpSync("stacks/production", elsewhere, { recursive: true, dereference: true });
    const file = join(elsewhere, "foundation.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("region: cn-northwest-1", "region: cn-nortwest-1"),
    );
    const set = setting.map((each) => (each === "REGION" ? elsewhere : each));
    if (set.length > 0) await done("config", "set", ...set);
    const { code, text } = await pulumi.run("up", "--yes");
    expect(code).not.toBe(0);
    expect(text).toContain(sentence);
    expect(text).not.toContain("token-admin");
    expect(await pulumi.resources()).toEqual([]);
    expect(await configMaps()).toEqual([]);
    const [key = ""] = set.at(-2)?.split(".") ?? [];
    if (key !== "") await done("config", "rm", key);
  });

  test("a preview has exactly the plan's resources, with their options", async () => {
    const kubeconfig = readFileSync(kubernetes.kubeconfigOf("admin"), "utf8");
    await done("config", "set", "--secret", "hotline:kubeconfig", kubeconfig);
    await done("config", "set", "hotline:stack", stack);
    const { json } = await done("preview", "--json");
    const own = previewedResources(json).filter(({ type }) => !type.startsWith("pulumi:"));
    expect(new Set(own.map(({ op }) => op))).toEqual(new Set(["create"]));
    expect(own.map(optionsOf).toSorted()).toEqual(
      first.resources.map(plannedOptionsOf).concat(first.components.map(componentOf)).toSorted(),
    );
  });

  test("up makes all of it, and nothing is left to do", async () => {
    await done("up", "--yes", "--skip-preview");
    const { text } = await done("preview", "--expect-no-changes");
    // and the stack itself, and the cluster's provider
    expect(text).toContain(`${first.resources.length + first.components.length + 2} unchanged`);
    expect(await pointer()).toBe(first.generation);
    const state = readdirSync(pulumi.state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    expect(state.join("")).toContain(first.generation);
    expect(state.join("")).not.toContain("token-admin");
  });

  test("what no commit holds is previewed, and refused by up", async () => {
    changePhone(PHONE, OTHER);
    const { code, text } = await pulumi.run("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(text).toContain("has changes that are not committed");
    expect(await pointer()).toBe(first.generation);
    commit();
  });

  test("one enterprise changed: a preview shows its shard and the pointer, and nothing else; up does it", async () => {
    const second = await planned(stack);
    const names = new Set(first.resources.map(({ name }) => name));
    const shard = second.resources.filter(({ name }) => !names.has(name)).map(({ name }) => name);
    expect(shard).toHaveLength(1);
    const changed = previewedResources((await done("preview", "--json")).json).filter(
      ({ op }) => op !== "same" && op !== "read",
    );
    const former = first.resources
      .map(({ name }) => name)
      .filter((name) => !second.resources.some((each) => each.name === name));
    expect(changed.map(({ op, name }) => `${op} ${name}`).toSorted()).toEqual(
      [
        `create ${shard[0]}`,
        ...former.map((name) => `delete ${name}`),
        "update configmap-hotline-generation",
      ].toSorted(),
    );
    const { text } = await done("preview", "--diff");
    for (const { name } of changed) expect(text).toMatch(new RegExp(`\\[urn=[^\\]]*::${name}\\]`));
    const same = second.resources.filter(({ name }) => !changed.some((each) => each.name === name));
    for (const { name } of same) expect(text).not.toContain(`::${name}]`);
    expect(text).toContain(second.generation);
    await done("up", "--yes", "--skip-preview");
    await done("preview", "--expect-no-changes");
    expect(await pointer()).toBe(second.generation);
    // Objects of the generation before stay in the cluster.
    const there = new Set((await configMaps()).map((name) => `configmap-${name}`));
    for (const { name } of [...first.resources, ...second.resources])
      if (name.startsWith("configmap-")) expect(there).toContain(name);
  });

  test("a deployment that fails half way leaves recorded what was deployed before, and the next one completes it", async () => {
    const recorded = async () => JSON.parse((await done("stack", "output", "--json")).json).commit;
    const before = await recorded();
    changePhone(OTHER, "010-62345670");
    commit();
    const allow = await refuseUpdates(kubernetes.admin, "hotline", "hotline-generation");
    const { code, text } = await pulumi.run("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(text).toContain("not now");
    expect(await recorded()).toBe(before);
    await allow();
    await done("up", "--yes", "--skip-preview");
    expect(await recorded()).toBe(git("rev-parse", "HEAD"));
    expect(await pointer()).toBe((await planned(stack)).generation);
  });

  test("what somebody has changed in the cluster is drift, and a nightly preview says so", async () => {
    const core = kubernetes.admin.makeApiClient(CoreV1Api);
    const at = { namespace: "hotline", name: "hotline-generation" };
    const write = async (data: Record<string, string>) => {
      const body = await core.readNamespacedConfigMap(at);
      await core.replaceNamespacedConfigMap({ ...at, body: { ...body, data } });
    };
    const nightly = ["preview", "--refresh", "--expect-no-changes", "--diff"];
    await done(...nightly);
    const was = (await core.readNamespacedConfigMap(at)).data ?? {};
    await write({ "generation.json": "{}" });
    const { code, text } = await pulumi.run(...nightly);
    expect(code).not.toBe(0);
    expect(text).toContain("::configmap-hotline-generation]");
    // It is not taken back unasked: whoever wrote it is named.
    expect(text).toMatch(/conflict with "kubernetes-client[^"]*" using v1: \.data\.generation\.json/);
    await write(was);
    await done(...nightly);
  });

  test("a dangerous change is refused over what was deployed last, and nothing is done", async () => {
    rmSync(join(stack, "enterprises/flowers.yaml"));
    commit();
    const before = await pointer();
    const { code, text } = await pulumi.run("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(text).toContain("number-removed");
    expect(text).toContain("acknowledgements");
    expect(await pointer()).toBe(before);
  });

  test("destroy is refused while things are protected, and then takes all down", async () => {
    expect((await destroy()).code).not.toBe(0);
    expect(await pointer()).toBeDefined();
    expect(await pulumi.resources()).toContain("kubernetes:apps/v1:StatefulSet");
    await done("state", "unprotect", "--all", "--yes");
    expect(await destroy()).toMatchObject({ code: 0 });
    expect(await pulumi.resources()).toEqual([]);
  });

  /** Destroys, with what the cluster's controllers would do meanwhile: nothing waits for what is deleted. */
  async function destroy(): Promise<PulumiRun> {
    const last = await planned(stack);
    const plan = { ...first, resources: [...first.resources, ...last.resources] };
    let over = false;
    const run = pulumi.run("destroy", "--yes", "--skip-preview").finally(() => {
      over = true;
    });
    while (!over) {
      await finishDeletions(kubernetes.admin, plan);
      await sleep(200);
    }
    return run;
  }

  async function configMaps(): Promise<string[]> {
    const { items } = await kubernetes.admin
      .makeApiClient(CoreV1Api)
      .listNamespacedConfigMap({ namespace: "hotline" });
    return items.map(({ metadata }) => metadata?.name ?? "");
  }

  /** Generation that the cluster's pointer names. */
  async function pointer(): Promise<string | undefined> {
    const found = await kubernetes.admin
      .makeApiClient(CoreV1Api)
      .readNamespacedConfigMap({ namespace: "hotline", name: "hotline-generation" });
    return JSON.parse(found.data?.["generation.json"] ?? "{}").generation;
  }
});

async function planned(stack: string): Promise<DeploymentPlan> {
  const result = await compileStack(stack);
  if (isRefused(result)) throw new Error(JSON.stringify(result.diagnostics));
  const plan = await planDeployment(
    result,
    [dirname(serverProgram("helm") ?? ""), process.env["PATH"]].join(":"),
  );
  if (isRefusal(plan)) throw new Error(plan.code);
  return plan;
}

/** A resource's options in a line, so that lists of them can be compared. */
function optionsOf(resource: Omit<PreviewedResource, "op" | "inputs">): string {
  const { type, name, parent, dependencies, protect, retainOnDelete, aliases, ignoreChanges } = resource;
  return JSON.stringify({
    ...{ type, name, parent, dependencies: dependencies.toSorted() },
    ...{ protect, retainOnDelete, aliases: aliases.toSorted(), ignoreChanges },
  });
}

const NO_OPTIONS = {
  ...{ dependencies: [], protect: false, retainOnDelete: false, aliases: [], ignoreChanges: [] },
} as const;

function plannedOptionsOf({ type, name, options }: PlannedResource): string {
  const { dependsOn = [], ...others } = options;
  return optionsOf({ ...NO_OPTIONS, ...others, type, name, dependencies: dependsOn });
}

function componentOf({ type, name }: PlannedComponent): string {
  return optionsOf({ ...NO_OPTIONS, type, name, parent: "hotline-engine-test" });
}
