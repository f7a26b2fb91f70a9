import { type GrpcCall, GrpcError, type Method, STATUS, type UnaryMethod } from "./grpc";

/** A kind of message, as it is generated. `Init` is what one can be made of. */
export interface MessageKind<Message, Init> {
  encode(message: Message): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
  fromPartial(init: Init): Message;
}

/** A message of a kind. */
export type MessageOf<Kind> = Kind extends { decode(bytes: Uint8Array): infer Message } ? Message : never;

/** What a message of a kind can be made of. */
export type InitOf<Kind> = Kind extends { fromPartial(init: infer Init): unknown } ? Init : never;

/** A method of a service, as it is generated. */
export interface MethodDefinition<Request, RequestInit, Response, ResponseInit> {
  readonly requestType: MessageKind<Request, RequestInit>;
  readonly responseType: MessageKind<Response, ResponseInit>;
}

/** A service, as it is generated; methods by their local names. */
export interface ServiceDefinition {
  readonly fullName: string;
  readonly methods: Readonly<Record<string, { readonly name: string }>>;
}

/** The methods of a service by their paths; `serve` says by its local name what each of them does. */
export function methodsOf<S extends ServiceDefinition>(
  service: S,
  serve: (localName: string & keyof S["methods"]) => Method,
): (readonly [path: string, method: Method])[] {
  return Object.entries(service.methods).map(([localName, { name }]) => [
    `/${service.fullName}/${name}`,
    serve(localName as string & keyof S["methods"]),
  ]);
}

/** A call that takes one message and gives another. */
export function unary<Request, RequestInit, Response, ResponseInit>(
  { requestType, responseType }: MethodDefinition<Request, RequestInit, Response, ResponseInit>,
  answer: (request: Request, call: GrpcCall) => Promise<ResponseInit>,
): UnaryMethod {
  return {
    kind: "unary",
    answer: async (bytes, call) => {
      const response = await answer(decoded(requestType, bytes), call);
      return responseType.encode(responseType.fromPartial(response)).finish();
    },
  };
}

function decoded<Message, Init>(kind: MessageKind<Message, Init>, bytes: Uint8Array): Message {
  try {
    return kind.decode(bytes);
  } catch {
    throw new GrpcError(
      STATUS.INTERNAL,
      "Expected a request of the method's type, got bytes that cannot be decoded as one",
    );
  }
}
