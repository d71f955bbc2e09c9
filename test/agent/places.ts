/** Addresses of these tests. */
export const EDGE = "127.0.6.1";
export const TRUNK = "127.0.6.11";
export const OTHER_EDGE = "127.0.6.2";
/** Where stores that fail stand. */
export const STORES = "127.0.6.21";
export const SIP_PORT = 5060;
export const HTTP_PORT = 9400;
