/** The resource types that sequences are made of. */
export type ResourceType =
  | "cckm_aws_kms_account"
  | "cckm_aws_kms_acl"
  | "cckm_azure_vault"
  | "cckm_azure_vault_acl"
  | "cckm_azure_secret"
  | "cckm_azure_sync_job"
  | "cckm_azure_report";

/** A stack of the app: a folder with a configuration and a state. */
export type StackName = "one" | "two";

export const STACKS: readonly StackName[] = ["one", "two"];

/** A resource as a configuration declares it. */
export interface Declared {
  readonly type: ResourceType;
  /** Arguments; `<kms NAME>`, `<vault NAME>` and `<connection NAME>` in a text stand for the ids that CCKM has for these names. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly createBeforeDestroy?: true;
  /** An argument that comes out of a step which every release runs anew, so that it is unknown while that is planned. */
  readonly fromRelease?: string;
  /** A step that is run anew whenever the resource gets another id, and how it ends. */
  readonly dependent?: "succeeds" | "fails";
}

/** What a stack's main.tf.json says. Plain data, so that a report can print it and a test can hold it. */
export interface Configuration {
  /** By address. */
  readonly resources: Readonly<Record<string, Declared>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  /** Addresses that are forgotten and not destroyed. */
  readonly removed?: readonly string[];
  readonly imports?: readonly { readonly to: string; readonly id: string }[];
  /** Where the provider signs in, if not where everybody does. */
  readonly provider?: { readonly domain?: string; readonly address?: string };
  /** Number of the release; a change of it runs the release's step anew. */
  readonly release?: number;
}

export const EMPTY: Configuration = { resources: {} };

/** The address of a resource. */
export function address(type: ResourceType, label: string): string {
  return `${type}.${label}`;
}

export function labelOf(at: string): string {
  return at.slice(at.indexOf(".") + 1);
}

/** The argument of permissions that holds the id of what they are on; undefined for anything else. */
export function targetArgument(type: ResourceType): "kms_id" | "vault_id" | undefined {
  if (type === "cckm_aws_kms_acl") return "kms_id";
  return type === "cckm_azure_vault_acl" ? "vault_id" : undefined;
}

/** The argument of permissions that refers to an account or vault of the same stack. */
export function idOf(target: string): string {
  return `\${${target}.id}`;
}

/** The permissions' argument with another value. */
export function withTarget(declared: Declared, id: string): Declared {
  const argument = targetArgument(declared.type);
  return argument === undefined ? declared : { ...declared, arguments: { ...declared.arguments, [argument]: id } };
}

/** The address of the account or vault that permissions refer to; undefined where they name an id. */
export function accountOf({ type, arguments: given }: Declared): string | undefined {
  const id = given[targetArgument(type) ?? ""];
  return typeof id === "string" ? /^\$\{(.*)\.id\}$/.exec(id)?.[1] : undefined;
}

/** The resources that are, or hang on, one of a stack: an account goes with its permissions. */
export function withDependents(configuration: Configuration, at: string): string[] {
  const hanging = Object.entries(configuration.resources).filter(([, declared]) => accountOf(declared) === at);
  return [at, ...hanging.map(([other]) => other)];
}

/** A configuration without some resources. */
export function without(configuration: Configuration, gone: readonly string[]): Configuration {
  const kept = Object.entries(configuration.resources).filter(([at]) => !gone.includes(at));
  const resources = Object.fromEntries(kept);
  return withImports({ ...configuration, resources }, ({ to }) => (gone.includes(to) ? undefined : to));
}

/** A configuration in which one resource is declared as given. */
export function withResource(configuration: Configuration, at: string, declared: Declared): Configuration {
  return { ...configuration, resources: { ...configuration.resources, [at]: declared } };
}

/** A configuration in which a resource, and whatever refers to it, has another address. */
export function renamed(configuration: Configuration, from: string, to: string): Configuration {
  const entries = Object.entries(configuration.resources).map(([at, declared]): [string, Declared] => [
    at === from ? to : at,
    accountOf(declared) === from ? withTarget(declared, idOf(to)) : declared,
  ]);
  const resources = Object.fromEntries(entries);
  return withImports({ ...configuration, resources }, (one) => (one.to === from ? to : one.to));
}

/** To Terraform an import's address is one that is declared. */
function withImports(
  configuration: Configuration,
  addressOf: (one: { readonly to: string }) => string | undefined,
): Configuration {
  if (!configuration.imports) return configuration;
  const imports = configuration.imports.flatMap((one) => {
    const to = addressOf(one);
    return to === undefined ? [] : [{ ...one, to }];
  });
  return { ...configuration, imports };
}

/** The address that `moved` blocks give an entry of a state. */
export function movedTo(at: string, { moved = [] }: Configuration): string {
  const next = moved.find(({ from }) => from === at)?.to;
  return next === undefined ? at : movedTo(next, { resources: {}, moved: moved.filter(({ from }) => from !== at) });
}

/** The names by which a configuration asks for the object of a resource; a synchronization has none. */
export function calledIn({ resources }: Configuration, { type, arguments: given, ...rest }: Declared): string[] {
  const account = accountOf({ type, arguments: given, ...rest });
  const target =
    account === undefined
      ? /^<(?:kms|vault) (.*)>$/.exec(String(given[targetArgument(type) ?? ""]))?.[1]
      : resources[account]?.arguments.name;
  switch (type) {
    case "cckm_aws_kms_acl":
      return [String(given.group), String(target)];
    case "cckm_azure_vault":
      return [String(given.name).toLowerCase()];
    case "cckm_azure_vault_acl":
      return [String(given.group), String(target).toLowerCase()];
    case "cckm_azure_secret":
      return [String(given.secret_name).toLowerCase()];
    case "cckm_azure_sync_job":
      return [];
    default:
      return [String(given.name)];
  }
}
