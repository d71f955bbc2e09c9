import * as pulumi from "@pulumi/pulumi";

/** What an engine is told of a resource. */
export type Registered = Parameters<pulumi.runtime.Mocks["newResource"]>[0];

/** For tests: what an engine is told by a program, in order, its providers apart. Nothing may be called. */
export async function registeredBy(
  program: () => void,
): Promise<{ readonly resources: readonly Registered[]; readonly providers: readonly Registered[] }> {
  const seen: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        seen.push(args);
        return { id: `${args.name}-id`, state: args.inputs };
      },
      call: ({ token }) => {
        throw new Error(`${token} is called`);
      },
    },
    "hotline",
    "sample",
    false,
  );
  program();
  await pulumi.runtime.disconnect();
  const isProvider = ({ type }: Registered) => type.startsWith("pulumi:providers:");
  return { resources: seen.filter((each) => !isProvider(each)), providers: seen.filter(isProvider) };
}
