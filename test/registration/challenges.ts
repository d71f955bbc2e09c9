import { expect, test } from "vitest";
import { withinDialog } from "../calls/hand-phone.ts";
import { sipRequest } from "../calls/sip-socket.ts";
import { eventually } from "../eventually.ts";
import { acknowledged, callerAt, type RegistrationContext } from "./registration-context.ts";
import { CARRIER, SPARE } from "./registration-run.ts";

/** Registers the tests of a carrier that challenges every request within a call. */
export function testChallenges(context: () => RegistrationContext): void {
  /** A call, answered over the registration trunk and acknowledged, from a telephone at an address. */
  const answeredCall = async (address: string, over: string, number: string) => {
    const { run, registrar } = context();
    const caller = await callerAt(address, run.edge(over));
    const invite = sipRequest("INVITE", caller.from, {
      uri: `sip:${number}@${run.edge(over).address}:5060`,
    });
    caller.send(invite);
    const answer = await caller.takes(/^SIP\/2\.0 200 /);
    caller.send(withinDialog("ACK", 1, answer, caller.contact));
    const id = answer.headers["call-id"]?.[0] ?? "";
    await acknowledged(context(), id);
    const heard = (method: string) =>
      registrar
        .requests(method)
        .filter((each) => each.headers["call-id"]?.[0] === id)
        .map((each) => `${each.headers["cseq"]?.[0]?.split(" ")[0]} ${each.code ?? ""}`.trim());
    const expectCall = (stated: Parameters<typeof run.expectCall>[2]) =>
      run.expectCall(id, { caller, registrar }, stated);
    return { caller, answer, id, heard, expectCall };
  };

  test("re-INVITE, UPDATE and BYE of the caller: each is answered, and numbers stay right", async () => {
    const { run } = context();
    const [registered = "", second = ""] = run.owners;
    const { caller, answer, heard, expectCall } = await answeredCall(SPARE, second, run.numberOf(second));
    const send = (method: string, cseq: number) =>
      caller.send(withinDialog(method, cseq, answer, caller.contact));
    const cseqOf = async (start: RegExp) => (await caller.takes(start)).headers["cseq"]?.[0];
    send("INVITE", 2);
    expect(await cseqOf(/^SIP\/2\.0 200 /)).toBe("2 INVITE");
    send("ACK", 2);
    await eventually(async () => expect(heard("ACK")).toEqual(["1", "2", "3", "4"]));
    send("UPDATE", 3);
    expect(await cseqOf(/^SIP\/2\.0 200 /)).toBe("3 UPDATE");
    // Once more, as where the answer came again: with the number that its INVITE had there.
    send("ACK", 2);
    await eventually(async () => expect(heard("ACK")).toEqual(["1", "2", "3", "4", "4"]));
    send("BYE", 4);
    expect(await cseqOf(/^SIP\/2\.0 200 /)).toBe("4 BYE");
    expect(heard("INVITE")).toEqual(["1 407", "2 200", "3 407", "4 200"]);
    expect(heard("UPDATE")).toEqual(["5 407", "6 200"]);
    expect(heard("BYE")).toEqual(["7 407", "8 200"]);
    await expectCall({
      ...{ edge: second, trunk: "spare", legVia: registered, yaml: `enterprises/${second}.yaml` },
      sip: {
        caller: "→INVITE, ←180, ←200, →ACK, →INVITE, ←200, →ACK, →UPDATE, ←200 UPDATE, →ACK, →BYE, ←200 BYE",
        registrar:
          "←INVITE, →407, ←ACK, ←INVITE, →180, →200, ←ACK, ←INVITE, →407, ←ACK, ←INVITE, →200, ←ACK, ←UPDATE, →407 UPDATE, ←UPDATE, →200 UPDATE, ←ACK, ←BYE, →407 BYE, ←BYE, →200 BYE",
      },
      ladder: ["desk/ims answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
    });
    caller.close();
  });

  test("the edge's own questions and BYE are answered too: a call that the carrier has forgotten ends", async () => {
    const { run, registrar } = context();
    const [registered = "", second = ""] = run.owners;
    const { caller, heard, expectCall } = await answeredCall(SPARE, second, run.numberOf(second));
    registrar.remembers = false;
    const bye = await caller.takes(/^BYE /, 15_000);
    registrar.remembers = true;
    expect(heard("OPTIONS")).toEqual(["2 407", "2 481"]);
    caller.replies(bye, "200 OK");
    await eventually(async () => expect(heard("BYE").map((each) => each.slice(-3))).toEqual(["407", "200"]));
    expect(heard("BYE").map((each) => Number(each.split(" ")[0]))).toEqual([2 ** 31 - 2, 2 ** 31 - 1]);
    await expectCall({
      ...{ edge: second, trunk: "spare", legVia: registered, yaml: `enterprises/${second}.yaml` },
      sip: {
        caller: "→INVITE, ←180, ←200, →ACK, ←BYE, →200 BYE",
        registrar: "←INVITE, →407, ←ACK, ←INVITE, →180, →200, ←ACK, ←BYE, →407 BYE, ←BYE, →200 BYE",
      },
      ladder: ["desk/ims answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended edge 200 target has left the call",
    });
    caller.close();
  });

  test("towards a caller over the trunk: the target's BYE is answered, by way of two edges", async () => {
    const { run, registrar } = context();
    const [registered = "", second = ""] = run.owners;
    const { caller, id, expectCall } = await answeredCall(CARRIER.address, registered, run.numberOf(second));
    const leg = registrar
      .requests("INVITE")
      .find((each) => each.headers["call-id"]?.[0] === id && each.code === 200);
    if (!leg) throw new Error("no leg");
    registrar.send(
      withinDialog("BYE", 1, registrar.answerTo(leg), `carrier@${CARRIER.address}:5090`, { byTarget: leg }),
      run.edge(registered),
    );
    const bye = await caller.takes(/^BYE /);
    expect(bye.headers["cseq"]).toEqual(["1 BYE"]);
    caller.replies(bye, "407 Proxy Authentication Required", [["Proxy-Authenticate", registrar.challenge]]);
    const again = await caller.takes(/^BYE /);
    expect(again.headers["cseq"]).toEqual(["2 BYE"]);
    expect(registrar.isRight(again, "BYE")).toBe(true);
    caller.replies(again, "200 OK");
    await expectCall({
      ...{ edge: second, via: registered, trunk: "ims", legVia: registered },
      yaml: `enterprises/${second}.yaml`,
      sip: {
        caller: "→INVITE, ←180, ←200, →ACK, ←BYE, →407 BYE, ←BYE, →200 BYE",
        registrar: "←INVITE, →407, ←ACK, ←INVITE, →180, →200, ←ACK, →BYE, ←200 BYE",
      },
      ladder: ["desk/ims answered"],
      events:
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended target 200",
    });
    caller.close();
  });
}
