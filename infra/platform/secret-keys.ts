/**
 * Keys of the configuration whose values are encrypted in its file, as the engine tells its programs
 * (`PULUMI_CONFIG_SECRET_KEYS`, a JSON list).
 */
export function secretKeys(text: string | undefined): ReadonlySet<string> {
  const keys: unknown = JSON.parse(text ?? "[]");
  return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : []);
}
