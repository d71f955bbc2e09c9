/** How a command ends, the same for all: 0 well, 1 with findings, 2 wrongly called, 3 by a bug, 4 refused for safety. */
export const EXIT = { ok: 0, findings: 1, usage: 2, bug: 3, refused: 4 } as const;
