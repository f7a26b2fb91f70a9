import type { TerraformElement } from "cdktf";
import type { IConstruct } from "constructs";
import { inOneLine } from "../../words";
import { numberInId, resourceNameInvalid } from "../words";
import { holdsNumberToken } from "./number-tokens";

/** What Terraform takes for the name of a resource. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** Whether Terraform takes a text for a name. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Makes the construct's validation reject ids of which cdktf makes a name that Terraform rejects, or another each time. */
export function requireResourceName(construct: IConstruct, element: TerraformElement): void {
  construct.node.addValidation({
    validate: () => {
      // cdktf refuses tokens of texts in ids itself.
      if (holdsNumberToken(construct.node.path)) return [inOneLine(numberInId({}))];
      const name = element.friendlyUniqueId;
      return isName(name) ? [] : [inOneLine(resourceNameInvalid({ name }))];
    },
  });
}
