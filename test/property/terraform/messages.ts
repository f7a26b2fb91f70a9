/** A line of what Terraform prints with -json, as far as it is looked at here. */
export interface Message {
  readonly type: string;
  readonly "@message": string;
  readonly diagnostic?: Diagnostic;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string };
}

/** An error or a warning. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** Reads what Terraform printed; what is no JSON, such as the last words of a killed process, is left out. */
export function readMessages(output: string): Message[] {
  return output.split("\n").flatMap((line) => {
    try {
      return line.startsWith("{") ? [JSON.parse(line) as Message] : [];
    } catch {
      return [];
    }
  });
}

/** Errors and warnings. */
export function diagnosticsOf(messages: readonly Message[], severity?: Diagnostic["severity"]): Diagnostic[] {
  return messages
    .flatMap(({ diagnostic }) => diagnostic ?? [])
    .filter((diagnostic) => severity === undefined || diagnostic.severity === severity);
}

/** What a plan wants to do, as `create cckm_aws_kms_account.payments`. */
export function plannedIn(messages: readonly Message[]): string[] {
  return messages.flatMap(({ type, change }) =>
    type === "planned_change" && change ? [`${change.action} ${change.resource.addr}`] : [],
  );
}
