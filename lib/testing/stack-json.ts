/** Attributes of objects by type and construct path. */
export interface ObjectsByType {
  readonly [type: string]: { readonly [path: string]: { readonly [attribute: string]: unknown } };
}

type ByName<T> = { readonly [name: string]: T };
type Arguments = ByName<unknown>;

/** The content of a stack's cdk.tf.json. */
export interface StackJson {
  readonly provider?: ByName<readonly Arguments[]>;
  readonly resource?: ByName<ByName<Arguments>>;
  readonly data?: ByName<ByName<Arguments>>;
  readonly variable?: ByName<Arguments>;
  readonly output?: ByName<Arguments>;
  readonly module?: ByName<Arguments>;
  readonly terraform?: {
    readonly required_providers?: ByName<{ readonly source: string }>;
    readonly [block: string]: unknown;
  };
}

/** Construct paths by address: `cckm_azure_secret.db`, with `data.` before a data source. */
export type Paths = ReadonlyMap<string, string>;

export function pathsIn(json: StackJson): Paths {
  const of = (prefix: string, objects: StackJson["resource"] = {}) =>
    Object.entries(objects).flatMap(([type, named]) =>
      Object.entries(named).map(([name, object]) => {
        const comment = object["//"] as { readonly metadata?: { readonly path?: string } } | undefined;
        return [`${prefix}${type}.${name}`, comment?.metadata?.path ?? name] as const;
      }),
    );
  return new Map([...of("", json.resource), ...of("data.", json.data)]);
}

export function byTypeAndPath(objects: StackJson["resource"] = {}, paths: Paths): ObjectsByType {
  return Object.fromEntries(
    Object.entries(objects).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).map(([name, object]) => {
          const path = paths.get(`${type}.${name}`) ?? paths.get(`data.${type}.${name}`) ?? name;
          return [path, plain(object)];
        }),
      ),
    ]),
  );
}

/** A copy without cdktf's metadata comments. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== "//");
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)])) as T;
}
