import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { codeOf, invite, openCarrier } from "./carrier.ts";
import { type EdgesContext, notOwner, ownerOf, unrecorded } from "./edges-context.ts";
import { CARRIER, EDGES, type EdgeId } from "./edges-run.ts";
import { plain } from "./numbers.ts";

/** Registers the tests of whom an edge believes that hands a call over. */
export function testHandedOverInvite(context: () => EdgesContext): void {
  describe("a handed over INVITE", () => {
    const number = plain[3] ?? "";
    const forged = (
      owner: EdgeId,
      text: string,
      more: Partial<Record<"via" | "at" | "key" | "to", string>> = {},
    ) => {
      const via = more.via ?? notOwner(number);
      const fields = `from=${via};trunk=north;source=1.2.3.4:5060;at=${more.at ?? Date.now()}`;
      const one = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(text)?.[1] ?? "";
      const tag = /tag=([^;]+)/.exec(one("From"))?.[1];
      const uri = text.split(" ")[1];
      const bound = [
        "handover",
        fields,
        more.to ?? owner,
        one("Call-ID"),
        tag,
        one("CSeq").split(" ")[0],
        uri,
      ].join("\n");
      const sig = createHmac("sha256", more.key ?? context().run.key)
        .update(bound)
        .digest("hex")
        .slice(0, 32);
      return text.replace("CSeq:", `X-Hotline-Handover: ${fields};sig=${sig}\r\nCSeq:`);
    };

    test("counts for nothing from a carrier, even with a good signature", async () => {
      const { run, carrier, expectCall } = context();
      const owner = run.edges[ownerOf(number)];
      const text = forged(ownerOf(number), invite(owner, carrier.place, number, "01088887777", []));
      const answer = await carrier.ask(owner, text);
      expect(answer && codeOf(answer)).toBe(200);
      const id = /Call-ID: (\S+)/.exec(text)?.[1] ?? "";
      await expectCall(
        { id },
        {
          ...{ edge: ownerOf(number), yaml: "enterprises/plain-4.yaml" },
          sip: { caller: "→INVITE, ←180, ←200, →ACK" },
          ladder: ["desk/north answered"],
          events: "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer",
        },
      );
      const record = (await run.records()).find((each) => each.invite?.sipCallId === id);
      expect(record?.invite?.via).toBeUndefined();
      expect(record?.invite?.source).toBe(`${CARRIER}:${carrier.place.port}`);
    });

    test("of a carrier that has changed over to another edge is its call; what comes the same way again, a copy", async () => {
      const { run, carrier } = context();
      const [first, second] = EDGES.filter((id) => id !== ownerOf(number)).map((id) => run.edges[id]);
      if (!first || !second) throw new Error("three edges have two that do not own a number");
      const text = invite(first, carrier.place, number, "01088887777", []);
      const told: (number | undefined)[] = [];
      for (const [index, edge] of [first, second, second].entries()) {
        const answer = await carrier.ask(edge, text.replace(/branch=z9hG4bK/, `branch=z9hG4bKno${index}`));
        told.push(answer && codeOf(answer));
      }
      expect(told).toEqual([200, 200, 482]);
    });

    test("from an edge's address is taken with its own signature alone, at once, and once", async () => {
      const { run, expectCall, expectCalls } = context();
      const owner = run.edges[ownerOf(number)];
      const peer = await openCarrier(run.edges[notOwner(number)].address);
      const fresh = () => invite(owner, peer.place, number, "01088887777", []);
      const refused: { id: string }[] = [];
      const tried = async (text: string) => {
        const answer = await peer.ask(owner, text);
        if (answer && codeOf(answer) >= 300) refused.push({ id: answer.headers["call-id"]?.[0] ?? "" });
        return answer && `${codeOf(answer)} ${answer.headers["x-hotline-elsewhere"]?.[0] ?? ""}`.trim();
      };
      const other = fresh();
      const signature = /X-Hotline-Handover: .*/.exec(forged(ownerOf(number), fresh()))?.[0] ?? "";
      expect(await tried(fresh())).toBe("503 not signed");
      expect(await tried(other.replace("CSeq:", `${signature}\r\nCSeq:`))).toBe("503 not signed");
      expect(await tried(forged(ownerOf(number), fresh(), { key: "0".repeat(64) }))).toBe("503 not signed");
      expect(await tried(forged(ownerOf(number), fresh(), { to: notOwner(number) }))).toBe("503 not signed");
      expect(await tried(forged(ownerOf(number), fresh(), { via: ownerOf(number) }))).toMatch(
        /503 not from /,
      );
      expect(await tried(forged(ownerOf(number), fresh(), { at: `${Date.now() - 1000}` }))).toBe("503 late");
      await expectCalls(refused, [{ calls: 6, ...unrecorded(503) }], peer);
      const good = forged(ownerOf(number), fresh());
      expect(await tried(good)).toBe("200");
      expect(await tried(good.replace(/branch=z9hG4bK/, "branch=z9hG4bKagain"))).toBe("503 seen before");
      await expectCall(
        { id: /Call-ID: (\S+)/.exec(good)?.[1] ?? "" },
        {
          ...{ edge: ownerOf(number), via: notOwner(number), yaml: "enterprises/plain-4.yaml" },
          sip: { caller: "→INVITE, ←180, ←200, →ACK, →INVITE, ←503, →ACK" },
          ladder: ["desk/north answered"],
          events: "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer",
        },
        peer,
      );
      peer.close();
    });
  });
}
