import { type DescMessage, type DescService, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";

/** A service as grpc-js takes it, for servers and clients, made from its generated descriptor. */
export function serviceDefinition(service: DescService): ServiceDefinition {
  const methods = service.methods.map(({ name, localName, methodKind, input, output }) => {
    const method: MethodDefinition<Message, Message> = {
      path: `/${service.typeName}/${name}`,
      requestStream: methodKind === "client_streaming" || methodKind === "bidi_streaming",
      responseStream: methodKind === "server_streaming" || methodKind === "bidi_streaming",
      requestSerialize: serializer(input),
      requestDeserialize: deserializer(input),
      responseSerialize: serializer(output),
      responseDeserialize: deserializer(output),
    };
    return [localName, method] as const;
  });
  return Object.fromEntries(methods);
}

function serializer(message: DescMessage): (value: Message) => Buffer {
  return (value) => {
    const bytes = toBinary(message, value);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
}

function deserializer(message: DescMessage): (bytes: Buffer) => Message {
  return (bytes) => fromBinary(message, bytes, { readUnknownFields: false });
}
