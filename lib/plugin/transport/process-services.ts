import {
  GRPCBrokerDefinition as GRPCBroker,
  GRPCControllerDefinition as GRPCController,
  GRPCStdioDefinition as GRPCStdio,
} from "../proto/gen/go_plugin";
import {
  HealthDefinition as Health,
  HealthCheckResponse,
  HealthCheckResponse_ServingStatus,
} from "../proto/gen/health";
import type { Method } from "./grpc";
import { methodsOf, unary } from "./service";

const SERVING = HealthCheckResponse.create({ status: HealthCheckResponse_ServingStatus.SERVING });

/** The services through which Terraform controls a plugin's process, by the paths of their calls. */
export function processMethods(onShutdown: () => void): (readonly [string, Method])[] {
  const health: { readonly [Name in keyof typeof Health.methods]: Method } = {
    check: unary(Health.methods.check, async () => SERVING),
    watch: { kind: "held", first: HealthCheckResponse.encode(SERVING).finish(), endsWithClient: false },
  };
  return [
    ...methodsOf(GRPCController, () =>
      unary(GRPCController.methods.shutdown, async () => {
        // After the reply was sent.
        setImmediate(onShutdown);
        return {};
      }),
    ),
    // Terraform reads a plugin's output from here; there is nothing to send, because the log goes directly to stderr.
    ...methodsOf(GRPCStdio, () => ({ kind: "held", endsWithClient: false })),
    // For plugins that call back, which this one does not.
    ...methodsOf(GRPCBroker, () => ({ kind: "held", endsWithClient: true })),
    ...methodsOf(Health, (name) => health[name]),
  ];
}
