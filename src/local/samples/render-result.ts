import { plain } from "../account/colours.ts";
import { type AccountStyle, renderAccount } from "../account/render-account.ts";
import type { CallResult } from "./call-result.ts";

/** A sample call for people: its account, and what is not as it should be. */
export function renderResult({ name, account, differences }: CallResult, style: AccountStyle): string[] {
  const { colours = plain } = style;
  const mark = differences.length === 0 ? colours("green", "✓") : colours("red", "✗");
  return [
    `${mark} ${colours("bold", name)}`,
    ...(account ? renderAccount(account, style) : []),
    ...differences.map(({ what, by, should, is }) =>
      colours("red", `  ${what}: ${by} ${should || "none"}, but it is ${is || "none"}`),
    ),
  ];
}
