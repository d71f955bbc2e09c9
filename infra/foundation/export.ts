import { text } from "node:stream/consumers";
import { canonicalYaml } from "../../src/deploy/canonical-yaml.ts";

// pulumi stack output foundation --json | node infra/foundation/export.ts > stacks/production/foundation.yaml
const HEADER = `# yaml-language-server: $schema=../../schemas/foundation.schema.json
# As infra/foundation exports it. Written by that, reviewed and committed.
`;
process.stdout.write(HEADER + canonicalYaml(JSON.parse(await text(process.stdin))));
