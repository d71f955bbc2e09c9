import { createConnection } from "node:net";
import type { RpcReply, RpcValue } from "./binrpc.ts";
import { binrpcReply, binrpcRequest } from "./binrpc.ts";

/** Kamailio, as asked over its control socket. */
export interface Control {
  /**
   * Asks and answers what Kamailio returned.
   *
   * @throws Error where Kamailio is away, is silent for the time, or refuses.
   */
  ask(method: string, ...params: (string | number)[]): Promise<RpcValue[]>;
}

/** A control socket (`ctl` module, a Unix stream); each request is a connection of its own, with a time limit. */
export function controlOf(socketPath: string, withinMs = 1000): Control {
  return {
    ask: async (method, ...params) => {
      const reply = await exchanged(socketPath, binrpcRequest(method, params), withinMs);
      if ("fault" in reply) throw new Error(`Kamailio refuses ${method}: ${reply.fault}`);
      return reply.values;
    },
  };
}

function exchanged(path: string, request: Buffer, withinMs: number): Promise<RpcReply> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    let read = Buffer.alloc(0);
    const fail = (why: string) => {
      socket.destroy();
      reject(new Error(`Kamailio's control socket: ${why}`));
    };
    const timer = setTimeout(() => fail("no answer in time"), withinMs);
    socket.on("connect", () => socket.write(request));
    socket.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.on("close", () => {
      clearTimeout(timer);
      fail("closed without an answer");
    });
    socket.on("data", (chunk) => {
      read = Buffer.concat([read, chunk]);
      try {
        const reply = binrpcReply(read);
        if (reply === undefined) return;
        resolve(reply);
        socket.destroy();
      } catch (error) {
        fail(error instanceof Error ? error.message : String(error));
      }
    });
  });
}
