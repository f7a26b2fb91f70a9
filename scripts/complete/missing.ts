import type { DataSourceContract, ResourceContract } from "../../lib/contract";
import { fileName } from "../constructs/names";

export type AnyContract = ResourceContract | DataSourceContract;

/** What there is beside the contracts. */
export interface Surroundings {
  /** Types that the provider serves. */
  readonly served: ReadonlySet<string>;
  /** Names that lib exports. */
  readonly exported: ReadonlySet<string>;
  /** Files of the repository, by their paths from its top. */
  readonly files: ReadonlySet<string>;
  /** The text of every acceptance test. */
  readonly acceptance: string;
  /** Whether the simulator answers a call such as `GET /v1/cckm/aws/kms/{id}`. */
  answers(call: string): boolean;
}

/** What a contract lacks: for each the file and what to add to it, in the order in which one goes on. */
export function missingOf(contract: AnyContract, around: Surroundings): string[] {
  const { type, construct, kind, rights, schema } = contract;
  const name = fileName(construct);
  const isResource = kind === "resource";
  const hooks = isResource ? `lib/provider/${name}/resource.ts` : `lib/provider/data/${name.replace(/^data-/, "")}.ts`;
  const definition = isResource ? "defineCckmResource" : "defineDataSource";
  const calls = [...rights.read, ...rights.write];
  const unanswered = calls.filter((call) => !around.answers(call));
  const unexampled = Object.entries(schema.attributes).flatMap(([attribute, { options }]) =>
    options.required && options.example === undefined ? [attribute] : [],
  );
  const found: [boolean, string][] = [
    [calls.length === 0, `lib/contract/${name}.ts: list the calls of CCKM that it makes, as rights`],
    [unexampled.length > 0, `lib/contract/${name}.ts: give an example for ${unexampled.join(", ")}`],
    [
      unanswered.length > 0,
      `lib/simulator/routes/${name}.ts: answer ${unanswered.join(", ")}, and mount the routes in lib/simulator/app.ts`,
    ],
    [
      !around.served.has(type),
      `${hooks}: write the hooks of ${type} with ${definition}, and list them in lib/provider/provider.ts`,
    ],
    [
      !around.exported.has(construct),
      `lib/constructs/generated/${name}.ts: run npm run constructs, which writes ${construct}; a class above it is exported in lib/constructs/index.ts`,
    ],
    [
      !around.files.has(`examples/reference/${name}.ts`),
      `examples/reference/${name}.ts: run npm run constructs, which makes it of the contract's examples`,
    ],
    [!around.files.has(`docs/${name}.md`), `docs/${name}.md: run npm run docs, which writes the page`],
    [
      !around.acceptance.includes(type),
      `test/acceptance/${name}.test.ts: play the life of a ${type} with real Terraform`,
    ],
  ];
  return found.flatMap(([isMissing, what]) => (isMissing ? [`${construct}: ${what}`] : []));
}
