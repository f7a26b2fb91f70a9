import type { Provider } from "../proto";
import type { MessageOf } from "./service";

type Methods = typeof Provider.methods;

/** What is known of a call besides its request. */
export interface RpcCall {
  /** Aborted when Terraform no longer waits for the answer. */
  readonly signal: AbortSignal;
}

/** A handler for every call of the provider's service. Handlers never throw: errors are returned as diagnostics. */
export type ProviderHandlers = {
  readonly [M in keyof Methods]: (
    request: MessageOf<Methods[M]["requestType"]>,
    call: RpcCall,
  ) => Promise<MessageOf<Methods[M]["responseType"]>>;
};
