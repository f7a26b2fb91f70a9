import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { missingBundle, type ProviderPackage, readPackage } from "../../package/manifest/provider-package";
import type { Type } from "../../schema";
import { inOneLine } from "../../words";
import { hclAttribute } from "../base/hcl";
import { propsOf } from "../base/meta-arguments";
import { expressionHoldsNumberText, textTokens } from "../base/number-tokens";
import { refuseUnexpected } from "../base/refuse-unexpected";
import { watchStackOf } from "../guards/watch";
import * as words from "../words";
import { placeAtSynth } from "./stack-installer";

/** A provider of one's own and how it is configured. */
export interface PlacedProviderProps {
  /** The folder that `cckm provider bundle` made, absolute or relative to the folder that the app runs in. */
  readonly folder: string;
  /** The provider's arguments, named as in Terraform's language. No secrets: they belong into the environment. */
  readonly config?: { readonly [argument: string]: unknown };
  /** Name of this provider configuration, where a stack has several; resources pick it with `provider`. */
  readonly alias?: string;
}

/**
 * A provider written with `cdktf-cckm/plugin`, placed as the CCKM provider is: the synth puts it into the stack's folder
 * and prepares the lock file there, so that the first deploy on a clean machine works.
 */
export class PlacedProvider extends TerraformProvider {
  /** Version of the provider that is placed. */
  readonly version: string;
  private readonly config: { readonly [argument: string]: unknown };
  private _alias?: string;

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props Where the provider is built, and its arguments.
   * @throws Error where the folder holds no provider.
   */
  constructor(scope: Construct, id: string, props: PlacedProviderProps) {
    const given = propsOf(props);
    const built = requirePackage(`${scope.node.path}/${id}`, given.folder);
    const type = built.source.split("/").at(-1)!;
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: type, providerVersionConstraint: built.version },
      terraformProviderSource: built.source,
    });
    refuseUnexpected(this, props, ["folder", "config", "alias"]);
    this.version = built.version;
    this.config = propsOf(given.config ?? {});
    this._alias = given.alias;
    if (expressionHoldsNumberText(this.config))
      this.node.addValidation({ validate: () => [`config: ${inOneLine(words.numberInExpression({}))}`] });
    watchStackOf(this);
    placeAtSynth(this, built);
  }

  /** Name of this provider configuration, where a stack has several. */
  override get alias(): string | undefined {
    return this._alias;
  }
  override set alias(value: string | undefined) {
    this._alias = value;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return textTokens({ ...this.config }) as { [name: string]: unknown };
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return Object.fromEntries(
      Object.entries(this.config).map(([name, value]) => [name, hclAttribute({ type: typeOf(value) }, value)]),
    );
  }
}

function requirePackage(path: string, folder: string): ProviderPackage {
  if (typeof folder !== "string" || folder === "") {
    throw new Error(`[${path}] folder: ${inOneLine(words.folderMissing({ got: folder }))}`);
  }
  const built = readPackage(folder);
  if (!built) throw new Error(`[${path}] ${missingBundle(folder)}`);
  return built;
}

function typeOf(value: unknown): Type {
  if (typeof value === "number") return { kind: "number" };
  if (typeof value === "boolean") return { kind: "bool" };
  if (Array.isArray(value)) return { kind: "list", element: typeOf(value[0]) };
  if (typeof value === "object" && value !== null) return { kind: "map", element: typeOf(Object.values(value)[0]) };
  return { kind: "string" };
}
