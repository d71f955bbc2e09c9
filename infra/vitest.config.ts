import { defineConfig } from "vitest/config";

/** Tests of the Pulumi programs, which have packages of their own: scripts/infra-setup puts them in place. */
export default defineConfig({
  test: {
    ...{ root: import.meta.dirname, include: ["*/**/*.test.ts"] },
    ...{ testTimeout: 60_000, hookTimeout: 60_000 },
  },
});
