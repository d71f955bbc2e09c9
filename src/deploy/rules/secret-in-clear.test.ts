import { expect, test } from "vitest";
import { kubernetesResource } from "../kubernetes-resource.ts";
import type { PlannedResource } from "../planned-resource.ts";
import { configMap, samplePlan, workload } from "./sample-plan.ts";
import { secretInClear } from "./secret-in-clear.ts";

const said = (resource: PlannedResource) =>
  secretInClear.check(samplePlan(resource)).map(({ subject, message }) => `${subject}: ${message}`);

// Put together here, so that nobody who looks for secrets in this repository finds one.
const PEM = ["-----BEGIN EC PRIVATE", "KEY-----"].join(" ");
const AWS = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const TOKEN = ["ghp", "a".repeat(36)].join("_");
const SIGNED = ["eyJhbGciOiJIUzI1", "eyJzdWIiOiIxMjM0", "SflKxwRJSMeKKF2Q"].join(".");

test.each([
  ["a private key", `${PEM}\nMHcCAQ`],
  ["an access key of AWS", AWS],
  ["an access token", `see ${TOKEN}`],
  ["a signed token", SIGNED],
  ["a password in a URL", "postgres://hotline:hunter2@db.example.cn/cdr"],
  ["a password", "host = db\npassword = hunter2"],
])("%s is found in any text, and never said", (what, text) => {
  expect(said(configMap("notes", { "app.conf": text }))).toEqual([
    `configmap-notes: data.app.conf holds ${what} in clear`,
  ]);
});

test.each([
  ["env", [{ name: "DB_PASSWORD", value: "hunter2" }]],
  ["args", ["--password=hunter2"]],
])("in a container's %s", (key, value) => {
  expect(said(workload("Deployment", {}, { [key]: value }))).toHaveLength(1);
});

test.each(["password", "masterPassword", "apiKey", "clientSecret", "secret_access_key", "authToken"])(
  "a member %s has text",
  (key) => {
    const inputs = { name: "db", [key]: "hunter2" };
    const options = { parent: "dns" };
    expect(said({ type: "aws:rds/instance:Instance", name: "db", inputs, options })).toEqual([
      `db: ${key} holds a secret in clear`,
    ]);
  },
);

test.each(["data", "stringData"])("a Secret with %s", (key) => {
  const metadata = { name: "hotline-secrets", namespace: "hotline" };
  const object = { apiVersion: "v1", kind: "Secret", metadata, [key]: { "edge-key": "eA==" } };
  expect(said(kubernetesResource(object, "edge"))).toEqual([
    `secret-hotline-secrets: a Secret with ${key} is in the plan`,
  ]);
});

test("references, folders and words about secrets are none", () => {
  const env = [
    { name: "HOTLINE_SECRETS", value: "/run/secrets" },
    { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "hotline-secrets", key: "db" } } },
    { name: "PASSWORD_POLICY", value: "" },
  ];
  const spec = {
    automountServiceAccountToken: false,
    volumes: [{ name: "secrets", secret: { secretName: "hotline-secrets", defaultMode: 256 } }],
  };
  expect(said(workload("Deployment", spec, { env, args: ["--password=$(DB_PASSWORD)"] }))).toEqual([]);
  const shard =
    '{"register":{"username":"hotline","realm":"ims.example.cn","secret":"trunk-telecom-shenzhen"}}';
  expect(said(configMap("shard", { shard, help: "Passwords are kept elsewhere. The token: none" }))).toEqual(
    [],
  );
});
