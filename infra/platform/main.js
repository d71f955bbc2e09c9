import { RunError } from "@pulumi/pulumi";
import { nodeProblem } from "../node-problem.js";

const problem = nodeProblem();
if (problem !== undefined) throw new RunError(problem);
const { deployPlatform } = await import("./deploy-platform.ts");
export const { generation, commit, folder, foundation, allowList } = await deployPlatform();
