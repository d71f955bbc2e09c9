import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { checkStack } from "#config/check-stack.ts";
import { renderText } from "#config/render/text.ts";
import { enterpriseFiles } from "#config/stack/enterprise-files.ts";
import { foundationIn } from "#config/stack/foundation-file.ts";
import { readBytes } from "#config/stack/read-bytes.ts";
import { decode } from "#config/yaml/decode.ts";
import { linesOf, lineText } from "#config/yaml/lines.ts";

const folder = "test/broken";
const local = "stacks/local";

/**
 * The broken cases by name. A case is one of
 *
 * - `NAME.yaml`: an enterprise file, checked in a stack with the local stack's platform file and recordings;
 * - `NAME.platform.yaml`: beside that, the case's own platform file; alone, a platform file that is itself broken;
 * - `NAME.foundation.yaml`: beside those, the case's foundation file;
 * - `NAME/`: several enterprise files, and a `platform.yaml` if the local one will not do.
 *
 * `# check: --today 2026-06-01` in the first line of the file (of a folder: its first file) sets the day. `NAME.out`
 * is what `hotline check` says.
 */
export function brokenCases(): string[] {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [entry.name];
    return entry.name.endsWith(".yaml") ? [entry.name.replace(/(\.platform|\.foundation)?\.yaml$/, "")] : [];
  });
  return [...new Set(names)].sort();
}

/** What `hotline check` says about a case in text format, with paths as short as in the case's folder. */
export async function checkBroken(name: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "hotline-broken-"));
  try {
    mkdirSync(join(dir, "enterprises"));
    symlinkSync(resolve(local, "audio"), join(dir, "audio"));
    const single = join(folder, `${name}.yaml`);
    const several = join(folder, name);
    if (existsSync(single)) cpSync(single, join(dir, "enterprises", `${name}.yaml`));
    if (existsSync(several)) cpSync(several, join(dir, "enterprises"), { recursive: true });
    const platforms = [join(several, "platform.yaml"), join(folder, `${name}.platform.yaml`)];
    const platform = platforms.find((each) => existsSync(each)) ?? join(local, "platform.yaml");
    cpSync(platform, join(dir, "platform.yaml"));
    const foundation = join(folder, `${name}.foundation.yaml`);
    if (existsSync(foundation)) cpSync(foundation, join(dir, "foundation.yaml"));
    rmSync(join(dir, "enterprises", "platform.yaml"), { force: true });
    return await check(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function check(dir: string): Promise<string> {
  const files = enterpriseFiles(dir);
  const first = readFileSync(files[0] ?? join(dir, "platform.yaml"), "latin1").split("\n", 1)[0] ?? "";
  const today = /^# check:.*--today (\S+)/.exec(first)?.[1] ?? "2026-06-01";
  const foundation = foundationIn(dir);
  const own = [join(dir, "platform.yaml"), join(dir, "foundation.yaml")];
  const paths = new Map([...files, ...own].map((path) => [basename(path), path]));
  const { diagnostics } = await checkStack(
    { dir, platformAsked: true, foundation, files, asked: new Set(files) },
    { dated: { today, now: new Date(0) }, shownAs: (path) => basename(path) },
  );
  return renderText(diagnostics, {
    colour: false,
    lineOf: (file, line) => lineOf(paths.get(file) ?? "", line),
  });
}

function lineOf(path: string, line: number): string | undefined {
  const bytes = readBytes(path);
  const text = bytes instanceof Uint8Array ? decode(bytes).text : "";
  return text === "" ? undefined : lineText(text, linesOf(text), line);
}
