import { EDGE, NORTH } from "../addresses.ts";
import { CALLED, headers, message, ROUTED, type TortureMessage } from "./torture-message.ts";

const invite = `INVITE ${CALLED} SIP/2.0`;
const inviting = (name: string) => headers(name, "INVITE");
const sdp =
  "v=0\r\no=mhandley 29739 7272939 IN IP4 192.0.2.155\r\ns=-\r\nc=IN IP4 192.0.2.155\r\nt=0 0\r\nm=audio 49217 RTP/AVP 0\r\n";

/** Section 3.1.2: messages that are wrong. What is wrong but harmless may be routed; nothing may break. */
export const invalid: TortureMessage[] = [
  {
    name: "badinv01",
    trait: "separators that separate nothing",
    text: message(invite, { ...inviting("badinv01"), Via: "SIP/2.0/UDP {here};;,;,,", To: `${CALLED};;;;` }),
    expect: ["silence", 400],
  },
  {
    name: "clerr",
    trait: "Content-Length larger than the datagram",
    text: message(
      invite,
      { ...inviting("clerr"), "Content-Type": "application/sdp", "Content-Length": "9999" },
      sdp,
    ),
    expect: [400, ROUTED, "silence"],
  },
  {
    name: "ncl",
    trait: "a negative Content-Length",
    text: message(invite, { ...inviting("ncl"), "Content-Length": "-999" }, sdp),
    expect: [400, "silence"],
  },
  {
    name: "scalar02",
    trait: "numbers beyond any integer in a request",
    text: message(`REGISTER sip:${EDGE} SIP/2.0`, {
      ...headers("scalar02", "REGISTER"),
      CSeq: "36893488147419103232 REGISTER",
      "Max-Forwards": "300",
      Expires: "10000000000000000000000000000000000000000000000",
      Contact: "<sip:caller@{here}>;expires=280297596632815",
    }),
    expect: [400, 405, 483, "silence"],
  },
  {
    name: "scalarlg",
    trait: "numbers beyond any integer in a reply",
    text: message("SIP/2.0 503 Service Unavailable", {
      ...headers("scalarlg", "INVITE"),
      CSeq: "9292394834772304023312 OPTIONS",
      "Retry-After": "949302838503028349304023988",
      Warning: '1812 overture "In Progress"',
    }),
    expect: ["silence"],
  },
  {
    name: "quotbal",
    trait: "a quotation mark that is never closed",
    text: message(invite, { ...inviting("quotbal"), To: `"Mr. J. User <${CALLED}>` }),
    expect: ["silence", 400],
  },
  {
    name: "ltgtruri",
    trait: "angle brackets around the request URI",
    text: message(`INVITE <${CALLED}> SIP/2.0`, inviting("ltgtruri")),
    expect: [400, "silence"],
  },
  {
    name: "lwsruri",
    trait: "blanks within the request URI",
    text: message(`INVITE ${CALLED}; lr SIP/2.0`, inviting("lwsruri")),
    expect: [400, "silence"],
  },
  {
    name: "lwsstart",
    trait: "several blanks in the first line",
    text: message(`INVITE  ${CALLED}  SIP/2.0`, inviting("lwsstart")),
    expect: [400, "silence"],
  },
  {
    name: "trws",
    trait: "blanks behind the first line",
    text: message(`OPTIONS ${CALLED} SIP/2.0  `, headers("trws", "OPTIONS")),
    expect: [400, 200, "silence"],
  },
  {
    name: "escruri",
    trait: "headers in the request URI",
    text: message(`INVITE ${CALLED}?Route=%3Csip:${EDGE}%3E SIP/2.0`, inviting("escruri")),
    expect: [400, ROUTED],
  },
  {
    name: "baddate",
    trait: "a date in no known zone",
    text: message(invite, { ...inviting("baddate"), Date: "Fri, 01 Jan 2010 16:00:00 EST" }),
    expect: [400, ROUTED],
  },
  {
    name: "regbadct",
    trait: "a Contact with header parameters that no brackets close in",
    text: message(`REGISTER sip:${EDGE} SIP/2.0`, {
      ...headers("regbadct", "REGISTER"),
      Contact: "sip:user@example.com?Route=%3Csip:sip.example.com%3E",
    }),
    expect: [400, 405],
  },
  {
    name: "badaspec",
    trait: "blanks inside the brackets of To",
    text: message(`OPTIONS ${CALLED} SIP/2.0`, {
      ...headers("badaspec", "OPTIONS"),
      To: `"Watson, Thomas" < ${CALLED} >`,
    }),
    expect: [400, 200, "silence"],
  },
  {
    name: "baddn",
    trait: "a display name that would have to be quoted",
    text: message(`OPTIONS ${CALLED} SIP/2.0`, {
      ...headers("baddn", "OPTIONS"),
      From: `Bell, Alexander <sip:a.g.bell@${NORTH}>;tag=43`,
    }),
    expect: [400, 200, "silence"],
  },
  {
    name: "badvers",
    trait: "SIP/7.0",
    text: message(`OPTIONS ${CALLED} SIP/7.0`, {
      ...headers("badvers", "OPTIONS"),
      Via: "SIP/7.0/UDP {here};branch=z9hG4bK-badvers",
    }),
    expect: [505, "silence"],
  },
  {
    name: "mismatch01",
    trait: "one method in the first line, another in CSeq",
    text: message(`OPTIONS ${CALLED} SIP/2.0`, { ...headers("mismatch01", "OPTIONS"), CSeq: "8 INVITE" }),
    expect: [400],
  },
  {
    name: "mismatch02",
    trait: "the same with a method that nobody knows",
    text: message(`NEWMETHOD ${CALLED} SIP/2.0`, { ...headers("mismatch02", "NEWMETHOD"), CSeq: "8 INVITE" }),
    expect: [400, 501],
  },
  {
    name: "bigcode",
    trait: "a reply with a code of ten digits",
    text: message("SIP/2.0 4294967301 better not break the receiver", headers("bigcode", "INVITE")),
    expect: ["silence"],
  },
];
