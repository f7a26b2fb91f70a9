import { isNotFound } from "../cckm";
import { defineResource, type ReadContext, type ReadResult, type Resource, type ResourceDefinition } from "../plugin";
import type { Schema, StateOf } from "../schema";
import type { CckmSession } from "./session";
import { attempting, warnGone, warnNotRead } from "./shared/explain";
import { expectWritten } from "./shared/recent";

declare const looksOrTellsGone: unique symbol;

/**
 * A resource of this provider. Only {@link defineCckmResource} creates one, so that every read recognizes objects that are
 * gone.
 */
export type CckmResource = Resource<CckmSession> & { readonly [looksOrTellsGone]: true };

/** A {@link ResourceDefinition} that only says how to look at the object; its read then recognizes that the object is gone. */
export interface CckmResourceDefinition<S extends Schema> extends Omit<ResourceDefinition<S, CckmSession>, "read"> {
  /** Describes the object, as in "Could not read the secret …". */
  inWords(state: StateOf<S>): string;
  /**
   * Reads the object by its id, and throws CCKM's 404. Returns null for an object that exists but counts as gone, after
   * warning about it.
   */
  look(
    request: { readonly state: StateOf<S> },
    context: ReadContext<CckmSession>,
  ): ReadResult<S> | null | Promise<ReadResult<S> | null>;
  /** The id of the record to read. Default: the state's id. */
  record?(state: StateOf<S>): string;
  /** Describes the record if the object is only part of it: `AWS KMS account …`. */
  recordInWords?(state: StateOf<S>): string;
  /** What the 404 means, as part of a sentence. Default: that the id does not exist. */
  answer?(state: StateOf<S>): string;
}

/**
 * Defines a CCKM resource. Its read keeps the state if the provider's arguments are not known yet, waits for what this run
 * wrote, treats a 404 from CCKM's GET as gone, and reports for any other failure what could not be read.
 */
export function defineCckmResource<S extends Schema & { readonly attributes: { readonly id: object } }>(
  definition: CckmResourceDefinition<S>,
): CckmResource {
  const { inWords, look, record, recordInWords, answer, ...hooks } = definition;
  const idOf = (state: StateOf<S>) => record?.(state) ?? String((state as { readonly id: unknown }).id);
  const read = async ({ state }: { readonly state: StateOf<S> }, context: ReadContext<CckmSession>) => {
    const what = inWords(state);
    const id = idOf(state);
    if (!context.session.ready) {
      warnNotRead(context, `The ${what}`);
      return state as ReadResult<S>;
    }
    expectWritten(context.session, id, context.seen);
    try {
      return await look({ state }, context);
    } catch (error) {
      const unread = `Could not read the ${recordInWords?.(state) ?? `${what} (${id})`}`;
      if (!isNotFound(error)) return attempting(unread, () => Promise.reject(error));
      warnGone(context, `The ${what}`, id, answer?.(state));
      return null;
    }
  };
  return defineResource<CckmSession>()<S>({ ...hooks, read } as ResourceDefinition<S, CckmSession>) as CckmResource;
}
