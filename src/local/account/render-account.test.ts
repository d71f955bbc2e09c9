import { expect, test } from "vitest";
import { renderAccount } from "./render-account.ts";
import { sampleAccount } from "./sample-account.ts";

const render = (account: Parameters<typeof renderAccount>[0]) =>
  renderAccount(account, { timeZone: "Asia/Shanghai" }).join("\n");

test("an answered call", () => {
  expect(render(sampleAccount)).toBe(
    `
  caller     0755-22223333 (广东深圳) over telecom-shenzhen
  dialled    4008201615 華南電器售後 (appliances), delivered as 075526001615
  at         Sat 2026-10-10 11:00, generation 0123456789ab
  decided    ring by rule 1
  rang       north-desk  010-58580101   over unicom-beijing    busy 486  after 0.1 s
             north-desk  010-58580101   over telecom-shenzhen  no-reply  after 0.8 s
             south-desk  0755-26550101  over unicom-beijing    answered  after 1.2 s  talked 1:01
  ended      200 after 2.1 s, talked 1:01, hung up by the caller
  costs      caller 0.20 · enterprise 0.60 (agent-030, 120 s billed, counts against min-100) · trunks 0.061 yuan`.slice(
      1,
    ),
  );
});

test("a call that needs audio says so", () => {
  const { rated: _, callerAnsweredUs: __, ...rest } = sampleAccount;
  const text = render({
    ...rest,
    outcome: "menu",
    needsMedia: true,
    attempts: [],
    sip: 480,
    endedBy: "edge",
    endReason: "menu needs the media node",
  });
  expect(text).toContain("menu by rule 1; this needs audio: it will work once the media node exists");
  expect(text).toContain("480 after 1:03, by the edge: menu needs the media node");
  expect(text).not.toContain("rang  ");
  expect(text).not.toContain("costs");
});

test("a call that nobody answered costs nothing", () => {
  const { callerAnsweredUs: _, ...rest } = sampleAccount;
  expect(render({ ...rest, sip: 480 })).toContain("costs      nothing: only answered calls are charged");
});

test("colours only where they are asked for", () => {
  const csi = "\u001b[";
  expect(render(sampleAccount)).not.toContain(csi);
  const colours = (style: string, text: string) => `${csi}${style}${text}`;
  expect(renderAccount(sampleAccount, { colours, timeZone: "UTC" }).join("")).toContain(`${csi}green200`);
});
