import { expect, test } from "vitest";
import { partyOf } from "../calls/party-of.ts";
import { runHotline, startHotline } from "../run-hotline.ts";
import { until } from "../until.ts";
import { type AgentProcess, page, ready, startAgent } from "./agent-process.ts";
import type { TestNode } from "./node.ts";
import { AGENT, HTTP_PORT } from "./places.ts";
import { answered, openDesk, type TrunkCall } from "./trunk-call.ts";

/** Registers the test of `hotline drain` beside an agent that ends meanwhile, with a generation that rings. */
export function testHotlineDrain(running: () => TestNode, place: () => Promise<TrunkCall>): void {
  const began = async (): Promise<AgentProcess> => {
    const node = running();
    // A drain belongs to one Kamailio.
    await node.restartKamailio();
    const agent = startAgent(node.folder, `file:${node.store}`);
    await ready();
    return agent;
  };
  const drains = async () => {
    const over = startHotline(["drain", "--listen", `${AGENT}:${HTTP_PORT}`]);
    await until(
      () => page("/drain"),
      ({ text }) => text === '{"state":"draining","liveCalls":1}',
    );
    return { over };
  };

  test("hotline drain hears the end from an agent that is stopped too; of one that is killed it knows nothing", async () => {
    const phones = await openDesk();
    const stopped = await began();
    const told = await place();
    await told.answered();
    const waiting = await drains();
    stopped.kill("SIGTERM");
    await told.hangUp();
    expect(await stopped.ended).toBe(0);
    expect(await waiting.over).toEqual({ status: 0, stdout: "drained\n", stderr: "" });
    await told.expectCall(answered, { desk: partyOf(phones) });

    const killed = await began();
    const lives = await place();
    await lives.answered();
    const left = await drains();
    killed.kill("SIGKILL");
    expect(await left.over).toEqual({
      ...{ status: 1, stdout: "" },
      stderr:
        "hotline drain: the agent has gone without a word of the end, and it is not known whether calls live\n",
    });
    await lives.hangUp();
    await lives.expectCall(answered, { desk: partyOf(phones) });
    await phones.stop();
    await running().restartKamailio();
  });
}

/** Registers the test of `hotline drain` beside a node without calls, and of its taking calls again. */
export function testDrainAndCancel(running: () => TestNode): void {
  test("hotline drain waits until no call lives; another Kamailio takes calls again", async () => {
    const at = ["--listen", `${AGENT}:${HTTP_PORT}`];
    expect(runHotline(["drain", ...at])).toMatchObject({ status: 0, stdout: "drained\n" });
    expect(await page("/readyz")).toMatchObject({ status: 503, text: "the edge is drained" });
    expect(runHotline(["drain", "--cancel", ...at])).toMatchObject({ status: 0 });
    await ready();
    // To its end: from its first instant on it is not yet known which Kamailio it is that drains.
    expect(runHotline(["drain", ...at])).toMatchObject({ status: 0, stdout: "drained\n" });
    await running().restartKamailio();
    await ready();
  });
}
