import { openSipSocket, sipRequest } from "./calls/sip-socket.ts";

/** Result of a JSON-RPC request to a Kamailio that was started with vectors, which takes them over SIP from this machine. */
export async function askKamailio(
  edge: { address: string; port: number },
  method: string,
  params: (string | number)[] = [],
): Promise<unknown> {
  const socket = await openSipSocket("127.0.0.1", edge);
  const here = { address: "127.0.0.1", port: socket.port };
  const body = JSON.stringify({ jsonrpc: "2.0", method, params, id: 1 });
  const request = sipRequest("MESSAGE", here, { body });
  try {
    // Under load a datagram may be lost, as for any caller.
    for (let time = 0; time < 10; time++) {
      socket.send(request);
      const text = await socket.receive(1000);
      if (text !== undefined) return JSON.parse(text.split("\r\n\r\n")[1] ?? "{}").result;
    }
    throw new Error(`Kamailio does not answer ${method}`);
  } finally {
    socket.close();
  }
}

/** A table in its shared memory: values by key. */
export async function tableOf(
  edge: { address: string; port: number },
  name: string,
): Promise<Record<string, string>> {
  const dump = await askKamailio(edge, "htable.dump", [name]);
  const buckets: { slot: { name: string; value: string | number }[] }[] = Array.isArray(dump) ? dump : [];
  const entries = buckets.flatMap(({ slot }) => slot.map(({ name, value }) => [name, String(value)]));
  return Object.fromEntries(entries);
}
