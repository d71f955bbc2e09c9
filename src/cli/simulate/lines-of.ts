import { StringDecoder } from "node:string_decoder";

/** A line of a stream; `text` is absent where it was longer than allowed and has been skipped. */
export interface StreamLine {
  line: number;
  text?: string;
}

/** Lines of a byte stream, counted from 1, without their ends; memory stays bounded by the longest allowed line. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  maxLength: number,
): AsyncGenerator<StreamLine[]> {
  const decoder = new StringDecoder("utf8");
  let line = 0;
  let rest = "";
  let skipping = false;
  const finished = (text: string): StreamLine => {
    line += 1;
    const whole = rest + text;
    const tooLong = skipping || whole.length > maxLength;
    rest = "";
    skipping = false;
    return tooLong ? { line } : { line, text: whole.endsWith("\r") ? whole.slice(0, -1) : whole };
  };
  for await (const chunk of stream) {
    const parts = decoder.write(Buffer.from(chunk)).split("\n");
    const last = parts.pop() ?? "";
    const lines = parts.map(finished);
    rest += last;
    if (rest.length > maxLength) {
      skipping = true;
      rest = "";
    }
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== "" || skipping) yield [finished("")];
}
