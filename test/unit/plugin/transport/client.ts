import * as grpc from "@grpc/grpc-js";

/** The other side of the wire: Terraform's part, played by grpc-js. */
export class Client {
  readonly #client: grpc.Client;

  /** @param address A socket's path, or host and port. */
  constructor(address: string, tls?: { server: string; certificate: string; key: string }) {
    const credentials = tls
      ? grpc.credentials.createSsl(Buffer.from(tls.server), Buffer.from(tls.key), Buffer.from(tls.certificate))
      : grpc.credentials.createInsecure();
    this.#client = new grpc.Client(address.startsWith("/") ? `unix:${address}` : address, credentials, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.default_authority": "localhost",
      "grpc.max_send_message_length": -1,
      "grpc.max_receive_message_length": -1,
    });
  }

  /** One call; `onCall` gets what can cancel it. */
  call<S extends Service>(
    service: S,
    method: keyof S["methods"] & string,
    init: Record<string, unknown> = {},
    onCall: (call: grpc.ClientUnaryCall) => void = () => {},
  ): Promise<Message> {
    const { path, requestSerialize, responseDeserialize, request } = definitionOf(service, method);
    return new Promise((resolve, reject) => {
      const done = (error: grpc.ServiceError | null, response?: Message) =>
        error ? reject(error) : resolve(response!);
      onCall(this.#client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request(init), done));
    });
  }

  /** A call that the server does not have. */
  callUnknown(path: string): Promise<Buffer | undefined> {
    const same = (bytes: Buffer) => bytes;
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(path, same, same, Buffer.alloc(0), (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  }

  /** A stream in both directions, or from the server only. */
  stream<S extends Service>(
    service: S,
    method: keyof S["methods"] & string,
  ): grpc.ClientDuplexStream<Message, Message> {
    const { path, requestSerialize, responseDeserialize, requestStream, request } = definitionOf(service, method);
    const stream = this.#client.makeBidiStreamRequest<Message, Message>(path, requestSerialize, responseDeserialize);
    stream.write(request());
    if (!requestStream) stream.end();
    return stream;
  }

  close(): void {
    this.#client.close();
  }
}

/** A kind of message, as far as the client needs it. */
interface Kind {
  encode(message: never): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  fromPartial(init: never): object;
}

/** A service, as it is generated. */
interface Service {
  readonly fullName: string;
  readonly methods: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly requestType: Kind;
        readonly responseType: Kind;
        readonly requestStream: boolean;
        readonly responseStream: boolean;
      }
    >
  >;
}

type Message = Record<string, unknown>;

/** A method as grpc-js takes it, made from what is generated, and what makes its request. */
function definitionOf(service: Service, method: string) {
  const { name, requestType, responseType, requestStream, responseStream } = service.methods[method]!;
  const definition: grpc.MethodDefinition<Message, Message> = {
    path: `/${service.fullName}/${name}`,
    requestStream,
    responseStream,
    requestSerialize: (value) => Buffer.from(requestType.encode(value as never).finish()),
    requestDeserialize: (bytes) => requestType.decode(bytes) as Message,
    responseSerialize: (value) => Buffer.from(responseType.encode(value as never).finish()),
    responseDeserialize: (bytes) => responseType.decode(bytes) as Message,
  };
  const request = (init: Record<string, unknown> = {}) => requestType.fromPartial(init as never) as Message;
  return { ...definition, request };
}
