import type { CallAccount } from "#local/account/account.ts";
import { coloured, plain } from "#local/account/colours.ts";
import { type AccountStyle, renderAccount } from "#local/account/render-account.ts";
import type { CallResult } from "#local/samples/call-result.ts";
import { renderResult } from "#local/samples/render-result.ts";
import { accountJson, resultJson } from "#local/samples/result-json.ts";

/** Where `hotline up` tells what it does. */
export interface UpOutput {
  /** What happens around the calls; beside the calls themselves where those are for programs. */
  note(text: string): void;
  result(result: CallResult): void;
  /** A call that is none of the samples. */
  account(account: CallAccount): void;
}

/** Accounts for people, in colour on a terminal; or one JSON object a line, and notes on standard error. */
export function upOutput(json: boolean, timeZone: string): UpOutput {
  const line = (text: string) => void process.stdout.write(`${text}\n`);
  if (json)
    return {
      note: (text) => void process.stderr.write(`${text}\n`),
      result: (result) => line(JSON.stringify(resultJson(result))),
      account: (account) => line(JSON.stringify(accountJson(account))),
    };
  const colours = process.stdout.isTTY === true && !process.env["NO_COLOR"] ? coloured : plain;
  const style: AccountStyle = { colours, timeZone };
  return {
    note: line,
    result: (result) => line(`${renderResult(result, style).join("\n")}\n`),
    account: (account) => line(`${renderAccount(account, style).join("\n")}\n`),
  };
}
