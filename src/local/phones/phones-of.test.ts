import { expect, test } from "vitest";
import type { TrunkPlan } from "#compile/generation.ts";
import { samplePlan as plan, sampleBinding, sampleTrunk as trunk } from "../sample-stack.ts";
import { phonesOf } from "./phones-of.ts";

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
  const bindings = { centre: sampleBinding("sip:service@pbx.example.cn;transport=tcp") };
  expect(phonesOf({ ...plan, bindings }, trunks)).toEqual([]);
});
