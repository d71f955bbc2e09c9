import { expect, test } from "vitest";
import { compileStack, isRefused } from "#compile/compile-stack.ts";
import { localStack } from "./local-stack.ts";
import { obstacle, type Wishes } from "./obstacle.ts";

const compiled = await compileStack("stacks/local");
if (isRefused(compiled)) throw new Error("stacks/local does not compile");
const stack = localStack(compiled);
const wishes: Wishes = { stack, address: "127.0.0.1", port: 5069, path: "/nowhere", lua: "package.json" };

test("what is not on loopback is refused before anything else", async () => {
  const trunks = stack.trunks.map((trunk) => ({ ...trunk, host: "sip.carrier.example" }));
  expect(await obstacle({ ...wishes, stack: { ...stack, trunks } })).toBe(
    "trunk unicom-beijing is at sip.carrier.example, but this stays on loopback: give the stack addresses such as 127.0.0.11",
  );
  expect(await obstacle({ ...wishes, address: "0.0.0.0" })).toContain("the edge is at 0.0.0.0");
});

test("a program that is missing is named with its package", async () => {
  expect(await obstacle(wishes)).toMatch(/^(kamailio|sipp) is not installed: run 'make up'.*apt-get install/);
});

test("what the carriers of one machine cannot do is said", async () => {
  const secure = stack.trunks.map((trunk) => ({ ...trunk, transport: "tls" as const }));
  expect(await obstacle({ ...wishes, stack: { ...stack, trunks: secure } })).toContain("is over TLS");
  const bound = stack.trunks.map((trunk) => ({ ...trunk, addresses: ["127.0.0.11:5091"] }));
  expect(await obstacle({ ...wishes, stack: { ...stack, trunks: bound } })).toContain(
    "from 127.0.0.11:5091 alone",
  );
});
