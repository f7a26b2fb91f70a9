import { commentOf, memberList } from "../doc-comments";
import { exampleText } from "../example";
import { block, page, table } from "../markdown";

const RELEASE = "constructs/environment/release";

/** The page of the marker of a release. */
export function releasePage(): string {
  return page([
    "# Release",
    commentOf(RELEASE, "Release"),
    block("ts", exampleText("release")),
    block("sh", "RELEASE=1.4.0 npx cdktf deploy prod"),
    "## What a plan does",
    table(
      ["What is new", "Marker", "Synchronizations"],
      [
        ["another `releaseId`", "replaced", "run again"],
        ["another fingerprint of `settings`, `releaseId` as before", "replaced", "run again"],
        ["no `releaseId` (a nightly plan, `cckm drift`)", "stays", "nothing runs"],
        ["no `releaseId`, other `settings`", "replaced, without an id", "run again"],
        ["the release is removed from the code", "destroyed", "run once more"],
      ],
    ),
    "## Props",
    memberList(RELEASE, "ReleaseProps"),
    "## Members",
    memberList(RELEASE, "Release"),
    "## What it needs",
    "`hashicorp/null`, from the registry or a mirror ([where the provider is found](cckm-provider.md#where-the-provider-is-found)); in `cckm plan --only-providers` name it: `cckm,hashicorp/null`. The marker and the fingerprint are in the state: the fingerprint is a hash, and secret values are no part of it.",
  ]);
}
