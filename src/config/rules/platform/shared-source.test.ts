import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { sharedSource } from "./shared-source.ts";

const check = (parts: Partial<Platform>) => places(sharedSource.check(platformFile(parts)));

const known = (id: string, host: string, ...addresses: [string, ...string[]]) =>
  trunk({ id, host, auth: { kind: "address", addresses } });
const registered = (id: string, host: string) =>
  trunk({
    id,
    host,
    auth: { kind: "register", username: "hotline", realm: "example.cn", password: { secret: "s" } },
  });

test("trunks are known by address, and port if given", () => {
  expect(
    check({ trunks: [known("a", "10.0.0.1:5090", "10.0.0.1"), known("b", "10.0.0.1:5091", "10.0.0.1")] }),
  ).toEqual([]);
  expect(
    check({
      trunks: [known("a", "10.0.0.1:5090", "10.0.0.1"), known("b", "10.0.0.9:5090", "10.0.0.2", "10.0.0.1")],
    }),
  ).toEqual([{ code: "shared-source", path: ["trunks", 1, "auth", "addresses", 1] }]);
  expect(
    check({ trunks: [known("a", "10.0.0.1:5090", "10.0.0.1"), known("b", "10.0.0.1", "10.0.0.1")] }),
  ).toEqual([{ code: "shared-source", path: ["trunks", 1, "auth", "addresses", 0] }]);
});

test("a registration trunk's calls come from its host", () => {
  expect(
    check({ trunks: [known("a", "10.0.0.1:5090", "10.0.0.1"), registered("b", "10.0.0.1:5090")] }),
  ).toEqual([{ code: "shared-source", path: ["trunks", 1, "host"] }]);
});
