import { expect, test } from "vitest";
import { bindingPlan } from "./binding-plan.ts";
import { knownPhone } from "./known-phone.ts";

const defaults = { enabled: true, channels: 1, ring: 20 };

test.each([
  [{ phone: "010-62345678" }, "+861062345678", "landline"],
  [{ phone: "13901234567" }, "+8613901234567", "mobile"],
  [{ phone: "020-81234567", kind: "phs" }, "+862081234567", "phs"],
  [{ phone: "0755-26550000", kind: "trunk" }, "+8675526550000", "trunk"],
  [{ phone: "62345678" }, "+8679162345678", "landline"],
  [{ sip: "sip:a@b.cn" }, "sip:a@b.cn", "sip"],
  [{ sip: "sip:a@b.cn", kind: "call-center" }, "sip:a@b.cn", "call-center"],
] as const)("%o", (binding, target, kind) => {
  const plan = bindingPlan({ id: "desk", ...binding }, "0791", "20s");
  expect(plan).toEqual({ ...defaults, target, kind });
});

test("what the file says wins over the defaults", () => {
  const binding = {
    id: "desk",
    phone: "13901234567",
    enabled: false,
    channels: 3,
    ring: "1m",
    hours: "office",
    weight: 40,
  };
  expect(bindingPlan(binding, undefined, "20s")).toMatchObject({
    enabled: false,
    channels: 3,
    ring: 60,
    hours: "office",
    weight: 40,
  });
});

test("a number that no check let through is a bug", () => {
  expect(() => knownPhone("62345678")).toThrow("no-area-code");
});
