import { fenced } from "./fenced.ts";
import type { ReviewedStack } from "./reviewed-stack.ts";

/** First line of the comment, by which the next run finds it. */
const MARKER = "<!-- hotline review -->";

/** Bytes of untrusted text in all: a code host takes 65,536 characters, and CI hands a comment on in a variable of 128 KiB. */
const ROOM = 48_000;

/** Stacks that are reviewed at once. */
export const MOST_STACKS = 12;

/** What a comment is made of. */
export interface Review {
  /** Commits that are compared. */
  readonly base: string;
  readonly head: string;
  readonly stacks: readonly ReviewedStack[];
  /** Names beyond {@link MOST_STACKS}. */
  readonly beyond: number;
  /** What the pull request changes below stacks/ and what is not taken, a line each. */
  readonly left: readonly string[];
  /** Paths outside stacks/ that the pull request changes. */
  readonly code: readonly string[];
  /** What an engine's preview said, by stack: it stands instead of the rendered difference. */
  readonly previews: ReadonlyMap<string, string>;
}

const RESULTS = {
  well: "can be deployed",
  errors: "has errors",
  refused: "refused by the guard rails",
  removed: "removed: nothing takes its platform down",
};

/** The comment on a pull request, in Markdown. All that the pull request says stands in fences. Pure. */
export function comment(review: Review): string {
  const { base, head, stacks, beyond, left, code } = review;
  const room = Math.floor(ROOM / (stacks.length + 1));
  const blocks = [
    MARKER,
    "### Stacks of this pull request",
    `\`${head.slice(0, 12)}\` compared with \`${base.slice(0, 12)}\`, by the code of the base branch; nothing of the pull request was run.`,
    stacks.length > 0
      ? table(stacks)
      : left.length > 0
        ? "No stack is judged."
        : "Nothing below `stacks/` changes what is deployed.",
    ...stacks.flatMap((stack) => section(stack, review.previews.get(stack.name), room)),
  ];
  if (beyond > 0)
    blocks.push(`**${beyond} more stacks are changed and not reviewed**: split the pull request.`);
  if (left.length > 0)
    blocks.push("**Below `stacks/`, but not taken, and so not judged:**", fenced(left.join("\n"), room / 4));
  if (code.length > 0)
    blocks.push(
      `**Outside \`stacks/\`: ${code.length} ${code.length === 1 ? "file" : "files"}.** What they do is not shown here; their deployment waits for an approval.`,
      fenced(code.join("\n"), room / 4),
    );
  return `${blocks.join("\n\n")}\n`;
}

function table(stacks: readonly ReviewedStack[]): string {
  const rows = stacks.map(({ name, result }) => `| \`${name}\` | ${RESULTS[result]} |`);
  return ["| stack | |", "|---|---|", ...rows].join("\n");
}

function section(
  { name, said, refused, resources, diff }: ReviewedStack,
  preview: string | undefined,
  room: number,
): string[] {
  const blocks: string[] = [];
  if (said !== "") blocks.push("What the check says:", fenced(said, room / 4));
  if (refused !== "") blocks.push("What the guard rails say:", fenced(refused, room / 4));
  if (resources !== undefined)
    blocks.push(
      resources.length === 0
        ? "No resource changes."
        : `Resources: ${resources.length} ${resources.length === 1 ? "change" : "changes"}`,
      ...(resources.length === 0 ? [] : [fenced(resources.join("\n"), room / 8, "diff")]),
    );
  if (preview !== undefined) blocks.push(...folded("Preview", fenced(preview, room / 3)));
  else if (diff !== "") blocks.push(...folded("Rendered difference", fenced(diff, room / 3, "diff")));
  return blocks.length === 0 ? [] : [`#### \`${name}\``, ...blocks];
}

function folded(title: string, block: string): string[] {
  return [`<details><summary>${title}</summary>`, block, "</details>"];
}
