/** Texts that are secrets wherever they stand. Forms: RFC 7468, RFC 7519, and what the providers document. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]{1,40}-----/, "a PEM block"],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, "an access key of AWS"],
  [/\bLTAI[A-Za-z0-9]{12,26}\b/, "an access key of Alibaba Cloud"],
  [/\bAKID[A-Za-z0-9]{13,40}\b/, "an access key of Tencent Cloud"],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22})/, "a token of GitHub"],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./, "a JSON Web Token"],
  [/:\/\/[^\s/:@]{1,64}:[^\s/@]{1,128}@/, "an address with a password"],
];

/** What secret a text holds, as a noun; undefined where it looks like none. */
export function secretIn(text: string): string | undefined {
  return forms.find(([form]) => form.test(text))?.[1];
}

/** As {@link secretIn}, of a text that should be a secret's name: digits of a key are no name. */
export function secretInName(text: string): string | undefined {
  return secretIn(text) ?? (/^[0-9A-Fa-f]{32,}$/.test(text) ? "what looks like a key" : undefined);
}
