import type { Provider } from "../proto";
import type { InitOf, MessageOf } from "./service";

type Methods = typeof Provider.methods;

/** What is known of a call beside its request. */
export interface RpcCall {
  /** Aborted when Terraform no longer waits for the answer. */
  readonly signal: AbortSignal;
}

/** The answers to every call of the provider's service, one function each. They never throw: errors are diagnostics. */
export type ProviderHandlers = {
  readonly [M in keyof Methods]: (
    request: MessageOf<Methods[M]["requestType"]>,
    call: RpcCall,
  ) => Promise<InitOf<Methods[M]["responseType"]>>;
};
