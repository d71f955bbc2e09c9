import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "vitest";
import { serverProgram } from "../agent/server-program.ts";
import { type Run, runHotline } from "../run-hotline.ts";
import type { Kubectl } from "./kubectl.ts";

/** An object as far as these tests look at it. */
interface Seen {
  kind: string;
  metadata: { name: string; uid: string; resourceVersion: string; generation?: number };
  spec: { nodeName?: string };
}

interface Endpoint {
  addresses: string[];
  conditions: { ready: boolean };
}

/** A stack's copy, rendered and applied as an operator does. */
export class RenderedStack {
  /** The copy. */
  readonly folder: string;
  readonly #kubectl: Kubectl;
  readonly #rendered: string;
  readonly #namespace: string;

  /** @param namespace its `cluster.namespace` */
  constructor(name: string, dir: string, kubectl: Kubectl, namespace = "hotline") {
    this.#namespace = namespace;
    this.folder = join(dir, "stack");
    this.#rendered = join(dir, "rendered");
    this.#kubectl = kubectl;
    cpSync(`stacks/${name}`, this.folder, { recursive: true, dereference: true });
  }

  /** Folder of the manifests. */
  get objects(): string {
    return join(this.#rendered, "kubernetes");
  }

  /** Replaces a text of a file, which must have it. */
  change(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }

  /** What `kubectl` says, all of which went well. */
  run(...args: string[]): string {
    return done(this.#kubectl(...args));
  }

  /** Renders and applies; answers the files that the rendering has written. */
  apply(): string[] {
    const helm = serverProgram("helm") ?? "";
    const env = { PATH: [dirname(helm), process.env["PATH"]].join(delimiter) };
    const said = done(runHotline(["render", this.folder, "--out", this.#rendered, "--json"], { env }));
    this.run("apply", "--server-side", "-f", this.objects);
    const { written }: { written: string[] } = JSON.parse(said);
    return written;
  }

  get(kinds: string): Seen[] {
    const list: { items: Seen[] } = JSON.parse(this.run("get", kinds, "-n", this.#namespace, "-o", "json"));
    return list.items.toSorted((a, b) =>
      `${a.kind} ${a.metadata.name}` < `${b.kind} ${b.metadata.name}` ? -1 : 1,
    );
  }

  /** Waits until each edge runs what is applied. */
  rolledOut(): string {
    return this.run("rollout", "status", "statefulset/edge", "-n", this.#namespace, "--timeout=60s");
  }

  /** Addresses of the edges that are ready, as the others see them. */
  readyEdges(): string[] {
    const label = "kubernetes.io/service-name=edge";
    const text = this.run("get", "endpointslices", "-n", this.#namespace, "-l", label, "-o", "json");
    // A slice that is new has a null in the place of its endpoints.
    const { items }: { items: { endpoints: Endpoint[] | null }[] } = JSON.parse(text);
    const ready = items
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ conditions }) => conditions.ready);
    return ready.flatMap(({ addresses }) => addresses).toSorted();
  }

  /** What `kubectl diff` says of the cluster against the rendering. */
  difference(): Run {
    return this.#kubectl("diff", "--server-side", "-f", this.objects);
  }
}

function done(run: Run): string {
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return run.stdout;
}
