import { type TerraformMetaArguments, type TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { ResourceContract } from "../../contract/contract";
import { watchStackOf } from "../guards/watch";
import { requireOwnership } from "../ownership/checks";
import { warnOfCreateBeforeDestroy } from "../ownership/one-owner";
import { generatorMetadata } from "../provider/generator-metadata";
import { constructId } from "./construct-id";
import { withHclMeta } from "./hcl-meta";
import { requireImportId, writtenImportId } from "./import-id";
import { Inputs } from "./inputs";
import { markOnce } from "./marks";
import { metaArguments, renderable } from "./meta-arguments";
import { requireMove } from "./moves";
import { requireOwnProvider, requireProvider } from "./provider-presence";
import { writtenBy } from "./raw-overrides";
import { requireResourceName } from "./resource-name";
import { type SourceLine, sourceLine } from "./source-line";
import { requireNoSecretsInCode } from "./stack-overrides";
import { validate } from "./validation";
import { writableOverride } from "./writable-override";

const META = ["provider", "dependsOn", "count", "lifecycle", "forEach", "provisioners", "connection"];

/**
 * Base class of resources: stores, validates and synthesizes the arguments defined by the contract.
 * @internal
 */
export abstract class CckmResource extends TerraformResource {
  /** @internal */
  protected readonly _inputs: Inputs;
  private readonly _sourceLine: SourceLine | undefined;

  constructor(scope: Construct, id: string, contract: ResourceContract, props: TerraformMetaArguments) {
    super(scope, constructId(contract.construct, id), {
      terraformResourceType: contract.type,
      terraformGeneratorMetadata: generatorMetadata(scope),
      ...metaArguments(props),
    });
    this._sourceLine = sourceLine(this, CckmResource);
    markOnce(this, contract.construct);
    this._inputs = new Inputs(this, contract.schema, props, { also: META, renamed: this._renamed });
    requireProvider(this, contract.construct);
    requireResourceName(this, this);
    watchStackOf(this);
    requireOwnership(this);
    warnOfCreateBeforeDestroy(this);
    requireNoSecretsInCode(this);
    requireMove(this);
    validate(this, contract.schema, this._inputs, () => writtenBy(this));
  }

  /**
   * Props with another name than their argument, by argument. Called before the constructor has finished.
   * @internal
   */
  protected get _renamed(): Readonly<Record<string, string>> {
    return {};
  }

  /** Has Terraform import the object with the given id from CCKM. */
  override importFrom(id: string, provider?: TerraformProvider): void {
    super.importFrom(writtenImportId(id), provider);
    requireImportId(this, id);
    requireOwnProvider(this, provider);
  }

  /** The metadata that synth writes next to the resource: cdktf's own, and the source line that reviews show. */
  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  protected override get constructNodeMetadata(): { [key: string]: any } {
    const above = super.constructNodeMetadata;
    return this._sourceLine ? { ...above, metadata: { ...above.metadata, cckmSource: this._sourceLine } } : above;
  }

  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override get terraformMetaArguments(): { [name: string]: any } {
    return Reflect.get(TerraformResource.prototype, "terraformMetaArguments", renderable(this));
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
}
