import { TerraformDataSource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import type { DataSourceContract } from "../../contract/contract";
import { watchStackOf } from "../guards/watch";
import { generatorMetadata } from "../provider/generator-metadata";
import { constructId } from "./construct-id";
import { withHclMeta } from "./hcl-meta";
import { Inputs } from "./inputs";
import { markOnce } from "./marks";
import { metaArguments, renderable } from "./meta-arguments";
import { requireProvider } from "./provider-presence";
import { requireResourceName } from "./resource-name";
import { validate } from "./validation";
import { writableOverride } from "./writable-override";
import type { WrittenAttributes } from "./written-attributes";

const META = ["provider", "dependsOn", "count", "lifecycle", "forEach"];

/**
 * Base class of data sources: stores, validates and synthesizes the arguments defined by the contract.
 * @internal
 */
export abstract class CckmDataSource extends TerraformDataSource {
  /** @internal */
  protected readonly _inputs: Inputs;

  constructor(scope: Construct, id: string, contract: DataSourceContract, props: TerraformMetaArguments) {
    super(scope, constructId(contract.construct, id), {
      terraformResourceType: contract.type,
      terraformGeneratorMetadata: generatorMetadata(scope),
      ...metaArguments(props),
    });
    markOnce(this, contract.construct);
    this._inputs = new Inputs(this, contract.schema, props, { also: META });
    requireProvider(this, contract.construct);
    requireResourceName(this, this);
    watchStackOf(this);
    validate(this, contract.schema, this._inputs, () => this._synthesized());
  }

  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override get terraformMetaArguments(): { [name: string]: any } {
    return Reflect.get(TerraformDataSource.prototype, "terraformMetaArguments", renderable(this));
  }

  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override addOverride(path: string, value: any): void {
    super.addOverride(path, writableOverride(value));
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this._inputs.toTerraform();
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return this._inputs.toHcl();
  }

  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override toHclTerraform(): any {
    return withHclMeta(super.toHclTerraform());
  }

  private _synthesized(): WrittenAttributes | undefined {
    return this.toTerraform().data?.[this.terraformResourceType]?.[this.friendlyUniqueId];
  }
}
