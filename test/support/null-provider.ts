import { randomUUID } from "node:crypto";
import { defaultRegistry } from "../../lib/package/place/required-providers";
import { defineProvider, defineResource, element, map, schema, string } from "../../lib/plugin";
import { TERRAFORM } from "./terraform-program";

/** The address of the provider that {@link nullProvider} stands in for, by the engine's own registry. */
export const NULL_SOURCE = `${defaultRegistry({ TERRAFORM_BINARY_NAME: TERRAFORM })}/hashicorp/null`;

const nullResource = defineResource<undefined>()({
  type: "null_resource",
  schema: schema({
    description: "A marker that does nothing but be replaced.",
    attributes: {
      id: string({ computed: true, description: "A new one for each marker." }),
      triggers: map(element.string, {
        optional: true,
        replaces: true,
        description: "A change of any value replaces the marker.",
      }),
    },
  }),
  create: ({ plan }) => ({ ...plan, id: randomUUID() }),
  read: ({ state }) => state,
  delete: () => undefined,
});

/** hashicorp/null, made with the plugin framework: for tests without a registry, and to show that the framework is general. */
export const nullProvider = defineProvider({
  name: "null",
  version: "3.2.4",
  schema: schema({ description: "Does nothing.", attributes: {} }),
  configure: () => undefined,
  resources: [nullResource],
});
