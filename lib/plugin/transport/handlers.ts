import type { MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { Provider } from "../proto";

type Methods = typeof Provider.method;

/** What is known of a call beside its request. */
export interface RpcCall {
  /** Aborted when Terraform no longer waits for the answer. */
  readonly signal: AbortSignal;
}

/** The answers to every call of the provider's service, one function each. They never throw: errors are diagnostics. */
export type ProviderHandlers = {
  readonly [M in keyof Methods]: (
    request: MessageShape<Methods[M]["input"]>,
    call: RpcCall,
  ) => Promise<MessageInitShape<Methods[M]["output"]>>;
};
