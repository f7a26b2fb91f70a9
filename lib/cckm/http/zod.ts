import { type core, NEVER, pipe, transform, unknown, type ZodMiniType } from "zod/mini";

/**
 * The parts of zod that replies are read with, named individually so that a bundle contains only these and not the whole
 * library.
 */
export {
  boolean,
  catch,
  looseObject,
  maxLength,
  minLength,
  nullable,
  nullish,
  number,
  pipe,
  positive,
  refine,
  regex,
  string,
  transform,
  union,
  unknown,
} from "zod/mini";

type Issues = Parameters<Parameters<typeof transform>[0]>[1]["issues"];

/**
 * A list of items, read up to the first one that is wrong. zod's own describes every wrong item, which takes hundreds of
 * times the memory of a hostile reply.
 */
export function array<T>(item: ZodMiniType<T>) {
  return pipe(
    unknown(),
    transform((input: unknown, { issues }): T[] => {
      if (!Array.isArray(input)) return notOfType("array", input, issues);
      const items: T[] = [];
      for (const [index, one] of input.entries()) {
        const read = item.safeParse(one);
        if (!read.success) return wrongAt(index, one, read.error, issues);
        items.push(read.data);
      }
      return items;
    }),
  );
}

/** A map, read up to the first value that is wrong. zod's own leaves a key named `__proto__` out. */
export function record<T>(value: ZodMiniType<T>) {
  return pipe(
    unknown(),
    transform((input: unknown, { issues }): Record<string, T> => {
      if (typeof input !== "object" || input === null || Array.isArray(input)) {
        return notOfType("record", input, issues);
      }
      const entries: [string, T][] = [];
      for (const [key, one] of Object.entries(input)) {
        const read = value.safeParse(one);
        if (!read.success) return wrongAt(key, one, read.error, issues);
        entries.push([key, read.data]);
      }
      return Object.fromEntries(entries);
    }),
  );
}

function notOfType(expected: "array" | "record", input: unknown, issues: Issues): never {
  issues.push({ code: "invalid_type", expected, input });
  return NEVER;
}

function wrongAt(place: number | string, input: unknown, error: core.$ZodError, issues: Issues): never {
  const issue = error.issues[0]!;
  issues.push({ ...issue, input, path: [place, ...issue.path] } as core.$ZodRawIssue);
  return NEVER;
}
