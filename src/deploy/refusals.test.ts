import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BASE_UNPLANNED } from "./base-unplanned.ts";
import { CHANGE_RULES } from "./changes/change-rules.ts";
import { sampleStack } from "./changes/sample-stack.ts";
import type { Acknowledgement } from "./objection.ts";
import { consentedChanges, needlessAcknowledgements, refusals } from "./refusals.ts";
import { consentedText, needlessText, refusalsText } from "./refusals-text.ts";
import { PLAN_RULES } from "./rules/plan-rules.ts";
import { RESTRICTED, samplePlan, workload } from "./rules/sample-plan.ts";
import { clusterPlatform, sampleEnterprises } from "./sample-deployment.ts";

const two = sampleStack();
const one = sampleStack({ enterprises: sampleEnterprises(1) });

/** What the removal of a number asks for. */
function asked(): Acknowledgement {
  const [refused] = refusals({ base: two, next: one, acknowledgements: [] });
  if (refused?.acknowledgement === undefined) throw new Error("nothing was refused");
  return refused.acknowledgement;
}

test("a dangerous change is refused, until the acknowledgement that its refusal prints", () => {
  const deployment = { base: two, next: one };
  const acknowledgement = asked();
  expect(refusalsText(refusals({ ...deployment, acknowledgements: [] }))).toBe(
    `refused number-removed: number 4006000001 of e1 is removed
  help: undo it; or, where it is meant, add this one to acknowledgements in platform.yaml:
    - { change: "number-removed", subject: "4006000001", was: "${acknowledgement.was}" }
`,
  );
  expect(acknowledgement.was).toMatch(/^[0-9a-f]{64}$/);
  expect(refusals({ ...deployment, acknowledgements: [acknowledgement] })).toEqual([]);
  expect(needlessAcknowledgements({ ...deployment, acknowledgements: [acknowledgement] })).toEqual([]);
  const consented = consentedChanges({ ...deployment, acknowledgements: [acknowledgement] });
  expect(consentedText(consented)).toBe("acknowledged number-removed: number 4006000001 of e1 is removed\n");
  expect(consentedChanges({ ...deployment, acknowledgements: [] })).toEqual([]);
});

test.each<[string, Partial<Acknowledgement>]>([
  ["change", { change: "number-moved" }],
  ["subject", { subject: "4006000000" }],
  ["old value", { was: "0".repeat(64) }],
])("an acknowledgement of another %s does not help, and is one too many", (_, parts) => {
  const other = { ...asked(), ...parts };
  const deployment = { base: two, next: one, acknowledgements: [other] };
  expect(refusals(deployment).map(({ rule }) => rule)).toEqual(["number-removed"]);
  expect(needlessAcknowledgements(deployment)).toEqual([other]);
});

test("the same removal of what has changed meanwhile is another transition", () => {
  const enterprises = sampleEnterprises(2).map((each) => ({
    ...each,
    bindings: [{ id: "desk", phone: "021-62345678" }],
  }));
  const deployment = { base: sampleStack({ enterprises }), next: one, acknowledgements: [asked()] };
  expect(refusals(deployment).map(({ subject }) => subject)).toEqual(["4006000001"]);
});

test("once it is done the acknowledgement is needed no more", () => {
  const acknowledgements = [asked()];
  expect(refusals({ base: one, next: one, acknowledgements })).toEqual([]);
  const needless = needlessAcknowledgements({ base: one, next: one, acknowledgements });
  expect(needlessText(needless)).toBe(
    `warning acknowledgement-needless: it fits no change: { change: "number-removed", subject: "4006000001", was: "${asked().was}" }
  help: take it out of acknowledgements in platform.yaml: it is no longer needed, or names another change, subject or old value
`,
  );
});

test("the first deployment changes nothing, so that no acknowledgement is asked for or judged", () => {
  const deployment = { next: one, acknowledgements: [asked()] };
  expect(refusals(deployment)).toEqual([]);
  expect(needlessAcknowledgements(deployment)).toEqual([]);
});

test("a rule on the plan holds from the first deployment on, and no acknowledgement helps", () => {
  const plan = samplePlan(
    workload("Deployment", {}, { securityContext: { ...RESTRICTED, privileged: true } }),
  );
  const acknowledgements = [{ ...asked(), subject: "deployment-other" }];
  expect(refusalsText(refusals({ next: { ...one, plan }, acknowledgements }))).toBe(
    `refused privileged: deployment-other: container kamailio has securityContext.privileged
  help: take securityContext.privileged out of the chart's values or templates
`,
  );
});

test("what was protected stays protected, in its place", () => {
  const unprotected = one.plan.resources.map(({ options: { protect, ...options }, ...rest }) => ({
    ...rest,
    options,
  }));
  const moved = one.plan.resources.map((each) => ({ ...each, options: { ...each.options, parent: "edge" } }));
  const renamed = one.plan.resources.map((each) => ({
    ...each,
    name: `${each.name}-new`,
    options: { ...each.options, aliases: [each.name] },
  }));
  const said = (resources: typeof one.plan.resources) =>
    refusals({ base: one, next: { ...one, plan: { ...one.plan, resources } }, acknowledgements: [] }).map(
      ({ message }) => message,
    );
  expect(said(unprotected)).toEqual([
    "configmap-hotline-generation is no longer protected",
    "namespace-hotline is no longer protected",
  ]);
  expect(said(moved)).toContain("namespace-hotline is not in the plan any more");
  expect(said(renamed)).toEqual([]);
  expect(said(one.plan.resources)).toEqual([]);
});

test("what a customer writes cannot move a terminal's cursor", () => {
  const rogue = { ...clusterPlatform, edge: { ...clusterPlatform.edge, domain: "a\u001b[2Jb" } };
  const objections = refusals({ base: sampleStack({ platform: rogue }), next: two, acknowledgements: [] });
  expect(refusalsText(objections)).toContain("edge.domain a\\u{1b}[2jb becomes sip.local.example");
});

test("docs/deploy/guard-rails.md has every rule and every change, in order, and no other", () => {
  const text = readFileSync("docs/deploy/guard-rails.md", "utf8");
  const named = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id);
  expect(named).toEqual([...[...PLAN_RULES, ...CHANGE_RULES].map(({ id }) => id), BASE_UNPLANNED]);
});

test("platform.yaml may name these changes alone", () => {
  const schema = readFileSync("schemas/platform.schema.json", "utf8");
  const { enum: allowed } = JSON.parse(schema).properties.acknowledgements.items.properties.change;
  expect(allowed).toEqual([...CHANGE_RULES.map(({ id }) => id), BASE_UNPLANNED]);
});
