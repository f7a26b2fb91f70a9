import fc from "fast-check";
import type { Quirks } from "../../../lib/simulator/quirks";

/** What differs between releases, and what a busy day brings: none of it is a reason for another end. */
const KINDS: readonly Partial<Quirks>[] = [
  { connectionAs: "name" },
  { connectionAs: "id" },
  { kmsPatch: "one-given" },
  { deleteReply: "empty" },
  { patchReply: "no-content", aclsReply: "no-content" },
  { patchReply: "old", aclsReply: "old" },
  { timestamps: "microseconds" },
  { nameFilter: "any-case", secretNameAs: "lower", vaultNameAs: "upper" },
  { secretNameAs: "upper" },
  { directoryNameAs: "lower" },
  { unstableOrder: true, maxPageSize: 2 },
  { softDeleteSettleSeconds: 0.2, purgeSettleSeconds: 0.2, recoverSettleSeconds: 0.2 },
  { otherTypes: true },
  { jobStartReply: "empty" },
  { lagMs: 150, lagEvery: 2 },
  { lagMs: 100, lagEvery: 3 },
];

/** The switches of a simulator for a whole sequence; mostly those of the pages. */
export const anyQuirks: fc.Arbitrary<Partial<Quirks>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 1 },
  { arbitrary: fc.constantFrom(...KINDS), weight: 1 },
);
