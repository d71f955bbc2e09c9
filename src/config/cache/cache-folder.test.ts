import { homedir } from "node:os";
import { expect, test } from "vitest";
import { cacheFolder } from "./cache-folder.ts";

test("the folder follows XDG_CACHE_HOME where that is an absolute path", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: "/var/cache" })).toBe("/var/cache/hotline400");
  expect(cacheFolder({ XDG_CACHE_HOME: "relative" })).toBe(`${homedir()}/.cache/hotline400`);
  expect(cacheFolder({})).toBe(`${homedir()}/.cache/hotline400`);
  expect(cacheFolder({ HOME: "" })).toBeUndefined();
});
