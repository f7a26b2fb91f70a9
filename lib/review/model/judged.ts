import { z } from "zod";
import { targetKind } from "./rights";

/** Something that only the apply tells, or that is not shown. */
const open = z.strictObject({ unknown: z.literal(true) });
const text = z.union([z.string(), open]);

const member = z.strictObject({ name: z.string(), value: text });

/** An account or vault that a change is about. */
export const concerned = z.strictObject({
  kind: targetKind,
  /** As other parts of the change tell it. */
  told: z.string(),
  /** What people may call it: its name, its name with its subscription, its number in AWS, CCKM's id. */
  names: z.array(z.string()),
  /** Whether it is told by its name: of a reference or an id, what it is called is not known here. */
  known: z.boolean(),
  /** What it may be called as well and is not known here: CCKM's id, the number in AWS, the name with the subscription. */
  notKnown: z.array(z.enum(["id", "number", "subscription"])),
});

/** What rules of a policy judge of an object of ours beside what is shown of it. */
export const judged = z.strictObject({
  concerns: z.array(concerned),
  /** Regions before and after. */
  regions: z.array(text),
  /** Arguments as they are planned, by their names in Terraform's language; none of what goes. */
  planned: z.record(z.string(), z.union([z.null(), text, z.array(text), z.array(member)])),
});

export type Judged = z.infer<typeof judged>;
export type Concerned = z.infer<typeof concerned>;
