import type { Finding, Path } from "../finding.ts";

/** For tests: what findings are about, without the parameters of their sentences. */
export function places(findings: readonly Finding[]): { code: string; path: Path }[] {
  return findings.map(({ code, path }) => ({ code, path }));
}
