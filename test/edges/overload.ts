import { expect, test } from "vitest";
import { controlOf } from "#agent/kamailio/control.ts";
import { eventually } from "../eventually.ts";
import { answeredAt, type EdgesContext, notOwner, ownerOf, unrecorded } from "./edges-context.ts";
import type { EdgeId } from "./edges-run.ts";
import { plain } from "./numbers.ts";

/** Registers the tests of an edge that has too much to do beside others that have not. */
export function testOverload(context: () => EdgesContext): void {
  const number = plain[5] ?? "";
  const control = (edge: EdgeId) => controlOf(context().run.edges[edge].folder.controlSocket);

  /** Has an edge refuse all new calls for a second and a half, as if its last beat had waited for long. */
  async function overload(edge: EdgeId): Promise<void> {
    const at = Date.now() + 1500;
    await control(edge).ask("htable.sets", "load", "beat", `${at} ${at} 900.0 ${at - 900} 900.0 0.9 1.0`);
  }

  const hasTime = (edge: EdgeId) =>
    eventually(async () => {
      expect(JSON.stringify(await control(edge).ask("htable.get", "load", "beat"))).toContain(' 0.0000"');
    });

  test("a call that its owner has no time for goes to the next, and the owner keeps its numbers", async () => {
    const { run, carrier, expectCall } = context();
    const [owner, second] = [ownerOf(number), notOwner(number)];
    await overload(owner);
    const call = carrier.call(run.edges[second], number);
    expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
    expect(JSON.stringify(await control(second).ask("htable.get", "edges", owner))).toContain('"alive"');
    expect(await call.hangUp()).toBe(200);
    await expectCall(call, {
      ...{ edge: second, via: second, yaml: "enterprises/plain-6.yaml" },
      ...answeredAt("desk"),
    });
    await hasTime(owner);
  });

  test("a call that an edge has no time for is refused, which says nothing of the next, and leaves no record", async () => {
    const { run, carrier, expectCalls } = context();
    const owner = ownerOf(number);
    await overload(owner);
    const call = carrier.call(run.edges[owner], number);
    const answer = await call.answer;
    expect([answer?.start, answer?.headers["retry-after"]]).toEqual([
      "SIP/2.0 503 Service Unavailable",
      undefined,
    ]);
    await expectCalls([call], [{ calls: 1, ...unrecorded(503) }]);
    await hasTime(owner);
  });
}
