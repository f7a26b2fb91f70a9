import { failure } from "../../plugin";
import { importLine } from "./in-words";

interface Named {
  readonly type: string;
  readonly id?: string;
  readonly what: string;
}

/** The way out of a refusal at plan that stands in the way of a destroy: Terraform plans everything before that, to refresh. */
export const DESTROY = "To destroy all of it as it is: terraform destroy -refresh=false.";

const FORGET = "a `removed` block with destroy = false, or terraform state rm, forgets an entry and leaves the object";

/** Two entries of a state are one object, and both are to stay. */
export function asTwice({ type, id, what }: Named): Error {
  return failure(
    `Two entries of the state are one object: the ${what}`,
    `Both ${type} have the id ${id}, and each would change or destroy what the other manages. Keep one of them: ${FORGET}. Nothing was changed. ${DESTROY}`,
  );
}

/** An object is to be destroyed under one address and kept under another. */
export function goesAndStays({ type, id, what }: Named): Error {
  return failure(
    `Not destroyed: another entry of the state manages the ${what}`,
    `Two ${type} of the state are this one object (${id}); one would destroy it while the other keeps it. Forget the one that is to go: ${FORGET}. Nothing was changed. ${DESTROY}`,
  );
}

/** An object is to be made under one address while another address has it or makes it too. */
export function samePlanned({ type, what }: Named): Error {
  return failure(
    `Two resources are the ${what}`,
    `Two ${type} of this configuration would be one object of CCKM, and each would change or destroy what the other manages. Keep one of them, or give one another name. Nothing was changed. ${DESTROY}`,
  );
}

/** An object is to be destroyed under one address and made under another. */
export function renamed({ type, what }: Named): Error {
  return failure(
    `The ${what} would be destroyed and made again under another address`,
    `Nothing says which of the two comes first. To keep it, say that it moved: moved { from = ${type}.<old name>, to = ${type}.<new name> } (in CDKTF: .moveFromId("${type}.<old name>")). To make a new one, take the old one out with an apply of its own first. Nothing was changed. ${DESTROY}`,
  );
}

/** A run makes, or has just made, the object for another resource. */
export function alreadyHeld({ type, id, what }: Named): Error {
  return failure(
    `Two resources are the ${what}`,
    `Another ${type} of this run has just made or taken it over${id ? ` (${id})` : ""}; each would change or destroy what the other manages. Keep one of them, or give one another name.`,
  );
}

/** Another process is about to make the object. */
export function beingMade({ what }: Named): Error {
  return failure(
    `The ${what} is being made by another run`,
    "A run of this machine that has not ended wrote so into the journal. Wait for its end, then plan again.",
  );
}

/** A replacement that would make its object while the predecessor still has the name. */
export function ownPredecessor({ id, what }: Named, where: string): Error {
  return failure(
    `The ${what} would be replaced by itself`,
    `With create_before_destroy the new object is made first, but its predecessor (${id}) still has the same ${where}. Nothing was changed. To keep the object, leave out -replace or run terraform untaint. To replace it, remove create_before_destroy from this resource and from those that depend on it (Terraform passes it on), or give the new one another ${where}.`,
  );
}

/** An object that another stack of the app declares by now. */
export function declaredElsewhere({ type, id, what }: Named & { readonly id: string }, stack: string): Error {
  return failure(
    `The ${what} ${what.startsWith("permissions") ? "are" : "is"} now declared in stack ${stack}: move the state`,
    `A destroy here would remove what that stack manages. Let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. Let stack ${stack} bring it in: ${importLine(type, id)}. If the two stacks work on different servers or domains, give each its address and domain in the code. Nothing was changed.`,
  );
}

/** An account that is to be destroyed, with permissions on it that another stack of the app declares. */
export function carriesRights({ id, type, what }: Named, whose: readonly string[], stack: string): Error {
  return failure(
    `The ${what} has permissions on it that stack ${stack} declares`,
    `CCKM lists those of ${whose.join(", ")} on ${id}, and a destroy of the account would take them along. Take them out of stack ${stack} and deploy that, or destroy it, first. To keep the account and let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. If the two stacks work on different servers or domains, give each its address and domain in the code. Nothing was changed.`,
  );
}

/** An account that is to be destroyed, with permissions on it that the same plan keeps or makes. */
export function groundGoes(account: Named, permissions: Named): Error {
  return failure(
    `The ${account.what} would be destroyed with the ${permissions.what}, which stay in the configuration`,
    `The permissions name the account by the id that it has now, and would go with it. Take the ${permissions.type} out of the configuration too, or let its kms_id refer to the account that it is for: kms_id = ${account.type}.<name>.id. Nothing was changed. ${DESTROY}`,
  );
}
