import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";

/** Something of a request to register a resource, which mocks are not shown. */
export interface RegisterRequest {
  getName(): string;
  getType(): string;
  getProtect(): boolean | undefined;
  getIgnorechangesList(): string[];
}

/** Pulumi's mocks, with a list of what is protected, and of inputs whose changes are ignored: by `type name`. */
export class RecordingMonitor extends MockMonitor {
  readonly protected = new Set<string>();
  readonly ignored = new Map<string, readonly string[]>();

  override registerResource(
    request: RegisterRequest,
    callback: Parameters<MockMonitor["registerResource"]>[1],
  ): Promise<void> {
    const id = `${request.getType()} ${request.getName()}`;
    if (request.getProtect() === true) this.protected.add(id);
    this.ignored.set(id, request.getIgnorechangesList());
    return super.registerResource(request, callback);
  }
}
