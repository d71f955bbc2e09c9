import type { SipText } from "#local/phones/sip-text.ts";

/** The contacts of one account, as a registrar keeps them (RFC 3261, 10.3). */
export class Bindings {
  /** Each change: when (`performance.now()`), and the hosts that are there from then on. */
  readonly history: { at: number; hosts: string[] }[] = [];
  /** Seconds that it grants at most. */
  longest = 3600;
  private readonly known = new Map<string, { expires: number; until: number }>();

  /** Contact URIs that are there now. */
  uris(): string[] {
    const now = performance.now();
    return [...this.known].flatMap(([uri, { until }]) => (until > now ? [uri] : []));
  }

  /** Addresses of the contacts that are there now. */
  hosts(): string[] {
    return this.uris().map((uri) => /@([^:;>]+)/.exec(uri)?.[1] ?? uri);
  }

  /** Seconds that were granted to the contact of a host. */
  granted(host: string): number | undefined {
    return [...this.known].find(([uri]) => uri.includes(`@${host}:`))?.[1].expires;
  }

  /** Does what a REGISTER asks. */
  take(request: SipText): void {
    const contacts = (request.headers["contact"] ?? []).flatMap((value) => value.split(/,\s*(?=<)/));
    if (contacts.length === 0) return;
    for (const contact of contacts) {
      const uri = /<([^>]+)>/.exec(contact)?.[1] ?? contact;
      const asked = Number(/;expires=(\d+)/.exec(contact)?.[1] ?? request.headers["expires"]?.[0] ?? 3600);
      const expires = Math.min(asked, this.longest);
      if (expires === 0) this.known.delete(uri);
      else this.known.set(uri, { expires, until: performance.now() + expires * 1000 });
    }
    this.history.push({ at: performance.now(), hosts: this.hosts().toSorted() });
  }

  /** The headers that list them. */
  headers(): [string, string][] {
    return [...this.known].flatMap(([uri, { expires }]): [string, string][] =>
      this.uris().includes(uri) ? [["Contact", `<${uri}>;expires=${expires}`]] : [],
    );
  }
}
