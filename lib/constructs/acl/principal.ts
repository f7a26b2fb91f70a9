import { Token } from "cdktf";
import { inOneLine } from "../../words";
import { principalMissing } from "../words";

/** A user or a group of CipherTrust Manager, to which actions are permitted. */
export class Principal {
  /**
   * The group with the given name, such as `CCKM Users`.
   *
   * @throws Error if the name is empty.
   */
  static group(name: string): Principal {
    return new Principal(undefined, nonEmpty("Principal.group", "the name of a group", name));
  }

  /**
   * The user with the given id, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`.
   *
   * @throws Error if the id is empty.
   */
  static user(id: string): Principal {
    return new Principal(nonEmpty("Principal.user", "the id of a user, such as local|d1c53366", id), undefined);
  }

  private constructor(
    /** Id of the user; undefined for a group. */
    readonly userId: string | undefined,
    /** Name of the group; undefined for a user. */
    readonly groupName: string | undefined,
  ) {}
}

function nonEmpty(what: string, rule: string, text: string): string {
  if (Token.isUnresolved(text) || (typeof text === "string" && text !== "")) return text;
  throw new Error(`${what}: ${inOneLine(principalMissing({ got: text, rule }))}`);
}
