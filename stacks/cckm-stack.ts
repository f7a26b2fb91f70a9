import { TerraformOutput, TerraformStack } from "cdktf";
import { CckmEnvironment, CckmProvider } from "cdktf-cckm";
import type { Construct } from "constructs";
import { addBackend } from "./backend";
import { checkSettings } from "./check-settings";
import { type CompleteSettings, type EnvironmentSettings, environmentSettings, settingsForOneRun } from "./settings";

/** One environment: its state, its connection to CCKM, everything that it has there, and the outputs. */
export class CckmStack extends TerraformStack {
  /** What the settings made. */
  readonly environment: CckmEnvironment;

  /**
   * A context value under the environment's name replaces settings for one run, as in
   * `CDKTF_CONTEXT_JSON='{"dev":{"accounts":[]}}' cdktf diff dev`.
   *
   * @param settings The environment's settings.
   * @param file The file that they come from, for messages.
   * @throws Error with every problem of the settings, by file and key.
   */
  constructor(scope: Construct, settings: EnvironmentSettings, file = `stacks/environments/${settings.name}.ts`) {
    const checked = checkSettings(environmentSettings, settings, file);
    super(scope, checked.name);
    const { name, backend, ...props } = this.forThisRun(checked);
    addBackend(this, name, backend);
    new CckmProvider(this, "cckm");
    try {
      this.environment = new CckmEnvironment(this, "Default", props);
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
    }
    this.addOutputs();
    this.node.addValidation({ validate: () => this.sourceOfProblems(file) });
  }

  private sourceOfProblems(file: string): string[] {
    const refused = this.environment.node.findAll().some(({ node }) => node.validate().length > 0);
    return refused ? [`The settings of ${this.environment.node.path} are in ${file}.`] : [];
  }

  private forThisRun(settings: CompleteSettings): CompleteSettings {
    const { name } = settings;
    const context: unknown = this.node.tryGetContext(name);
    if (context === undefined) return settings;
    const given = checkSettings(settingsForOneRun, context, `the context value ${name} (CDKTF_CONTEXT_JSON)`);
    const replaced = Object.entries(given).filter(([key]) => Object.hasOwn(context as object, key));
    return { ...settings, ...Object.fromEntries(replaced) };
  }

  private addOutputs(): void {
    const { accounts, vaults, secrets, syncs, reports } = this.environment;
    for (const [id, account] of Object.entries(accounts)) {
      this.addOutput(`${id}_id`, account.id);
      this.addOutput(`${id}_arn`, account.arn);
      this.addOutput(`${id}_regions`, account.regions);
    }
    for (const [id, vault] of Object.entries(vaults)) this.addOutput(`${id}_id`, vault.id);
    for (const [id, secret] of Object.entries(secrets)) this.addOutput(`${id}_status`, secret.status);
    for (const [id, job] of Object.entries(syncs)) this.addOutput(`${id}_status`, job.overallStatus);
    // The rows are read by: cckm report <name> --out <file>. As an output they would fill each deploy, and the state.
    for (const [id, report] of Object.entries(reports)) this.addOutput(`${id}_id`, report.id);
  }

  private addOutput(id: string, value: unknown): void {
    new TerraformOutput(this, id, { value });
  }
}
