import { rmSync } from "node:fs";
import { type Compiled, compile } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import type { Enterprise } from "#config/enterprise.types.ts";
import type { Platform } from "#config/platform.types.ts";
import { samplePlatform } from "#model/samples.ts";
import { areaTable } from "../../conformance/area-table.ts";
import { EXCHANGE, NORTH } from "../../live/live-stack.ts";

/** The 400 number at a place in the list, from 0. */
export function numberAt(index: number): string {
  return String(4_006_100_000 + index);
}

/**
 * Writes a generation of so many numbers as an own bundle: each rings the user `target(index)` at the exchange first, and
 * has twenty more bindings, opening hours and rules, as compile makes them: some 3.5 KB.
 */
export async function writeChainNumbers(
  folder: string,
  count: number,
  target: (index: number) => string,
): Promise<Compiled["manifest"]> {
  rmSync(folder, { recursive: true, force: true });
  const platform: Platform = {
    ...samplePlatform,
    trunks: [
      {
        ...{ id: "north", carrier: "unicom", host: `${NORTH}:5090`, media: "direct", capacity: 100_000 },
        auth: { kind: "address", addresses: [NORTH] },
        delivers: { number: "hotline", at: "request-uri", format: "plain" },
        callerId: "original",
      },
    ],
  };
  const enterprises = Array.from({ length: count }, (_, index) => enterprise(index, target(index)));
  const compiled = compile(platform, enterprises, areaTable);
  await writeGeneration(compiled, folder);
  return compiled.manifest;
}

function enterprise(index: number, target: string): Enterprise {
  const digits = (at: number) => String(index * 20 + at).padStart(7, "0");
  const branches = Array.from({ length: 20 }, (_, at) => ({
    id: `branch-${at}`,
    phone: `010-6${digits(at).slice(-7)}`,
    channels: 5,
    hours: "day",
  }));
  const first = `sip:${target}@${EXCHANGE}:5090`;
  return {
    apiVersion: "hotline400/v1",
    kind: "Enterprise",
    metadata: { id: `enterprise-${index}`, name: "連鎖花店" },
    number: numberAt(index),
    schedules: { day: { weekly: { "mon-fri": ["09:00-12:00", "13:30-18:00"], sat: ["10:00-16:00"] } } },
    bindings: [{ id: "first", sip: first, kind: "sip", channels: 5000, ring: "10s" }, ...branches],
    answer: [
      {
        do: {
          ring: ["first"],
          strategy: "sequential",
          otherwise: { ring: branches.map(({ id }) => id), strategy: "random" },
        },
      },
    ],
  };
}
