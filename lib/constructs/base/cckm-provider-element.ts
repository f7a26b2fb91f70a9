import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { PROVIDER_SOURCE } from "../../contract";
import type { Schema } from "../../schema";
import { requireOwnership } from "../ownership/checks";
import { generatorMetadata } from "../provider/generator-metadata";
import { isStandalone } from "../provider/runtime";
import { constructId } from "./construct-id";
import { Inputs } from "./inputs";
import { markOnce } from "./marks";
import { withNullTokens } from "./null-tokens";
import { requireAlias, requireOneOfAlias } from "./provider-presence";
import { CHECKED_PROVIDER, requireNoSecretsInCode } from "./stack-overrides";
import { validate } from "./validation";
import { writableOverride } from "./writable-override";

/**
 * Base class of the provider configuration: stores, validates and synthesizes the arguments defined by the schema.
 * @internal
 */
export abstract class CckmProviderElement extends TerraformProvider {
  /** @internal */
  protected readonly _inputs: Inputs;

  constructor(scope: Construct, id: string, schema: Schema, props: object) {
    super(scope, constructId("CckmProvider", id), {
      terraformResourceType: "cckm",
      terraformGeneratorMetadata: generatorMetadata(scope, isStandalone(props)),
      terraformProviderSource: PROVIDER_SOURCE,
    });
    this._inputs = new Inputs(this, schema, props, { also: ["alias", "install", "runtime", "platforms"] });
    markOnce(this, CHECKED_PROVIDER);
    requireOwnership(this);
    requireAlias(this);
    requireOneOfAlias(this);
    requireNoSecretsInCode(this);
    validate(this, schema, this._inputs, () => this.toTerraform().provider.cckm.at(0));
  }

  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override addOverride(path: string, value: any): void {
    super.addOverride(path, writableOverride(value));
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return withNullTokens(this._inputs.toTerraform()) as { [name: string]: unknown };
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return this._inputs.toHcl();
  }
}
