import { isIP } from "node:net";

/** Another edge of the pool, or this one, as the setting `peers` names it. */
export interface Peer {
  id: string;
  address: string;
  port: number;
  /** It takes no new calls. */
  draining?: true;
}

/** What is wrong with a list of peers, as a sentence. */
class PeersError extends Error {}

/**
 * Reads a list of peers: `[{ "id", "address", "port", "draining"? }]`.
 *
 * @throws PeersError with the place of what is wrong.
 */
export function readPeers(text: string): Peer[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new PeersError("it is no JSON");
  }
  if (!Array.isArray(list)) throw new PeersError("it is no list");
  const peers = list.map(peerOf);
  const twice = peers.find(({ id }, index) => peers.findIndex((each) => each.id === id) < index);
  if (twice) throw new PeersError(`two peers have the id ${twice.id}`);
  return peers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function peerOf(value: unknown, index: number): Peer {
  const wrong = (what: string) => new PeersError(`peer ${index + 1}: ${what}`);
  if (typeof value !== "object" || value === null) throw wrong("it is no object");
  const { id, address, port, draining, ...more }: Record<string, unknown> = { ...value };
  if (typeof id !== "string" || !PEER_ID.test(id)) throw wrong('"id" is letters, digits, dots and dashes');
  if (typeof address !== "string" || isIP(address) === 0) throw wrong('"address" is an IP address');
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65535)
    throw wrong('"port" is a number from 1 to 65535');
  if (draining !== undefined && typeof draining !== "boolean") throw wrong('"draining" is true or false');
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) throw wrong(`unknown key "${unknown}"; there are id, address, port, draining`);
  return { id, address, port, ...(draining ? { draining } : {}) };
}

/** What names an edge: a pod's name, a host's name. */
export const PEER_ID = /^[a-z0-9][a-z0-9.-]{0,252}$/i;
