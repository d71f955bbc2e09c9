import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unused } from "./unused.ts";

const check = (parts: Partial<Enterprise>) => places(unused.check(enterpriseFile(parts), platformFile()));

test("what no call can come to", () => {
  expect(
    check({
      schedules: { office: { weekly: {} } },
      areas: { north: ["010"] },
      audio: { hello: { file: "audio/hello.wav" }, old: { file: "audio/old.wav" } },
      answer: [{ do: { ring: ["desk"], otherwise: { announce: "hello" } } }],
      menus: { lost: { greeting: "hello", keys: { "1": { menu: "lost" } } } },
      queues: { wait: { members: ["desk"] } },
    }),
  ).toEqual([
    { code: "unused", path: ["schedules", "office"] },
    { code: "unused", path: ["areas", "north"] },
    { code: "unused", path: ["audio", "old"] },
    { code: "unused", path: ["menus", "lost"] },
    { code: "unused", path: ["queues", "wait"] },
    { code: "unused", path: ["bindings", 1, "id"] },
  ]);
});

test("what is reached by key, extension, queue or override is used", () => {
  expect(
    check({
      override: { until: "2026-12-01T00:00:00+08:00", do: { menu: "main" } },
      menus: {
        main: { greeting: "a", keys: { "1": { queue: "wait" } }, extensions: { "80": { menu: "sub" } } },
        sub: { greeting: "a" },
      },
      queues: { wait: { members: ["desk"], otherwise: { ring: ["boss"] } } },
      audio: { a: { file: "audio/a.wav" } },
    }),
  ).toEqual([]);
});

test("without answer every binding rings", () => {
  expect(check({})).toEqual([]);
});

test("a reference that leads nowhere is said first: it is probably the missing one", () => {
  expect(
    check({
      answer: [{ do: { ring: ["dek"], otherwise: { queue: "wiat" } } }],
      queues: { wait: { members: ["boss"] } },
    }),
  ).toEqual([]);
});
