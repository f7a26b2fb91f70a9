import type { Begun } from "./begin";
import { GrpcError, type MethodTable, STATUS, type UnaryMethod } from "./grpc";
import { createLogger } from "./log";
import { notLoaded } from "./not-loaded";
import { type ProviderCode, receiveCode } from "./receive-code";
import { serveBegun } from "./serve-begun";

/** The parts of a bundled provider. */
export interface Parts {
  /** Runs the provider's code, which calls `serve`. */
  code(): void;
  /** The answer to a request for the schema. */
  schema(): Uint8Array;
}

const SERVICE = "/tfplugin6.Provider/";

/** Path of the method that the bundled schema answers. */
export const SCHEMA_PATH = `${SERVICE}GetProviderSchema`;

/**
 * Serves a bundled provider, whose code is loaded at the first call that needs it: Terraform starts a provider once only to
 * read its schema, and waits for it to end.
 */
export function serveCode(begun: Begun, parts: Parts): void {
  const log = createLogger();
  let receiving: Promise<ProviderCode> | undefined;
  let received: ProviderCode | undefined;
  const loaded = async () => {
    receiving ??= receiveCode(parts.code).catch(notLoaded);
    received = await receiving;
    return received;
  };
  const late = (path: string): UnaryMethod => ({
    kind: "unary",
    answer: async (request, call) => {
      const method = (await loaded()).methods.get(path);
      if (method?.kind === "unary") return method.answer(request, call);
      throw new GrpcError(STATUS.UNIMPLEMENTED, `This provider has no method ${path}`);
    },
  });
  const schema: UnaryMethod = {
    kind: "unary",
    answer: async (request, call) => {
      try {
        return parts.schema();
      } catch {
        return late(SCHEMA_PATH).answer(request, call);
      }
    },
  };
  const methods: MethodTable = {
    get: (path) => {
      if (path === SCHEMA_PATH) return schema;
      return received?.methods.get(path) ?? (path.startsWith(SERVICE) ? late(path) : undefined);
    },
  };
  serveBegun(begun, methods, { log, stop: () => received?.stop(), close: async () => received?.close() });
}
