import { create, toBinary } from "@bufbuild/protobuf";
import { GRPCBroker, GRPCController, GRPCStdio } from "../proto/gen/go_plugin_pb";
import { Health, HealthCheckResponse_ServingStatus, HealthCheckResponseSchema } from "../proto/gen/health_pb";
import type { Method } from "./grpc";
import { methodsOf, unary } from "./service";

const SERVING = create(HealthCheckResponseSchema, { status: HealthCheckResponse_ServingStatus.SERVING });

/** The services by which Terraform steers a plugin's process, by the paths of their calls. */
export function processMethods(onShutdown: () => void): (readonly [string, Method])[] {
  const health: { readonly [Name in keyof typeof Health.method]: Method } = {
    check: unary(Health.method.check, async () => SERVING),
    watch: { kind: "held", first: toBinary(HealthCheckResponseSchema, SERVING), endsWithClient: false },
  };
  return [
    ...methodsOf(GRPCController, () =>
      unary(GRPCController.method.shutdown, async () => {
        // The reply goes out first.
        setImmediate(onShutdown);
        return {};
      }),
    ),
    // Terraform reads what a plugin prints from here; there is nothing to send, for the log goes to stderr itself.
    ...methodsOf(GRPCStdio, () => ({ kind: "held", endsWithClient: false })),
    // For plugins that call back; this one does not.
    ...methodsOf(GRPCBroker, () => ({ kind: "held", endsWithClient: true })),
    ...methodsOf(Health, (name) => health[name]),
  ];
}
