import { failure, type HookContext } from "../../plugin";
import type { CckmSession } from "../session";

/** An object that is already there under the natural key of one that is to be created. */
export interface Existing {
  /** What it is, with its name: `AWS KMS account "payments"`. */
  readonly what: string;
  readonly id: string;
  readonly createdAt?: string | undefined;
  /** Terraform's type, for the import command. */
  readonly type: string;
  /** The id for the import command. */
  readonly importId: string;
  /** How it differs from what was asked for; empty when it is exactly that. */
  readonly differences: readonly string[];
  /** What else happens to it when it is taken over, in a sentence. */
  readonly note?: string;
}

/**
 * Takes over an object that is exactly what was asked for, with a warning: most likely a run was killed after CCKM had
 * made it. Throws for any other, with the import that would bring it under Terraform.
 */
export function adoptOrRefuse(existing: Existing, context: HookContext<CckmSession>): void {
  const { what, id, createdAt, type, importId, differences, note } = existing;
  const since = createdAt ? `, created ${createdAt}` : "";
  if (differences.length === 0 && context.client.adopt === "identical") {
    context.client.markAdopted(id);
    context.warn(
      `Took over an existing ${what}`,
      `It was already in CCKM (id ${id}${since}) and is exactly what the configuration asks for. ${note ? `${note} ` : ""}Set the provider's adopt to "never" to refuse this.`,
    );
    return;
  }
  const reason = differences.length > 0 ? `It differs: ${differences.join("; ")}.` : `The provider's adopt is "never".`;
  throw failure(
    `${what} already exists`,
    `CCKM has it with id ${id}${since}. ${reason} To manage it, import it: terraform import ${type}.<name> '${importId}' (in CDKTF: .importFrom("${importId}")). Otherwise choose another name, or remove it from CCKM.`,
  );
}
