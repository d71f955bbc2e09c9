import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chartObjects } from "#deploy/chart-objects.ts";
import { edgeSizes } from "#deploy/edge-sizes.ts";
import { edgeValues } from "#deploy/edge-values.ts";
import type { Json } from "#deploy/planned-resource.ts";
import {
  clusterPlatform,
  compiledOf,
  sampleEnterprises,
  sampleFoundation,
} from "#deploy/sample-deployment.ts";
import { kamailioArguments } from "#edge/kamailio-arguments.ts";
import {
  container,
  edgeSet,
  helm,
  kubeconform,
  MINIMAL,
  objects,
  PRODUCTION,
  rendered,
  run,
  schemas,
  skipped,
} from "./tools.ts";

const bare: Json = JSON.parse(
  JSON.stringify({ relay: { enabled: false }, agent: { address: "10.40.1.10" } }),
);
const cases: [string, string, Json][] = [
  ["minimal", MINIMAL, {}],
  ["production", PRODUCTION, {}],
  ["without a relay", MINIMAL, bare],
];

const without = skipped({ helm });

describe.skipIf(without)(`the chart of the edge${without}`, () => {
  test.each(cases)("%s: lint finds nothing", (_, file, values) => {
    const said = run(
      helm,
      ["lint", "--strict", "charts/edge", "--values", file, "--values", "-"],
      JSON.stringify(values),
    );
    expect(said.text).toContain("1 chart(s) linted, 0 chart(s) failed");
    expect(said.ok).toBe(true);
  });

  test("the smallest values come to these objects", async () => {
    await expect(rendered([MINIMAL])).toMatchFileSnapshot("edge.out");
  });

  test.each(cases)(
    "%s: nothing of it can be read in two ways, everything says where it is",
    (_, file, values) => {
      expect(objects([file], values).length).toBeGreaterThanOrEqual(6);
    },
  );

  test("names that YAML would take for numbers stay names", () => {
    const names = ["400", "1e3"];
    const values = {
      ...{ secrets: "400", images: { pullSecrets: names }, claim: { storageClass: "400" } },
      ...{ pod: { priorityClassName: "1e3" } },
    };
    const read = chartObjects(rendered([PRODUCTION], values, "400"), "400");
    if (typeof read === "string") throw new Error(read);
    const text = JSON.stringify(read);
    expect(text).not.toMatch(/[:[](400|1000)[,\]}]/);
    for (const key of ["secretName", "namespace", "storageClassName"])
      expect(text).toContain(`"${key}":"400"`);
    expect(text).toContain('"priorityClassName":"1e3"');
  });

  test.each<[string, Json, string]>([
    ["an image by its tag", { images: { edge: "registry.example.cn/hotline/edge:1.2" } }, "/images/edge"],
    ["no edges", { edges: [] }, "/edges"],
    ["a host instead of an address", { edges: [{ public: "sip.example.cn" }] }, "/edges/0/public"],
    ["a misspelt key", { sip: { wokers: 4 } }, "'wokers'"],
    ["a port of root's", { sip: { port: 80 } }, "/sip/port"],
    ["a text where a number is meant", { drain: { graceSeconds: "2h" } }, "/drain/graceSeconds"],
    ["a bucket without its name", { store: { kind: "s3" } }, "'s3'"],
    ["an unknown store", { store: { kind: "ftp" } }, "/store/kind"],
    ["a generation", { generation: "b17fd98e3aad" }, "'generation'"],
    ["no name of a Secret", { secrets: "Hotline Secrets" }, "/secrets"],
    ["root", { runAs: { user: 0 } }, "/runAs/user"],
  ])("%s is refused, and named", (_, values, key) => {
    expect(() => rendered([MINIMAL], values)).toThrow(key);
  });

  test.each(cases)("%s: every container may do nothing but its work", (_, file, values) => {
    const { spec } = edgeSet(objects([file], values)).spec.template;
    expect(spec.initContainers).toBeUndefined();
    expect(spec.volumes.filter((volume) => "hostPath" in volume)).toEqual([]);
    for (const { securityContext, image } of spec.containers) {
      expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
      expect(securityContext).toEqual({
        ...{ runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001 },
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        ...{ capabilities: { drop: ["ALL"] }, seccompProfile: { type: "RuntimeDefault" } },
      });
    }
  });

  test.each([60, 7200])("calls have %d seconds to end before anything of the node does", (graceSeconds) => {
    const set = edgeSet(objects([MINIMAL], { drain: { graceSeconds } }));
    const drained = { preStop: { exec: { command: ["hotline", "drain"] } } };
    expect(container(set, "kamailio").lifecycle).toEqual(drained);
    expect(container(set, "rtpengine").lifecycle).toEqual(drained);
    expect(container(set, "agent").lifecycle).toEqual(drained);
    expect(container(set, "agent").env).toContainEqual({ name: "HOTLINE_GRACE", value: `${graceSeconds}s` });
    expect(set.spec.template.spec.terminationGracePeriodSeconds).toBe(graceSeconds + 60);
  });

  test.each([16_384, 1_048_576])("Kamailio may have all memory that %d numbers ask for", (numbers) => {
    const { requests, limits } = container(
      edgeSet(objects([MINIMAL], { sizes: { numbers } })),
      "kamailio",
    ).resources;
    const bytes = numbers * 5000;
    const args = kamailioArguments({ runtime: "", folder: "", listeners: [], workers: 4, bytes });
    expect(mebibytes(limits["memory"])).toBeGreaterThan(Number(args[args.indexOf("-m") + 1]) + 256);
    expect(mebibytes(requests["memory"])).toBeGreaterThan((1.2 * bytes) / 1_048_576 + 256);
  });

  test("a volume, which cannot be changed in place, does not follow the sizes", () => {
    const claims = (sizes: Json) => edgeSet(objects([PRODUCTION], { sizes })).spec.volumeClaimTemplates;
    expect(claims({ numbers: 262_144 })).toEqual(claims({ numbers: 16_384, spoolMebibytes: 1024 }));
    expect(JSON.stringify(claims({}))).toContain('"storage":"20480Mi"');
  });

  test.each([
    ["IPv4", [{ public: "203.0.113.7" }]],
    ["IPv6", [{ public: "2001:db8::7" }, { public: "2001:db8::8" }]],
    ["IPv4", [{ public: "203.0.113.7", private: "10.40.1.10" }]],
    ["IPv6", [{ public: "2001:db8::7", private: "fd00::10" }]],
  ])("edges are listed at addresses of the family that they listen at: %s", (family, edges) => {
    const { spec } = JSON.parse(
      JSON.stringify(objects([MINIMAL], { edges }).find(({ kind }) => kind === "Service")),
    );
    expect([spec.ipFamilyPolicy, spec.ipFamilies]).toEqual(["SingleStack", [family]]);
  });

  test("the Secret and the API's token are where they are needed alone", () => {
    const set = edgeSet(objects([MINIMAL]));
    const mounts = (name: string) => container(set, name).volumeMounts?.map((mount) => mount.name) ?? [];
    expect(mounts("kamailio")).toEqual(["node", "secrets"]);
    expect(mounts("rtpengine")).toEqual([]);
    expect(mounts("agent")).toEqual(["node", "secrets", "api"]);
  });

  test("a customer's change restarts no node; the platform's values are the chart's", () => {
    const ofPlatform = (enterprises: number) => {
      const sizes = edgeSizes(compiledOf(sampleEnterprises(enterprises), clusterPlatform));
      const values: Json = JSON.parse(JSON.stringify(edgeValues(clusterPlatform, sampleFoundation, sizes)));
      return objects([], values);
    };
    expect(ofPlatform(60)).toEqual(ofPlatform(1));
  });

  test("README shows the values that are tested", () => {
    const text = readFileSync("charts/edge/README.md", "utf8");
    expect(text).toContain(readFileSync(MINIMAL, "utf8"));
  });
});

function mebibytes(text = ""): number {
  return Number(/^(\d+)Mi$/.exec(text)?.[1]);
}

const unchecked = skipped({ helm, kubeconform, "scripts/kubernetes-schemas.ts": schemas });

describe.skipIf(unchecked)(`kubeconform${unchecked}`, () => {
  const args = ["-strict", "-schema-location", `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`, "-"];

  test.each(cases)("%s: strict, and nothing skipped", (_, file, values) => {
    expect(run(kubeconform, args, rendered([file], values))).toEqual({ ok: true, text: "" });
  });

  test("a key that the kind does not have is found", () => {
    const wrong = rendered([PRODUCTION])
      .replaceAll("preStop:", "preStopp:")
      .replace("maxUnavailable", "maxUnavailble");
    const { ok, text } = run(kubeconform, args, wrong);
    expect(ok).toBe(false);
    expect(text).toContain("'preStopp' not allowed");
    expect(text).toContain("'maxUnavailble' not allowed");
  });
});
