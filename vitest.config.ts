import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "./test/fresh-lua.ts",
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 60_000,
    // A cluster, or a Kamailio with calls, takes its time to end.
    hookTimeout: 60_000,
    // Its own second is short where two files share two cores with what they start.
    expect: { poll: { timeout: 20_000 } },
    // Two files, and what they start, may have an edge wait for its processors: it refuses calls then in its own tests alone.
    env: { HOTLINE_SHORT_WAIT_MS: "10000" },
    // Calls mostly wait, and each suite has loopback addresses of its own: two at a time, also on two cores.
    maxWorkers: 2,
  },
});
