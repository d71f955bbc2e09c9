import { expect, test } from "vitest";
import type { Phones } from "#local/phones/phones.ts";
import type { SipMessage } from "#local/phones/sip-messages.ts";
import type { Running } from "./call-run.ts";
import { scenarios } from "./scenarios.ts";

const ours = "sip.calls.example";

/** Registers the tests of what carriers and exchanges see of our outgoing legs. */
export function testOutgoingLegs(running: () => Running): void {
  const invite = (phones: Phones, scenario: string): SipMessage => {
    const id = `-s${scenarios.findIndex((each) => each.name === scenario)}c0@`;
    const found = phones
      .messages()
      .findLast((each) => each.start.startsWith("INVITE ") && each.headers["call-id"]?.[0]?.includes(id));
    if (!found) throw new Error(`no INVITE of ${scenario}`);
    return found;
  };

  test("a leg shows the original caller, and whose call it was, by Diversion", () => {
    const { start, headers } = invite(running().north, "answered");
    expect(start).toBe("INVITE sip:01062340001@127.0.4.11:5090 SIP/2.0");
    expect(headers["from"]?.[0]).toMatch(`<sip:075522223333@${ours}>`);
    expect(headers["p-asserted-identity"]).toEqual([`<sip:075522223333@${ours}>`]);
    expect(headers["diversion"]).toEqual([`<sip:4006000001@${ours}>;reason=unconditional;counter=1`]);
    expect(headers["max-forwards"]).toEqual(["69"]);
  });

  test("a leg shows the trunk's own number for a number without DID, e164 and History-Info", () => {
    const { start, headers } = invite(running().south, "dead trunk, then the other");
    expect(start).toBe("INVITE sip:+861062340004@127.0.4.12:5090 SIP/2.0");
    expect(headers["from"]?.[0]).toMatch(`<sip:+8675526000000@${ours}>`);
    expect(headers["p-asserted-identity"]).toEqual([`<sip:+8675526000000@${ours}>`]);
    expect(headers["history-info"]).toEqual([
      `<sip:4006000004@${ours}>;index=1, <sip:+861062340004@127.0.4.12:5090;cause=302>;index=1.1;mp=1`,
    ]);
    expect(headers["diversion"]).toBeUndefined();
  });

  test("an exchange of the enterprise gets no assertion", () => {
    const { start, headers } = invite(running().exchange, "the enterprise's own exchange, over no trunk");
    expect(start).toBe("INVITE sip:desk@127.0.4.13:5090 SIP/2.0");
    expect(headers["p-asserted-identity"]).toBeUndefined();
    expect(headers["diversion"]).toBeUndefined();
  });

  test("a caller who shows no number stays unknown to the target", () => {
    const { headers } = invite(running().north, "a caller who shows no number");
    expect(headers["from"]?.[0]).toMatch("<sip:anonymous@anonymous.invalid>");
    expect(headers["privacy"]).toEqual(["id"]);
    expect(headers["p-asserted-identity"]).toBeUndefined();
  });

  test("foreign headers go no further and a foreign Route is not followed", () => {
    const { headers } = invite(running().north, "headers that are not the carrier's to set");
    const names = Object.keys(headers);
    expect(names.filter((name) => /^x-hotline|^route$|^remote-party-id$/.test(name))).toEqual([]);
    expect(headers["diversion"]).toEqual([`<sip:4006000001@${ours}>;reason=unconditional;counter=1`]);
  });

  test("the target of a call over its time is hung up too", () => {
    const call = invite(running().north, "a call that lasts too long is ended by the edge");
    const byes = running()
      .north.messages()
      .filter(
        (each) =>
          each.start.startsWith("BYE ") && each.headers["call-id"]?.[0] === call.headers["call-id"]?.[0],
      );
    expect(byes.map((each) => each.headers["to"]?.[0])).toEqual([expect.stringContaining(";tag=p")]);
  });

  test("the clock and random of demonstrations do not leave the edge", () => {
    const sent = [running().north, running().south, running().exchange].flatMap((phones) =>
      phones.messages(),
    );
    expect(sent.length).toBeGreaterThan(50);
    expect(
      sent.filter((each) => each.headers["x-hotline-clock"] || each.headers["x-hotline-random"]),
    ).toEqual([]);
  });
}
