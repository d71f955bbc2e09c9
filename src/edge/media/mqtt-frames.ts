/** One MQTT 3.1.1 control packet: its type (the upper four bits of its first byte) and what follows the length. */
export interface MqttFrame {
  type: number;
  body: Buffer;
}

/** A packet larger than any report of rtpengine: who sends it speaks something else. */
const LARGEST = 1_048_576;

/** Cuts a stream into MQTT packets, which come in any pieces. */
export class MqttFrames {
  #unread: Buffer = Buffer.alloc(0);

  /**
   * The packets that are whole with this piece.
   *
   * @throws Error where the stream cannot be MQTT.
   */
  push(piece: Buffer): MqttFrame[] {
    this.#unread = Buffer.concat([this.#unread, piece]);
    const frames: MqttFrame[] = [];
    for (;;) {
      const head = lengthOf(this.#unread);
      if (!head || this.#unread.length < head.at + head.length) return frames;
      const end = head.at + head.length;
      frames.push({ type: (this.#unread[0] ?? 0) >> 4, body: this.#unread.subarray(head.at, end) });
      this.#unread = this.#unread.subarray(end);
    }
  }
}

/** Length of the packet at the start and where it begins: 7 bits a byte, the lowest first, at most four bytes. */
function lengthOf(bytes: Buffer): { at: number; length: number } | undefined {
  let length = 0;
  for (let index = 1; index <= 4; index++) {
    const byte = bytes[index];
    if (byte === undefined) return undefined;
    length += (byte & 127) * 128 ** (index - 1);
    if (length > LARGEST) throw new Error("an MQTT packet is too large");
    if (byte < 128) return { at: index + 1, length };
  }
  throw new Error("no MQTT packet");
}
