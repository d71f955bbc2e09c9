import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { permissions?: Readonly<Record<string, string>>; environment?: string; steps: Step[] }>
  >;
}

const folder = ".github/workflows";
/** What others wrote: it runs where no cloud's role is, and on nothing that a pull request brings. */
const IMAGE_ACTIONS = [
  "actions/upload-artifact",
  "actions/download-artifact",
  "anchore/scan-action",
  "sigstore/cosign-installer",
];

describe.each(readdirSync(folder))("%s", (file) => {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const workflow = load(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("actions are pinned by digest, and keep no token", () => {
    const uses = steps.filter((step) => step.uses !== undefined);
    expect(uses.length).toBeGreaterThan(0);
    for (const step of uses) {
      expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (!step.uses?.startsWith("actions/checkout@")) {
        expect([file, step.uses?.split("@")[0]]).toEqual(["images.yml", expect.toBeOneOf(IMAGE_ACTIONS)]);
        continue;
      }
      expect(step.with).toMatchObject({ "persist-credentials": false });
      // What is checked out is what the workflow came from: of a pull request, the base.
      expect(Object.keys(step.with ?? {})).not.toContain("ref");
    }
    expect(text.match(/uses: .*@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)).toHaveLength(uses.length);
  });

  test("no text of a pull request becomes part of a script", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("each command of the engine has a token of its own, for one is good for minutes", () => {
    for (const { run = "" } of steps)
      expect(run.match(/scripts\/ci\/sign-in/g) ?? []).toHaveLength(
        (run.match(/\bpulumi [a-z]+ /g) ?? []).length,
      );
  });

  test("each job has the least permissions, and who may write has no role", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, { permissions = {}, environment }] of jobs) {
      const role = environment !== undefined;
      const publishes = file === "images.yml" && name === "publish";
      expect([name, permissions]).toEqual([
        name,
        {
          contents: "read",
          ...(role || publishes ? { "id-token": "write" } : {}),
          ...(publishes ? { packages: "write" } : {}),
          ...(name === "comment" ? { "pull-requests": "write" } : {}),
        },
      ]);
    }
  });
});

test("who signs images runs nothing of what it publishes", () => {
  const { jobs } = load(readFileSync(`${folder}/images.yml`, "utf8")) as Workflow;
  const steps = jobs["publish"]?.steps ?? [];
  expect(steps[0]?.with).toMatchObject({ "sparse-checkout": "scripts/ci" });
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['scripts/ci/publish-image "$IMAGE" "$IMAGE.tar"']);
});
