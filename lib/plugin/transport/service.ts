import {
  create,
  type DescMessage,
  type DescService,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { type Call, CallError, type Method, STATUS, type UnaryMethod } from "./grpc";

/** The path under which a method of a service is called. */
export function pathOf(service: DescService, name: string): string {
  return `/${service.typeName}/${name}`;
}

/** The methods of a service by their paths; `serve` says by its local name what each of them does. */
export function methodsOf<S extends DescService>(
  service: S,
  serve: (localName: string & keyof S["method"]) => Method,
): (readonly [path: string, method: Method])[] {
  return service.methods.map(({ name, localName }) => [pathOf(service, name), serve(localName)]);
}

/** A call that takes one message and gives another, made from their generated descriptors. */
export function unary<I extends DescMessage, O extends DescMessage>(
  { input, output }: { readonly input: I; readonly output: O },
  answer: (request: MessageShape<I>, call: Call) => Promise<MessageInitShape<O>>,
): UnaryMethod {
  return {
    kind: "unary",
    answer: async (bytes, call) => toBinary(output, create(output, await answer(decoded(input, bytes), call))),
  };
}

function decoded<M extends DescMessage>(message: M, bytes: Uint8Array): MessageShape<M> {
  try {
    return fromBinary(message, bytes, { readUnknownFields: false });
  } catch {
    throw new CallError(STATUS.INTERNAL, `Got a request that is no ${message.typeName}`);
  }
}
