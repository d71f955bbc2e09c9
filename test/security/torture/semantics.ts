import { EDGE } from "../addresses.ts";
import { CALLED, headers, message, ROUTED, type TortureMessage } from "./torture-message.ts";

const invite = `INVITE ${CALLED} SIP/2.0`;
const inviting = (name: string) => headers(name, "INVITE");
const asking = (name: string) => headers(name, "OPTIONS");
const registering = (name: string) => headers(name, "REGISTER");
const options = `OPTIONS ${CALLED} SIP/2.0`;
const register = `REGISTER sip:${EDGE} SIP/2.0`;

/** Sections 3.2 to 3.4: transactions, what needs understanding, and the SIP of 1999. */
export const semantics: TortureMessage[] = [
  {
    name: "badbranch",
    trait: "a branch that is the magic cookie alone",
    text: message(options, { ...asking("badbranch"), Via: "SIP/2.0/UDP {here};branch=z9hG4bK" }),
    expect: [200, 400],
  },
  {
    name: "insuf",
    trait: "no Call-ID, From, To",
    text: message(invite, { ...inviting("insuf"), "Call-ID": "", From: "", To: "" }),
    expect: [400, "silence"],
  },
  {
    name: "unkscm",
    trait: "a request URI of an unknown scheme",
    text: message("OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0", asking("unkscm")),
    expect: [416, 400, "silence"],
  },
  {
    name: "novelsc",
    trait: "a request URI of a known scheme that is not for calls",
    text: message("OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0", asking("novelsc")),
    expect: [416, 400, "silence"],
  },
  {
    name: "unksm2",
    trait: "unknown schemes in To, From and Contact",
    text: message(register, {
      ...registering("unksm2"),
      To: "isbn:2983792873",
      From: "<http://www.example.com>;tag=3234233",
      Contact: "<name:John_Smith>",
    }),
    expect: [405, 400, 416, "silence"],
  },
  {
    name: "bext01",
    trait: "extensions required that nobody has",
    text: message(options, {
      ...asking("bext01"),
      Require: "nothingSupportsThis, nothingSupportsThisEither",
      "Proxy-Require": "noProxiesSupportThis, norDoAnyProxiesSupportThis",
    }),
    expect: [420],
  },
  {
    name: "invut",
    trait: "a body of an unknown type",
    text: message(
      invite,
      { ...inviting("invut"), "Content-Type": "application/unknownformat" },
      "<audio>\r\n</audio>",
    ),
    expect: [ROUTED, 415],
  },
  {
    name: "regaut01",
    trait: "an unknown scheme of authorization",
    text: message(register, {
      ...registering("regaut01"),
      Authorization: 'NoOneKnowsThisScheme opaque-data="here"',
    }),
    expect: [405],
  },
  {
    name: "multi01",
    trait: "From, To, Call-ID, CSeq and Max-Forwards twice",
    text: message(invite, {
      ...inviting("multi01"),
      CSeq: "5 INVITE\u000159 INVITE",
      "Call-ID": "multi01.torture@one\u0001multi01.torture@two",
      "Max-Forwards": "70\u00015",
      From: "<sip:01088880000@one.example>;tag=1\u0001<sip:110@two.example>;tag=2",
      To: `<${CALLED}>\u0001<sip:4006000004@${EDGE}>`,
    }),
    expect: [400, "silence"],
  },
  {
    name: "mcl01",
    trait: "two Content-Lengths that differ",
    text: message(options, { ...asking("mcl01"), "Content-Length": "8\u000113" }, "There's no way to know"),
    expect: [400, 200, "silence"],
  },
  {
    name: "bcast",
    trait: "a reply whose second Via is the broadcast address",
    text: message("SIP/2.0 200 OK", {
      ...inviting("bcast"),
      Via: `SIP/2.0/UDP ${EDGE};branch=z9hG4bK-bcast\u0001SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23`,
    }),
    expect: ["silence"],
  },
  {
    name: "zeromf",
    trait: "Max-Forwards 0",
    text: message(options, { ...asking("zeromf"), "Max-Forwards": "0" }),
    expect: [200, 483],
  },
  {
    name: "cparam01",
    trait: "a parameter that could be Contact's or its URI's",
    text: message(register, {
      ...registering("cparam01"),
      Contact: "sip:+19725552222@gw1.example.net;unknownparam",
    }),
    expect: [405],
  },
  {
    name: "cparam02",
    trait: "a parameter of the URI in brackets",
    text: message(register, {
      ...registering("cparam02"),
      Contact: "<sip:+19725552222@gw1.example.net;unknownparam>",
    }),
    expect: [405],
  },
  {
    name: "regescrt",
    trait: "an escaped Route in a Contact, which is not to be followed",
    text: message(register, {
      ...registering("regescrt"),
      Contact: "<sip:user@example.com?Route=%3Csip:sip.example.com%3E>",
    }),
    expect: [405],
  },
  {
    name: "sdp01",
    trait: "an Accept that no SDP satisfies",
    text: message(invite, { ...inviting("sdp01"), Accept: "text/nobodyKnowsThis" }, ""),
    expect: [ROUTED, 406],
  },
  {
    name: "inv2543",
    trait: "an INVITE by RFC 2543: no branch, no From tag, no Max-Forwards",
    text: message(invite, {
      ...inviting("inv2543"),
      Via: "SIP/2.0/UDP {here}",
      From: "<sip:01088880000@old.example>",
      "Max-Forwards": "",
    }),
    expect: [400],
    refused: "invite, ended edge 400 no tag, or not one Contact",
  },
];
