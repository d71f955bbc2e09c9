import { planDeployment } from "#deploy/plan-deployment.ts";
import { isRefusal, type Refusal } from "#deploy/refusal.ts";
import { refusalText } from "#deploy/refusal-text.ts";
import { refusals } from "#deploy/refusals.ts";
import { refusalsText } from "#deploy/refusals-text.ts";
import { renderedFiles } from "#deploy/rendered-files.ts";
import { stateBytes } from "#deploy/state-bytes.ts";
import { compiledStack } from "./compiled-stack.ts";
import { EXIT } from "./exit-code.ts";
import { renderOutProblem } from "./out-problem.ts";
import type { RenderFlags } from "./render.ts";
import { stackProblem } from "./stack-argument.ts";
import { isSystemError } from "./system-error.ts";
import { type Rendering, writeRendered } from "./write-rendered.ts";

/** Runs `hotline render`; answers the exit code. */
export async function runRender(stack: string, { out, json }: RenderFlags): Promise<number> {
  const wrong = stackProblem(stack) ?? renderOutProblem(stack, out);
  if (wrong !== undefined) return ends(EXIT.usage, wrong);
  const result = await compiledStack("render", stack);
  if (typeof result === "number") return result;
  const plan = await planDeployment(result, process.env["PATH"] ?? "");
  if (isRefusal(plan)) return ends(exitOf(plan), `${stack}: ${refusalText(plan)}`);
  const objections = refusals({ next: { ...result, plan }, acknowledgements: [] });
  if (objections.length > 0) {
    process.stderr.write(refusalsText(objections));
    return ends(EXIT.refused, `refused, ${stack} breaks the rules above`);
  }
  const files = renderedFiles(plan, result.platform);
  let rendering: Rendering;
  try {
    rendering = await writeRendered(files, out);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return ends(EXIT.usage, `cannot write ${out}: ${error.message}`);
  }
  if ("foreign" in rendering) {
    const help = "nothing was written; move it away, or give the rendering a folder of its own";
    return ends(
      EXIT.usage,
      `${out} has a file ${rendering.foreign} that hotline render has not written: ${help}`,
    );
  }
  const { generation, resources } = plan;
  const { written, removed } = rendering;
  process.stdout.write(
    json === true
      ? `${JSON.stringify({
          generation,
          resources: resources.length,
          stateBytes: stateBytes(plan),
          files: [...files.keys()],
          written,
          removed,
        })}\n`
      : `generation ${generation}: ${resources.length} resources in ${files.size} files, in ${out}; ${written.length} written, ${removed.length} removed\n`,
  );
  return EXIT.ok;
}

function ends(code: number, sentence: string): number {
  process.stderr.write(`hotline render: ${sentence}\n`);
  return code;
}

/** What the call or the machine lacks is a wrong call; anything else is wrong with the stack. */
function exitOf({ code }: Refusal): number {
  return code === "helm-missing" || code === "no-cluster" ? EXIT.usage : EXIT.findings;
}
