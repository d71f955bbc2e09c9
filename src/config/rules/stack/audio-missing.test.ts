import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile } from "../platform-file.ts";
import { audioMissing } from "./audio-missing.ts";

const check = checkedBy(audioMissing);

test("every recording has its file", () => {
  expect(
    check(
      [{ audio: { hello: { file: "audio/hello.wav" }, bye: { file: "audio/bye.wav" } } }],
      {},
      (path) => path === "audio/hello.wav",
    ),
  ).toEqual([{ file: "a.yaml", code: "audio-missing", path: ["audio", "bye", "file"] }]);
});

test("a near name of the same folder is offered", () => {
  const platform = platformFile();
  const audio = { hello: { file: "audio/wellcome.wav" }, bye: { file: "other/wellcome.wav" } };
  const entries = [indexEntry("a.yaml", enterpriseFile({ audio }), platform)];
  const found = audioMissing.check({
    entries,
    platform,
    platformFile: "platform.yaml",
    exists: () => false,
    filesIn: (folder) => (folder === "audio" ? ["closed.wav", "welcome.wav"] : []),
  });
  expect(found.map(({ finding }) => finding.params)).toEqual([
    { path: "audio/wellcome.wav", near: "audio/welcome.wav" },
    { path: "other/wellcome.wav", near: "" },
  ]);
});
