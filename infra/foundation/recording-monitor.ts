import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";

/** Something of a request to register a resource, which mocks are not shown. */
export interface RegisterRequest {
  getName(): string;
  getType(): string;
  getProtect(): boolean | undefined;
}

/** Pulumi's mocks, with a list of what is protected: `type name`. */
export class RecordingMonitor extends MockMonitor {
  readonly protected = new Set<string>();

  override registerResource(
    request: RegisterRequest,
    callback: Parameters<MockMonitor["registerResource"]>[1],
  ): Promise<void> {
    if (request.getProtect() === true) this.protected.add(`${request.getType()} ${request.getName()}`);
    return super.registerResource(request, callback);
  }
}
