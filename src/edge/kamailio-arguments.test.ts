import { expect, test } from "vitest";
import { kamailioArguments } from "./kamailio-arguments.ts";

const base = { runtime: "/r", runDir: "/run", address: "127.0.0.1", port: 5060, workers: 2 };
const definition = (args: string[], name: string) =>
  args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);

test("memory and buckets follow the data", () => {
  const small = kamailioArguments({ ...base, numbers: 12, bytes: 20_000 });
  expect(small[small.indexOf("-m") + 1]).toBe("129");
  expect(definition(small, "NUMBERS_TABLE")).toBe('"numbers=>size=8"');
  const large = kamailioArguments({ ...base, numbers: 100_000, bytes: 200 * 1024 * 1024 });
  expect(large[large.indexOf("-m") + 1]).toBe("728");
  expect(definition(large, "NUMBERS_TABLE")).toBe('"numbers=>size=17"');
});

test("an IPv6 address is written in brackets", () => {
  const args = kamailioArguments({ ...base, address: "::1", numbers: 1, bytes: 1 });
  expect(definition(args, "LISTEN_UDP")).toBe("udp:[::1]:5060");
});
