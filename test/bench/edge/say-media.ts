import { putSetting } from "#edge/node-db/put-setting.ts";
import type { Edge } from "#edge/start-edge.ts";
import { untilPulled } from "../../figures/until-pulled.ts";

/** Has the trunks' speech go past an edge (`direct`) or through its media relay (`anchored`) from now on. */
export async function sayMedia(edge: Edge, media: "direct" | "anchored"): Promise<void> {
  const row = edge.db.sqlite.prepare("SELECT value FROM settings WHERE key = 'config'").get();
  const config: { trunks: object[] } = JSON.parse(String(row?.["value"]));
  const trunks = config.trunks.map((trunk) => ({ ...trunk, media }));
  await untilPulled(edge, putSetting(edge.db, "config", { ...config, trunks }));
}
