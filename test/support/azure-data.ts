import type { Bench } from "./acceptance";
import { YEAR } from "./azure-report";
import { PKV, SPACE } from "./azure-vaults";

export type Row = Record<string, unknown>;

export const KEYS = "synchronization-jobs";
export const SECRETS = "secrets/synchronization-jobs";

/** What tests of the data sources of Azure's sync jobs and reports do: make objects outside of Terraform, and read them. */
export function azureData(bench: () => Bench) {
  const call = async (path: string, body: object) =>
    (await bench().sim.outside("POST", `/v1/cckm/azure/${path}`, body)) as Row;

  /** Reads a data source; `list` is its result. */
  const read = async (type: string, args: string, list: string): Promise<{ rows: Row[]; all: Row }> => {
    bench().configure(`data "cckm_${type}" "it" {\n${args}\n}`);
    await bench().tf.apply();
    const all = (await bench().tf.state(`data.cckm_${type}.it`))!;
    return { rows: all[list] as Row[], all };
  };

  return {
    read,
    job: (path: string, vaults: readonly string[] = [PKV]) => call(path, { key_vaults: vaults }),
    made: (name: string, more: object = {}) =>
      call("reports", {
        name,
        log_analytic_params: [{ key_vault: PKV, work_space_id: SPACE }],
        start_time: YEAR.start,
        end_time: YEAR.end,
        ...more,
      }),
  };
}
