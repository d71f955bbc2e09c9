import { RunError } from "@pulumi/pulumi";
import { nodeProblem } from "../node-problem.js";

const problem = nodeProblem();
if (problem !== undefined) throw new RunError(problem);
const { deployFoundation } = await import("./deploy-foundation.ts");
export const { foundation } = await deployFoundation();
