import { expect, test } from "vitest";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { imageByDigest } from "./image-by-digest.ts";

const digest = `@sha256:${"0".repeat(64)}`;
const check = (edge: string, hotline: string) =>
  places(imageByDigest.check(platformFile({ cluster: { kubernetes: "1.36", images: { edge, hotline } } })));

test("a digest will do, with a tag too; a tag, a name or a digest that is cut off will not", () => {
  expect(imageByDigest.check(platformFile())).toEqual([]);
  expect(check(`registry.example.cn:5000/edge${digest}`, `hotline:1.2${digest}`)).toEqual([]);
  expect(check("registry.example.cn/edge:1.2", `hotline${digest.slice(0, -1)}`)).toEqual([
    { code: "image-not-by-digest", path: ["cluster", "images", "edge"] },
    { code: "image-not-by-digest", path: ["cluster", "images", "hotline"] },
  ]);
});
