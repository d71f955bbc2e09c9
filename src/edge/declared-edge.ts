/**
 * An edge node as the platform declares it: the address that carriers know and, where that is translated one to one to
 * another on the machine (an Elastic IP), the machine's own.
 */
export interface DeclaredEdge {
  public: string;
  private?: string;
}

/** The address that the edge's machine itself has: what its programs listen at, and by which the other edges reach it. */
export function ownAddress(edge: DeclaredEdge): string {
  return edge.private ?? edge.public;
}

/**
 * The declared edge that a machine with these addresses is; a sentence where it is none, or several at once: two pods on
 * one machine would take each other's calls.
 */
export function edgeOf(
  edges: readonly DeclaredEdge[],
  addresses: readonly string[],
): DeclaredEdge | { problem: string } {
  const held = edges.filter((edge) => addresses.includes(ownAddress(edge)));
  const [edge] = held;
  if (edge && held.length === 1) return edge;
  const which = held.length === 0 ? "none" : `${held.length} (${held.map(ownAddress).join(", ")})`;
  return {
    problem: `this machine must have the address of one declared edge, and has ${which}: its addresses are ${
      addresses.join(", ") || "unknown"
    }; declared are ${edges.map(described).join(", ")}`,
  };
}

function described(edge: DeclaredEdge): string {
  return edge.private === undefined ? edge.public : `${edge.private} (${edge.public} to carriers)`;
}
