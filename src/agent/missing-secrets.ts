import { access, constants } from "node:fs/promises";
import { join } from "node:path";

/** Names of the secrets that a setting refers to (`"secret": NAME`) and that cannot be read in the folder. */
export async function missingSecrets(folder: string, config: unknown): Promise<string[]> {
  const names = [...new Set(secretsIn(config))];
  const readable = await Promise.all(
    names.map((name) =>
      access(join(folder, name), constants.R_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return names.filter((_, index) => !readable[index]);
}

function secretsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "secret" && typeof each === "string" ? [each] : secretsIn(each),
  );
}
