/** What Kamailio's control protocol carries. A struct's members come in the order in which they were sent. */
export type RpcValue = number | string | RpcValue[] | { [name: string]: RpcValue };

/** Kamailio's answer to a request: what it returned, or why it refused. */
export type RpcReply = { values: RpcValue[] } | { fault: string };

const MAGIC_AND_VERSION = 0xa1;
const INT = 0;
const TEXT = 1;
const DOUBLE = 2;
const STRUCT = 3;
const ARRAY = 4;
const NAME = 5;
const BYTES = 6;

/**
 * A request in BINRPC, the protocol of Kamailio's `ctl` module: header (magic, kind, length, cookie), then the method
 * and its parameters as records of a type, a length and a value. Node's sockets are streams, which the JSON-RPC
 * datagram socket is not.
 */
export function binrpcRequest(method: string, params: readonly (string | number)[]): Buffer {
  const body = Buffer.concat([method, ...params].map(record));
  const header = Buffer.alloc(7);
  header.writeUInt8(MAGIC_AND_VERSION, 0);
  // A request (0), whose length takes four bytes (3) and whose cookie one (0).
  header.writeUInt8(3 << 2, 1);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

function record(value: string | number): Buffer {
  if (typeof value === "number") {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8((4 << 4) | INT, 0);
    bytes.writeInt32BE(value, 1);
    return bytes;
  }
  const text = Buffer.from(`${value}\0`, "utf8");
  const head = Buffer.alloc(5);
  head.writeUInt8(0x80 | (4 << 4) | TEXT, 0);
  head.writeUInt32BE(text.length, 1);
  return Buffer.concat([head, text]);
}

/**
 * Reads a reply; undefined while it is not whole.
 *
 * @throws RangeError where it is no BINRPC.
 */
export function binrpcReply(bytes: Buffer): RpcReply | undefined {
  if (bytes.length < 2) return undefined;
  const flags = bytes.readUInt8(1);
  if (bytes.readUInt8(0) !== MAGIC_AND_VERSION) throw new RangeError("not the control protocol of Kamailio");
  const lengthBytes = ((flags >> 2) & 3) + 1;
  const start = 2 + lengthBytes + (flags & 3) + 1;
  if (bytes.length < start) return undefined;
  const end = start + bytes.readUIntBE(2, lengthBytes);
  if (bytes.length < end) return undefined;
  const values = new Records(bytes.subarray(start, end)).all();
  return flags >> 4 === 3 ? { fault: values.join(" ") } : { values };
}

class Records {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  all(): RpcValue[] {
    const values: RpcValue[] = [];
    while (this.at < this.bytes.length) values.push(this.value(this.head()));
    return values;
  }

  private head(): { type: number; length: number; ends: boolean } {
    const byte = this.bytes.readUInt8(this.at++);
    const size = (byte >> 4) & 7;
    const type = byte & 15;
    if (byte < 0x80) return { type, length: size, ends: false };
    if (size === 0) return { type, length: 0, ends: true };
    if (size > 4) throw new RangeError("a length of more than four bytes");
    const length = this.bytes.readUIntBE(this.at, size);
    this.at += size;
    return { type, length, ends: false };
  }

  private value({ type, length }: { type: number; length: number }): RpcValue {
    if (type === STRUCT) return this.struct();
    if (type === ARRAY) return this.array();
    if (type === INT) return this.integer(length);
    if (type === DOUBLE) return this.integer(length) / 1000;
    if (type === TEXT) return this.text(length, 1);
    if (type === BYTES) return this.text(length, 0);
    throw new RangeError(`a record of the unknown type ${type}`);
  }

  private integer(length: number): number {
    const at = this.take(length);
    if (length === 0) return 0;
    if (length > 4) throw new RangeError("a number of more than four bytes");
    return length === 4 ? this.bytes.readInt32BE(at) : this.bytes.readUIntBE(at, length);
  }

  private text(length: number, terminator: number): string {
    const at = this.take(length);
    return this.bytes.toString("utf8", at, at + Math.max(0, length - terminator));
  }

  private array(): RpcValue[] {
    const values: RpcValue[] = [];
    for (let head = this.head(); !(head.ends && head.type === ARRAY); head = this.head())
      values.push(this.value(head));
    return values;
  }

  private struct(): { [name: string]: RpcValue } {
    const members: { [name: string]: RpcValue } = {};
    let nameless = 0;
    for (let head = this.head(); !(head.ends && head.type === STRUCT); head = this.head()) {
      // What Kamailio has as a list within a structure, it sends as one whose members have no names.
      const name = head.type === NAME ? this.text(head.length, 1) : String(nameless++);
      members[name] = this.value(head.type === NAME ? this.head() : head);
    }
    return members;
  }

  private take(length: number): number {
    const at = this.at;
    if (at + length > this.bytes.length) throw new RangeError("a record that is cut");
    this.at += length;
    return at;
  }
}
