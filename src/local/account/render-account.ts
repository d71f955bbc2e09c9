import type { Rated } from "#billing/rate.ts";
import { formatAmount } from "#model/amount.ts";
import type { AttemptAccount, CallAccount } from "./account.ts";
import { aligned } from "./aligned.ts";
import { type Colours, plain } from "./colours.ts";
import { callerText, phoneText } from "./phone-text.ts";
import { instantText, timeText } from "./time-text.ts";

const LABEL = 11;

/** How an account is written. */
export interface AccountStyle {
  colours?: Colours;
  /** Zone in which instants are shown. */
  timeZone: string;
}

/** What became of one call, for people: what was dialled by whom, why it went where, who rang, what it costs. */
export function renderAccount(account: CallAccount, { colours = plain, timeZone }: AccountStyle): string[] {
  const line = (label: string, text: string) => `  ${colours("dim", label.padEnd(LABEL))}${text}`;
  return [
    line("caller", `${callerText(account.caller)} over ${account.trunk}`),
    line("dialled", dialledText(account)),
    line("at", `${instantText(account.atMs, timeZone)}, generation ${account.generation.slice(0, 12)}`),
    line("decided", decidedText(account)),
    ...rangLines(account.attempts).map((text, i) => line(i === 0 ? "rang" : "", text)),
    line("ended", endedText(account, colours)),
    ...(account.rated ? [line("costs", costText(account, account.rated))] : []),
  ];
}

function dialledText({ dialled, number, enterprise }: CallAccount): string {
  const by = number === undefined || dialled === number ? "" : `, delivered as ${dialled}`;
  return `${number ?? dialled}${enterprise ? ` ${enterprise.name} (${enterprise.id})` : ""}${by}`;
}

function decidedText({ outcome, reason, rule, needsMedia }: CallAccount): string {
  const why = reason === undefined ? "" : ` (${reason})`;
  const by = rule === undefined ? "" : ` by rule ${rule}`;
  return `${outcome}${why}${by}${needsMedia ? "; this needs audio: it will work once the media node exists" : ""}`;
}

function rangLines(attempts: readonly AttemptAccount[]): string[] {
  return aligned(
    attempts.map(({ binding, target, trunk, result, sip, startedUs, answeredUs, endedUs }) => [
      binding,
      phoneText(target),
      trunk === undefined ? "over SIP" : `over ${trunk}`,
      sip === undefined || sip === 200 ? result : `${result} ${sip}`,
      `after ${timeText((answeredUs ?? endedUs) - startedUs)}`,
      answeredUs === undefined ? "" : `talked ${timeText(endedUs - answeredUs)}`,
    ]),
  );
}

function endedText(account: CallAccount, colours: Colours): string {
  const { sip, endedBy, endReason, provisional, invitedUs, callerAnsweredUs, endedUs } = account;
  const why = `${endReason === undefined ? "" : `: ${endReason}`}${provisional ? " (its true end is not known)" : ""}`;
  if (callerAnsweredUs === undefined)
    return `${colours("yellow", `${sip}`)} after ${timeText(endedUs - invitedUs)}, by the ${endedBy}${why}`;
  const rang = timeText(callerAnsweredUs - invitedUs);
  const talked = timeText(endedUs - callerAnsweredUs);
  return `${colours("green", `${sip}`)} after ${rang}, talked ${talked}, hung up by the ${endedBy}${why}`;
}

function costText({ callerAnsweredUs }: CallAccount, { callerShare, price, trunkCost }: Rated): string {
  if (callerAnsweredUs === undefined) return "nothing: only answered calls are charged";
  const why = [
    price.tariff,
    price.band,
    price.billedSeconds > 0 ? `${price.billedSeconds} s billed` : undefined,
    price.package === undefined ? undefined : `counts against ${price.package}`,
    price.problem === "no-band" ? "the tariff has no price for this caller" : undefined,
  ].filter((each) => each !== undefined);
  const cost = trunkCost.reduce((sum, each) => sum + each, 0);
  return [
    `caller ${formatAmount(callerShare)}`,
    `enterprise ${formatAmount(price.amount)}${why.length > 0 ? ` (${why.join(", ")})` : ""}`,
    `trunks ${formatAmount(cost)} yuan`,
  ].join(" · ");
}
