import { createSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import { stillAnswers } from "../still-answers.ts";
import { EDGE, NORTH, VICTIM } from "./addresses.ts";
import { goodCall } from "./good-call.ts";
import { mutated } from "./mutate.ts";
import { chance } from "./random.ts";
import type { SecurityRun } from "./security-run.ts";
import { validMessage } from "./valid-messages.ts";

/** What came of a run of mutated messages. */
export interface FuzzFigures {
  sent: { udp: number; tcp: number };
  /** Calls placed meanwhile, and those of them that were answered and hung up as they should. */
  calls: number;
  succeeded: number;
  /** Times that the edge did not answer OPTIONS within five seconds. */
  unanswered: number;
  /** Messages that arrived where only a mutated message could have sent them. */
  carried: number;
  /** Kamailio's processes, before and after: the same unless one was lost. */
  processes: [before: string, after: string];
  /** Bytes of shared memory in use. */
  memory: [before: number, after: number];
}

const batch = 100;

/** Sends mutated messages from a carrier's address, one in four over TCP, while calls are placed. */
export async function fuzz(
  run: SecurityRun,
  messages: number,
  seed: number,
  settleMs: number,
): Promise<FuzzFigures> {
  const { edge } = run;
  const draw = chance(seed);
  const udp = createSocket("udp4");
  const victim = createSocket("udp4");
  let carried = 0;
  victim.on("message", () => {
    carried += 1;
  });
  udp.on("message", () => undefined);
  await new Promise<void>((done) => udp.bind(0, NORTH, done));
  await new Promise<void>((done) => victim.bind(5060, VICTIM, done));
  const before = { processes: await processes(run), memory: await memory(run) };
  const sent = { udp: 0, tcp: 0 };
  let [calls, succeeded, unanswered] = [0, 0, 0];
  const from = `${NORTH}:${udp.address().port}`;
  for (let serial = 0; serial < messages; ) {
    const call = goodCall(edge, NORTH).then((good) => {
      calls += 1;
      if (good) succeeded += 1;
    });
    const connections: Socket[] = [];
    for (let step = 0; step < batch && serial < messages; step++, serial++) {
      const overTcp = draw.next() < 0.25;
      const bytes = mutated(validMessage(serial, from, overTcp ? "TCP" : "UDP", draw), draw);
      sent[overTcp ? "tcp" : "udp"] += 1;
      if (overTcp) connections.push(await overConnection(bytes));
      else await new Promise<void>((done) => udp.send(bytes, 5060, EDGE, () => done()));
    }
    await stillAnswers(edge, 5000).catch(() => {
      unanswered += 1;
    });
    await call;
    for (const connection of connections) connection.resetAndDestroy();
  }
  await new Promise((done) => setTimeout(done, settleMs));
  const after = { processes: await processes(run), memory: await memory(run) };
  udp.close();
  victim.close();
  return {
    ...{ sent, calls, succeeded, unanswered, carried },
    processes: [before.processes, after.processes],
    memory: [before.memory, after.memory],
  };
}

function overConnection(bytes: Buffer): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ host: EDGE, port: 5060, localAddress: NORTH });
    socket.on("error", () => resolve(socket));
    socket.on("data", () => undefined);
    socket.write(bytes, () => resolve(socket));
  });
}

async function processes({ rpc }: SecurityRun): Promise<string> {
  return JSON.stringify(await rpc("core.ps"));
}

async function memory({ rpc }: SecurityRun): Promise<number> {
  const result = (await rpc("core.shmmem")) as { real_used?: number } | undefined;
  return result?.real_used ?? 0;
}
