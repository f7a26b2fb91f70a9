import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { missingBundle, type ProviderPackage, readPackage } from "../../package/manifest/provider-package";
import { placeText, type Type } from "../../schema";
import { inOneLine } from "../../words";
import { isMembers } from "../base/config-value";
import { constructId } from "../base/construct-id";
import { hclAttribute } from "../base/hcl";
import { notAnObject } from "../base/meta-arguments";
import { withNullTokens } from "../base/null-tokens";
import { expressionHoldsNumberText, textTokens } from "../base/number-tokens";
import { propsOf } from "../base/props";
import { requireAlias } from "../base/provider-presence";
import { refuseUnexpected } from "../base/refuse-unexpected";
import { writtenWrong } from "../base/unresolvable";
import { watchStackOf } from "../guards/watch";
import * as words from "../words";
import { placeAtSynth } from "./stack-installer";

/** Arguments of {@link PlacedProvider}. */
export interface PlacedProviderProps {
  /** The folder created by `cckm provider bundle`, absolute or relative to the app's working directory. */
  readonly folder: string;
  /** The provider's arguments, named as in Terraform. Do not put secrets here: they belong in the environment. */
  readonly config?: { readonly [argument: string]: unknown };
  /** Alias of this provider configuration, if a stack has several; resources select it with `provider`. */
  readonly alias?: string;
}

/**
 * A provider written with `cdktf-cckm/plugin`, placed like the CCKM provider: synth copies it into the stack's folder
 * and prepares the lock file there, so that the first deploy on a clean machine works.
 */
export class PlacedProvider extends TerraformProvider {
  /** Version of the placed provider. */
  readonly version: string;
  private readonly config: { readonly [argument: string]: unknown };
  private _alias?: string;

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The provider's folder and arguments.
   * @throws Error if the folder contains no provider.
   */
  constructor(scope: Construct, id: string, props: PlacedProviderProps) {
    const given = propsOf(props, ["folder", "config", "alias"]);
    const built = requirePackage(`${scope.node.path}/${constructId("PlacedProvider", id)}`, given.folder);
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
    const wrong = isMembers(given.config ?? {})
      ? expressionHoldsNumberText(this.config) && words.numberInExpression({})
      : notAnObject("config", given.config);
    if (wrong) this.node.addValidation({ validate: () => [`config: ${inOneLine(wrong)}`] });
    this.node.addValidation({ validate: () => this.wrong() });
    requireAlias(this);
    watchStackOf(this);
    placeAtSynth(this, built);
  }

  /** Alias of this provider configuration, if a stack has several. */
  override get alias(): string | undefined {
    return this._alias;
  }
  override set alias(value: string | undefined) {
    this._alias = value;
  }

  private wrong(): string[] {
    const found = writtenWrong(this, this.synthesizeAttributes());
    return found.map((problem) => `config.${placeText(problem.path)}: ${inOneLine(problem)}`);
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return withNullTokens(textTokens({ ...this.config })) as { [name: string]: unknown };
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
