/** Addresses of these tests. */
export const EDGE = "127.0.35.1";
export const NORTH = "127.0.35.11";
export const SOUTH = "127.0.35.12";
export const SIP = `${EDGE}:5060`;
export const SIPS = `${EDGE}:5061`;
export const LISTEN = `${EDGE}:9400`;
