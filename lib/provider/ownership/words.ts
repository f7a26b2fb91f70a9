import { error, warning } from "../shared/one-line";
import { DESTROY, importLine } from "./in-words";
import { type KnownObject, type ObjectInWords, THING } from "./messages/object-in-words";

export type { ObjectInWords } from "./messages/object-in-words";
export * from "./messages/others";

const CREATED = { ...THING, createdAt: "2026-03-01T12:00:00Z" };

const FORGET = "a `removed` block with destroy = false, or terraform state rm, forgets an entry and leaves the object";

/** Why an existing object is not taken over; sentences within a refusal. */
export const reasons = {
  never: () => `The provider's adopt is "never".`,
  differs: ({ differences }: { differences: readonly string[] }) => `It differs: ${differences.join("; ")}.`,
  noEntry: ({ folder }: { folder: string }) =>
    `No open entry of the journal (${folder}) says that a run of this stack asked for it.`,
  unreadEntry: ({ folder, files }: { folder: string; files: readonly string[] }) =>
    `The journal (${folder}) has an entry for it that cannot be read: ${files.join(", ")}.`,
  madeBefore: ({ times }: { times: readonly string[] }) =>
    `A run of this stack asked for it, but the object was not made after that: ${times.join(", ")}.`,
  otherEntry: () => "Another entry of this state has it.",
  toldBefore: () =>
    "A run of this stack made it and told Terraform so before it was killed: the state may have it under another address.",
  askedOtherwise: () => "A run of this stack asked for others and was killed.",
  inState: () => "The state has it already, under another address or as the object that this one replaces.",
  notAnnounced: ({ folder }: { folder: string }) =>
    `The plan did not say that it would be taken over, or that was in another folder (${folder}): plan again, and apply in the same folder.`,
};

const BULK =
  "Where killed runs left several such objects and no journal lasted, CCKM_ADOPT=identical takes over, for one run, whatever is exactly as asked for.";

export const exists = error("ownership-exists", {
  when: "CCKM already has an object with this name, and nothing shows that this stack created it as configured.",
  text: ({ type, what, id, createdAt, reason }: KnownObject & { createdAt?: string | undefined; reason: string }) => ({
    summary: `${what} already exists`,
    detail: `${hasIt(id, createdAt)} ${reason}`,
    remedy: `To manage it, import it: ${importLine(type, id)}. If this configuration had it under another address, write a moved block; if its entry is tainted, run terraform untaint. Otherwise choose another name.`,
  }),
  examples: [
    { ...CREATED, reason: reasons.never() },
    { ...THING, reason: reasons.differs({ differences: ["regions are eu-west-1"] }) },
  ],
});

export const existsWithoutEvidence = error("ownership-exists-without-evidence", {
  when: '`adopt` is "own", CCKM already has an object with this name, and the journal does not show that a killed run of this stack created it.',
  text: ({ type, what, id, createdAt, reason }: KnownObject & { createdAt?: string | undefined; reason: string }) => ({
    summary: `${what} already exists`,
    detail: `${hasIt(id, createdAt)} ${reason}`,
    remedy: `${BULK} To manage it, import it: ${importLine(type, id)}. If this configuration had it under another address, write a moved block; if its entry is tainted, run terraform untaint. Otherwise choose another name.`,
  }),
  examples: [{ ...CREATED, reason: reasons.noEntry({ folder: ".terraform/cckm-journal" }) }],
});

function hasIt(id: string, createdAt: string | undefined): string {
  return createdAt === undefined ? `CCKM has it with id ${id}.` : `CCKM has it with id ${id}, created ${createdAt}.`;
}

const OTHERS = "Another state, or another entry of this one, may own it.";

export const willTakeOver = warning("ownership-will-take-over", {
  when: '`adopt` is "identical", and the apply will take over an existing object that exactly matches the configuration.',
  text: ({ what, id, createdAt }: KnownObject & { createdAt?: string | undefined }) => ({
    summary: `Will take over an existing ${what}`,
    detail: `${hasIt(id, createdAt)} It is exactly what the configuration asks for, and adopt is "identical". ${OTHERS}`,
    remedy: "If it was managed under another address, write a moved block instead.",
  }),
  examples: [CREATED, THING],
});

export const announcedGone = warning("ownership-announced-gone", {
  when: "An earlier plan announced that an existing object would be taken over, and CCKM no longer shows it.",
  text: ({ what, id }: KnownObject) => ({
    summary: `The ${what} that was to be taken over is no longer there`,
    detail: `An earlier plan announced CCKM's ${id}, which no longer has this name.`,
    remedy: "If this is the apply of that plan, Terraform may end it with an inconsistent final plan: plan again.",
  }),
  examples: [THING],
});

interface TakenOver extends KnownObject {
  readonly createdAt?: string | undefined;
  /** What else a takeover does to it, as a sentence. */
  readonly note?: string | undefined;
}

export const tookOver = warning("ownership-took-over", {
  when: '`adopt` is "identical", and the object already existed, exactly as configured.',
  text: ({ what, id, createdAt, note }: TakenOver) => ({
    summary: `Took over an existing ${what}`,
    detail: sentences(hasIt(id, createdAt), "It is exactly what the configuration asks for.", note, OTHERS),
    remedy: `Set the provider's adopt to "own" to refuse this.`,
  }),
  examples: [CREATED, { ...THING, note: "Its value, which cannot be compared, is kept." }],
});

