import { once } from "node:events";
import { join } from "node:path";
import { Registry } from "prom-client";
import { makeFolder } from "#config/make-folder.ts";
import { watchMedia } from "#edge/media/watch-media.ts";
import { getSetting } from "#edge/node-db/get-setting.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { type NodeFolder, nodeFolder } from "#edge/node-folder.ts";
import type { AgentOptions } from "./agent-options.ts";
import { Drain, type DrainEnd } from "./drain.ts";
import { DrainedKamailio } from "./drained-kamailio.ts";
import { follow, OBJECT_PATIENCE } from "./generation/follow.ts";
import { Generations } from "./generation/generations.ts";
import { nodeDbTarget } from "./generation/node-db-target.ts";
import { ObjectCache } from "./generation/object-cache.ts";
import { agentServer } from "./http/agent-server.ts";
import { inTurn } from "./in-turn.ts";
import { controlOf } from "./kamailio/control.ts";
import { kamailioAt } from "./kamailio/kamailio.ts";
import { keepCertificates } from "./keep-certificates.ts";
import { lockNode } from "./lock-node.ts";
import type { Log } from "./log.ts";
import { generationMetrics } from "./metrics/generation-metrics.ts";
import { kamailioMetrics } from "./metrics/kamailio-metrics.ts";
import { nodeMetrics } from "./metrics/node-metrics.ts";
import { tableMetrics } from "./metrics/table-metrics.ts";
import { followPeers } from "./peers/follow-peers.ts";
import { knownToCarriers } from "./peers/known-to-carriers.ts";
import { openPeers } from "./peers/open-peers.ts";
import type { Peer } from "./peers/peer.ts";
import { obstacles } from "./readiness.ts";
import { repeat } from "./repeat.ts";
import { reportGenerations } from "./report-generations.ts";
import { reserveOf } from "./reserve-of.ts";
import { silenceOf } from "./silence-of.ts";
import { SpoolCare } from "./spool/spool-care.ts";
import { spoolMetrics } from "./spool/spool-metrics.ts";
import { openStore } from "./store/open-store.ts";
import { sweepTraces } from "./traces/sweep-traces.ts";

/** How often the spool is looked after, in milliseconds. */
const SPOOL_MS = 1000;

/** How often the names of trunks' hosts are resolved, in milliseconds. */
const HOSTS_MS = 60_000;

/** How long a name server is waited for, as resolver(3) reads it: a thread that waits is missing to work on files. */
const RESOLVER = "timeout:1 attempts:2";

/** How often certificates and keys are looked at, in milliseconds. */
const TLS_MS = 2000;

/** How often old traces are looked for, in milliseconds. */
const TRACES_MS = 600_000;

/**
 * Runs a node's agent until `stop` asks for the end, and then until the edge is drained; answers what that came to.
 *
 * @throws NodeTaken where another agent has the folder, Error where it cannot begin: the folder, the store's
 * configuration, the address to listen on.
 */
export async function runAgent(options: AgentOptions, log: Log, stop: AbortSignal): Promise<DrainEnd> {
  process.env["RES_OPTIONS"] ??= RESOLVER;
  const folder = nodeFolder(options.node, options.secrets);
  makeFolder(folder.spool);
  const unlock = lockNode(folder.path);
  try {
    return await runOn(folder, options, log, stop);
  } finally {
    unlock();
  }
}

async function runOn(
  folder: NodeFolder,
  options: AgentOptions,
  log: Log,
  stop: AbortSignal,
): Promise<DrainEnd> {
  const { sip, listen, graceMs, id } = options;
  const store = await openStore(options.store);
  const peers = options.peers && (await openPeers(options.peers, sip.address));
  const db = openNodeDb(folder.db);
  if (db.setAside) log.warn("node.db was damaged and is set aside", { ...db.setAside });
  const kamailio = kamailioAt(controlOf(folder.controlSocket));
  const turn = inTurn();
  const drained = new DrainedKamailio(db, { kamailio, turn });
  const drain = new Drain({ kamailio, say: (draining) => drained.say(draining), log, graceMs });
  const register = new Registry();
  const metrics = generationMetrics(register);
  const spool = new SpoolCare({
    ...{ spool: folder.spool, db, reserve: () => reserveOf(db) },
    ...{ turn, metrics: spoolMetrics(register) },
  });
  const mediaFailed = (error: unknown) => log.warn("media.db cannot be written", { error: String(error) });
  const media =
    options.mediaReports === undefined
      ? undefined
      : await watchMedia(folder.path, options.mediaReports, () => silenceOf(db), mediaFailed);
  const asked = [
    kamailioMetrics(register, kamailio),
    tableMetrics(register, kamailio, db),
    nodeMetrics(register, { db: folder.db, drain, media }),
  ];
  const begun = Promise.withResolvers<void>();
  const server = agentServer({
    ...{ drain, begun: begun.promise },
    obstacles: () =>
      obstacles({
        ...{ sip, kamailio, epoch: db.epoch, draining: () => drain.state },
        saysDraining: () => getSetting(db, "draining") === true,
      }),
    metrics: async () => {
      await Promise.all(asked.map((ask) => ask()));
      return register.metrics();
    },
  });
  const ended = new AbortController();
  const { signal } = ended;
  try {
    server.listen(listen.port, listen.address);
    await once(server, "listening");
    putSetting(db, "self", id);
    await drained.watch(drain, signal);
    begun.resolve();
    const generations = new Generations(
      folder.path,
      new ObjectCache(join(folder.path, "objects")),
      nodeDbTarget(db, turn),
    );
    const { generation = "none", numbers } = nodeState(db);
    log.info("the agent follows", {
      store: store.name,
      generation,
      numbers,
      http: `${listen.address}:${listen.port}`,
    });
    const follower = reportGenerations({ db, kamailio, metrics, log, secrets: folder.secrets, signal });
    const { storeTimeoutMs: timeoutMs } = options;
    const resolveHosts = async () =>
      metrics.unresolvedHosts((await generations.resolveAgain(store, OBJECT_PATIENCE * timeoutMs)).length);
    const loops = [
      follow(store, generations, { follower, log, signal, timeoutMs }),
      repeat("the certificates", TLS_MS, () => keepCertificates(db, folder, turn), { log, signal }),
      repeat("the traces", TRACES_MS, () => sweepTraces(folder, new Date()), { log, signal }),
      repeat("the names of trunks' hosts", HOSTS_MS, resolveHosts, { log, signal }),
      repeat("the spool", SPOOL_MS, () => spool.step(), { log, signal }),
    ];
    if (peers) {
      const take = (list: Peer[]) =>
        turn(() => putSetting(db, "peers", knownToCarriers(list, options.edges)));
      loops.push(followPeers(peers, take, { log, signal, failed: metrics.peersFailed }));
    } else putSetting(db, "peers", undefined);
    if (!stop.aborted) await Promise.race([once(stop, "abort"), ...loops]);
    const end = await drain.begin("stopped");
    ended.abort();
    await Promise.all(loops);
    // What the last calls left, and the ends of those that died with a Kamailio that is gone too.
    await spool.step().catch((error: unknown) => log.warn(`the spool: ${String(error)}`));
    return end;
  } finally {
    ended.abort();
    server.close();
    server.closeAllConnections();
    await media?.close();
    db.close();
  }
}
