import { expect, test } from "vitest";
import { enterpriseFile } from "./enterprise-file.ts";
import { levelsOf, silentSteps } from "./flow.ts";

const file = enterpriseFile({
  answer: [{ do: { ring: ["desk"], otherwise: { menu: "main" } } }],
  menus: {
    main: {
      greeting: "hello",
      keys: { "1": { menu: "sub" }, "2": { ring: ["desk"], otherwise: { queue: "wait" } } },
      extensions: { "8001": "boss", "8002": { menu: "deep" } },
      otherwise: { queue: "wait" },
    },
    sub: { greeting: "hello", keys: { "1": { menu: "deep" }, "*": { menu: "main" } } },
    deep: { greeting: "hello" },
    lost: { greeting: "hello", otherwise: { menu: "main" } },
  },
  queues: { wait: { members: ["desk"], otherwise: { ring: ["boss"], otherwise: { menu: "sub" } } } },
});

test("levels are menus heard on the shortest way; a queue adds none", () => {
  expect(levelsOf(file)).toEqual(
    new Map([
      ["menu main", 1],
      ["menu sub", 2],
      ["queue wait", 1],
      ["menu deep", 2],
    ]),
  );
});

test("without a key press there is one way on, at the end of the row of ring groups", () => {
  expect(silentSteps(file)).toEqual(
    new Map([
      ["menu main", { to: "queue wait", path: ["menus", "main", "otherwise", "queue"] }],
      ["menu lost", { to: "menu main", path: ["menus", "lost", "otherwise", "menu"] }],
      ["queue wait", { to: "menu sub", path: ["queues", "wait", "otherwise", "otherwise", "menu"] }],
    ]),
  );
});
