import { error, warning } from "./one-line";

const JOB = "2f9c7e1a-6d5b-4c3a-8f0e-1d2c3b4a5968";
const LINES = "  payments-kv: Failed to list secrets: 403 Forbidden\n  billing-kv: success";

export const gone = warning("object-gone", {
  when: "CCKM answered that an object in the state no longer exists.",
  text: ({ what, answer }: { what: string; answer: string }) => ({
    summary: `${what} is gone from CCKM`,
    detail: `${answer.charAt(0).toUpperCase()}${answer.slice(1)}, where the state has it.`,
    remedy: "The plan creates it again; to give it up, remove it from the code.",
  }),
  examples: [{ what: 'The AWS KMS account "payments"', answer: "CCKM answered that 0b90f8de does not exist" }],
});

export const notRefreshed = warning("object-not-refreshed", {
  when: "The provider's own arguments are only known after an apply, so CCKM could not be called.",
  text: ({ what }: { what: string }) => ({
    summary: `${what} was not refreshed`,
    detail:
      "The provider's address or credentials are known only after an apply. The plan is made from the last known state.",
  }),
  examples: [{ what: 'The AWS KMS account "payments"' }],
});

export const stoppedBeforeCreate = error("object-stopped-before-create", {
  when: "Terraform was told to stop while waiting for the name of a new object to become free.",
  text: ({ what, said }: { what: string; said: string | undefined }) => ({
    summary: `Stopped while waiting to ${what}`,
    detail: said === undefined ? "Nothing was created." : `CCKM's last answer: ${said}. Nothing was created.`,
    remedy: "Run it again.",
  }),
  examples: [
    {
      what: `add the AWS KMS account "payments"`,
      said: "POST /v1/cckm/aws/kms was answered with 409 NCERRConflict: KMS payments already exists",
    },
  ],
});

interface Run {
  /** In words: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
  /** What happens if the user does nothing, as a sentence. */
  readonly next: string;
}

interface Ended extends Run {
  readonly status: string;
  /** CCKM's status of each vault, one line each. */
  readonly lines: string;
}

const RUN = { what: "synchronization of Azure secrets", id: JOB, next: "The next apply runs a new job." };

const ended = ({ id, status, lines }: Ended) =>
  `CCKM ended ${id} with the status "${status}". Status of each vault:\n\n${lines}\n\n`;

export const runFailed = error("azure-run-failed", {
  when: "A sync job or a report failed in CCKM.",
  text: (run: Ended) => ({ summary: `The ${run.what} failed`, detail: ended(run), remedy: run.next }),
  examples: [{ ...RUN, status: "failed", lines: LINES }],
});

export const runFailedOfItself = error("azure-run-failed-all-success", {
  when: "A sync job or a report failed in CCKM although every vault reports success.",
  text: (run: Ended) => ({
    summary: `The ${run.what} failed`,
    detail: ended(run),
    remedy: `It failed although every vault reports success: CCKM's log has the reason. ${run.next}`,
  }),
  examples: [{ ...RUN, status: "failed", lines: "  payments-kv: success" }],
});

export const runCancelled = error("azure-run-cancelled", {
  when: "Somebody cancelled a sync job or a report while Terraform was waiting for it.",
  text: ({ what, id, status, lines, next }: Ended) => ({
    summary: `The ${what} was cancelled`,
    detail: `CCKM ended ${id} with the status "${status}" after it was cancelled. Status of each vault:\n\n${lines}\n\n`,
    remedy: next,
  }),
  examples: [{ ...RUN, status: "completed", lines: LINES }],
});

export const runTooLong = error("azure-run-too-long", {
  when: "A sync job or a report takes longer than the operation's timeout; it continues in CCKM.",
  text: ({ what, id, next, time, lines }: Run & { time: string; lines: string | undefined }) => ({
    summary: `The ${what} has not ended after ${time}`,
    detail:
      lines === undefined
        ? `It goes on in CCKM; its id ${id} is in the state.`
        : `It goes on in CCKM; its id ${id} is in the state. So far it says:\n\n${lines}\n\n`,
    remedy: next,
  }),
  examples: [
    { ...RUN, next: "The next apply waits for the same job again.", time: "20 minutes", lines: LINES },
    { ...RUN, next: "The next apply waits for the same job again.", time: "20 minutes", lines: undefined },
  ],
});

export const runNotWaitedFor = warning("azure-run-not-waited-for", {
  when: "Terraform was told to stop while waiting for a sync job or a report; it continues in CCKM.",
  text: ({ what, id, next }: Run) => ({
    summary: `Stopped waiting for the ${what}`,
    detail: `Terraform was asked to stop. The run continues in CCKM; its id ${id} is in the state.`,
    remedy: next,
  }),
  examples: [{ ...RUN, next: "The next apply waits for it again." }],
});
