import { expect, test } from "vitest";
import type { AgentFlags } from "./agent.ts";
import { agentOptions } from "./agent-options.ts";
import { OptionProblem } from "./option-problem.ts";

const flags: AgentFlags = {
  ...{ node: "/run/hotline", store: "file:build/local", sip: "203.0.113.7:5060", listen: "127.0.0.1:9400" },
  ...{ grace: "2h", storeTimeout: "10s" },
};

test("what is said, in the units of the agent", () => {
  expect(agentOptions(flags)).toEqual({
    ...{ node: "/run/hotline", store: { kind: "file", folder: "build/local" } },
    ...{ sip: { address: "203.0.113.7", port: 5060 }, listen: { address: "127.0.0.1", port: 9400 } },
    ...{ graceMs: 7_200_000, storeTimeoutMs: 10_000 },
  });
  const more = { peers: "peers.json", id: "edge-1", secrets: "/run/secrets", mediaReports: "2230" };
  expect(agentOptions({ ...flags, ...more })).toMatchObject({
    ...{ peers: { kind: "file", file: "peers.json" }, id: "edge-1", secrets: "/run/secrets" },
    mediaReports: 2230,
  });
});

test.each([
  ["configmap:edge/hotline", { kind: "configmap", namespace: "edge", name: "hotline" }],
  ["s3://bucket", { kind: "s3", bucket: "bucket", prefix: "", pathStyle: false }],
  ["s3://bucket/a/b/", { kind: "s3", bucket: "bucket", prefix: "a/b", pathStyle: false }],
])("the store %s", (store, place) => {
  expect(agentOptions({ ...flags, store }).store).toEqual(place);
});

test("an S3 server of one's own, an address of IPv6, edges of a Service, seconds without a unit", () => {
  const s3 = { s3Endpoint: "http://127.0.0.1:9000", s3Region: "here", s3PathStyle: true };
  expect(agentOptions({ ...flags, ...s3, store: "s3://bucket/p" }).store).toEqual({
    ...{ kind: "s3", bucket: "bucket", prefix: "p" },
    ...{ endpoint: "http://127.0.0.1:9000", region: "here", pathStyle: true },
  });
  expect(agentOptions({ ...flags, sip: "[2001:db8::7]:5060" }).sip).toEqual({
    address: "2001:db8::7",
    port: 5060,
  });
  expect(agentOptions({ ...flags, peers: "endpointslices:edge/sip", id: "pod-0" }).peers).toEqual({
    kind: "endpointslices",
    namespace: "edge",
    service: "sip",
  });
  expect(agentOptions({ ...flags, grace: "90" }).graceMs).toBe(90_000);
});

test.each([
  [{ store: "ftp://x" }, '--store is "ftp://x", but should be file:FOLDER, s3://BUCKET/PREFIX'],
  [{ store: "file:" }, "--store is"],
  [{ store: "s3://B" }, "--store is"],
  [{ store: "configmap:only-a-name" }, "--store is"],
  [{ store: "s3://bucket", s3Endpoint: "here" }, "--s3-endpoint is"],
  [{ sip: "edge.example:5060" }, "--sip is"],
  [{ sip: "203.0.113.7" }, "--sip is"],
  [{ listen: "127.0.0.1:0" }, "--listen is"],
  [{ listen: "127.0.0.1:65536" }, "--listen is"],
  [{ grace: "soon" }, '--grace is "soon", but should be a time such as 90s, 30m or 2h'],
  [{ storeTimeout: "-1s" }, "--store-timeout is"],
  [{ mediaReports: "0" }, "--media-reports is"],
  [{ peers: "peers.json" }, "--peers needs --id"],
  [{ peers: "endpointslices:edge", id: "a" }, "--peers is"],
  [{ id: "edge/1" }, "--id is"],
])("%j is refused with what it should be", (wrong, message) => {
  const options = () => agentOptions({ ...flags, ...wrong });
  expect(options).toThrow(OptionProblem);
  expect(options).toThrow(message);
});
