import { expect, test } from "vitest";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { mediaPorts } from "./media-ports.ts";

const check = (from: number, to: number) =>
  places(
    mediaPorts.check(
      platformFile({
        edge: { domain: "sip.example.cn", addresses: ["192.0.2.1"], media: { ports: { from, to } } },
      }),
    ),
  );

test("a range needs room for one call", () => {
  expect(check(30_000, 30_003)).toEqual([]);
  const finding = [{ code: "media-ports", path: ["edge", "media", "ports", "to"] }];
  expect(check(30_000, 30_002)).toEqual(finding);
  expect(check(30_000, 20_000)).toEqual(finding);
});

test("a platform may leave the range to its default", () => {
  expect(places(mediaPorts.check(platformFile({})))).toEqual([]);
});
