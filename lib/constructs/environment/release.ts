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
import { isMembers } from "../base/config-value";
import { constructId } from "../base/construct-id";
import { writtenText } from "../base/hcl";
import { isMarked } from "../base/marks";
import { misplacedToken } from "../base/misplaced-tokens";
import { isNumberToken, textTokens } from "../base/number-tokens";
import { propsOf } from "../base/props";
import { refuseUnexpected } from "../base/refuse-unexpected";
import { requireResourceName } from "../base/resource-name";
import { elementsOf } from "../base/stack-elements";
import { writtenWrong } from "../base/unresolvable";
import type { AzureSyncJob } from "../generated";
import * as words from "../words";
import { fingerprint, settingsProblems } from "./fingerprint";

/** Arguments of {@link Release}. */
export interface ReleaseProps {
  /**
   * Id of the release being deployed, such as `1.4.0` or a commit. Without one, or with an empty text, the last release
   * is kept: `process.env.RELEASE` in a nightly plan that does not set it changes nothing. A reference
   * to a Terraform variable always counts as an id, also if the variable is empty.
   */
  readonly releaseId?: string;
  /**
   * Settings whose fingerprint the marker stores, so that changing them creates a new marker. Secret values are not
   * included.
   */
  readonly settings?: unknown;
}

/**
 * The release being deployed, as a marker in Terraform: a `null_resource` with the release's id and the fingerprint of
 * the settings in its triggers. Every `AzureSyncJob` in the same scope gets the marker's id as a trigger, so that
 * another release, or other settings, run the synchronizations again.
 *
 * Without an id, the last marker is kept; other settings still create a new one, then without an id.
 *
 * Adds hashicorp/null's provider to the stack unless it is there. Removing the release from the code removes the
 * triggers, which runs the synchronizations once more.
 */
export class Release extends Construct {
  /** The `null_resource`, to depend on or to reference. */
  readonly marker: TerraformResource;
  /** Id of the release; undefined if the last one is kept. */
  readonly releaseId?: string;

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The release and its settings.
   */
  constructor(scope: Construct, id: string, props: ReleaseProps) {
    super(scope, constructId("Release", id));
    const { releaseId: given, settings } = propsOf(props, ["releaseId", "settings"]);
    const releaseId = isNumberToken(given) ? Token.asString(given) : given;
    refuseUnexpected(this, props, ["releaseId", "settings"]);
    const wrong =
      typeof (releaseId ?? "") === "string" ? misplacedToken(releaseId) : words.releaseIdInvalid({ got: releaseId });
    if (wrong) this.node.addValidation({ validate: () => [`releaseId: ${inOneLine(wrong)}`] });
    this.releaseId = wrong || `${releaseId ?? ""}`.trim() === "" ? undefined : releaseId;
    requireNullProvider(this);
    const triggers: { [key: string]: string } = {};
    if (this.releaseId !== undefined) {
      const written = textTokens(this.releaseId) as string;
      triggers.release = writtenText(written);
      this.refuseWrong("releaseId", written);
    }
    if (settings !== undefined) {
      triggers.settings = Lazy.stringValue({ produce: () => fingerprint(settings, this) });
      this.node.addValidation({ validate: () => settingsProblems(settings).map(inOneLine) });
      this.refuseWrong("settings", triggers.settings);
    }
    // With the id `Default`, the address is that of the release: null_resource.<its id>.
    this.marker = new Resource(this, "Default", { triggers, lifecycle: this.lifecycle(settings !== undefined) });
    requireResourceName(this, this.marker);
    Aspects.of(scope).add({ visit: (node) => this.mark(node) });
    // cdktf only invokes aspects that were added by the same copy of cdktf.
    const asked = TerraformStack.of(this) instanceof TerraformStack;
    this.node.addValidation({ validate: () => (asked ? [] : [inOneLine(words.releaseWithoutEffect({}))]) });
  }

  /** Id of the marker in Terraform: changes with each release and each change of the settings. */
  get markerId(): string {
    return this.marker.getStringAttribute("id");
  }

  private refuseWrong(prop: string, written: string): void {
    const problems = () => writtenWrong(this, { [prop]: written });
    this.node.addValidation({ validate: () => problems().map((found) => `${prop}: ${inOneLine(found)}`) });
  }

  // Makes Terraform keep the release from its state. If the code has no map of triggers, Terraform cannot ignore a
  // single key of it.
  private lifecycle(hasSettings: boolean): TerraformResourceLifecycle | undefined {
    if (this.releaseId !== undefined) return undefined;
    return { ignoreChanges: [hasSettings ? 'triggers["release"]' : "triggers"] };
  }

  private mark(node: IConstruct): void {
    if (!isSyncJob(node) || TerraformStack.of(node) !== TerraformStack.of(this)) return;
    // The key contains the marker's name, so that it replaces neither the job's own triggers nor those of another
    // release.
    const marked = { [`null_resource.${this.marker.friendlyUniqueId}`]: this.markerId };
    const triggers = node.triggersInput ?? {};
    // The job's own validation refuses anything else.
    if (!Token.isUnresolved(triggers) && !isMembers(triggers)) return;
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
  return elementsOf(stack)
    .constructs.filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
    .filter(({ terraformResourceType, alias }) => terraformResourceType === "null" && alias === undefined);
}
