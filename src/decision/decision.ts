/**
 * The decision function as one module: what the nodes load as `require("decision")`. TypeScript imports the
 * files themselves.
 */
export { actionText } from "./action-text.ts";
export { callerClass } from "./caller-class.ts";
export { adler32 } from "./checksum.ts";
export { conclude } from "./conclude.ts";
export { decide } from "./decide.ts";
export { isOpen } from "./is-open.ts";
export { menuChoice } from "./menu-choice.ts";
export { monthOf } from "./month-of.ts";
export { normaliseCaller } from "./normalise-caller.ts";
export { order } from "./order.ts";
export { resolveAction } from "./resolve-action.ts";
export { select } from "./select.ts";
export { traceLine } from "./trace-line.ts";
export { unknownNumber } from "./unknown-number.ts";
