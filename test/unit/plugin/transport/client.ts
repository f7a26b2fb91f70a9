import { create, type DescMessage, type DescService, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import * as grpc from "@grpc/grpc-js";

/** The other side of the wire: Terraform's part, played by grpc-js. */
export class Client {
  readonly #client: grpc.Client;

  constructor(socket: string, tls?: { server: string; certificate: string; key: string }) {
    const credentials = tls
      ? grpc.credentials.createSsl(Buffer.from(tls.server), Buffer.from(tls.key), Buffer.from(tls.certificate))
      : grpc.credentials.createInsecure();
    this.#client = new grpc.Client(`unix:${socket}`, credentials, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.default_authority": "localhost",
      "grpc.max_send_message_length": -1,
      "grpc.max_receive_message_length": -1,
    });
  }

  /** One call; `onCall` gets what can cancel it. */
  call<S extends DescService>(
    service: S,
    method: keyof S["method"] & string,
    request: Record<string, unknown> = {},
    onCall: (call: grpc.ClientUnaryCall) => void = () => {},
  ): Promise<Message & Record<string, unknown>> {
    const { path, requestSerialize, responseDeserialize } = definitionOf(service, method);
    const message = create(service.method[method]!.input, request);
    return new Promise((resolve, reject) => {
      const done = (error: grpc.ServiceError | null, response?: Message & Record<string, unknown>) =>
        error ? reject(error) : resolve(response!);
      onCall(this.#client.makeUnaryRequest(path, requestSerialize, responseDeserialize, message, done));
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
  stream<S extends DescService>(
    service: S,
    method: keyof S["method"] & string,
  ): grpc.ClientDuplexStream<Message, Message> {
    const { path, requestSerialize, responseDeserialize, requestStream } = definitionOf(service, method);
    const stream = this.#client.makeBidiStreamRequest<Message, Message>(path, requestSerialize, responseDeserialize);
    stream.write(create(service.method[method]!.input));
    if (!requestStream) stream.end();
    return stream;
  }

  close(): void {
    this.#client.close();
  }
}

/** A method as grpc-js takes it, made from its generated descriptor. */
function definitionOf(
  service: DescService,
  method: string,
): grpc.MethodDefinition<Message, Message & Record<string, unknown>> {
  const { name, methodKind, input, output } = service.method[method]!;
  return {
    path: `/${service.typeName}/${name}`,
    requestStream: methodKind === "client_streaming" || methodKind === "bidi_streaming",
    responseStream: methodKind === "server_streaming" || methodKind === "bidi_streaming",
    requestSerialize: (value) => Buffer.from(toBinary(input, value)),
    requestDeserialize: (bytes) => fromBinary(input, bytes),
    responseSerialize: (value) => Buffer.from(toBinary(output, value)),
    responseDeserialize: decoder(output),
  };
}

function decoder(output: DescMessage): (bytes: Buffer) => Message & Record<string, unknown> {
  return (bytes) => fromBinary(output, bytes) as Message & Record<string, unknown>;
}
