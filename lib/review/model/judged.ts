import { z } from "zod";
import { targetKind } from "./rights";

/** A value that is known only after the apply, or must not be shown. */
const open = z.strictObject({ unknown: z.literal(true) });
const text = z.union([z.string(), open]);

const member = z.strictObject({ name: z.string(), value: text });

/** An account or vault that a change affects. */
export const concerned = z.strictObject({
  kind: targetKind,
  /** As it appears in other parts of the change. */
  told: z.string(),
  /** All its names: its name, its name with its subscription, its AWS account number, CCKM's id. */
  names: z.array(z.string()),
  /** Whether its name is known: for a reference or an id, it may not be. */
  known: z.boolean(),
  /** Kinds of names that are unknown here: CCKM's id, the AWS account number, the name with the subscription. */
  notKnown: z.array(z.enum(["id", "number", "subscription"])),
});

/** Facts about one of our objects that policy rules check, in addition to what is shown of it. */
export const judged = z.strictObject({
  concerns: z.array(concerned),
  /** Regions before and after. */
  regions: z.array(text),
  /** Planned arguments by Terraform name; none for an object that is removed. */
  planned: z.record(z.string(), z.union([z.null(), text, z.array(text), z.array(member)])),
});

export type Judged = z.infer<typeof judged>;
export type Concerned = z.infer<typeof concerned>;
