import type { Choices } from "../schema";

/** What destroying an Azure report does. */
export const reportDestroyPolicies: Choices = {
  name: "ReportDestroyPolicy",
  description: "What a destroy does to an Azure report.",
  values: {
    DELETE: { value: "delete", description: "Deletes it from CCKM." },
    RETAIN: { value: "retain", description: "Leaves it in CCKM; Terraform forgets it." },
  },
};
