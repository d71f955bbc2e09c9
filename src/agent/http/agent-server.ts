import { createServer, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Drain } from "../drain.ts";

/** What the agent tells over HTTP. */
export interface AgentPages {
  /** Why the edge must not get calls now; nothing where it may. */
  obstacles(): Promise<string[]>;
  metrics(): Promise<string>;
  drain: Drain;
  /** Resolves when it is known whether a drain from before the agent's restart goes on. */
  begun: Promise<unknown>;
}

/** The longest that who asks for the end of a drain waits for an answer, in milliseconds. */
export const HOLD_MS = 60_000;

const TEXT = "text/plain; charset=utf-8";

/**
 * `/healthz`, `/readyz`, `/metrics` for whoever may reach the address, and `/drain`: GET says how far it is; POST
 * begins and DELETE cancels one, from this machine only. With `?wait`, GET and POST begin their answer at once and end it
 * when the drain is over, or after a minute: whoever waits so hears of the end of a drain before the agent ends by it.
 */
export function agentServer(pages: AgentPages): Server {
  const server = createServer(async (request, response) => {
    const [path, query] = request.url?.split("?", 2) ?? [];
    const holdMs = query === "wait" ? HOLD_MS : 0;
    try {
      await answer(`${request.method} ${path}`, pages, { local: isLocal(request.socket), holdMs }, response);
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
  { local, holdMs }: { local: boolean; holdMs: number },
  response: ServerResponse,
): Promise<void> {
  const { drain } = pages;
  // Who follows a drain over the agent's restart must not hear that there is none.
  if (route.endsWith(" /drain")) await pages.begun;
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
      return await sayDrain(response, 200, drain, holdMs);
    case "POST /drain":
      if (!local) return say(response, 403, "only from this machine");
      void drain.begin("POST /drain");
      return await sayDrain(response, 202, drain, holdMs);
    case "DELETE /drain":
      if (!local) return say(response, 403, "only from this machine");
      await drain.cancel("DELETE /drain");
      return await sayDrain(response, 200, drain);
    default:
      return say(response, 404, "there are /healthz, /readyz, /metrics and /drain");
  }
}

/** Holds the end of its answer back for `holdMs`, as long as the drain goes on. */
async function sayDrain(response: ServerResponse, status: number, drain: Drain, holdMs = 0): Promise<void> {
  begin(response, status, "application/json").flushHeaders();
  if (holdMs > 0) await drain.over(holdMs);
  const { state, liveCalls } = drain;
  response.end(`${JSON.stringify({ state, liveCalls })}\n`);
}

function say(response: ServerResponse, status: number, text: string, type = TEXT): void {
  begin(response, status, type).end(`${text}\n`);
}

function begin(response: ServerResponse, status: number, type: string): ServerResponse {
  return response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
}

/** Over loopback, or from the very address at which the request came in: no other machine has either. */
function isLocal({ remoteAddress = "", localAddress }: Socket): boolean {
  return /^(::ffff:)?127\./.test(remoteAddress) || remoteAddress === "::1" || remoteAddress === localAddress;
}
