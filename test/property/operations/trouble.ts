import type { Operation } from "./operation";

const LOST = [1, 2, 3];

/** CCKM does what it was asked for, and its reply is lost. */
export const lostReply: Operation = {
  name: "lost reply",
  weight: 2,
  choices: () =>
    LOST.flatMap((nth) =>
      ["POST", "DELETE", "PATCH"].map((method) => ({
        text: `the reply to ${method} number ${nth} from now on is lost`,
        steps: [{ do: "trouble" as const, faults: `${method} /v1/cckm/** reset-after nth=${nth}` }],
      })),
    ),
};
