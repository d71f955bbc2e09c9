import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const missing = missingLua("lua5.1");
if (missing) console.warn(`SKIPPED: what SDP keeps is not tested: ${missing}`);

function withoutOrigin(lines: string[]): string[] {
  const program = 'io.write(require("sdp").without_origin(io.read("*a")))';
  const child = spawnSync("lua5.1", ["-e", program], {
    input: lines.join("\r\n"),
    encoding: "utf8",
    env: { ...process.env, LUA_PATH: `${luaPath([runtime])};;` },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return child.stdout.split("\r\n");
}

test.skipIf(missing)(`SDP loses who wrote it and where, and nothing else${missing ?? ""}`, () => {
  const media = ["m=audio 4000 RTP/AVP 8 101", "a=rtpmap:8 PCMA/8000", "a=fmtp:101 0-15", "a=sendrecv"];
  expect(
    withoutOrigin([
      ...["v=0", "o=alice@192.0.2.7 20 1 IN IP4 192.0.2.7", "s=at 192.0.2.7", "i=mine", "u=http://192.0.2.7"],
      ...["e=alice@192.0.2.7", "p=+86 10 6234", "c=IN IP4 192.0.2.7", "t=0 0", ...media],
      ...["a=rtcp:4001 IN IP4 192.0.2.7", "a=candidate:1 1 UDP 1 192.0.2.7 4000 typ host", "a=alt:192.0.2.7"],
    ]),
  ).toEqual([
    ...["v=0", "o=- 20 1 IN IP4 192.0.2.7", "s=-", "c=IN IP4 192.0.2.7", "t=0 0", ...media],
    ...["a=rtcp:4001 IN IP4 192.0.2.7", ""],
  ]);
});

test.skipIf(missing)(`hold as RFC 2543 had it is said in plain words${missing ?? ""}`, () => {
  const [nowhere, somewhere] = ["c=IN IP4 0.0.0.0", "c=IN IP4 192.0.2.7"];
  const audio = ["m=audio 4000 RTP/AVP 8", "a=ptime:20"];
  for (const [given, made] of [
    [[nowhere, ...audio], ["a=sendonly"]],
    [["c=IN IP6 ::", ...audio], ["a=sendonly"]],
    [[somewhere, ...audio, nowhere], ["a=sendonly"]],
    [[nowhere, ...audio, somewhere], []],
    [[nowhere, ...audio, "a=inactive"], []],
    [["a=recvonly", nowhere, ...audio], []],
    [[nowhere, ...audio, "a=inactive", ...audio], ["a=sendonly"]],
    [[somewhere, ...audio], []],
  ] as const)
    expect(withoutOrigin(["v=0", ...given])).toEqual(["v=0", ...given, ...made, ""]);
});
