import type { Finding } from "../model";
import { text, type Words } from "./finding-words";
import { name, type Sentence } from "./text";

type Args = Finding["args"];

/** Provider settings and facts about the plan as a whole that an approver should know. */
export const SETTING_WORDS = {
  certificateNotVerified: {
    short: () => ["the certificate of CCKM is not verified"],
    long: (args) => [
      ...through(args, "The"),
      " certificate of CCKM is not verified: anybody in between can read and change what is sent to it.",
    ],
  },
  targetNotKnown: {
    short: () => ["which CCKM this is for is not known here"],
    long: (args) => [
      ...through(args, "Which"),
      " CCKM this is for is not known here: neither the configuration nor the environment tells it.",
    ],
  },
  adoptsIdentical: {
    short: () => ["creates take over what is there already"],
    long: (args) => [
      ...through(args, "Creates"),
      " take over what is exactly what was asked for, whoever made it: adopt is identical.",
    ],
  },
  settingChanged: {
    short: ({ setting, before, after }) => [name(text(setting)), ": ", name(text(before)), " → ", name(text(after))],
    long: ({ setting, before, after, ...args }) => [
      ...through(args, "The"),
      " provider's ",
      name(text(setting)),
      " is ",
      name(text(after)),
      " here and ",
      name(text(before)),
      " on the target branch.",
    ],
  },
  targetOfConfiguration: {
    short: ({ configuration, ...args }) => [name(text(configuration)), ": ", ...placeOf(args)],
    long: ({ configuration, ...args }) => [name(text(configuration)), " is for ", ...placeOf(args), "."],
  },
  targetNotTold: {
    short: () => ["which CCKM it is in is not told"],
    long: () => [
      "Which of the provider's configurations it is reached through is not in the plan: it may be in any of their targets.",
    ],
  },
  checkFailed: {
    short: ({ detail }) => [name(text(detail))],
    long: ({ detail }) => ["A check of the configuration warns: ", name(text(detail))],
  },
} satisfies Partial<Record<Finding["code"], Words>>;

/** The server and domain of a provider configuration. */
function placeOf({ address, domain }: Args): Sentence {
  if (typeof address !== "string") return ["a CCKM that is not known here"];
  return [name(address), ...(typeof domain === "string" ? [", domain ", name(domain)] : [])];
}

// With a single configuration there is no need to name it.
function through({ through: configuration }: Args, word: string): Sentence {
  if (typeof configuration !== "string") return [word];
  return [name(configuration), ": ", word.charAt(0).toLowerCase() + word.slice(1)];
}
