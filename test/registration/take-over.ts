import { expect, test } from "vitest";
import { tableOf } from "../ask-kamailio.ts";
import { openCarrier } from "../edges/carrier.ts";
import { eventually } from "../eventually.ts";
import { acknowledged, overIms, overSpare, type RegistrationContext } from "./registration-context.ts";
import { CARRIER, SPARE } from "./registration-run.ts";

/** Registers the tests of an owner that goes. */
export function testTakeOver(context: () => RegistrationContext): void {
  /** Waits until one edge alone is registered, and says how long that took since a moment. */
  const registersAlone = (id: string, since: number) =>
    eventually(async () => {
      const { run, registrar } = context();
      const { address } = run.edge(id);
      expect(registrar.bindings.hosts()).toEqual([address]);
      const first = registrar.bindings.history.find(({ at, hosts }) => at > since && hosts.includes(address));
      return Math.round((first?.at ?? Number.NaN) - since);
    });

  test.each([true, false])(
    "a draining owner is followed, and the carrier always has a contact (lists them: %s)",
    async (lists) => {
      const { run, registrar, spare } = context();
      const [owner = "", second = ""] = run.owners;
      registrar.lists = lists;
      const since = performance.now();
      run.say(owner, "draining", true);
      const took = await registersAlone(second, since);
      await eventually(async () => expect(await run.states()).toEqual({ [second]: "registered" }));
      console.info(`a draining owner: the next one registered after ${took} ms`);
      const carrier = await openCarrier(CARRIER.address);
      const call = carrier.call(run.edge(second), run.numberOf(second));
      expect((await call.answer)?.start).toBe("SIP/2.0 200 OK");
      await acknowledged(context(), call.id);
      await call.hangUp();
      await run.expectCall(
        call.id,
        { caller: carrier, registrar, spare },
        { edge: second, trunk: "ims", yaml: `enterprises/${second}.yaml`, ...overIms },
      );
      carrier.close();
      const back = performance.now();
      run.say(owner, "draining", false);
      await registersAlone(owner, back);
      await eventually(async () => expect(await run.states()).toEqual({ [owner]: "registered" }));
      expect(registrar.bindings.history.filter(({ at, hosts }) => at > since && hosts.length === 0)).toEqual(
        [],
      );
      registrar.lists = true;
    },
  );

  test("whoever took the owner for dead has cleared its contact: a drain meanwhile does not wait for the owner's minute", async () => {
    const { run, registrar } = context();
    const [owner = "", second = ""] = run.owners;
    const peers = [...run.edges].map(([id, { address, port }]) => ({ id, address, port }));
    const mistaken = peers.map((peer) => (peer.id === owner ? { ...peer, draining: true } : peer));
    run.say(second, "peers", mistaken);
    await registersAlone(second, performance.now());
    run.say(second, "peers", peers);
    await eventually(async () =>
      expect(await run.states()).toEqual({ [owner]: "registered", [second]: "yielding" }),
    );
    const since = performance.now();
    run.say(second, "draining", true);
    await eventually(async () => expect(await run.states()).toEqual({ [owner]: "registered" }));
    expect(registrar.bindings.hosts()).toEqual([run.edge(owner).address]);
    expect(registrar.bindings.history.filter(({ at, hosts }) => at > since && hosts.length === 0)).toEqual(
      [],
    );
    run.say(second, "draining", false);
  });

  test("kill -9 of the owner: the next one registers, clears its contact, and carries what was its", async () => {
    const { run, registrar, spare } = context();
    const [owner = "", second = "", third = ""] = run.owners;
    const carrier = await openCarrier(SPARE);
    const before = carrier.call(run.edge(third), run.numberOf(third));
    expect((await before.answer)?.start).toBe("SIP/2.0 200 OK");
    await acknowledged(context(), before.id);
    const parties = { caller: carrier, registrar, spare };
    const at = { edge: third, trunk: "spare", yaml: `enterprises/${third}.yaml` };
    const since = performance.now();
    run.kill(owner);
    // Who does not know yet waits as for a silent carrier, and takes the next trunk.
    const meanwhile = carrier.call(run.edge(third), run.numberOf(third));
    expect((await meanwhile.answer)?.start).toBe("SIP/2.0 200 OK");
    await acknowledged(context(), meanwhile.id);
    await meanwhile.hangUp();
    await run.expectCall(meanwhile.id, parties, { ...at, ...overSpare });
    const took = await registersAlone(second, since);
    console.info(`a killed owner: the next one registered after ${took} ms`);
    const after = await eventually(async () => {
      const call = carrier.call(run.edge(third), run.numberOf(third));
      await call.answer;
      await acknowledged(context(), call.id);
      await call.hangUp();
      await run.expectCall(call.id, parties, { ...at, legVia: second, ...overIms }, 1000);
      return call;
    });
    expect(
      registrar.requests("INVITE").find(({ headers }) => headers["call-id"]?.[0] === after.id)?.from,
    ).toBe(run.edge(second).address);
    // A call that went by the killed edge ends by the other, once its own knows.
    await eventually(async () =>
      expect(Number((await tableOf(run.edge(third), "misses"))[owner])).toBeGreaterThan(1),
    );
    expect(await before.hangUp()).toBe(200);
    await run.expectCall(before.id, parties, { ...at, legVia: owner, ...overIms });
    const byes = registrar.requests("BYE").filter(({ headers }) => headers["call-id"]?.[0] === before.id);
    expect(byes.map(({ from, code }) => `${from} ${code}`)).toEqual([
      `${run.edge(second).address} 407`,
      `${run.edge(second).address} 200`,
    ]);
    carrier.close();
  });

  test("the call's edge dies while it rings by way of its caller's: the caller is told, and the telephone stops", async () => {
    const { run, registrar } = context();
    const [, second = "", third = ""] = run.owners;
    const carrier = await openCarrier(CARRIER.address);
    registrar.picksUp = false;
    const call = carrier.call(run.edge(second), run.numberOf(third));
    await call.ringing;
    run.kill(third);
    const killed = performance.now();
    expect((await call.answer)?.start).toBe("SIP/2.0 503 Service Unavailable");
    // Two questions without an answer, and the waiting of calls that could go on by themselves.
    expect(performance.now() - killed).toBeLessThan(15_000);
    await run.expectCall(
      call.id,
      { caller: carrier, registrar },
      {
        ...{ edge: third, via: second, trunk: "ims", legVia: second, yaml: `enterprises/${third}.yaml` },
        sip: {
          caller: "→INVITE, ←180, ←503, →ACK",
          registrar: "←INVITE, →407, ←ACK, ←INVITE, →180, ←CANCEL, →407 CANCEL",
        },
        // Its own edge has written no end of it.
        ladder: ["desk/ims ?"],
        events: "invite, decision ring, attempt a1, ringing a1 180",
      },
    );
    carrier.close();
  });
}
