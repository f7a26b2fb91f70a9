import { unlessAborted } from "../cckm/http/abort";
import { abortedError } from "../cckm/http/errors";
import type { Resource } from "../plugin";
import type { CckmSession } from "./session";

/**
 * A resource whose hooks that change nothing are not waited for once Terraform asks to stop. Those that write know themselves
 * what they still have to finish.
 */
export function stoppableResource(resource: Resource<CckmSession>): Resource<CckmSession> {
  const { read, plan, planDelete, importState } = resource;
  return {
    ...resource,
    read: unlessStopped("The read", read),
    ...(plan && { plan: unlessStopped("The plan", plan) }),
    ...(planDelete && { planDelete: unlessStopped("The plan", planDelete) }),
    ...(importState && { importState: unlessStopped("The import", importState) }),
  };
}

type Hook<Request, Context, Result> = (request: Request, context: Context) => Result | Promise<Result>;

function unlessStopped<Request, Context extends { readonly signal: AbortSignal }, Result>(
  what: string,
  hook: Hook<Request, Context, Result>,
): Hook<Request, Context, Result> {
  return async (request, context) => {
    const { signal } = context;
    if (signal.aborted) throw abortedError(what);
    return unlessAborted(Promise.resolve(hook(request, context)), signal, what);
  };
}
