import { type GrpcCall, GrpcError, type Method, STATUS, type UnaryMethod } from "./grpc";

/** A generated message type. */
export interface MessageKind<Message> {
  encode(message: Message): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
}

/** The message of a type. */
export type MessageOf<Kind> = Kind extends { decode(bytes: Uint8Array): infer Message } ? Message : never;

/** A method of a service, as generated. */
export interface MethodDefinition<Request, Response> {
  readonly requestType: MessageKind<Request>;
  readonly responseType: MessageKind<Response>;
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
export function unary<Request, Response>(
  { requestType, responseType }: MethodDefinition<Request, Response>,
  answer: (request: Request, call: GrpcCall) => Promise<Response>,
): UnaryMethod {
  return {
    kind: "unary",
    answer: async (bytes, call) => {
      const response = await answer(decoded(requestType, bytes), call);
      return responseType.encode(response).finish();
    },
  };
}

function decoded<Message>(kind: MessageKind<Message>, bytes: Uint8Array): Message {
  try {
    return kind.decode(bytes);
  } catch {
    throw new GrpcError(
      STATUS.INTERNAL,
      "Expected a request of the method's type, got bytes that cannot be decoded as one",
    );
  }
}
