import { createServer, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Drain } from "../drain.ts";

/** What the agent tells over HTTP. */
export interface AgentPages {
  /** Why the edge must not get calls now; nothing where it may. */
  obstacles(): Promise<string[]>;
  metrics(): Promise<string>;
  drain: Drain;
}

const TEXT = "text/plain; charset=utf-8";

/**
 * `/healthz`, `/readyz`, `/metrics` for whoever may reach the address, and `/drain`: GET says how far it is; POST
 * begins and DELETE cancels one, from this machine only.
 */
export function agentServer(pages: AgentPages): Server {
  const server = createServer(async (request, response) => {
    const route = `${request.method} ${request.url?.split("?", 1)[0]}`;
    try {
      await answer(route, pages, isLocal(request.socket), response);
    } catch (error) {
      say(response, 500, error instanceof Error ? error.message : String(error));
    }
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5000;
  return server;
}

async function answer(
  route: string,
  pages: AgentPages,
  local: boolean,
  response: ServerResponse,
): Promise<void> {
  const { drain } = pages;
  switch (route) {
    case "GET /healthz":
      return say(response, 200, "ok");
    case "GET /readyz": {
      const obstacles = await pages.obstacles();
      return obstacles.length === 0 ? say(response, 200, "ready") : say(response, 503, obstacles.join("\n"));
    }
    case "GET /metrics":
      return say(
        response,
        200,
        (await pages.metrics()).trimEnd(),
        "text/plain; version=0.0.4; charset=utf-8",
      );
    case "GET /drain":
      return sayDrain(response, 200, drain);
    case "POST /drain":
      if (!local) return say(response, 403, "only from this machine");
      void drain.begin("POST /drain");
      return sayDrain(response, 202, drain);
    case "DELETE /drain":
      if (!local) return say(response, 403, "only from this machine");
      await drain.cancel("DELETE /drain");
      return sayDrain(response, 200, drain);
    default:
      return say(response, 404, "there are /healthz, /readyz, /metrics and /drain");
  }
}

function sayDrain(response: ServerResponse, status: number, { state, liveCalls }: Drain): void {
  say(response, status, JSON.stringify({ state, liveCalls }), "application/json");
}

function say(response: ServerResponse, status: number, text: string, type = TEXT): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(`${text}\n`);
}

/** Over loopback, or from the very address at which the request came in: no other machine has either. */
function isLocal({ remoteAddress = "", localAddress }: Socket): boolean {
  return /^(::ffff:)?127\./.test(remoteAddress) || remoteAddress === "::1" || remoteAddress === localAddress;
}
