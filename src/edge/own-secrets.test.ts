import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownSecrets } from "./own-secrets.ts";

test("a key that could not be written leaves none behind; the next start draws one, which stays", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-secrets-"));
  try {
    const draw = `(await import(${JSON.stringify(import.meta.resolve("./own-secrets.ts"))})).ownSecrets(${JSON.stringify(dir)})`;
    const limited = ["-c", 'ulimit -f 0 && exec "$0" "$@"', process.execPath];
    const { status } = spawnSync("bash", [...limited, "--input-type=module", "-e", `await ${draw}`]);
    expect(status).not.toBe(0);
    const file = join(await ownSecrets(dir), "edge-key");
    const key = readFileSync(file, "utf8");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    await ownSecrets(dir);
    expect(readFileSync(file, "utf8")).toBe(key);
    expect(readdirSync(join(dir, "secrets")).filter((name) => name === "edge-key")).toHaveLength(1);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
