import { expect, test } from "vitest";
import { kamailioArguments, type Listener } from "./kamailio-arguments.ts";

const here: Listener = { transport: "udp", address: "127.0.0.1", port: 5060 };
const base = { runtime: "/r", folder: "/run", listeners: [here], workers: 2, bytes: 1 };
const after = (args: string[], name: string) =>
  args.flatMap((arg, at) => (args[at - 1] === name ? [arg] : []));

test("memory follows the data", () => {
  expect(after(kamailioArguments({ ...base, bytes: 20_000 }), "-m")).toEqual(["513"]);
  expect(after(kamailioArguments({ ...base, bytes: 340 * 1024 * 1024 }), "-m")).toEqual(["1532"]);
});

test("the TLS module is loaded with a listener for TLS", () => {
  const secured = { ...base, listeners: [here, { ...here, transport: "tls" as const, port: 5061 }] };
  expect(after(kamailioArguments(base), "-A").join()).not.toContain("TLS");
  expect(after(kamailioArguments(secured), "-A")).toContain('TLS_CONFIG="/run/tls.cfg"');
  const abilities = { threads: true, replyMatching: false };
  expect(after(kamailioArguments({ ...secured, abilities }), "-A")).toContain("TLS_THREADS=2");
  expect(after(kamailioArguments({ ...base, abilities }), "-A").join()).not.toContain("TLS");
});

test("a parameter that came with a version is set for those that know it", () => {
  const defined = (replyMatching: boolean) =>
    after(kamailioArguments({ ...base, abilities: { threads: true, replyMatching } }), "-A");
  expect(defined(true)).toContain("REPLY_MATCHING=0");
  expect(defined(false).join()).not.toContain("REPLY_MATCHING");
});

test("each listener is named, an IPv6 address in brackets; the first address is the one carriers know", () => {
  const listeners: Listener[] = [
    { transport: "udp", address: "::1", port: 5060 },
    { ...here, transport: "tcp" },
  ];
  const args = kamailioArguments({ ...base, listeners });
  expect(after(args, "-l")).toEqual(["udp:[::1]:5060", "tcp:127.0.0.1:5060"]);
  expect(after(args, "-A")).toContain("ADDRESS_V6=::1");
});

test("where an address is translated, carriers are told theirs, and connections are made from its own", () => {
  const listeners: Listener[] = [
    { ...here, address: "10.40.1.10", advertised: "203.0.113.7" },
    { transport: "tls", address: "fd00::7", port: 5061, advertised: "2001:db8::7" },
  ];
  const args = kamailioArguments({ ...base, listeners });
  expect(after(args, "-l")).toEqual([
    "udp:10.40.1.10:5060/203.0.113.7:5060",
    "tls:[fd00::7]:5061/[2001:db8::7]:5061",
  ]);
  expect(after(args, "-A")).toContain("ADDRESS_V4=10.40.1.10");
});
