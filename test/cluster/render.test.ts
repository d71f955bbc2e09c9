import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverProgram } from "../agent/server-program.ts";
import { kubeconform, run, schemas, skipped } from "../charts/tools.ts";
import { runHotline } from "../run-hotline.ts";
import { type Kubectl, kubectlOf } from "./kubectl.ts";
import { type Kubernetes, startKubernetes } from "./kubernetes.ts";

const [etcd = "", api = "", kubectlProgram = "", helm = ""] = [
  "etcd",
  "kube-apiserver",
  "kubectl",
  "helm",
].map(serverProgram);
const needs = { etcd, "kube-apiserver": api, kubectl: kubectlProgram, helm, kubeconform };
const why =
  process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? skipped({ ...needs, "scripts/kubernetes-schemas.ts": schemas })
    : " (skipped: make test-cluster runs it)";

const STACKS = ["production", "local-cluster"];

/** All that the server does to store an object, but for storing it; a key that it does not know is an error. */
const DRY = ["apply", "--server-side", "--dry-run=server", "--validate=strict"];

describe.skipIf(why)(`what hotline render writes, and a real API server${why}`, () => {
  let dir: string;
  let kubernetes: Kubernetes;
  let kubectl: Kubectl;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-rendered-"));
    kubernetes = await startKubernetes(dir, "127.0.6.32", { etcd, api });
    kubectl = kubectlOf(kubectlProgram, kubernetes.kubeconfigOf("admin"), dir);
    const definitions = join(schemas, "definitions");
    expect(kubectl("create", "-f", definitions)).toMatchObject({ status: 0, stderr: "" });
    const wait = ["wait", "--for=condition=Established", "--timeout=30s", "-f", definitions];
    expect(kubectl(...wait)).toMatchObject({ status: 0 });
    const env = { PATH: [dirname(helm), process.env["PATH"]].join(delimiter) };
    for (const stack of STACKS) {
      const args = ["render", `stacks/${stack}`, "--out", join(dir, stack)];
      expect(runHotline(args, { env })).toMatchObject({ status: 0 });
    }
    // A dry run makes no namespace for those that are to be in it.
    const namespace = join(folderOf("production"), "00-namespace-hotline.yaml");
    expect(kubectl("apply", "--server-side", "-f", namespace)).toMatchObject({ status: 0, stderr: "" });
  }, 120_000);
  afterAll(async () => {
    await kubernetes?.stop();
    rmSync(dir, { recursive: true });
  });

  const folderOf = (stack: string) => join(dir, stack, "kubernetes");

  test.each([
    ["production", ["PodMonitor", "PrometheusRule", "StatefulSet"]],
    ["local-cluster", ["ConfigMap", "StatefulSet"]],
  ])("%s: every object is accepted, and not warned of", (stack, kinds) => {
    const folder = folderOf(stack);
    const files = readdirSync(folder);
    for (const kind of kinds) expect(files.join()).toContain(`-${kind.toLowerCase()}-`);
    const { status, stdout, stderr } = kubectl(...DRY, "-f", folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const accepted = stdout.trim().split("\n");
    expect(accepted.filter((line) => !line.endsWith(" serverside-applied (server dry run)"))).toEqual([]);
    expect(accepted).toHaveLength(files.length);
  });

  test.each(STACKS)("%s: kubeconform knows every key of every object", (stack) => {
    const where = `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`;
    const args = ["-strict", "-schema-location", where, folderOf(stack)];
    expect(run(kubeconform, args)).toEqual({ ok: true, text: "" });
  });

  test.each([
    [
      "60-statefulset-edge.yaml",
      "preStop:",
      "preStopp:",
      ".lifecycle.preStopp: field not declared in schema",
    ],
    ["60-statefulset-edge.yaml", "IfNotPresent", "Sometimes", 'Unsupported value: "Sometimes"'],
    [
      "70-podmonitor-edge.yaml",
      "podMetricsEndpoints:",
      "podMetricsEndpoint:",
      ".spec.podMetricsEndpoint: field not declared in schema",
    ],
  ])("%s with %s as %s is refused", (file, from, to, sentence) => {
    const text = readFileSync(join(folderOf("production"), file), "utf8");
    expect(text).toContain(from);
    const wrong = join(dir, file);
    writeFileSync(wrong, text.replaceAll(from, to));
    const { status, stderr } = kubectl(...DRY, "-f", wrong);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  });
});
