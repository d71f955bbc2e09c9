import type { Compiled } from "#compile/compile.ts";
import { compile } from "#compile/compile.ts";
import { loadAreaTable } from "#compile/load-area-table.ts";
import { loadStack } from "#config/load-stack.ts";

const FIRST = 100_000;

/** The 400 number at a place. */
export const numberAt = (index: number): string => `4008${FIRST + index}`;

/**
 * A generation of `count` numbers as large as real ones: the full sample enterprise again and again, with schedules,
 * menus, queue and screening, whose first rule rings two desks in turn at any hour. The one at
 * `changed` rings the second of them first.
 */
export async function sampleNumbers(
  platformFolder: string,
  count: number,
  changed?: number,
): Promise<Compiled> {
  const sample = (await loadStack("stacks/local")).enterprises.find(
    ({ enterprise }) => enterprise.metadata.id === "appliances",
  )?.enterprise;
  const { platform } = await loadStack(platformFolder);
  const loaded = await loadAreaTable(platformFolder);
  if (!sample || !platform || "problem" in loaded)
    throw new Error("the sample stacks are not as this benchmark knows them");
  const bindings = sample.bindings.map(({ hours: _, ...binding }) => ({ ...binding, channels: 1000 }));
  const desks = ["north-desk", "south-desk"];
  const ring = (index: number) => ({
    ring: index === changed ? desks.toReversed() : desks,
    strategy: "round-robin" as const,
  });
  const enterprises = Array.from({ length: count }, (_, index) => ({
    ...sample,
    metadata: { ...sample.metadata, id: `enterprise-${index}` },
    number: numberAt(index),
    contract: { ...sample.contract, did: `0755-${30_000_000 + index}` },
    bindings,
    answer: [{ do: ring(index) }, ...(sample.answer ?? [])],
    screening: {
      ...sample.screening,
      callerLimit: { calls: 1000, per: "1m" },
      shortCalls: { under: "6s", count: 1000, per: "10m", blockFor: "1h" },
      maxConcurrent: 1000,
    },
  }));
  const recordings = new Map(Object.values(sample.audio ?? {}).map(({ file }) => [file, "0".repeat(64)]));
  return compile(platform, enterprises, loaded.areas, recordings);
}
