import type { Names } from "./names";

/** The files of a new resource, in the order in which one writes them, by their paths. */
export function skeletonOf(names: Names): Map<string, string> {
  const { file } = names;
  return new Map([
    [`test/acceptance/${file}.test.ts`, acceptance(names)],
    [`lib/contract/${file}.ts`, contract(names)],
    [`lib/simulator/routes/${file}.ts`, routes(names)],
    [`lib/cckm/api/${file}.ts`, client(names)],
    [`lib/provider/${file}/resource.ts`, hooks(names)],
  ]);
}

const path = ({ file }: Names) => `/v1/cckm/${file}s`;

function acceptance({ type, words }: Names): string {
  return `import { applyCleanly, type Bench, startBench } from "../support/acceptance";

const ADDRESS = "${type}.x";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const hcl = (name = "payments") => \`
resource "${type}" "x" {
  name = "\${name}"
}\`;

it("is created, planned empty, refreshed, planned empty, and destroyed", async () => {
  bench.configure(hcl());
  await applyCleanly(bench.tf);
  expect(await bench.tf.state(ADDRESS)).toMatchObject({ name: "payments" });
  await bench.tf.destroy();
});

it("is imported, changed, found again after a lost reply, and planned again where somebody changed it", () => {
  throw new Error("Write what an ${words} goes through: test/acceptance/azure-vault.test.ts is one to copy.");
});
`;
}

function contract(names: Names): string {
  const { type, construct, constant, words } = names;
  return `import { length, schema, string } from "../schema";
import { resource } from "./contract";
import { exact, quoted } from "./key-parts";

/** What it is, in a sentence. Page: the page's name. */
export const ${constant} = resource({
  type: "${type}",
  construct: "${construct}",
  page: "none",
  import: { id: "CCKM's id of it", examples: ["bedb82b9-582c-402d-9874-f3368722cf46"] },
  rights: {
    read: ["GET ${path(names)}", "GET ${path(names)}/{id}"],
    write: ["POST ${path(names)}", "DELETE ${path(names)}/{id}"],
  },
  inWords: ({ name }) => \`${words} \${quoted(name)}\`,
  key: ({ name }) => [exact(name)],
  schema: schema({
    description: "What it is, in a sentence.",
    attributes: {
      id: string({ computed: true, description: "CCKM's id.", example: "bedb82b9-582c-402d-9874-f3368722cf46" }),
      name: string({
        required: true,
        replaces: true,
        description: "Unique name.",
        example: "payments",
        validators: [length(1, 255)],
      }),
    },
  }),
});
`;
}

function routes({ construct, constant }: Names): string {
  return `import { Hono } from "hono";
import { notFound } from "../errors";
import type { AppEnv } from "../simulation";

/** Page: the page's name. Records belong into ../records and ../store, so that nodes that lag have them too. */
export function ${constant}Routes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  for (const path of ["/", "/:id"]) {
    routes.all(path, () => {
      throw notFound("${construct}: write this route as the page has it");
    });
  }
  return routes;
}
`;
}

function client(names: Names): string {
  const { construct, constant } = names;
  return `import type { CallOptions } from "../http/clock";
import { ignoreGone } from "../http/errors";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { ListEndpoint } from "./list-endpoint";
import type { Page, Window } from "./paging";
import { type CckmRecord, recordFields } from "./record";

/** What CCKM keeps of it. */
export interface ${construct} extends CckmRecord {
  readonly name: string;
}

const ${constant}: ReplySchema<${construct}> = replySchema((z) => z.looseObject({ ...recordFields(z), name: z.string() }));

const PATH = "${path(names)}";

/** Page: the page's name. */
export class ${construct}Api {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<${construct}>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, ${constant}, { sort: "createdAt,id" });
  }

  create(of: Pick<${construct}, "name">, options?: CallOptions): Promise<${construct}> {
    return this.#requester.json({ method: "POST", path: PATH, body: of }, ${constant}, options);
  }

  /** All that match, over all pages. */
  async list(filters: { readonly name?: string } = {}, options?: CallOptions): Promise<${construct}[]> {
    return (await this.#list.collect({ ...filters }, options)).resources;
  }

  /** One page. */
  page(filters: Window = {}, options?: CallOptions): Promise<Page<${construct}>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<${construct}> {
    return this.#requester.json({ method: "GET", path: \`\${PATH}/\${segment(id)}\`, byId: true }, ${constant}, options);
  }

  /** One that is gone already is no error. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: \`\${PATH}/\${segment(id)}\`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }
}
`;
}

function hooks({ construct, constant, words }: Names): string {
  return `import type { ${construct} } from "../../cckm";
import { sendRepeatably } from "../../cckm/http/send-or-find";
import { ${constant}, knownKey } from "../../contract";
import { defineCckmResource } from "../cckm-resource";
import { takeOverOrRefuse } from "../ownership";
import { attempting } from "../shared/explain";
import { rememberWritten } from "../shared/recent";

const { type, schema, inWords } = ${constant};

/** The hooks of a ${words}. */
export const ${constant}Resource = defineCckmResource({
  type,
  schema,
  inWords,

  async create({ plan }, context) {
    const { client, ownership } = context.session;
    const what = inWords(plan);
    const find = async () => (await client.${constant}.list({ name: plan.name })).find(({ name }) => name === plan.name);
    const existing = await attempting(\`Could not look for the \${what}\`, find);
    const key = knownKey(type, plan);
    if (existing) {
      takeOverOrRefuse({ type, key, what, id: existing.id, createdAt: existing.createdAt, differences: [] }, context);
      return stateOf(existing);
    }
    const made = await attempting(\`Could not make the \${what}\`, () =>
      ownership.make({ type, key, what }, { send: () => client.${constant}.create(plan), find }, context),
    );
    rememberWritten(made, context.seen);
    return stateOf(made);
  },

  look: async ({ state }, context) => stateOf(await context.session.client.${constant}.get(state.id)),

  async delete({ state }, context) {
    const { client } = context.session;
    const send = () => sendRepeatably(() => client.${constant}.delete(state.id));
    await attempting(\`Could not delete the \${inWords(state)}\`, send);
  },

  async importState({ id }, context) {
    return stateOf(await attempting(\`Could not look up \${id}\`, () => context.session.client.${constant}.get(id)));
  },
});

function stateOf({ id, name }: ${construct}) {
  return { id, name };
}
`;
}
