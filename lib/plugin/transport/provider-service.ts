import { Provider } from "../proto";
import { GrpcError, type Method, STATUS, type UnaryMethod } from "./grpc";
import type { ProviderHandlers, RpcCall } from "./handlers";
import type { Logger } from "./log";
import { type MethodDefinition, methodsOf, unary } from "./service";

// Calls with a constant answer. A schema is long, and Terraform requests it from each process of a command.
const CONSTANT: readonly (keyof ProviderHandlers)[] = ["getMetadata", "getProviderSchema"];

/** The schema, as the answer to a request for it. */
export async function schemaBytes(handlers: ProviderHandlers): Promise<Uint8Array> {
  const noSignal = { signal: AbortSignal.abort() };
  const schema = await handlers.getProviderSchema({}, noSignal);
  return Provider.methods.getProviderSchema.responseType.encode(schema).finish();
}

/** Tells what waits to stop, as Terraform does. */
export function stopProvider(handlers: ProviderHandlers): void {
  void handlers.stopProvider({}, { signal: AbortSignal.abort() });
}

/** The provider's service, by the paths of its calls. */
export function providerMethods(handlers: ProviderHandlers, log: Logger): (readonly [string, Method])[] {
  return methodsOf(Provider, (name) => {
    const method = logged(name, handlers[name] as Handler, log);
    return CONSTANT.includes(name) ? once(method) : method;
  });
}

/** Caches the bytes of an answer, but not of a failure. */
function once(method: UnaryMethod): UnaryMethod {
  let kept: Promise<Uint8Array> | undefined;
  return {
    kind: "unary",
    answer: (request, call) => {
      kept ??= method.answer(request, call).catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
      return kept;
    },
  };
}

type Handler = (request: unknown, call: RpcCall) => Promise<unknown>;
type Definition = MethodDefinition<unknown, unknown>;

function logged(name: keyof ProviderHandlers, handler: Handler, log: Logger): UnaryMethod {
  return unary(Provider.methods[name] as Definition, async (request, call) => {
    try {
      return await handler(request, call);
    } catch (error) {
      if (error instanceof GrpcError) throw error;
      // An error's message may contain anything, even a secret: only its name and origin are logged.
      log.error(`${name} failed unexpectedly`, whereFrom(error));
      throw new GrpcError(STATUS.INTERNAL, `${name} failed unexpectedly; TF_LOG=ERROR shows where`);
    }
  });
}

function whereFrom(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...(frames && { stack: frames.join("\n") }) };
}
