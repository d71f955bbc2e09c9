import { expect, test } from "vitest";
import { sipMessages } from "./sip-messages.ts";

const log = `----------------------------------------------- 2026-11-22\t16:34:18.046442
UDP message received [318] bytes :

SIP/2.0 180 Ringing
Via: SIP/2.0/UDP 127.0.0.32:5060;branch=z9hG4bK-1
Via: SIP/2.0/UDP 127.0.0.33:5060;branch=z9hG4bK-2
CSeq: 1 INVITE

body
----------------------------------------------- 2026-11-22\t16:34:19.000000
UDP message sent (9 bytes):

`;

test("reads what was received and passes over a torn end", () => {
  const messages = sipMessages(log);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ sent: false, start: "SIP/2.0 180 Ringing" });
  expect(messages[0]?.headers["via"]).toHaveLength(2);
  expect(messages[0]?.headers["cseq"]).toEqual(["1 INVITE"]);
  expect(messages[0]?.at).toBe(new Date(2026, 10, 22, 16, 34, 18, 46).getTime());
});
