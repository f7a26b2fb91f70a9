import { error } from "../../words";

export const commitMissing = error("publish-commit-missing", {
  when: "A review is to be published, and the commit that it is of is not known.",
  text: ({ got }: { got: string }) => ({
    summary: "No commit to publish the review for",
    detail: `Expected the whole hash of a commit, which is the newest of the pull request, got ${got}.`,
    remedy: "Give --commit.",
  }),
  examples: [{ got: "none" }],
});

export const commitUnknown = error("publish-commit-unknown", {
  when: "A review is to be published, and the commit that was planned is not known.",
  text: () => ({
    summary: "Which commit was planned is not known",
    remedy: "Give --commit.",
  }),
  examples: [{}],
});
