import type { AzureReport } from "./azure-report-types";
import type { AzureReportsApi } from "./azure-reports";
import { hasOtherForms, sameName } from "./same-name";

/** Every report with a name, in whatever form of Unicode CCKM keeps it. */
export async function reportsNamed(
  { azureReports }: { readonly azureReports: Pick<AzureReportsApi, "list"> },
  name: string,
): Promise<AzureReport[]> {
  const among = (found: readonly AzureReport[]) => found.filter((report) => sameName(report.name, name));
  const found = among(await azureReports.list({ name }));
  return found.length > 0 || !hasOtherForms(name) ? found : among(await azureReports.list());
}
