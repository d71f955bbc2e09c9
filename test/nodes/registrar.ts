import { createSocket, type Socket } from "node:dgram";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";

/** A carrier's registrar at port 5090 of an address: keeps every contact, asks for no password, answers OPTIONS. */
export async function openRegistrar(address: string, hears: (text: string) => void): Promise<Socket> {
  const contacts = new Set<string>();
  const socket = createSocket("udp4");
  socket.on("message", (data, from) => {
    hears(data.toString());
    const request = parseSip(data.toString());
    if (!request || !/^(REGISTER|OPTIONS) /.test(request.start)) return;
    for (const contact of request.headers["contact"] ?? [])
      if (request.headers["expires"]?.[0] === "0") contacts.delete(contact);
      else contacts.add(contact);
    const listed = [...contacts].map((contact): [string, string] => ["Contact", `${contact};expires=120`]);
    const more = request.start.startsWith("REGISTER ") ? listed : [];
    socket.send(replyTo(request, "200 OK", "carrier", more), from.port, from.address);
  });
  await new Promise<void>((done) => socket.bind(5090, address, done));
  return socket;
}
