import type { Platform } from "../platform.types.ts";

/** For tests: a small valid platform with what the test is about. */
export function platformFile(parts: Partial<Platform> = {}): Platform {
  return {
    apiVersion: "hotline400/v1",
    kind: "Platform",
    metadata: { id: "local", name: "本機平臺" },
    calendar: "china",
    carriers: { unicom: { name: "中國聯通" }, mobile: { name: "中國移動" } },
    defaults: { tariff: "agent-030" },
    segments: [
      { prefix: "4006", carrier: "unicom", agents: "nationwide" },
      {
        prefix: "4007",
        carrier: "mobile",
        agents: "regional",
        regions: [{ prefix: "4007755", areas: ["0755"] }],
      },
    ],
    trunks: [trunk({})],
    tariffs: {
      "agent-030": {
        chargedFrom: "target-answer",
        perMinute: "0.30",
        increment: { first: "60s", next: "60s" },
      },
    },
    callerShare: { perMinute: "0.10", increment: { first: "60s", next: "60s" } },
    edge: { domain: "sip.local.example", addresses: ["127.0.0.1"] },
    ...parts,
  };
}

/** For tests: a trunk that delivers 400 numbers and is known by its address. */
export function trunk(parts: Partial<Platform["trunks"][number]>): Platform["trunks"][number] {
  return {
    id: "unicom-beijing",
    carrier: "unicom",
    host: "127.0.0.11:5090",
    auth: { kind: "address", addresses: ["127.0.0.11"] },
    delivers: { number: "hotline", at: "request-uri", format: "plain" },
    callerId: "original",
    capacity: 300,
    ...parts,
  };
}
