import { type GrpcCall, GrpcError, type Method, STATUS, type UnaryMethod } from "./grpc";

/** A generated message type. `Init` is what a message can be created from. */
export interface MessageKind<Message, Init> {
  encode(message: Message): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
  fromPartial(init: Init): Message;
}

/** The message of a type. */
export type MessageOf<Kind> = Kind extends { decode(bytes: Uint8Array): infer Message } ? Message : never;

/** What a message of a type can be created from. */
export type InitOf<Kind> = Kind extends { fromPartial(init: infer Init): unknown } ? Init : never;

/** A method of a service, as generated. */
export interface MethodDefinition<Request, RequestInit, Response, ResponseInit> {
  readonly requestType: MessageKind<Request, RequestInit>;
  readonly responseType: MessageKind<Response, ResponseInit>;
}

/** A service, as generated; methods by their local names. */
export interface ServiceDefinition {
  readonly fullName: string;
  readonly methods: Readonly<Record<string, { readonly name: string }>>;
}

/** The methods of a service by path; `serve` implements each by its local name. */
export function methodsOf<S extends ServiceDefinition>(
  service: S,
  serve: (localName: string & keyof S["methods"]) => Method,
): (readonly [path: string, method: Method])[] {
  return Object.entries(service.methods).map(([localName, { name }]) => [
    `/${service.fullName}/${name}`,
    serve(localName as string & keyof S["methods"]),
  ]);
}

/** A call with one request message and one reply message. */
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
