import { quote } from "../../schema";
import { error } from "../../words";

export const constructIdMissing = error("construct-id-missing", {
  when: "A construct is made without an id, or with its props in the place of the id.",
  text: ({ of, got }: { of: string; got: string }) => ({
    summary: "Missing id",
    detail: `Expected the construct's id as a text behind the scope, got ${got}.`,
    remedy: `Make it with new ${of}(scope, "id", …): an id of its own in the scope.`,
  }),
  examples: [{ of: "AwsKmsAccount", got: "an object" }],
});

export const idNotKnown = error("environment-id-not-known", {
  when: "The name of a thing in a `CckmEnvironment` is one that only Terraform knows.",
  text: ({ kind }: { kind: string }) => ({
    summary: "Id not known at synth",
    detail: `Expected the ${kind} to have a name that is known here, as it is the id of a construct, got one that only Terraform knows.`,
    remedy: "Set `id` in its settings.",
  }),
  examples: [{ kind: "account" }],
});

export const idTaken = error("environment-id-taken", {
  when: "Two things in a `CckmEnvironment` have one id.",
  text: ({ id, name, other }: { id: string; name: string; other: string }) => ({
    summary: "Two things of one id",
    detail: `Expected ids that differ in letters, digits, "_" or "-", got ${quote(id)}, and a ${name} has ${quote(other)}.`,
    remedy: "Set `id` in the settings of one of them.",
  }),
  examples: [{ id: "payments", name: "AwsKmsAccount", other: "payments" }],
});

export const grantPrincipalInvalid = error("environment-grant-principal-invalid", {
  when: "The group or the user of a grant in the settings is no text, or empty.",
  text: ({ got }: { got: unknown }) => ({
    summary: "Invalid value",
    detail: `Expected the name of a group or the id of a user, got ${quote(got)}.`,
  }),
  examples: [{ got: "" }],
});

export const releaseIdInvalid = error("release-id-invalid", {
  when: "The id of a `Release` is no text.",
  text: ({ got }: { got: unknown }) => ({
    summary: "Invalid id",
    detail: `Expected any text, such as 1.4.0, or none, so that the last release stays, got ${quote(got)}.`,
  }),
  examples: [{ got: 14 }],
});

export const releaseSettingsInvalid = error("release-settings-invalid", {
  when: "The settings of a `Release` hold something whose changes its fingerprint would not show.",
  text: ({ place, got }: { place: string; got: string }) => ({
    summary: "Invalid settings",
    detail: `Expected ${place} to be data, such as texts, numbers, lists, objects, maps, sets and dates, got ${got}.`,
    remedy: "Give what it stands for as text, or leave it out.",
  }),
  examples: [{ place: "settings.hooks[0]", got: "a function" }],
});

export const releaseWithoutEffect = error("release-without-effect", {
  when: "A `Release` stands in a stack of another copy of cdktf, which asks none of its aspects.",
  text: () => ({
    summary: "Release without effect",
    detail:
      "Its stack is of another copy of cdktf, which asks none of its aspects, so that no synchronization would carry the release.",
    remedy: "Have one version of cdktf installed (npm ls cdktf).",
  }),
  examples: [{}],
});

export const nullProviderTwice = error("release-provider-twice", {
  when: "A stack configures hashicorp/null after a `Release` did.",
  text: ({ other, release }: { other: string; release: string }) => ({
    summary: "Duplicate provider configuration",
    detail: `${other} configures hashicorp/null, and the Release at ${release} did already.`,
    remedy: "Make the provider before the Release, which then uses it.",
  }),
  examples: [{ other: "stack/null", release: "stack/release" }],
});
