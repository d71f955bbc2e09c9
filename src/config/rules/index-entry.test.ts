import { expect, test } from "vitest";
import { enterpriseFile } from "./enterprise-file.ts";
import { indexEntry } from "./index-entry.ts";
import { platformFile } from "./platform-file.ts";

test("the smallest file", () => {
  expect(indexEntry("flowers.yaml", enterpriseFile(), platformFile())).toEqual({
    file: "flowers.yaml",
    id: "flowers",
    number: "4006010114",
    carrier: "unicom",
    platform: "forwarding",
    targets: [
      { value: "+861062345678", path: ["bindings", 0, "phone"] },
      { value: "+8613901234567", path: ["bindings", 1, "phone"] },
    ],
    audio: [],
    evidence: ["", ""],
    calendars: [],
  });
});

test("what rules across files and dates ask for, in one form", () => {
  const entry = indexEntry(
    "a.yaml",
    enterpriseFile({
      number: "4009999999",
      contract: { city: "010", did: "62340000", ordered: "2026-08-03", effective: "2026-08-24" },
      bindings: [
        { id: "a", phone: "123", evidence: { kind: "bill", ref: "B-1" } },
        {
          id: "b",
          sip: "sip:a@pbx.example.cn",
          evidence: { kind: "bill", ref: "B-1", expires: "2027-01-01" },
        },
      ],
      audio: { hello: { file: "audio/hello.wav" } },
      schedules: { office: { calendar: "china", weekly: {} }, night: { weekly: {} } },
      screening: { maxConcurrent: 5 },
      override: { until: "2026-12-01T00:00:00+08:00", do: { reject: "closed" } },
    }),
    platformFile({ defaults: { tariff: "agent-030", platform: "intelligent-network" } }),
  );
  expect(entry).toEqual({
    file: "a.yaml",
    id: "flowers",
    number: "4009999999",
    platform: "intelligent-network",
    did: "+861062340000",
    targets: [],
    maxConcurrent: 5,
    audio: [{ value: "audio/hello.wav", path: ["audio", "hello", "file"] }],
    ordered: "2026-08-03",
    effective: "2026-08-24",
    evidence: ["-", "2027-01-01"],
    overrideUntil: "2026-12-01T00:00:00+08:00",
    calendars: [{ value: "china", path: ["schedules", "office", "calendar"] }],
  });
  expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
});
