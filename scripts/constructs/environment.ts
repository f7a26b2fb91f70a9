import { type EnvironmentKind, environmentKinds } from "../../lib/contract/environment";
import type { Attributes } from "../../lib/schema";
import { argumentComment } from "./argument-comment";
import { comment } from "./comment";
import { camelCase } from "./names";
import { nestedOf } from "./records";
import { inputType } from "./types";

/** The file of an environment's settings. */
export const SETTINGS_FILE = "environment-settings.ts";

/** The interfaces of an environment's settings: plain data, so that no member takes a token. */
export function settingsInterfaces(): string {
  const kinds: readonly EnvironmentKind[] = Object.values(environmentKinds);
  const own = kinds.flatMap(({ attributes }) =>
    nestedOf(attributes)
      .filter(([, { options }]) => options.record!.input!.endsWith("Settings"))
      .map(([, { nested, options }]) =>
        settings(options.record!.input!, options.record!.description, nested!.attributes),
      ),
  );
  return [...own, ...kinds.map((kind) => settings(kind.settings, kind.description, kind.attributes))].join("\n");
}

function settings(name: string, description: string, attributes: Attributes): string {
  const members = Object.entries(attributes).map(([attribute, of]) => {
    const type = inputType(attribute, of).replace(" | IResolvable", "");
    const member = `  readonly ${camelCase(attribute)}${of.options.required ? "" : "?"}: ${type};\n`;
    return argumentComment(attribute, of, false) + member;
  });
  return `${comment("", description)}export interface ${name} {\n${members.join("")}}\n`;
}
