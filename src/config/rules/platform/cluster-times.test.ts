import { expect, test } from "vitest";
import { cluster } from "../deployment/found-in.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { clusterTimes } from "./cluster-times.ts";

const check = (grace: string, ttl: string) =>
  places(clusterTimes.check(platformFile(cluster({ edge: { grace }, dns: { kind: "zone-file", ttl } }))));

test("a node waits for a day at most, a record lives for what 31 bits can say", () => {
  expect(places(clusterTimes.check(platformFile()))).toEqual([]);
  expect(places(clusterTimes.check(platformFile(cluster({}))))).toEqual([]);
  expect(check("24h", "596523h")).toEqual([]);
  expect(check("86401s", "596524h")).toEqual([
    { code: "time-too-long", path: ["cluster", "edge", "grace"] },
    { code: "time-too-long", path: ["cluster", "dns", "ttl"] },
  ]);
});
