import { Command } from "commander";
import type { AzureReport, CckmClient } from "../../cckm";
import { reportsNamed } from "../../cckm/api/reports-named";
import { isFailed, isRunning, runStatus } from "../../cckm/api/run";
import { ifFound } from "../../cckm/http/errors";
import { mayBeId } from "../../cckm/http/query";
import { parseInstant } from "../../schema";
import { escapeUnseenInLines } from "../../text";
import { withCckm } from "../connection";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";
import { foreignOutput, requireFree, saveText } from "../save-text";
import { isStandardOutput } from "../write-file";
import * as words from "./words";

interface Flags {
  out?: string;
  force?: boolean;
}

/** `cckm report`: saves a report as CSV, in a file and in no state. Changes nothing in CCKM. */
export function reportCommand(): Command {
  return new Command("report")
    .description("Write a report on Azure keys as CSV.")
    .argument("<name>", "name or id of the report; of several of one name the newest", notEmpty)
    .option("--out <file>", "file to write; standard output when not given", notEmpty)
    .option("--force", "overwrite the file")
    .addHelpText(
      "after",
      `
CCKM is read where CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD and the provider's other variables
point; nothing is changed there. The CSV is as CCKM sends it. Programs read the rows themselves with
DataAzureReportContents (cckm_azure_report_contents).

  cckm report key-activity-2026-09 --out key-activity-2026-09.csv`,
    )
    .action(run);
}

async function run(name: string, { out, force }: Flags): Promise<void> {
  if (out !== undefined) requireFree(out, { overwrite: force ?? false });
  const { csv, report, others } = await withCckm(process.env, async (client) => {
    const found = await findReport(client, name);
    return { ...found, csv: await client.azureReports.csv(found.report.id) };
  });
  if (out === undefined || isStandardOutput(out)) process.stdout.write(foreignOutput(csv, process.stdout.isTTY));
  else saveText(out, csv, { overwrite: force ?? false });
  const newest = others > 0 ? ` The newest of ${others + 1} reports of this name.` : "";
  const made = report.completed_at ? `, completed ${report.completed_at}` : "";
  process.stderr.write(`${escapeUnseenInLines(`${inWords(report)} (${report.id})${made}.${newest}`)}\n`);
}

/** The complete report with the given id or name; and the number of older ones with the same name. */
async function findReport(client: CckmClient, name: string): Promise<{ report: AzureReport; others: number }> {
  const byAge = newestFirst(await reportsNamed(client, name));
  const report = byAge[0] ?? (mayBeId(name) ? await ifFound(client.azureReports.get(name)) : undefined);
  if (!report) {
    throw new CommandFailure(words.noReport({ name: JSON.stringify(name) }));
  }
  const status = runStatus(report);
  const older = byAge.slice(1).find((one) => runStatus(one) === "completed");
  const instead = older ? ` The newest complete one of this name is ${older.id}: give that id.` : "";
  if (isRunning(status)) {
    throw new CommandFailure(words.reportRunning({ report: `${inWords(report)} (${report.id})`, status, instead }));
  }
  if (isFailed(status)) {
    throw new CommandFailure(
      words.reportFailed({
        report: `${inWords(report)} (${report.id})`,
        status: String(report.overall_status),
        instead,
      }),
    );
  }
  return { report, others: Math.max(byAge.length - 1, 0) };
}

/** By the instants of their creation; of one instant, the later in CCKM's list is first. */
function newestFirst(reports: readonly AzureReport[]): AzureReport[] {
  const made = ({ createdAt = "" }: AzureReport) => parseInstant(createdAt) ?? Number.NEGATIVE_INFINITY;
  const fraction = ({ createdAt = "" }: AzureReport) => /\.(\d+)/.exec(createdAt)?.[1] ?? "";
  const byAge = (a: AzureReport, b: AzureReport) =>
    made(a) === made(b) ? fraction(b).localeCompare(fraction(a)) : made(b) - made(a);
  return [...reports].reverse().sort(byAge);
}

function inWords({ name }: AzureReport): string {
  return `Azure report ${JSON.stringify(name)}`;
}
