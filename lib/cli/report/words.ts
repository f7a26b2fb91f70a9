import { error } from "../../words";

export const noReport = error("report-not-found", {
  when: "CCKM has no report of a name or id.",
  text: ({ name }: { name: string }) => ({
    summary: `No report ${name} in this CipherTrust Manager domain`,
    detail: "It is neither the name nor the id of one.",
    remedy: "The data source cckm_azure_reports lists them all.",
  }),
  examples: [{ name: '"key-activity"' }],
});

export const reportRunning = error("report-running", {
  when: "A report is still being made.",
  text: ({ report, status, instead }: { report: string; status: string; instead: string }) => ({
    summary: `${report} is still being made (${status})`,
    remedy: `Try again when it is complete.${instead}`,
  }),
  examples: [
    {
      report: 'Azure report "audit" (7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5)',
      status: "in_progress",
      instead: " The newest complete one of this name is 0f1e2d3c-4b5a-4697-8877-665544332211: give that id.",
    },
  ],
});

export const reportFailed = error("report-failed", {
  when: "CCKM could not make a report, so that it has no contents.",
  text: ({ report, status, instead }: { report: string; status: string; instead: string }) => ({
    summary: `${report} has no contents`,
    detail: `CCKM ended it with the status "${status}".`,
    remedy: `Make a new one.${instead}`,
  }),
  examples: [{ report: 'Azure report "audit" (7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5)', status: "failed", instead: "" }],
});
