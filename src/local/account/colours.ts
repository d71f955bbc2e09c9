import { styleText } from "node:util";

/** How a text is emphasised; without colours nothing is. */
export type Colours = (style: "bold" | "dim" | "green" | "red" | "yellow", text: string) => string;

export const plain: Colours = (_style, text) => text;

/** For terminals; the caller knows whether it writes to one. */
export const coloured: Colours = (style, text) => styleText(style, text, { validateStream: false });
