/** ` (skipped: …)` for the name of tests that lack something, empty otherwise. `more` is asked last. */
export function whyNot(needs: Readonly<Record<string, string>>, more?: () => string | undefined): string {
  if (process.env["HOTLINE_TEST_IMAGES"] !== "1") return " (skipped: make test-images runs it)";
  const missing = Object.keys(needs).filter((name) => !needs[name]);
  const why = missing.length > 0 ? `missing: ${missing.join(", ")}` : more?.();
  if (why === undefined) return "";
  console.warn(`SKIPPED: no container runs: ${why}`);
  return ` (skipped: ${why})`;
}
