import { EDGE, NORTH } from "../addresses.ts";
import { CALLED, headers, message, ROUTED, type TortureMessage } from "./torture-message.ts";

const invite = `INVITE ${CALLED} SIP/2.0`;
const odd = "!interesting-Method0123456789_*+`.%indeed'~";
const long = (character: string, times: number) => character.repeat(times);

/** Section 3.1.1: messages that are right, however they look. */
export const valid: TortureMessage[] = [
  {
    name: "wsinv",
    trait: "folded lines, blanks everywhere, compact and mixed-case names, unknown headers",
    text: [
      invite,
      `TO :\r\n <${CALLED}>   ;   other    = 1918181833n`,
      `from   : "J Rosenberg \\\\\\""       <sip:01088880000@${NORTH}>\r\n  ;\r\n  tag = wsinv-from`,
      "MaX-fOrWaRdS: 0068",
      `Call-ID: wsinv.torture@${NORTH}`,
      "cseq: 0009\r\n  INVITE",
      "Via  : SIP  /   2.0\r\n /UDP\r\n    {here};branch =\r\n z9hG4bK-wsinv",
      "s :",
      "NewFangledHeader:   newfangled value\r\n continued newfangled value",
      "UnknownHeaderWithUnusualValue: ;;,,;;,;",
      'm:"Quoted string \\"\\"" <sip:caller@{here}> ; newparam =\r\n      newvalue ;\r\n  secondparam ; q = 0.33',
      "l: 0",
      "",
      "",
    ].join("\r\n"),
    // Kamailio 5.6 does not take a CSeq that is folded before its method; no carrier folds it.
    expect: [ROUTED, "silence"],
  },
  {
    name: "intmeth",
    trait: "every character that a method and other tokens may have",
    text: message(`${odd} ${CALLED} SIP/2.0`, {
      ...headers("intmeth", odd),
      To: `"BEL:\u0007 DEL:\u007f" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@${EDGE}>`,
      From: `token1~\` token2'+_ token3*%!.- <sip:mundane@${NORTH}>;fromParam''~+*_!.-%="test";tag=_token~1'+\`*%!-.`,
    }),
    expect: [405, 400],
  },
  {
    name: "esc01",
    trait: "escapes in the user part that stand for letters and for separators",
    text: message(`INVITE sip:sips%3Auser%40example.com@${EDGE} SIP/2.0`, {
      ...headers("esc01", "INVITE"),
      To: `sip:%75se%72@${EDGE}`,
      From: `<sip:I%20have%20spaces@${NORTH}>;tag=938`,
    }),
    expect: [404],
  },
  {
    name: "escnull",
    trait: "an escaped NUL in user parts",
    text: message(`REGISTER sip:${EDGE} SIP/2.0`, {
      ...headers("escnull", "REGISTER"),
      To: `sip:null-%00-null@${EDGE}`,
      From: `sip:null-%00-null@${NORTH};tag=839923423`,
      Contact: `<sip:%00@{here}>\u0001<sip:%00%00@{here}>`,
    }),
    expect: [405],
  },
  {
    name: "esc02",
    trait: "percent signs where they are no escapes",
    text: message(`RE%47IST%45R sip:${EDGE} SIP/2.0`, {
      ...headers("esc02", "RE%47IST%45R"),
      To: `"%Z%45" <sip:resource@${EDGE}>`,
      From: `"%Z%45" <sip:resource@${NORTH}>;tag=f232jadfj23`,
      Warning: '399 example "%nothing is escaped %00 here"',
    }),
    expect: [405],
  },
  {
    name: "lwsdisp",
    trait: "no blank between display name and <",
    text: message(`OPTIONS ${CALLED} SIP/2.0`, {
      ...headers("lwsdisp", "OPTIONS"),
      From: `caller<sip:caller@${NORTH}>;tag=323`,
    }),
    expect: [200],
  },
  {
    name: "longreq",
    trait: "long values wherever there are values",
    text: message(`INVITE ${CALLED} SIP/2.0`, {
      ...headers("longreq", "INVITE"),
      To: `"I have a user name of ${long("extreme", 10)} proportion" <${CALLED}:6000;unknownparam1=very${long("long", 20)}value>`,
      From: `<sip:${long("amazinglylongcallername", 10)}@${NORTH}>;tag=12${long("982", 50)}424;unknownheaderparam${long("name", 20)}=${long("value", 15)}`,
      "Call-ID": `longreq.one${long("really", 20)}longcallid`,
      [`Unknown-${long("Long", 20)}-Name`]: long("unknown", 20),
      Via: `SIP/2.0/UDP {here};branch=z9hG4bK-longreq\u0001${Array.from({ length: 20 }, (_, n) => `SIP/2.0/TCP sip${n}.example.com;branch=z9hG4bK${n}`).join("\u0001")}`,
      "Record-Route": "",
    }),
    expect: [ROUTED],
  },
  {
    name: "dblreq",
    trait: "a second request behind the first in one datagram",
    text:
      message(`REGISTER sip:${EDGE} SIP/2.0`, headers("dblreq", "REGISTER")) +
      message(invite, headers("dblreq-second", "INVITE"), "v=0\r\n"),
    // Bytes beyond Content-Length: refused rather than passed over.
    expect: [400],
  },
  {
    name: "semiuri",
    trait: "a semicolon in the user part",
    text: message(`OPTIONS sip:user;par=u%40example.net@${EDGE} SIP/2.0`, headers("semiuri", "OPTIONS")),
    expect: [200],
  },
  {
    name: "transports",
    trait: "known and unknown transports in Via",
    text: message(`OPTIONS ${CALLED} SIP/2.0`, {
      ...headers("transports", "OPTIONS"),
      Via: "SIP/2.0/UDP {here};branch=z9hG4bK-transports\u0001SIP/2.0/SCTP t2.example.com;branch=z9hG4bKkl24\u0001SIP/2.0/TLS t3.example.com;branch=z9hG4bKaa\u0001SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKbb\u0001SIP/2.0/TCP t5.example.com;branch=z9hG4bKcc",
    }),
    expect: [200],
  },
  {
    name: "mpart01",
    trait: "a multipart body with binary bytes",
    text: message(
      `MESSAGE ${CALLED} SIP/2.0`,
      { ...headers("mpart01", "MESSAGE"), "Content-Type": 'multipart/mixed; boundary="7a9cbec0"' },
      "--7a9cbec0\r\nContent-Type: text/plain\r\n\r\nHello\r\n--7a9cbec0\r\nContent-Type: application/octet-stream\r\n\r\n\u0000\u0001\u0002\u0080\u00ff0\u0082\r\n--7a9cbec0--\r\n",
    ),
    expect: [405],
  },
  {
    name: "unreason",
    trait: "a reply whose phrase has other than ASCII letters",
    text: message("SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое", {
      ...headers("unreason", "INVITE"),
      Via: "SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923",
    }),
    expect: ["silence"],
  },
  {
    name: "noreason",
    trait: "a reply without a phrase",
    text: message("SIP/2.0 100 ", {
      ...headers("noreason", "INVITE"),
      Via: "SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe",
    }),
    expect: ["silence"],
  },
];
