import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeState } from "./node-state.ts";
import { openNodeDb } from "./open-node-db.ts";
import { putUsage } from "./put-usage.ts";
import { revise } from "./revise.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-node-db-"));
  path = join(folder, "node.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

const opened = <T>(use: (db: ReturnType<typeof openNodeDb>) => T): T => {
  const db = openNodeDb(path);
  try {
    return use(db);
  } finally {
    db.close();
  }
};

test("a file that is sound is gone on with", () => {
  const epoch = opened((db) => db.epoch);
  expect(epoch).toMatch(/^[0-9a-f]{16}$/);
  opened((db) => expect([db.epoch, db.setAside]).toEqual([epoch, undefined]));
});

test("an empty file, as one killed at the start leaves it, is begun anew", () => {
  writeFileSync(path, "");
  opened((db) => expect([nodeState(db).revision, db.setAside]).toEqual([0, undefined]));
});

/** Writes zeros into the middle of a database that was large enough to have one. */
function damage(): void {
  opened((db) =>
    revise(db, (revision) => {
      const put = db.sqlite.prepare("INSERT INTO numbers VALUES (?, 1, ?, NULL, ?)");
      for (let number = 0; number < 100; number++) put.run(`${number}`, revision, "x".repeat(3000));
      return true;
    }),
  );
  const content = readFileSync(path);
  writeFileSync(path, content.fill(0, content.length / 4, content.length / 2));
}

test.each([
  ["no database", () => writeFileSync(path, "no database at all".repeat(1000)), /not a database/],
  ["damaged", damage, /./],
  [
    "of another format",
    () => {
      const other = new DatabaseSync(path);
      other.exec("PRAGMA user_version = 7; CREATE TABLE t (a)");
      other.close();
    },
    /^format 7$/,
  ],
])("a file that is %s is set aside, and another epoch begins", (_, spoil, problem) => {
  spoil();
  const before = readFileSync(path);
  opened((db) => {
    expect(db.setAside?.problem).toMatch(problem);
    expect(readFileSync(db.setAside?.path ?? "")).toEqual(before);
    expect(nodeState(db)).toMatchObject({ revision: 0, numbers: 0 });
  });
  expect(readdirSync(folder).filter((name) => name.includes("damaged"))).toHaveLength(1);
});

test("a sound file that cannot be read now, as on a full disk, stays where it is", () => {
  const epoch = opened((db) => db.epoch);
  mkdirSync(`${path}-wal`);
  expect(() => openNodeDb(path)).toThrow(/unable to open/);
  rmSync(`${path}-wal`, { recursive: true });
  opened((db) => expect([db.epoch, db.setAside]).toEqual([epoch, undefined]));
});

test("a change that throws leaves nothing behind", () => {
  opened((db) => {
    expect(() =>
      revise(db, (revision) => {
        db.sqlite.prepare("INSERT INTO generations VALUES (?, 'g', 1)").run(revision);
        throw new Error("midway");
      }),
    ).toThrow("midway");
    expect(nodeState(db)).toEqual({ epoch: db.epoch, revision: 0, numbers: 0 });
  });
});

test("usage is one revision for what has changed", () => {
  opened((db) => {
    const usage = { number: "4006010114", month: "2026-10", calls: 3, cost: 9000 };
    expect([putUsage(db, [usage]), putUsage(db, [usage]), putUsage(db, [{ ...usage, calls: 4 }])]).toEqual([
      1, 1, 2,
    ]);
    expect(db.sqlite.prepare("SELECT * FROM usage").all()).toEqual([{ ...usage, calls: 4, revision: 2 }]);
  });
});
