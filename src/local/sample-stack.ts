import type { TrunkPlan } from "#compile/generation.ts";
import type { BindingPlan, NumberPlan } from "#decision/plan.ts";
import { samplePlan as planWith } from "#decision/sample-plan.ts";

/** A landline, mobile phone or exchange of the tests. */
export const sampleBinding = (target: string): BindingPlan => ({
  target,
  kind: "landline",
  enabled: true,
  channels: 1,
  ring: 20,
});

/** A number of the tests. */
export const samplePlan: NumberPlan = planWith({
  bindings: {
    desk: sampleBinding("+861062345678"),
    boss: sampleBinding("+8613901234567"),
    centre: sampleBinding("sip:service@127.0.0.14:5090;transport=udp"),
  },
  answer: [],
});

/** A trunk of the tests. */
export const sampleTrunk: TrunkPlan = {
  id: "unicom",
  carrier: "unicom",
  host: "127.0.0.11",
  port: 5090,
  transport: "udp",
  addresses: ["127.0.0.11"],
  delivers: { number: "hotline", at: "request-uri", format: "plain" },
  callerId: "original",
  diversion: "none",
  media: "direct",
  maxUnansweredS: 60,
  numberFormat: "national",
  capacity: 10,
  priority: 1,
  weight: 1,
  cost: 600,
  probe: "options",
};
