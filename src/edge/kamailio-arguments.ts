/** What sizes and places one Kamailio. */
export interface KamailioSizing {
  /** Folder of `kamailio.cfg` and the Lua beside it. */
  runtime: string;
  runDir: string;
  address: string;
  port: number;
  workers: number;
  numbers: number;
  /** Bytes of all shards together. */
  bytes: number;
}

/**
 * Arguments of Kamailio. Shared memory holds each value once, with its key and the allocator's own part: three
 * times the text was ample in trials with 100,000 values. The rest is for calls in progress, some 10 KB each.
 * Private memory is what loading needs for one line.
 */
export function kamailioArguments(sizing: KamailioSizing): string[] {
  const { runtime, runDir, address, port } = sizing;
  const host = address.includes(":") ? `[${address}]` : address;
  const buckets = Math.min(17, Math.max(8, Math.ceil(Math.log2(sizing.numbers + 1))));
  const define = (name: string, value: string) => ["-A", `${name}=${value}`];
  return [
    ...["-f", `${runtime}/kamailio.cfg`, "-DD", "-E", "-Y", runDir, "-P", `${runDir}/kamailio.pid`],
    ...["-m", String(128 + Math.ceil((3 * sizing.bytes) / 1_048_576)), "-M", "16"],
    ...define("LISTEN_UDP", `udp:${host}:${port}`),
    ...define("LISTEN_TCP", `tcp:${host}:${port}`),
    ...define(address.includes(":") ? "ADDRESS_V6" : "ADDRESS_V4", address),
    ...define("WORKERS", String(sizing.workers)),
    ...define("NUMBERS_TABLE", `"numbers=>size=${buckets}"`),
    ...define("CONTROL_SOCKET", `"${runDir}/control.sock"`),
    ...define("EDGE_LUA", `"${runtime}/edge.lua"`),
  ];
}
