import fc from "fast-check";
import { expect, test } from "vitest";
import { MqttFrames } from "./mqtt-frames.ts";

/** A packet with a body of so many bytes. */
function packet(type: number, size: number): Buffer {
  const length: number[] = [];
  for (let rest = size; length.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    length.push((rest % 128) + (rest >= 128 ? 128 : 0));
  return Buffer.concat([Buffer.from([type << 4, ...length]), Buffer.alloc(size, type)]);
}

test("packets are the same however the stream is cut", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 5000 }), (bodies, piece) => {
      const stream = Buffer.concat(bodies.map((size) => packet(3, size)));
      const frames = new MqttFrames();
      const lengths: number[] = [];
      for (let at = 0; at < stream.length; at += piece)
        for (const { type, body } of frames.push(stream.subarray(at, at + piece))) {
          expect(type).toBe(3);
          lengths.push(body.length);
        }
      expect(lengths).toEqual(bodies);
    }),
    { numRuns: 50 },
  );
});

test("what cannot be MQTT is refused", () => {
  expect(() => new MqttFrames().push(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toThrow("no MQTT");
  expect(() => new MqttFrames().push(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]))).toThrow("too large");
});
