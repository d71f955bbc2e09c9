import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownAudio } from "./unknown-audio.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownAudio.check(enterpriseFile(parts), platformFile()));

test("every place that names a recording", () => {
  expect(
    check({
      audio: { hello: { file: "audio/hello.wav" } },
      ringback: "helo",
      answer: [{ do: { ring: ["desk"], ringback: "a", otherwise: { announce: "b" } } }],
      menus: { main: { greeting: "c", invalid: "d", keys: { "1": { announce: "hello" } } } },
      queues: { wait: { members: ["desk"], music: "e" } },
      treatments: { closed: { announce: "f" }, busy: { sip: 486 } },
    }),
  ).toEqual([
    { code: "unknown-audio", path: ["ringback"] },
    { code: "unknown-audio", path: ["answer", 0, "do", "ringback"] },
    { code: "unknown-audio", path: ["answer", 0, "do", "otherwise", "announce"] },
    { code: "unknown-audio", path: ["menus", "main", "greeting"] },
    { code: "unknown-audio", path: ["menus", "main", "invalid"] },
    { code: "unknown-audio", path: ["queues", "wait", "music"] },
    { code: "unknown-audio", path: ["treatments", "closed", "announce"] },
  ]);
});
