/** Addresses of the stack: the carriers of the trunks north and south, an enterprise's exchange, and a stranger. */
export const NORTH = "127.0.4.11";
export const SOUTH = "127.0.4.12";
export const EXCHANGE = "127.0.4.13";
export const STRANGER = "127.0.4.99";
/** An exchange whose every message a test sends by hand. */
export const BY_HAND = "127.0.4.14";
