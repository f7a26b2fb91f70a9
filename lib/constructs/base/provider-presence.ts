import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { PROVIDER_SOURCE } from "../../contract";
import { scriptVersion } from "../../package/manifest/platforms";
import { quote } from "../../schema";
import { inOneLine, type Message } from "../../words";
import { aliasInvalid, providerElsewhere, providerMissing, providerTwice, providerVersions } from "../words";
import { isExpression } from "./config-value";
import { isMarked, markOnce } from "./marks";
import { misplacedToken } from "./misplaced-tokens";
import { holdsNumberToken } from "./number-tokens";
import { isName } from "./resource-name";
import { elementsOf } from "./stack-elements";
import { CHECKED_PROVIDER } from "./stack-overrides";

/** Adds a check to the construct's stack, once: a CCKM provider must be configured. */
export function requireProvider(construct: IConstruct, name: string): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires a provider")) return;
  stack.node.addValidation({
    validate: () => {
      if (elementsOf(stack).constructs.some(isCckmProvider)) return [];
      return [inOneLine(providerMissing({ name, path: construct.node.path, stack: stack.node.id }))];
    },
  });
}

/** The error for a provider that another stack configures. */
export function providerOfOtherStack(construct: object, provider: unknown): Message<"error"> | undefined {
  if (!Construct.isConstruct(construct) || !TerraformProvider.isTerraformProvider(provider)) return undefined;
  const { node } = TerraformStack.of(construct);
  if (TerraformStack.of(provider).node === node) return undefined;
  return providerElsewhere({ path: provider.node.path, stack: node.path });
}

/** Makes the construct's validation reject the provider of another stack for its import. */
export function requireOwnProvider(construct: IConstruct, provider: TerraformProvider | undefined): void {
  const told = providerOfOtherStack(construct, provider);
  if (told) construct.node.addValidation({ validate: () => [`provider: ${inOneLine(told)}`] });
}

/** Adds a check to the construct's stack, once: CCKM providers must differ in their alias, and not in their version. */
export function requireOneOfAlias(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires one provider of an alias")) return;
  stack.node.addValidation({ validate: () => [...twice(stack), ...severalVersions(stack)] });
}

/** Makes the provider's validation reject an alias that Terraform rejects: it must be a name, and known before anything else. */
export function requireAlias(provider: TerraformProvider): void {
  provider.node.addValidation({
    validate: () => {
      const given: unknown = provider.alias ?? undefined;
      if (given === undefined || (typeof given === "string" && isName(given))) return [];
      if (misplacedToken(given)) return [];
      const isOpen = isExpression(given) || (typeof given === "string" && holdsNumberToken(given));
      return [`alias: ${inOneLine(aliasInvalid({ got: isOpen ? "one that only Terraform knows" : quote(given) }))}`];
    },
  });
}

function twice(stack: TerraformStack): string[] {
  const first = new Map<string | undefined, string>();
  return elementsOf(stack)
    .constructs.filter(isCckmProvider)
    .flatMap((provider) => {
      const { path } = provider.node;
      // Untyped code may give null for none.
      const alias = provider.alias ?? undefined;
      const other = first.get(alias);
      if (other !== undefined) return [inOneLine(providerTwice({ one: other, other: path, alias }))];
      first.set(alias, path);
      return [];
    });
}

// Of what several copies of this package require, cdktf writes the last; placed is the provider of one of them.
function severalVersions(stack: TerraformStack): string[] {
  const all = elementsOf(stack).constructs.filter(isCckmProvider);
  const [first, ...others] = all.flatMap((one) => {
    const { node, terraformGeneratorMetadata: of } = one;
    // Two runtimes of one version are told as such.
    const version = scriptVersion(of?.providerVersion ?? "");
    return of && isMarked(one, CHECKED_PROVIDER) ? [{ path: node.path, version }] : [];
  });
  const other = others.find(({ version }) => version !== first?.version);
  if (!first || !other) return [];
  const { path: one, version } = first;
  return [inOneLine(providerVersions({ one, version, other: other.path, otherVersion: other.version }))];
}

function isCckmProvider(construct: IConstruct): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformProviderSource === PROVIDER_SOURCE;
}
