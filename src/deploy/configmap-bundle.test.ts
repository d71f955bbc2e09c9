import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { configMapBundle } from "./configmap-bundle.ts";
import { isRefusal } from "./refusal.ts";
import { refusalText } from "./refusal-text.ts";
import { clusterPlatform, compiledOf } from "./sample-deployment.ts";

/** Hexadecimal digits that gzip makes no smaller than half. */
function noise(bytes: number): string {
  const blocks = Array.from({ length: bytes / 64 }, (_, i) =>
    createHash("sha256").update(String(i)).digest("hex"),
  );
  return blocks.join("");
}

function bundle(kib: number) {
  const { manifest } = compiledOf([], clusterPlatform);
  const objects = new Map([["a".repeat(64), noise(kib * 1024)]]);
  return configMapBundle({ manifest, objects }, "hotline", "namespace-hotline");
}

test("ConfigMaps hold 400 KiB as they are stored, and no more", () => {
  expect(isRefusal(bundle(500))).toBe(false);
  const refused = bundle(800);
  expect(refused).toMatchObject({ code: "bundle-too-large", limit: 400 * 1024 });
  expect(isRefusal(refused) && refusalText(refused)).toMatch(
    /^the generation takes \d{3} KiB, more than the 400 KiB .* set cluster.bundles.store to s3/,
  );
});
