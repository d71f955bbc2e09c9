import { expect, test } from "vitest";
import { conformanceLine } from "../conformance/conformance-line.ts";
import { vectors } from "../conformance/vectors.ts";
import type { Running } from "./call-run.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

/** Every hand-made vector, and of the generated ones each fifth. */
const chosen = vectors.filter((vector, index) => !vector.name.startsWith("generated ") || index % 5 === 0);

/** Registers the test that Kamailio's own Lua decides as Node does. */
export function testInsideKamailio(running: () => Running): void {
  test(`${chosen.length} vectors of the corpus give Node's line inside Kamailio`, async () => {
    expect(chosen.length).toBeGreaterThanOrEqual(200);
    const { edge } = running();
    const socket = await openSipSocket("127.0.0.1", edge);
    const lines: (string | undefined)[] = [];
    for (const vector of chosen) {
      const body = JSON.stringify(vector);
      socket.send(sipRequest("MESSAGE", { address: "127.0.0.1", port: socket.port }, { body }));
      lines.push((await socket.receive(10_000))?.split("\r\n\r\n")[1]);
    }
    socket.close();
    expect(lines).toEqual(chosen.map(conformanceLine));
  });
}
