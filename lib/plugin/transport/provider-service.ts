import { create, type DescMessage, type Message, type MessageInitShape } from "@bufbuild/protobuf";
import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Provider } from "../proto";
import type { ProviderHandlers, RpcCall } from "./handlers";
import type { Logger } from "./log";

// grpc-js's status.INTERNAL, without loading grpc-js for a number.
const INTERNAL = 13;

/** The handlers as grpc-js takes them. */
export function providerService(handlers: ProviderHandlers, log: Logger): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(Provider.method).map(([name, { output }]) => {
      const handler = handlers[name as keyof ProviderHandlers] as Handler;
      return [name, unary(name, output, handler, log)];
    }),
  );
}

type Handler = (request: Message, call: RpcCall) => Promise<MessageInitShape<DescMessage>>;

function unary(name: string, output: DescMessage, handler: Handler, log: Logger): handleUnaryCall<Message, Message> {
  return async (call, callback) => {
    const abort = new AbortController();
    call.on("cancelled", () => abort.abort(new Error("Terraform no longer waits for the answer")));
    let response: Message;
    try {
      response = create(output, await handler(call.request, { signal: abort.signal }));
    } catch (error) {
      // An error's message can hold anything, a secret too: only its name and where it came from are told.
      log.error(`${name} failed unexpectedly`, whereFrom(error));
      callback({ code: INTERNAL, details: `${name} failed unexpectedly; TF_LOG=ERROR shows where` });
      return;
    }
    callback(null, response);
  };
}

function whereFrom(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...(frames && { stack: frames.join("\n") }) };
}
