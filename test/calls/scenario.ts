/** One call of a scenario. */
export interface ScenarioCall {
  /** Milliseconds after the scenario's start; 0 by default. */
  afterMs?: number;
  /** Source address; the trunk north by default. */
  from?: string;
  called: string;
  /** User part of To where it differs. */
  to?: string;
  caller?: string;
  /** Instant with offset; the edge's own clock where absent. */
  at?: string;
  headers?: string[];
  talkMs?: number;
  cancelAfterMs?: number;
  timeoutS?: number;
  expect: Expected;
}

interface Expected {
  /** Final SIP code; absent where nothing may come back. */
  code?: number;
  /** Attempts in order, `binding/trunk result`: `answered` or the cause of its end. */
  ladder: string[];
  /** All events of the call in their order, as `eventsInWords` writes them; empty where nothing may be recorded. */
  events: string;
  /** Several legs ring at once, so that the order of the events is free: these, and no others, must be there. */
  anyOrder?: true;
}

/** Calls to one number of the stack, so that scenarios can run at the same time. */
export interface Scenario {
  name: string;
  /** File of the stack that holds the called number or its DID; null where none may. */
  yaml: string | null;
  /** Each call when the one before has ended; otherwise all at their `afterMs`. */
  inTurn?: true;
  calls: ScenarioCall[];
}
