import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addressPort } from "./address-port.ts";
import { kamailioAbilities } from "./kamailio-abilities.ts";
import { kamailioArguments, type Listener, reachedAt } from "./kamailio-arguments.ts";
import { luaPath } from "./lua-path.ts";
import type { NodeFolder } from "./node-folder.ts";

export interface KamailioOptions {
  listeners: readonly Listener[];
  /** Bytes of all lines that the node is to hold. */
  bytes: number;
  /** Lets the headers `X-Hotline-Clock` (epoch ms) and `X-Hotline-Random` of a call set its time and chance. */
  testClock?: boolean;
  /** Folder of `conformance.lua`, for tests that send vectors. */
  testVectors?: string;
  /** SIP worker processes; 2 by default. */
  workers?: number;
  /** Control addresses of the media relays, `address:port`; without any, speech goes from carrier to carrier. */
  relays?: readonly string[];
  /** Path of Kamailio. */
  kamailio?: string;
}

/** How a Kamailio is started, wherever that is. */
export interface KamailioLaunch {
  /** The program and its arguments. */
  command: string[];
  /** What it needs to know besides; the boot's id comes with each start (`locked-command.ts`). */
  env: Record<string, string>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The decision function as Lua, which `npm run lua` compiles. */
export const BUILT_LUA = join(root, "build/lua");

/** Where `liblua5.1.so.0` is LuaJIT (`scripts/setup`); may be missing. */
const LUAJIT = join(root, "build/luajit");

/** What starts Kamailio on a node's folder. For TLS it needs a `tls.cfg` there. */
export function kamailioLaunch(folder: NodeFolder, options: KamailioOptions): KamailioLaunch {
  const runtime = join(root, "runtime/kamailio");
  const { listeners, bytes, workers = 2, relays = [], kamailio = "kamailio" } = options;
  const vectors = options.testVectors ? [options.testVectors] : [];
  const folders = [runtime, BUILT_LUA, ...vectors];
  const secure = listeners.find(({ transport }) => transport === "tls");
  const abilities = kamailioAbilities(kamailio);
  const sizing = { listeners, workers, bytes, relays, abilities };
  return {
    command: [kamailio, ...kamailioArguments({ runtime, folder: folder.path, ...sizing })],
    env: {
      HOTLINE_RUN_DIR: folder.path,
      HOTLINE_SECRETS: folder.secrets,
      HOTLINE_LISTENS: listeners[0] ? addressPort(listeners[0]) : "",
      HOTLINE_CONTACT: listeners[0] ? reachedAt(listeners[0]) : "",
      ...(secure && { HOTLINE_TLS_CONTACT: reachedAt(secure) }),
      HOTLINE_LUA_PATH: luaPath(folders),
      LD_LIBRARY_PATH: [LUAJIT, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":"),
      HOTLINE_MEDIA_RELAYS: relays.length > 0 ? "1" : "0",
      HOTLINE_WORKERS: String(workers),
      HOTLINE_TEST_CLOCK: options.testClock ? "1" : "0",
      HOTLINE_TEST_VECTORS: options.testVectors ? "1" : "0",
    },
  };
}
