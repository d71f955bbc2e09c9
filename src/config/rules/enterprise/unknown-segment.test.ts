import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownSegment } from "./unknown-segment.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownSegment.check(enterpriseFile(parts), platformFile()));

test("the number must lie in a segment", () => {
  expect(check({ number: "4007755114" })).toEqual([]);
  expect(check({ number: "4008201615" })).toEqual([{ code: "unknown-segment", path: ["number"] }]);
});
