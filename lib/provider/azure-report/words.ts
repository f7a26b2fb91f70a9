import { importLine } from "../ownership/in-words";
import { error, warning } from "../shared/one-line";

interface Report {
  /** With its name: `Azure report "audit"`. */
  readonly what: string;
  readonly id: string;
}

const REPORT: Report = { what: 'Azure report "audit"', id: "7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5" };

export const notFound = error("azure-report-not-found", {
  when: "An import or a data source names a report that CCKM does not have.",
  text: ({ id }: { id: string }) => ({
    summary: "No such Azure report",
    detail: `Expected the id of a report in this CipherTrust Manager domain, got ${JSON.stringify(id)}.`,
    remedy: "The data source cckm_azure_reports lists them all.",
  }),
  examples: [REPORT],
});

interface Holder extends Report {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly status: string;
  readonly createdAt?: string | undefined;
  readonly reason: string;
}

export const nameTaken = error("azure-report-name-taken", {
  when: "CCKM rejects a new report because one with this name exists.",
  text: ({ what, id, type, start, end, status, createdAt, reason }: Holder) => ({
    summary: `${what} already exists`,
    detail:
      createdAt === undefined
        ? `CCKM has a ${type} of this name with id ${id}, for ${start} to ${end}, ${status}. ${reason}`
        : `CCKM has a ${type} of this name with id ${id}, created ${createdAt}, for ${start} to ${end}, ${status}. ${reason}`,
    remedy: `To manage that one, import it: ${importLine("cckm_azure_report", id)}. Otherwise choose another name.`,
  }),
  examples: [
    {
      ...REPORT,
      type: "key-report",
      start: "2026-01-01T00:00:00Z",
      end: "2026-02-01T00:00:00Z",
      status: "completed",
      createdAt: "2026-02-01T08:00:00Z",
      reason: "POST /v1/cckm/azure/reports was answered with 409 NCERRConflict: Report audit already exists.",
    },
  ],
});

export const retainedReplaced = error("azure-report-replaced-retained", {
  when: '`on_destroy` is "retain", and a replacement would generate the same report again.',
  text: ({ what, id }: Report) => ({
    summary: `The ${what} cannot be replaced by itself`,
    detail: `on_destroy = "retain" leaves it in CCKM (${id}), which takes no second report of the same name, type, times and vaults. Nothing was changed.`,
    remedy:
      'To keep it as it is, leave out -replace or run terraform untaint; to have it at another address, write a moved block or import it there; to make it again, set on_destroy = "delete" and apply that alone first.',
  }),
  examples: [REPORT],
});

interface Lost extends Report {
  /** The beginning of the sentence about what happens to it. */
  readonly goes: string;
  /** What a new report will not show, as a sentence. */
  readonly lost: string;
  /** Its id, quoted for a shell. */
  readonly word: string;
}

const LOST = {
  ...REPORT,
  goes: "It is deleted",
  lost: "It shows the keys' age on its own day, 2026-02-01T08:00:00Z; a new one shows another day.",
  word: REPORT.id,
};

const keepIt = ({ word }: Lost) =>
  `To keep it there, apply on_destroy = "retain" alone first: what the state has counts for the report that goes. Its rows are written by: cckm report ${word} --out <file>.`;

export const lostForGood = warning("azure-report-lost", {
  when: "A key-aging report is destroyed, which shows a single day and cannot be generated again.",
  text: (report: Lost) => ({
    summary: `The ${report.what} cannot be made again`,
    detail: `${report.goes} from CCKM (${report.id}). ${report.lost}`,
    remedy: keepIt(report),
  }),
  examples: [LOST],
});

export const lostWithLogs = warning("azure-report-lost-with-logs", {
  when: "A report is destroyed that can only be generated again as long as Azure keeps the logs for its period.",
  text: (report: Lost) => ({
    summary: `The ${report.what} cannot be made again once the logs are gone`,
    detail: `${report.goes} from CCKM (${report.id}). ${report.lost}`,
    remedy: keepIt(report),
  }),
  examples: [
    {
      ...LOST,
      goes: "A new report takes its place, and this one is deleted",
      lost: "A new report of 2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z needs Azure's logs of that time, which the Log Analytics workspace keeps only for so long.",
    },
  ],
});

export const notComplete = warning("azure-report-not-complete", {
  when: "The plan finds a report that failed or was cancelled.",
  text: ({ what, id, status }: Report & { status: string }) => ({
    summary: `The ${what} is not complete`,
    detail: `CCKM ended ${id} with the status "${status}". The apply removes it and makes a new one.`,
  }),
  examples: [{ ...REPORT, status: "failed" }],
});

export const kept = warning("azure-report-kept", {
  when: "A destroy left the report in place because another resource of the configuration now manages it.",
  text: ({ what, id }: Report) => ({
    summary: `Kept the ${what}`,
    detail: `This run took ${id} over for another resource of the configuration, so it was not deleted.`,
  }),
  examples: [REPORT],
});

const CONFLICT =
  "DELETE /v1/cckm/azure/reports/7c1d2e3f was answered with 409 NCERRConflict: Report is being generated";

interface Refused extends Report {
  readonly refusal: string;
}

export const deleteTooLong = error("azure-report-delete-too-long", {
  when: "For longer than `timeouts.delete`, CCKM refused to delete a report that is still being generated.",
  text: ({ what, id, refusal }: Refused) => ({
    summary: `Could not delete the ${what} (${id})`,
    detail: `CCKM refuses it with a conflict, as it does while a report is being made, and timeouts.delete is over. ${refusal}.`,
    remedy: "Destroy again later, or raise timeouts.delete.",
  }),
  examples: [{ ...REPORT, refusal: CONFLICT }],
});

export const deleteStopped = error("azure-report-delete-stopped", {
  when: "Terraform was told to stop while CCKM refused to delete a report that is still being generated.",
  text: ({ what, id, refusal }: Refused) => ({
    summary: `Could not delete the ${what} (${id})`,
    detail: `CCKM refuses it with a conflict, as it does while a report is being made, and Terraform was asked to stop. ${refusal}.`,
    remedy: "Destroy again later.",
  }),
  examples: [{ ...REPORT, refusal: CONFLICT }],
});
