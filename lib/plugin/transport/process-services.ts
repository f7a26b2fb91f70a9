import { create } from "@bufbuild/protobuf";
import type { Server, ServerDuplexStream, ServerUnaryCall, ServerWritableStream, sendUnaryData } from "@grpc/grpc-js";
import {
  type ConnInfo,
  type Empty,
  EmptySchema,
  GRPCBroker,
  GRPCController,
  GRPCStdio,
} from "../proto/gen/go_plugin_pb";
import {
  Health,
  type HealthCheckRequest,
  type HealthCheckResponse,
  HealthCheckResponse_ServingStatus,
  HealthCheckResponseSchema,
} from "../proto/gen/health_pb";
import { serviceDefinition } from "./service";

const SERVING = create(HealthCheckResponseSchema, { status: HealthCheckResponse_ServingStatus.SERVING });

/** Adds the services by which Terraform steers a plugin's process. Returns what ends the streams that they hold open. */
export function addProcessServices(server: Server, onShutdown: () => void): () => void {
  const held = new Set<{ end(): void }>();
  const hold = (stream: { end(): void; on(event: "cancelled", listener: () => void): unknown }) => {
    held.add(stream);
    stream.on("cancelled", () => held.delete(stream));
  };

  server.addService(serviceDefinition(GRPCController), {
    shutdown: (_call: ServerUnaryCall<Empty, Empty>, reply: sendUnaryData<Empty>) => {
      reply(null, create(EmptySchema));
      onShutdown();
    },
  });
  // Terraform reads what a plugin prints from here; there is nothing to send, for the log goes to stderr itself.
  server.addService(serviceDefinition(GRPCStdio), { streamStdio: hold });
  // For plugins that call back; this one does not. The stream lasts as long as Terraform keeps it.
  server.addService(serviceDefinition(GRPCBroker), {
    startStream: (call: ServerDuplexStream<ConnInfo, ConnInfo>) => {
      hold(call);
      call.on("end", () => {
        held.delete(call);
        call.end();
      });
      call.resume();
    },
  });
  server.addService(serviceDefinition(Health), {
    check: (
      _call: ServerUnaryCall<HealthCheckRequest, HealthCheckResponse>,
      reply: sendUnaryData<HealthCheckResponse>,
    ) => reply(null, SERVING),
    watch: (call: ServerWritableStream<HealthCheckRequest, HealthCheckResponse>) => {
      call.write(SERVING);
      hold(call);
    },
  });

  return () => {
    for (const stream of held) stream.end();
    held.clear();
  };
}
