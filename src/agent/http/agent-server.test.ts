import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Drain } from "../drain.ts";
import { agentServer } from "./agent-server.ts";

test("whoever asks for a drain while the agent begins hears of the one that goes on", async () => {
  const never = () => Promise.reject(new Error("not asked"));
  const drain = new Drain({
    kamailio: {
      ...{ pulled: never, calls: never, upSince: never, statistics: never },
      ...{ listeners: never, workers: never, table: never },
    },
    say: async () => 1,
    log: { info: () => undefined, warn: () => undefined },
    graceMs: 60_000,
  });
  const begun = Promise.withResolvers<void>();
  const pages = { drain, begun: begun.promise, obstacles: async () => [], metrics: async () => "" };
  const server = agentServer(pages);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const address = server.address();
    const at = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const asked = fetch(`${at}/drain`).then((answer) => answer.json());
    expect((await fetch(`${at}/healthz`)).status).toBe(200);
    await sleep(50);
    void drain.begin("as before the agent's restart");
    begun.resolve();
    expect(await asked).toMatchObject({ state: "draining" });
  } finally {
    await drain.cancel("the end of the test");
    server.closeAllConnections();
    server.close();
  }
});
