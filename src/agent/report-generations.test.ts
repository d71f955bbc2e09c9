import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compile } from "#compile/compile.ts";
import { type NodeDb, openNodeDb } from "#edge/node-db/open-node-db.ts";
import { areaTable } from "#model/area-table.ts";
import { samplePlatform } from "#model/samples.ts";
import { generationMetrics } from "./metrics/generation-metrics.ts";
import { reportGenerations } from "./report-generations.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
const { manifest } = compile(samplePlatform, [], areas);
const taken = (revision: number) => ({
  ...{ manifest, revision, fetched: 0, changed: 0, removed: 0, unresolvedHosts: [] },
});

let dir = "";
let db: NodeDb;
const ended = new AbortController();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-report-"));
  db = openNodeDb(join(dir, "node.db"));
});
afterEach(() => {
  ended.abort();
  db.close();
  rmSync(dir, { recursive: true });
});

test("while a Kamailio is away, which is none here, many generations are one question a second; the last one is reported", async () => {
  let asked = 0;
  let revision: number | undefined;
  const kamailio = {
    pulled: async () => {
      asked += 1;
      if (revision === undefined) throw new Error("connect ENOENT");
      return { epoch: db.epoch, revision, generation: manifest.generation };
    },
  };
  const inUse: unknown[] = [];
  const log = {
    info: (message: string, more: Record<string, unknown> = {}) => {
      if (message === "generation in use") inUse.push(more["revision"]);
    },
    warn: () => undefined,
  };
  const metrics = generationMetrics(new Registry());
  const follower = reportGenerations({
    ...{ db, kamailio, metrics, log, secrets: dir, signal: ended.signal },
  });
  for (const each of [1, 2, 3, 4, 5]) follower.taken(taken(each), 1);
  expect(asked).toBe(5);
  await sleep(1500);
  expect(asked).toBeLessThan(10);
  revision = 5;
  await expect.poll(() => inUse, { timeout: 5000 }).toEqual([5]);
  await sleep(200);
  expect(inUse).toEqual([5]);
});
