import { error } from "../../words";

export const noFolder = error("provider-install-folder", {
  when: "The folder that the provider is to be placed into does not exist.",
  text: ({ directory }: { directory: string }) => ({
    summary: "No such folder",
    detail: `Expected an existing folder with Terraform files, got ${directory}.`,
  }),
  examples: [{ directory: "infra" }],
});

export const standaloneOfPackage = error("provider-standalone-of-package", {
  when: "`--runtime standalone` is given together with `--package`.",
  text: () => ({
    summary: "No standalone provider of one's own",
    detail: "Expected --runtime standalone or --package, got both: a provider of one's own is a script.",
    remedy: "Leave one of them out.",
  }),
  examples: [{}],
});

export const platformOfScript = error("provider-platform-of-script", {
  when: "`--platform` is given without `--runtime standalone`.",
  text: () => ({
    summary: "Nothing to choose",
    detail: "Expected --platform together with --runtime standalone: the script is the same on every platform.",
    remedy: "Add --runtime standalone, or leave --platform out.",
  }),
  examples: [{}],
});
