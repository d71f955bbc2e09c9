import fc from "fast-check";
import { expect, test } from "vitest";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Compiled, compile } from "./compile.ts";
import { sha256 } from "./sha256.ts";
import { shardOf } from "./shard-of.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [[1_390_123, "010"]] });

function enterprise(index: number): Enterprise {
  const number = `4006${String(index).padStart(6, "0")}`;
  return { ...sampleEnterprise, metadata: { id: `e${index}`, name: "企業" }, number };
}

const many = Array.from({ length: 200 }, (_, index) => enterprise(index));
const compiled = compile(samplePlatform, many, areas);

function lines({ manifest, objects }: Compiled): string[] {
  return manifest.shards.flatMap(({ sha256 }) => objects.get(sha256)?.trimEnd().split("\n") ?? []);
}

test("every number is in the shard of its hash, once", () => {
  const found = compiled.manifest.shards.flatMap(({ shard, sha256: digest, numbers }) => {
    const text = compiled.objects.get(digest) ?? "";
    expect(sha256(text)).toBe(digest);
    const values: { number: string; plan: { number: string } }[] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(values).toHaveLength(numbers);
    for (const { number, plan } of values) {
      expect(shardOf(number)).toBe(shard);
      expect(plan.number).toBe(number);
    }
    return values.map(({ number }) => number);
  });
  expect(found.toSorted()).toEqual(many.map(({ number }) => number));
  expect(compiled.manifest.numbers).toBe(200);
});

test("the generation is the digest of the rest of the manifest", () => {
  const { generation, ...rest } = compiled.manifest;
  expect(generation).toBe(sha256(canonicalJson(rest)));
  expect(compiled.objects.has(rest.node) && compiled.objects.has(rest.areas)).toBe(true);
});

test("the order of the files does not matter", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
      expect(compile(samplePlatform, shuffled, areas).manifest).toEqual(compiled.manifest);
    }),
    { numRuns: 10 },
  );
});

test("changing one enterprise changes one value and one shard", () => {
  fc.assert(
    fc.property(fc.nat({ max: many.length - 1 }), (index) => {
      const changed = many.map(
        (one, at): Enterprise => (at === index ? { ...one, status: "suspended" } : one),
      );
      const after = compile(samplePlatform, changed, areas);
      const before = new Set(lines(compiled));
      expect(lines(after).filter((line) => !before.has(line))).toHaveLength(1);
      const shards = new Map(compiled.manifest.shards.map(({ shard, sha256 }) => [shard, sha256]));
      expect(after.manifest.shards.filter(({ shard, sha256 }) => shards.get(shard) !== sha256)).toHaveLength(
        1,
      );
      expect(after.manifest.generation).not.toBe(compiled.manifest.generation);
      expect([after.manifest.node, after.manifest.areas]).toEqual([
        compiled.manifest.node,
        compiled.manifest.areas,
      ]);
    }),
    { numRuns: 20 },
  );
});

test("a name that no node uses changes nothing", () => {
  const renamed = many.map((one): Enterprise => ({ ...one, metadata: { ...one.metadata, name: "新名" } }));
  expect(compile(samplePlatform, renamed, areas).manifest.generation).toBe(compiled.manifest.generation);
});

test("a recording is named by its content, so that a changed one is another generation", () => {
  const spoken = { ...sampleEnterprise, audio: { hello: { file: "audio/hello.wav" } } };
  const of = (digest: string) =>
    compile(samplePlatform, [spoken], areas, new Map([["audio/hello.wav", digest]]));
  expect(lines(of("a1")).join("")).toContain('"audio":{"hello":"a1"}');
  expect(of("b2").manifest.generation).not.toBe(of("a1").manifest.generation);
  expect(() => compile(samplePlatform, [spoken], areas)).toThrow("no digest of audio/hello.wav");
});
