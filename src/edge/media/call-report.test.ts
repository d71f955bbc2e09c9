import { expect, test } from "vitest";
import { callReport } from "./call-report.ts";

const call = "0123456789abcdef0123456789abcdef";
const leg = (label: string, status: string, packets?: number) => ({
  tag: "x",
  label,
  medias: [
    {
      ...{ media_index: 1, type: "audio", status },
      ...(packets === undefined
        ? {}
        : {
            ingress: { SSRC: 7, codec: "PCMA", clock_rate: 8000, metrics: { packets, lost: 2, jitter: 40 } },
          }),
    },
  ],
});
const read = (legs: unknown) => callReport(JSON.stringify({ call_id: `${call}-a2`, legs }));

test("a report says what each side sends, its jitter as RFC 3550 means it", () => {
  expect(read([leg("caller", "sendrecv", 50), leg("target", "sendonly")])).toEqual({
    ...{ call, leg: "a2" },
    caller: { talking: true, stream: { ssrc: 7, codec: "PCMA", packets: 50, lost: 2, jitterMs: 2.5 } },
    target: { talking: false },
  });
});

test("of a target that forks, the branch that speaks counts", () => {
  const report = read([
    leg("target", "sendrecv", 3),
    leg("target", "sendrecv", 9),
    leg("target", "sendrecv"),
  ]);
  expect(report?.target?.stream?.packets).toBe(9);
});

test.each(["", "null", "[]", '{"call_id":7}', '{"call_id":"foreign-a1"}', '{"currentstatistics":{}}'])(
  "%s is no report",
  (text) => {
    expect(callReport(text)).toBeUndefined();
  },
);

test.each([undefined, null, 7, [null], [{ label: "caller", medias: {} }]])(
  "legs of a strange shape say nothing",
  (legs) => {
    expect(read(legs)?.caller?.stream).toBeUndefined();
  },
);
