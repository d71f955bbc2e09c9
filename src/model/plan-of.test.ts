import { expect, test } from "vitest";
import type { Enterprise } from "../config/enterprise.types.ts";
import { planOf } from "./plan-of.ts";
import { sampleEnterprise, samplePlatform } from "./samples.ts";

function plan(parts: Partial<Enterprise>) {
  return planOf({ ...sampleEnterprise, ...parts }, samplePlatform);
}

test("the smallest file gets every default", () => {
  expect(plan({})).toEqual({
    format: 1,
    number: "4006010114",
    enterprise: "flowers",
    status: "active",
    platform: "forwarding",
    carrier: "unicom",
    screening: {
      allow: { numbers: {}, prefixes: {}, areas: {}, anonymous: false },
      block: { numbers: {}, prefixes: {}, areas: {}, anonymous: false },
      allowOnly: false,
    },
    limits: {},
    bindings: {
      desk: { target: "+861062345678", kind: "landline", enabled: true, channels: 1, ring: 20 },
      boss: { target: "+8613901234567", kind: "mobile", enabled: true, channels: 1, ring: 20 },
    },
    schedules: {},
    answer: [{ do: { kind: "ring", group: "default", members: ["desk", "boss"], strategy: "sequential" } }],
    answerIsDefault: true,
    menus: {},
    queues: {},
    treatments: {
      blocked: { sip: 603 },
      limited: { sip: 603 },
      busy: { sip: 486 },
      closed: { sip: 480 },
      suspended: { sip: 480 },
      capped: { sip: 480 },
    },
    audio: {},
  });
});

test("the platform's defaults hold where the file is silent", () => {
  const platform = {
    ...samplePlatform,
    defaults: {
      tariff: "agent-030",
      ring: "1m",
      strategy: "random" as const,
      platform: "intelligent-network" as const,
    },
  };
  const made = planOf(sampleEnterprise, platform);
  expect(made.bindings["desk"]?.ring).toBe(60);
  expect(made.answer[0]?.do).toMatchObject({ strategy: "random" });
  expect(made.platform).toBe("intelligent-network");
  expect(made.carrierBindings).toEqual(["desk", "boss"]);
});

test("the carrier is that of the longest segment", () => {
  expect(plan({ number: "4008201615" }).carrier).toBe("telecom");
  expect(plan({ number: "4008301615" }).carrier).toBe("unicom");
  expect(() => plan({ number: "4000000000" })).toThrow("no segment");
});

test("provinces are written out, areas of a rule come ascending and once", () => {
  const made = plan({
    areas: { north: ["hebei", "010", "0311"], south: ["hainan"] },
    answer: [
      { when: { from: "north" }, do: { reject: "closed" } },
      { when: { from: "south" }, do: { ring: ["desk"] } },
    ],
  });
  expect(made.answer[0]?.from).toEqual([
    "010",
    "0310",
    "0311",
    "0312",
    "0313",
    "0314",
    "0315",
    "0316",
    "0317",
    "0318",
    "0319",
    "0335",
  ]);
  expect(made.answer[1]?.from).toEqual(["0898"]);
  expect(made.answerIsDefault).toBe(false);
});

test("a schedule's zone is its own, else the platform's, else China's", () => {
  const schedules = { here: { weekly: { daily: ["09:00-10:00"] } }, there: { timeZone: "UTC", weekly: {} } };
  const offsets = (zone: string) => {
    const made = planOf({ ...sampleEnterprise, schedules }, { ...samplePlatform, timeZone: zone }).schedules;
    return [made["here"]?.offsets[0]?.[1], made["there"]?.offsets[0]?.[1]];
  };
  expect(offsets("Asia/Tokyo")).toEqual([540, 0]);
  expect(plan({ schedules }).schedules["here"]?.offsets).toEqual([[0, 480]]);
});

test("only a schedule that names a calendar observes it", () => {
  const made = plan({ schedules: { office: { calendar: "china", weekly: {} }, plain: { weekly: {} } } });
  expect(made.schedules["office"]?.known).toEqual([20_089, 20_818]);
  expect(made.schedules["plain"]).not.toHaveProperty("known");
});

test("what the check would have refused throws", () => {
  const until = (text: string) => () => plan({ override: { until: text, do: { reject: "closed" } } });
  expect(until("2026-02-30T08:00:00+08:00")).toThrow("2026-02-30T08:00:00+08:00 is no instant");
  expect(() => plan({ contract: { did: "86221111" } })).toThrow("no-area-code");
  expect(() => plan({ schedules: { office: { calendar: "mars", weekly: {} } } })).toThrow("no calendar mars");
});

test("contract, limits, override, money and durations are read", () => {
  const made = plan({
    contract: { city: "0791", did: "86221111" },
    limits: { maxDuration: "2h", monthlyCalls: 10_000, monthlyCost: "500.05" },
    override: { until: "2026-10-10T08:00:00+08:00", do: { announce: "closed" } },
    treatments: { busy: { announce: "busy" }, capped: { sip: 503 } },
    audio: { busy: { file: "audio/busy.wav" } },
    status: "suspended",
  });
  expect(made).toMatchObject({
    city: "0791",
    did: "+8679186221111",
    status: "suspended",
    limits: { maxDurationS: 7200, monthlyCalls: 10_000, monthlyCost: 5_000_500 },
    override: { untilMs: Date.UTC(2026, 9, 10), do: { kind: "announce", announce: "closed" } },
    treatments: { busy: { sip: 486, announce: "busy" }, capped: { sip: 503 } },
    audio: { busy: "audio/busy.wav" },
  });
});
