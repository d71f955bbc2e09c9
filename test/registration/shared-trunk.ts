import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openCarrier } from "../edges/carrier.ts";
import { eventually } from "../eventually.ts";
import { acknowledged, overIms, overSpare, type RegistrationContext } from "./registration-context.ts";
import { CARRIER, SPARE } from "./registration-run.ts";

/** Registers the tests of one registration that three edges share. */
export function testSharedTrunk(context: () => RegistrationContext): void {
  test("the owner alone registers, for as long as the registrar wants", async () => {
    const { run, registrar } = context();
    const [owner = ""] = run.owners;
    await eventually(async () => expect(await run.states()).toEqual({ [owner]: "registered" }));
    expect(registrar.bindings.hosts()).toEqual([run.edge(owner).address]);
    expect(registrar.bindings.granted(run.edge(owner).address)).toBe(180);
    const codes = registrar.requests("REGISTER").map(({ code, from, headers }) => ({
      ...{ code, from, expires: headers["expires"]?.[0] },
    }));
    const from = run.edge(owner).address;
    expect(codes.filter((each) => each.from === from).slice(0, 4)).toEqual([
      { code: 401, from, expires: "120" },
      { code: 423, from, expires: "120" },
      { code: 401, from, expires: "180" },
      { code: 200, from, expires: "180" },
    ]);
  });

  test("a call to the registered contact goes to its number's owner, and out by the registered edge again", async () => {
    const { run, registrar, spare } = context();
    const [registered = "", second = ""] = run.owners;
    const carrier = await openCarrier(CARRIER.address);
    const call = carrier.call(run.edge(registered), run.numberOf(second));
    expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
    await acknowledged(context(), call.id);
    expect(await call.hangUp()).toBe(200);
    await run.expectCall(
      call.id,
      { caller: carrier, registrar, spare },
      {
        ...{ edge: second, via: registered, trunk: "ims", legVia: registered },
        ...{ yaml: `enterprises/${second}.yaml`, ...overIms },
      },
    );
    const leg = registrar.heard.filter(
      ({ method, headers }) => headers["call-id"]?.[0] === call.id && /^(INVITE|ACK|BYE)$/.test(method),
    );
    // The carrier hears one address; each request that it challenges comes again with a number of its own.
    expect(new Set(leg.map(({ from }) => from))).toEqual(new Set([run.edge(registered).address]));
    expect(leg.map(({ headers, code }) => `${headers["cseq"]?.[0]} ${code ?? ""}`.trim())).toEqual([
      "1 INVITE 407",
      "1 ACK",
      "2 INVITE 200",
      "2 ACK",
      "3 BYE 407",
      "4 BYE 200",
    ]);
    expect(leg.every(({ headers }) => headers["x-hotline-handover"] === undefined)).toBe(true);
    carrier.close();
  });

  test("a call from elsewhere goes out by the registered edge, whichever has it", async () => {
    const { run, registrar, spare } = context();
    const [registered = ""] = run.owners;
    const carrier = await openCarrier(SPARE);
    for (const id of run.owners) {
      const call = carrier.call(run.edge(id), run.numberOf(id));
      expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
      await acknowledged(context(), call.id);
      expect(await call.hangUp()).toBe(200);
      await run.expectCall(
        call.id,
        { caller: carrier, registrar, spare },
        {
          ...{ edge: id, trunk: "spare", ...(id === registered ? {} : { legVia: registered }) },
          ...{ yaml: `enterprises/${id}.yaml`, ...overIms },
        },
      );
    }
    carrier.close();
  });

  test("OPTIONS outside of calls come from the registered edge alone", async () => {
    const { run, registrar } = context();
    const [owner = ""] = run.owners;
    const outside = () =>
      registrar.requests("OPTIONS").filter(({ headers }) => !/;tag=/.test(headers["to"]?.[0] ?? ""));
    await eventually(async () => expect(outside().length).toBeGreaterThan(0));
    // The edges look for another first: until they have heard of one another, each may hold itself for the owner.
    expect(
      new Set(
        outside()
          .slice(-1)
          .map(({ from }) => from),
      ),
    ).toEqual(new Set([run.edge(owner).address]));
  });

  test("a carrier that is not heard of by the registered edge fails as by one's own", async () => {
    const { run, registrar, spare } = context();
    const [, second = ""] = run.owners;
    const carrier = await openCarrier(SPARE);
    registrar.isDeaf = true;
    const call = carrier.call(run.edge(second), run.numberOf(second));
    expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
    registrar.isDeaf = false;
    await acknowledged(context(), call.id);
    await call.hangUp();
    await run.expectCall(
      call.id,
      { caller: carrier, registrar, spare },
      { edge: second, trunk: "spare", yaml: `enterprises/${second}.yaml`, ...overSpare },
    );
    carrier.close();
  });

  test("a carrier that refuses in the words of an edge is taken for the carrier", async () => {
    const { run, registrar, spare } = context();
    const [, second = ""] = run.owners;
    const carrier = await openCarrier(SPARE);
    registrar.refusal = ["500 Server Internal Error", [["X-Hotline-Elsewhere", "certificate"]]];
    const call = carrier.call(run.edge(second), run.numberOf(second));
    expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
    registrar.refusal = undefined;
    await acknowledged(context(), call.id);
    await call.hangUp();
    await run.expectCall(
      call.id,
      { caller: carrier, registrar, spare },
      {
        ...{ edge: second, trunk: "spare", yaml: `enterprises/${second}.yaml` },
        sip: { ...overSpare.sip, registrar: "←INVITE, →407, ←ACK, ←INVITE, →500, ←ACK" },
        ladder: ["desk/ims trunk-failure", "desk/spare answered"],
        events: overSpare.events.replace("no-reply", "trunk-failure"),
      },
    );
    carrier.close();
  });

  test("what the carrier says of its own load reaches the call's edge as it said it", async () => {
    const { run, registrar, spare } = context();
    const [registered = "", second = ""] = run.owners;
    const carrier = await openCarrier(SPARE);
    const called = async (
      stated: Pick<typeof overIms, "sip" | "ladder" | "events"> & { legVia?: string },
    ) => {
      const call = carrier.call(run.edge(second), run.numberOf(second));
      expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
      await acknowledged(context(), call.id);
      await call.hangUp();
      const parties = { caller: carrier, registrar, spare };
      const more = { edge: second, trunk: "spare", yaml: `enterprises/${second}.yaml` };
      await run.expectCall(call.id, parties, { ...more, ...stated });
    };
    registrar.refusal = ["503 Service Unavailable", [["Retry-After", "1"]]];
    await called({
      sip: { ...overSpare.sip, registrar: "←INVITE, →407, ←ACK, ←INVITE, →503, ←ACK" },
      ladder: ["desk/ims trunk-failure", "desk/spare answered"],
      events: overSpare.events.replace("no-reply", "trunk-failure"),
    });
    registrar.refusal = undefined;
    // Any other refusal would have to come three times.
    await eventually(async () =>
      expect(await run.log(second)).toContain("trunk ims is suspect for 2000 ms: trunk-failure"),
    );
    await sleep(2000);
    await called({ ...overIms, legVia: registered });
    carrier.close();
  });
}
