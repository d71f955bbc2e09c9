import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Compiled, compile } from "#compile/compile.ts";
import { getSetting } from "#edge/node-db/get-setting.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import { type NodeDb, openNodeDb } from "#edge/node-db/open-node-db.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { inTurn } from "../in-turn.ts";
import { nodeDbTarget } from "./node-db-target.ts";
import { ObjectCache } from "./object-cache.ts";
import { Rejection } from "./rejection.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
const compiled = (domain: string): Compiled =>
  compile(
    {
      ...samplePlatform,
      edge: { ...samplePlatform.edge, domain },
      trunks: [
        {
          ...{ id: "north", carrier: "unicom", host: "sip.example", capacity: 10 },
          auth: { kind: "register", username: "u", password: { secret: "s" }, realm: "sip.example" },
          delivers: { number: "hotline", at: "request-uri", format: "plain" },
          callerId: "original",
        },
      ],
    },
    [{ ...sampleEnterprise, number: "4006010114", bindings: [{ id: "desk", phone: "010-62345678" }] }],
    areas,
  );

let folder = "";
let db: NodeDb;
let names: Record<string, string[]>;
const resolve = async (name: string) => names[name] ?? Promise.reject(new Error("ENOTFOUND"));
const cacheWith = ({ objects }: Compiled) => {
  const cache = new ObjectCache(join(folder, "objects"));
  mkdirSync(cache.folder, { recursive: true });
  for (const [digest, text] of objects) writeFileSync(join(cache.folder, digest), text);
  return cache;
};
const config = () => getSetting(db, "config");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-target-"));
  db = openNodeDb(join(folder, "node.db"));
  names = { "sip.example": ["192.0.2.1"] };
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test("a thread applies the generation; the names of hosts follow when they are resolved again", async () => {
  const target = nodeDbTarget(db, inTurn(), resolve);
  const one = compiled("one.example");
  const cache = cacheWith(one);
  const change = { revision: 1, changed: 1, removed: 0, unresolvedHosts: [] };
  expect(await target.apply(one.manifest, cache)).toEqual(change);
  expect(target.current()).toBe(one.manifest.generation);
  expect(config()).toMatchObject({ trunks: [{ id: "north", addresses: ["192.0.2.1"] }] });

  expect(await target.resolveAgain(one.manifest, cache)).toEqual([]);
  expect(nodeState(db).revision).toBe(1);

  names = { "sip.example": ["192.0.2.2"] };
  expect(await target.resolveAgain(one.manifest, cache)).toEqual([]);
  expect(config()).toMatchObject({ trunks: [{ addresses: ["192.0.2.2"] }] });
  expect(nodeState(db).revision).toBe(2);

  names = {};
  expect(await target.resolveAgain(one.manifest, cache)).toEqual(["sip.example"]);
  expect(config()).toMatchObject({ trunks: [{ addresses: ["192.0.2.2"] }] });
  expect(nodeState(db).revision).toBe(2);
});

test("another generation, taken while no name can be resolved, keeps what they stood for", async () => {
  const [one, two] = [compiled("one.example"), compiled("two.example")];
  await nodeDbTarget(db, inTurn(), resolve).apply(one.manifest, cacheWith(one));
  names = {};
  const next = nodeDbTarget(db, inTurn(), resolve);
  const cache = cacheWith(two);
  expect(await next.apply(two.manifest, cache)).toMatchObject({ unresolvedHosts: ["sip.example"] });
  expect(config()).toMatchObject({ domain: "two.example", trunks: [{ addresses: ["192.0.2.1"] }] });
  names = { "sip.example": ["192.0.2.9"] };
  await next.resolveAgain(one.manifest, cache);
  expect(config(), "the generation of before is none of this").toMatchObject({
    trunks: [{ addresses: ["192.0.2.1"] }],
  });
});

test("what the thread finds wrong is a rejection, and nothing has changed", async () => {
  const one = compiled("one.example");
  const cache = cacheWith(one);
  writeFileSync(join(cache.folder, one.manifest.shards[0]?.sha256 ?? ""), "damaged");
  const failure = await nodeDbTarget(db, inTurn(), resolve)
    .apply(one.manifest, cache)
    .catch((error) => error);
  expect(failure).toBeInstanceOf(Rejection);
  expect(failure).toMatchObject({ kind: "content", message: expect.stringContaining("is damaged") });
  expect(nodeState(db)).toMatchObject({ revision: 0, numbers: 0 });
});
