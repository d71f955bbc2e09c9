import { once } from "node:events";
import { createServer, request } from "node:http";

/** How a proxy treats requests: passes them on, or takes them and never answers: all, or those for objects. */
type Mood = "passes" | "hangs" | "hangs on objects";

/** A proxy before a store whose mood a test sets. */
export interface MoodyProxy {
  mood: Mood;
  /** Requests that were taken and never answered. */
  hanging: number;
  /** Lets nobody in any more, as a server that is away. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
}

/** Starts a proxy; what it passes on keeps its headers, which the requests' signatures cover. */
export async function startMoodyProxy(
  address: string,
  port: number,
  upstreamPort: number,
): Promise<MoodyProxy> {
  const proxy = { mood: "passes" as Mood, hanging: 0 };
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? "";
    if (proxy.mood === "hangs" || (proxy.mood === "hangs on objects" && path.includes("/objects/"))) {
      proxy.hanging += 1;
      return;
    }
    const { method = "GET", headers } = incoming;
    const upstream = request({ host: address, port: upstreamPort, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    incoming.pipe(upstream);
  });
  const listen = async () => {
    server.listen(port, address);
    await once(server, "listening");
  };
  await listen();
  return Object.assign(proxy, {
    comeBack: listen,
    leave: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  });
}
