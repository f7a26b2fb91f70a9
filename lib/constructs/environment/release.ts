import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import {
  Aspects,
  Fn,
  Lazy,
  TerraformProvider,
  type TerraformResource,
  type TerraformResourceLifecycle,
  TerraformStack,
  Token,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { azureSyncJob } from "../../contract";
import { inOneLine } from "../../words";
import { isMarked } from "../base/marks";
import { propsOf } from "../base/meta-arguments";
import { textTokens } from "../base/number-tokens";
import { refuseUnexpected } from "../base/refuse-unexpected";
import type { AzureSyncJob } from "../generated";
import * as words from "../words";
import { fingerprint } from "./fingerprint";

/** What a {@link Release} is made of. */
export interface ReleaseProps {
  /**
   * Id of the release that goes out, such as `1.4.0` or a commit. Without one, or with an empty text, the last release stays:
   * `process.env.RELEASE` in a nightly plan that knows none changes nothing.
   */
  readonly releaseId?: string;
  /** Settings whose fingerprint the marker keeps, so that a change of them is a new marker. Secret values are no part of it. */
  readonly settings?: unknown;
}

/**
 * The release that goes out, as a marker in Terraform: a `null_resource` with the release's id and the fingerprint of the
 * settings in its triggers. Every `AzureSyncJob` in the scope that the release stands in carries the marker's id in its
 * triggers, so that another release, or other settings, run the synchronizations again.
 *
 * Where no id is given, the marker of the last one stays; other settings still make a new one, then without an id.
 *
 * The stack gets hashicorp/null's provider unless it has it. Removing the release from the code removes the triggers, which
 * runs the synchronizations once more.
 */
export class Release extends Construct {
  /** The `null_resource`, to depend on or to refer to. */
  readonly marker: TerraformResource;
  /** Id of the release; undefined where the last one stays. */
  readonly releaseId?: string;

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props The release and what it stands for.
   */
  constructor(scope: Construct, id: string, props: ReleaseProps) {
    super(scope, id);
    const { releaseId, settings } = propsOf(props);
    refuseUnexpected(this, props, ["releaseId", "settings"]);
    if (typeof (releaseId ?? "") !== "string") {
      const text = `releaseId: ${inOneLine(words.releaseIdInvalid({ got: releaseId }))}`;
      this.node.addValidation({ validate: () => [text] });
    }
    this.releaseId = `${releaseId ?? ""}`.trim() === "" ? undefined : releaseId;
    requireNullProvider(this);
    const triggers: { [key: string]: string } = {};
    if (this.releaseId !== undefined) triggers.release = textTokens(this.releaseId) as string;
    if (settings !== undefined) triggers.settings = Lazy.stringValue({ produce: () => fingerprint(settings, this) });
    // The id `Default` leaves the address to the release: null_resource.<its id>.
    this.marker = new Resource(this, "Default", { triggers, lifecycle: this.lifecycle(settings !== undefined) });
    Aspects.of(scope).add({ visit: (node) => this.mark(node) });
    // cdktf asks the aspects that were added by the same copy of it.
    const asked = TerraformStack.of(this) instanceof TerraformStack;
    this.node.addValidation({ validate: () => (asked ? [] : [inOneLine(words.releaseWithoutEffect({}))]) });
  }

  /** Id of the marker in Terraform: another one for each release and after each change of the settings. */
  get markerId(): string {
    return this.marker.getStringAttribute("id");
  }

  // Terraform then takes the id that its state has. Of a map that the code does not have, it ignores no single member.
  private lifecycle(hasSettings: boolean): TerraformResourceLifecycle | undefined {
    if (this.releaseId !== undefined) return undefined;
    return { ignoreChanges: [hasSettings ? 'triggers["release"]' : "triggers"] };
  }

  private mark(node: IConstruct): void {
    if (!isSyncJob(node)) return;
    // Named after the marker, so that it neither hides a trigger of the job's own nor one of another release.
    const marked = { [`null_resource.${this.marker.friendlyUniqueId}`]: this.markerId };
    const triggers = node.triggersInput ?? {};
    node.triggers = Token.isUnresolved(triggers) ? Fn.merge([triggers, marked]) : { ...triggers, ...marked };
  }
}

function isSyncJob(node: IConstruct): node is AzureSyncJob {
  return isMarked(node, azureSyncJob.construct);
}

function requireNullProvider(release: Release): void {
  const stack = TerraformStack.of(release);
  if (nullProviders(stack).length > 0) return;
  const made = new NullProvider(stack, "null-for-release");
  stack.node.addValidation({
    validate: () =>
      nullProviders(stack)
        .filter((provider) => provider !== made)
        .map((other) => inOneLine(words.nullProviderTwice({ other: other.node.path, release: release.node.path }))),
  });
}

function nullProviders(stack: TerraformStack): TerraformProvider[] {
  return stack.node
    .findAll()
    .filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
    .filter(({ terraformResourceType, alias }) => terraformResourceType === "null" && alias === undefined);
}
