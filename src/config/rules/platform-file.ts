import { samplePlatform } from "#model/samples.ts";
import type { Platform } from "../platform.types.ts";

/** For tests: a small valid platform with what the test is about. */
export function platformFile(parts: Partial<Platform> = {}): Platform {
  return {
    ...samplePlatform,
    calendar: "china",
    carriers: { unicom: { name: "中國聯通" }, mobile: { name: "中國移動" } },
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
