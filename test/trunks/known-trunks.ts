import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";

/** What the edge knows of its trunks: key → value of the shared table `trunks`, by an edge started with vectors. */
export async function knownTrunks(
  from: string,
  edge: { address: string; port: number },
): Promise<Record<string, string>> {
  const socket = await openSipSocket(from, edge);
  const body = JSON.stringify({ jsonrpc: "2.0", method: "htable.dump", params: ["trunks"], id: 1 });
  const uri = `sip:${edge.address}:${edge.port}`;
  socket.send(sipRequest("MESSAGE", { address: from, port: socket.port }, { uri, body }));
  const text = (await socket.receive(2000))?.split("\r\n\r\n")[1] ?? "{}";
  socket.close();
  const { result = [] }: { result?: { slot: { name: string; value: string | number }[] }[] } =
    JSON.parse(text);
  return Object.fromEntries(
    result.flatMap(({ slot }) => slot.map(({ name, value }) => [name, String(value)])),
  );
}
