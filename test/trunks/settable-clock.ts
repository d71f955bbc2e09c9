import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A clock that a test sets while Kamailio runs. */
export interface SettableClock {
  /** A program that runs Kamailio by this clock. */
  kamailio: string;
  /** Sets it so many seconds before (-) or after the machine's. */
  set(seconds: number): Promise<void>;
  remove(): Promise<void>;
}

const library = ["x86_64", "aarch64"]
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

/** Why there can be none; undefined where there can. */
export function missingSettableClock(): string | undefined {
  return library ? undefined : "libfaketime is not installed";
}

/** The time since the machine's start, by which Kamailio's timers and the edge's go, stays what it is. */
export async function settableClock(): Promise<SettableClock> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-clock-"));
  const [offset, kamailio] = [join(dir, "offset"), join(dir, "kamailio")];
  const set = (seconds: number) => writeFile(offset, `${seconds < 0 ? "" : "+"}${seconds}\n`);
  await set(0);
  const how = `FAKETIME_TIMESTAMP_FILE=${offset} FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1`;
  await writeFile(kamailio, `#!/bin/sh\nexec env LD_PRELOAD=${library} ${how} kamailio "$@"\n`, {
    mode: 0o755,
  });
  return { kamailio, set, remove: () => rm(dir, { recursive: true }) };
}
