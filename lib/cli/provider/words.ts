import { error } from "../../words";

export const noFolder = error("provider-install-folder", {
  when: "The folder that the provider is to be placed into does not exist.",
  text: ({ directory }: { directory: string }) => ({
    summary: "No such folder",
    detail: `Expected an existing folder with Terraform files, got ${directory}.`,
  }),
  examples: [{ directory: "infra" }],
});