export const resumed = warning("ownership-resumed", {
  when: "A killed run of this stack had created the object; this one has taken it over.",
  text: ({ what, id, createdAt, note }: TakenOver) => ({
    summary: `Took over an existing ${what}`,
    detail: sentences(
      hasIt(id, createdAt),
      "It is exactly what the configuration asks for.",
      note,
      "The journal shows that a run of this stack asked for it and was killed.",
    ),
  }),
  examples: [CREATED],
});

function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter((one) => one !== undefined).join(" ");
}

export const twice = error("ownership-two-entries", {
  when: "Two resource instances in a state are the same object, and both are to stay.",
  text: ({ type, id, what }: KnownObject) => ({
    summary: `Two entries of the state are one object: the ${what}`,
    detail: `Both ${type} have the id ${id}, and each would change or destroy what the other manages.`,
    remedy: `Keep one of them: ${FORGET}. Nothing was changed. ${DESTROY}`,
  }),
  examples: [THING],
});

export const goesAndStays = error("ownership-goes-and-stays", {
  when: "An object is to be destroyed at one address and kept at another.",
  text: ({ type, id, what }: KnownObject) => ({
    summary: `Not destroyed: another entry of the state manages the ${what}`,
    detail: `Two ${type} of the state are this one object (${id}); one would destroy it while the other keeps it.`,
    remedy: `Forget the one that is to go: ${FORGET}. Nothing was changed. ${DESTROY}`,
  }),
  examples: [THING],
});

export const twoConfigurations = error("ownership-two-configurations", {
  when: "An object is to be destroyed, and the state has it under two configurations of the provider (`alias`).",
  text: ({ type, id, what }: KnownObject) => ({
    summary: `Not destroyed: the state has the ${what} under two provider configurations`,
    detail: `Two ${type} of the state are this one object (${id}), and Terraform shows a configuration nothing of what another one does.`,
    remedy: `Keep one of them: ${FORGET}. Nothing was changed.`,
  }),
  examples: [THING],
});

export const samePlanned = error("ownership-planned-twice", {
  when: "Two resources of a configuration would be the same object in CCKM.",
  text: ({ type, what }: ObjectInWords) => ({
    summary: `Two resources are the ${what}`,
    detail: `Two ${type} of this configuration would be one object of CCKM, and each would change or destroy what the other manages.`,
    remedy: `Keep one of them, or give one another name. Nothing was changed. ${DESTROY}`,
  }),
  examples: [THING],
});

export const renamed = error("ownership-moved-without-word", {
  when: "An object is to be destroyed at one address and created at another: it may have been moved in the code.",
  text: ({ type, what }: ObjectInWords) => ({
    summary: `The ${what} would be destroyed and made again under another address`,
    detail: "Nothing says which of the two comes first.",
    remedy: `To keep it, declare the move: moved { from = ${type}.<old name>, to = ${type}.<new name> } (in CDKTF: .moveFromId("${type}.<old name>")). To make a new one, take the old one out with an apply of its own first. Nothing was changed. ${DESTROY}`,
  }),
  examples: [THING],
});

export const held = error("ownership-held", {
  when: "This run has just created the object, or taken it over, for another resource.",
  text: ({ type, id, what }: ObjectInWords) => ({
    summary: `Two resources are the ${what}`,
    detail:
      id === undefined
        ? `Another ${type} of this run has just made or taken it over; each would change or destroy what the other manages.`
        : `Another ${type} of this run has just made or taken it over (${id}); each would change or destroy what the other manages.`,
    remedy: "Keep one of them, or give one another name.",
  }),
  examples: [THING, { ...THING, id: undefined }],
});

export const beingMade = error("ownership-being-made", {
  when: "Another process on this machine is about to create the object.",
  text: ({ what }: ObjectInWords) => ({
    summary: `The ${what} is being made by another run`,
    detail: "A run of this machine that has not ended wrote so into the journal.",
    remedy: "Wait for its end, then plan again.",
  }),
  examples: [THING],
});

export const ownPredecessor = error("ownership-replaced-by-itself", {
  when: "With `create_before_destroy` the new object would be created while the old one still has its name.",
  text: ({ id, what, where }: KnownObject & { where: "name" | "principal" }) => ({
    summary: `The ${what} would be replaced by itself`,
    detail: `With create_before_destroy the new object is made first, but its predecessor (${id}) still has the same ${where}. Nothing was changed.`,
    remedy: `To keep the object, leave out -replace or run terraform untaint. To replace it, remove create_before_destroy from this resource and from those that depend on it (Terraform passes it on), or give the new one another ${where}.`,
  }),
  examples: [{ ...THING, where: "name" }],
});

export const journalUnwritable = warning("ownership-journal-unwritable", {
  when: "The journal's folder is not writable, so nothing would show what a killed run created.",
  text: ({ reason }: { reason: string }) => ({
    summary: "The journal cannot be written",
    detail: `${reason}. Should this run be killed, the next one refuses what it has made, as nothing then shows who made it.`,
    remedy: "Let CCKM_JOURNAL name a folder that can be written and that lasts.",
  }),
  examples: [{ reason: "EACCES: permission denied, mkdir '.terraform/cckm-journal'" }],
});
