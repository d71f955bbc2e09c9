import type { Command } from "commander";
import { named } from "./named.ts";

const examples = `
Examples:
  hotline review --base origin/main --head FETCH_HEAD --out comment.md   writes the comment on a pull request
  hotline review --base main --head my-branch --out comment.md           the same, at home

Stacks below stacks/ that differ from the merge base are taken out of git's objects, checked, planned, judged by the guard rails and
compared: by the code that is here. Nothing of the commit under review is checked out or run, no link of it is followed, and
telephone numbers are masked.

Exit codes: 0 can be deployed, 1 errors, 2 wrong call, 3 a bug of hotline, 4 refused by the guard rails; but for 2 and 3 the comment
is written.`;

/** Adds `hotline review` to the program. */
export function registerReview(program: Command): void {
  program
    .command("review")
    .description("say what a commit would change of the stacks, without running anything of it")
    .requiredOption("--base <commit>", "what it is to be merged into")
    .requiredOption("--head <commit>", "what is reviewed")
    .requiredOption("--out <file>", "Markdown to write, for one comment", named)
    .option("--repository <folder>", "repository that has both", ".")
    .option("--stacks <folder>", "also leave the changed stacks here, as reviewed: a new folder")
    .option("--previews <folder>", "<stack>.txt here stands instead of the rendered difference")
    .addHelpText("after", examples)
    .action(async (options: ReviewFlags) => {
      const { runReview } = await import("./run-review.ts");
      process.exitCode = await runReview(options);
    });
}

/** The flags of `hotline review`. */
export interface ReviewFlags {
  readonly base: string;
  readonly head: string;
  readonly out: string;
  readonly repository: string;
  readonly stacks?: string;
  readonly previews?: string;
}
