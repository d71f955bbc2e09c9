import type { TrunkPlan } from "#compile/generation.ts";
import type { BindingPlan, NumberPlan } from "#decision/plan.ts";

/** A landline, mobile phone or exchange of the tests. */
export const sampleBinding = (target: string): BindingPlan => ({
  target,
  kind: "landline",
  enabled: true,
  channels: 1,
  ring: 20,
});
const list = { numbers: {}, prefixes: {}, areas: {}, anonymous: false };
const treatment = { sip: 480 };
/** A number of the tests. */
export const samplePlan: NumberPlan = {
  format: 1,
  number: "4006010114",
  enterprise: "flowers",
  status: "active",
  platform: "forwarding",
  carrier: "unicom",
  screening: { allow: list, block: list, allowOnly: false },
  limits: {},
  bindings: {
    desk: sampleBinding("+861062345678"),
    boss: sampleBinding("+8613901234567"),
    centre: sampleBinding("sip:service@127.0.0.14:5090;transport=udp"),
  },
  schedules: {},
  answer: [],
  answerIsDefault: true,
  menus: {},
  queues: {},
  treatments: {
    blocked: treatment,
    limited: treatment,
    busy: treatment,
    closed: treatment,
    suspended: treatment,
    capped: treatment,
  },
  audio: {},
};
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
};
