/** Addresses of these tests. */
export const EDGE = "127.0.6.1";
export const TRUNK = "127.0.6.11";
export const OTHER_EDGE = "127.0.6.2";
/** Where the agents of a test file answer HTTP: files run side by side, each in a worker with an id of its own. */
export const AGENT = `127.0.6.${100 + Number(process.env["VITEST_POOL_ID"] ?? 0)}`;
/** Where stores that fail stand. */
export const STORES = "127.0.6.21";
export const SIP_PORT = 5060;
export const HTTP_PORT = 9400;
