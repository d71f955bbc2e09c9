/** Where an edge stands: its zone, as an index, and its address there. */
export interface EdgePlace {
  readonly zone: number;
  readonly address: string;
}

/** The network of all. */
export const NETWORK = "10.40.0.0/16";

/** AWS keeps the first four addresses of a subnet; ten leaves room for what else is fixed. */
const FIRST = 10;

/** Network of a zone's subnet. */
export function subnetOf(zone: number): string {
  return `10.40.${zone + 1}.0/24`;
}

/** Place of an edge: round the zones, ascending within each. A new edge changes no other's. */
export function edgePlace(edge: number, zones: number): EdgePlace {
  const zone = edge % zones;
  return { zone, address: `10.40.${zone + 1}.${FIRST + Math.floor(edge / zones)}` };
}
