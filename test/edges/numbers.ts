// Numbers of the stack, named for what they are asked.
export const TURNS = "4006000101";
export const TEN_AT_ONCE = "4006000102";
export const CHANNELS = "4006000103";
export const THREE_AN_HOUR = "4006000104";
export const WEIGHTED = "4006000105";
export const RANDOM = "4006000106";
export const RINGS = "4006000107";
export const BUSY = "4006000108";
export const plain = [121, 123, 128, 129, 134, 126].map((n) => `4006000${n}`);
