import fc from "fast-check";
import { expect, test } from "vitest";
import { binrpcReply, binrpcRequest } from "./binrpc.ts";

// As Kamailio 5.6 sent them.
const key =
  "a1103b0003556974656d0003556e616d65006165706f6368006576616c756500416162630065666c6167730010027565787069726500614e45564552008383";
const table =
  "a11041000365656e7472790010025573697a6500100155736c6f74000303556e616d65006165706f6368006576616c75650041616263005574797065004173747200838383";

test("a structure within a structure", () => {
  expect(binrpcReply(Buffer.from(key, "hex"))).toEqual({
    values: [{ item: { name: "epoch", value: "abc", flags: 2, expire: "NEVER" } }],
  });
});

test("a structure whose members have no names", () => {
  expect(binrpcReply(Buffer.from(table, "hex"))).toEqual({
    values: [{ entry: 2, size: 1, slot: { 0: { name: "epoch", value: "abc", type: "str" } } }],
  });
});

test("a refusal", () => {
  const fault = Buffer.from("a13009002001f4416e6f0000", "hex");
  fault.writeUInt8(fault.length - 4, 2);
  expect(binrpcReply(fault)).toEqual({ fault: expect.stringContaining("500 no") });
});

test("a reply of which a part has come is none yet", () => {
  const whole = Buffer.from(key, "hex");
  for (let length = 0; length < whole.length; length++)
    expect(binrpcReply(whole.subarray(0, length))).toBeUndefined();
});

test("what is no reply is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (body) => {
      const header = Buffer.from([0xa1, 0x10, body.length, 0]);
      try {
        expect(binrpcReply(Buffer.concat([header, body]))).toHaveProperty("values");
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
  expect(() => binrpcReply(Buffer.from("HTTP/1.1 400"))).toThrow(RangeError);
});

test("a request is a method and its parameters", () => {
  expect(binrpcRequest("a.b", ["x", 7]).toString("hex")).toBe(
    ["a10c0000001500", "c100000004612e6200", "c1000000027800", "4000000007"].join(""),
  );
});
