import type { Method } from "./grpc";

/** Bytes of a `HealthCheckResponse` whose status is SERVING. */
const SERVING = Uint8Array.of(8, 1);
const EMPTY = new Uint8Array();

/**
 * The services through which Terraform controls a plugin's process, by the paths of their calls: of go_plugin.proto and
 * health.proto, whose few messages are constant here, because this is loaded at every start. `onShutdown` is called when
 * Terraform has asked the process to end, and has been answered.
 */
export function processMethods(onShutdown: () => void): (readonly [string, Method])[] {
  const shutdown: Method = {
    kind: "unary",
    answer: async (_, call) => {
      call.afterwards(onShutdown);
      return EMPTY;
    },
  };
  return [
    ["/plugin.GRPCController/Shutdown", shutdown],
    // Terraform reads a plugin's output from here; there is nothing to send, because the log goes directly to stderr.
    ["/plugin.GRPCStdio/StreamStdio", { kind: "held", endsWithClient: false }],
    // For plugins that call back, which this one does not.
    ["/plugin.GRPCBroker/StartStream", { kind: "held", endsWithClient: true }],
    ["/grpc.health.v1.Health/Check", { kind: "unary", answer: async () => SERVING }],
    ["/grpc.health.v1.Health/Watch", { kind: "held", first: SERVING, endsWithClient: false }],
  ];
}
