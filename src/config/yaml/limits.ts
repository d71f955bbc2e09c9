/** Bytes of a file: the largest honest one has some 60 KB. */
export const MAX_BYTES = 1024 * 1024;

/** Nesting of values; the schema needs 8 and an `otherwise` two more each. */
export const MAX_DEPTH = 64;

/** Uses of aliases in a file. */
export const MAX_ALIASES = 200;

/** Values in a file after every alias is written out. A file of the largest size without aliases stays below. */
export const MAX_NODES = 600_000;

/** Problems kept of one file: nobody reads more, and a hostile file must not fill the memory. */
export const MAX_PROBLEMS = 50;

/** Values in a file, aliases written out, of which all schema errors are sought; of a larger one the first. */
export const MAX_NODES_EXPLAINED = 10_000;
