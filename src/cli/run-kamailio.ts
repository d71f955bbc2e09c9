import { existsSync } from "node:fs";
import { join } from "node:path";
import type { HostPort } from "#agent/agent-options.ts";
import { nodeSize } from "#agent/node-size.ts";
import { minded } from "#agent/spool/room.ts";
import { makeFolder } from "#config/make-folder.ts";
import { kamailioAbilities } from "#edge/kamailio-abilities.ts";
import { BUILT_LUA, kamailioLaunch } from "#edge/kamailio-launch.ts";
import { locked, newBoot, tied } from "#edge/locked-command.ts";
import { relayAnswers } from "#edge/media/relay-answers.ts";
import { type NodeFolder, nodeFolder } from "#edge/node-folder.ts";
import { ownSecrets } from "#edge/own-secrets.ts";
import { ensureTlsConfig } from "#edge/tls/keep-tls.ts";
import { become } from "./become.ts";
import { EXIT } from "./exit-code.ts";
import { installed } from "./installed.ts";
import type { KamailioFlags } from "./kamailio.ts";
import { kamailioOptions, relayPlaces } from "./kamailio-options.ts";
import { kamailioScript } from "./kamailio-script.ts";
import { OptionProblem } from "./option-problem.ts";
import { isSystemError } from "./system-error.ts";

/** How long a media relay may take to start, in milliseconds. */
const RELAY_MS = 10_000;

/** Runs `hotline kamailio`; answers the exit code. */
export async function runKamailio(flags: KamailioFlags): Promise<number> {
  try {
    const folder = nodeFolder(flags.node, flags.secrets);
    const asked = kamailioOptions(flags);
    const size = nodeSize(folder.db);
    const options = { ...asked, bytes: Math.max(asked.bytes, size.bytes) };
    if (flags.print) {
      process.stdout.write(kamailioScript(folder, kamailioLaunch(folder, options)));
      return EXIT.ok;
    }
    const kamailio = installed("kamailio", "kamailio kamailio-lua-modules lua-cjson lua-sql-sqlite3");
    if (!existsSync(join(BUILT_LUA, "decision.lua")))
      throw new OptionProblem("the decision function is not compiled to Lua: run 'npm run lua'");
    if (flags.tls !== undefined && !kamailioAbilities(kamailio).threads)
      process.stderr.write(
        "hotline kamailio: this Kamailio is older than 5.8: TLS handshakes that fail can end it; let nobody but carriers reach --tls\n",
      );
    await makeReady(folder, flags);
    await anyRelay(relayPlaces(flags));
    await minded(folder.spool, size.reserve, "reserve.kamailio");
    const { command, env } = kamailioLaunch(folder, { ...options, kamailio });
    const boot = newBoot();
    return await become(tied(locked(folder, boot, command)), { ...env, HOTLINE_BOOT: boot });
  } catch (error) {
    if (!(error instanceof OptionProblem) && !isSystemError(error)) throw error;
    process.stderr.write(`hotline kamailio: ${error.message}\n`);
    return EXIT.usage;
  }
}

/**
 * Waits until a media relay answers, for a while: Kamailio, which asks once at its start, would refuse calls that need one
 * for five seconds more.
 */
async function anyRelay(relays: readonly HostPort[]): Promise<void> {
  if (relays.length > 0) await Promise.race(relays.map((relay) => relayAnswers(relay, RELAY_MS)));
}

async function makeReady(
  folder: NodeFolder,
  { ownSecrets: own, secrets, tls }: KamailioFlags,
): Promise<void> {
  makeFolder(folder.spool);
  if (own && secrets !== undefined)
    throw new OptionProblem(
      "--own-secrets is for the node's own folder: leave --secrets out, or put an edge-key there",
    );
  if (own) await ownSecrets(folder.path);
  if (!existsSync(join(folder.secrets, "edge-key")))
    throw new OptionProblem(
      `there is no edge-key in ${folder.secrets}: give --secrets the folder that has it, or --own-secrets to an edge that stands alone`,
    );
  if (tls !== undefined) ensureTlsConfig(folder);
}
