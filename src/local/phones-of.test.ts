import { expect, test } from "vitest";
import type { TrunkPlan } from "#compile/generation.ts";
import type { BindingPlan, NumberPlan } from "#decision/plan.ts";
import { phonesOf } from "./phones-of.ts";

const binding = (target: string): BindingPlan => ({
  target,
  kind: "landline",
  enabled: true,
  channels: 1,
  ring: 20,
});
const list = { numbers: {}, prefixes: {}, areas: {}, anonymous: false };
const treatment = { sip: 480 };
const plan: NumberPlan = {
  format: 1,
  number: "4006010114",
  enterprise: "flowers",
  status: "active",
  platform: "forwarding",
  carrier: "unicom",
  screening: { allow: list, block: list, allowOnly: false },
  limits: {},
  bindings: {
    desk: binding("+861062345678"),
    boss: binding("+8613901234567"),
    centre: binding("sip:service@127.0.0.14:5090;transport=udp"),
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
const trunk: TrunkPlan = {
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
const trunks: TrunkPlan[] = [trunk, { ...trunk, id: "telecom", host: "127.0.0.12", numberFormat: "e164" }];
test("each phone stands behind every trunk, written as that trunk calls it", () => {
  expect(phonesOf(plan, trunks, { phones: { boss: "busy", centre: "ring" } })).toEqual([
    { address: "127.0.0.11:5090", user: "01062345678", does: "answer" },
    { address: "127.0.0.12:5090", user: "+861062345678", does: "answer" },
    { address: "127.0.0.11:5090", user: "013901234567", does: "busy" },
    { address: "127.0.0.12:5090", user: "+8613901234567", does: "busy" },
    { address: "127.0.0.14:5090", user: "service", does: "ring" },
  ]);
});

test("a trunk that is down says nothing, whatever the phones would do", () => {
  const phones = phonesOf(plan, trunks, { trunksDown: ["telecom"], phones: { boss: "busy" } });
  expect(phones.map(({ does }) => does)).toEqual(["answer", "silent", "busy", "silent", "answer"]);
});

test("an exchange elsewhere has no phone here", () => {
  const bindings = { centre: binding("sip:service@pbx.example.cn;transport=tcp") };
  expect(phonesOf({ ...plan, bindings }, trunks)).toEqual([]);
});
