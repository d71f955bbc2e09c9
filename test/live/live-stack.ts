import type { Compiled } from "#compile/compile.ts";
import { compile } from "#compile/compile.ts";
import { samplePlatform } from "#model/samples.ts";
import type { Enterprise } from "../../src/config/enterprise.types.ts";
import type { Platform } from "../../src/config/platform.types.ts";
import { areaTable } from "../conformance/area-table.ts";

export const EDGE = "127.0.5.1";
/** Address of the carrier that delivers 400 numbers, and of the one that delivers DIDs. */
export const NORTH = "127.0.5.11";
export const SOUTH = "127.0.5.12";
/** Address of the exchange where all targets ring. */
export const EXCHANGE = "127.0.5.14";

/** A number of these tests: whom it rings in turn, each for so many seconds, and afterwards. */
export interface LiveNumber {
  rings: string[];
  seconds?: number;
  otherwise?: string;
  did?: string;
}

const trunk = (id: string, address: string, number: "hotline" | "did"): Platform["trunks"][number] => ({
  id,
  carrier: "unicom",
  host: `${address}:5090`,
  auth: { kind: "address", addresses: [address] },
  delivers: { number, at: "request-uri", format: number === "did" ? "e164" : "plain" },
  callerId: "original",
  capacity: 5000,
});

const trunks = { north: trunk("north", NORTH, "hotline"), south: trunk("south", SOUTH, "did") };

/** Compiles numbers into a generation that the named trunks serve; each target is a SIP user at the exchange. */
export function liveGeneration(
  numbers: Record<string, LiveNumber>,
  served: readonly (keyof typeof trunks)[] = ["north", "south"],
): Compiled {
  const platform: Platform = { ...samplePlatform, trunks: served.map((id) => trunks[id]) };
  return compile(
    platform,
    Object.entries(numbers).map(([number, live]) => enterprise(number, live)),
    areaTable,
  );
}

function enterprise(number: string, { rings, seconds = 10, otherwise, did }: LiveNumber): Enterprise {
  const ring = `${seconds}s`;
  const binding = (id: string) => ({
    ...{ id, sip: `sip:${id}@${EXCHANGE}:5090`, kind: "sip" as const, ring, channels: 5000 },
  });
  return {
    apiVersion: "hotline400/v1",
    kind: "Enterprise",
    metadata: { id: `e${number}`, name: "現場" },
    number,
    bindings: [...rings, ...(otherwise === undefined ? [] : [otherwise])].map(binding),
    answer: [
      {
        do: {
          ring: rings,
          strategy: "sequential",
          ...(otherwise && { otherwise: { ring: [otherwise], strategy: "sequential" } }),
        },
      },
    ],
    ...(did && { contract: { city: "010", did } }),
  };
}
