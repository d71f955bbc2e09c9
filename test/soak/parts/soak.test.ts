import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const soak = fileURLToPath(new URL("../soak.ts", import.meta.url));

test.each(["everything", "--help"])(
  "asked for %s, the long tests say which there are, and run none",
  (asked) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [soak, "drain", asked], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      `no such test: ${asked}; there are at-once, drain, first-load, flood, fuzz, kill, live-change, media, overload, ` +
        "strategies, tls, trunks\n",
    );
  },
);
