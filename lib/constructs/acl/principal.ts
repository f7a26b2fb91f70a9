import { Token } from "cdktf";
import { inOneLine } from "../../words";
import { principalMissing } from "../words";

/** Who is permitted something: a user or a group of CipherTrust Manager. */
export class Principal {
  /**
   * The group of a name, such as `CCKM Users`.
   *
   * @throws Error when the name is empty.
   */
  static group(name: string): Principal {
    return new Principal(undefined, nonEmpty("Principal.group", "the name of a group", name));
  }

  /**
   * The user of an id, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`.
   *
   * @throws Error when the id is empty.
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
