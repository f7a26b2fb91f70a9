import { type Attribute, type Attributes, type Nesting, type Schema, typeToJson } from "../../schema";
import {
  Schema as ProtoSchema,
  Schema_Attribute,
  Schema_Block,
  Schema_Object,
  Schema_Object_NestingMode,
  StringKind,
} from "../proto";

const NESTING: Readonly<Record<Nesting, Schema_Object_NestingMode>> = {
  single: Schema_Object_NestingMode.SINGLE,
  list: Schema_Object_NestingMode.LIST,
  set: Schema_Object_NestingMode.SET,
  map: Schema_Object_NestingMode.MAP,
};

/** A schema in Terraform's wire format, including `timeouts`. Descriptions are Markdown. */
export function schemaToProto(schema: Schema): ProtoSchema {
  const version = BigInt(schema.version);
  return ProtoSchema.create({
    version,
    block: Schema_Block.create({
      version,
      attributes: attributesToProto(schema.attributes),
      description: schema.description,
      descriptionKind: StringKind.MARKDOWN,
    }),
  });
}

function attributesToProto(attributes: Attributes): Schema_Attribute[] {
  return Object.entries(attributes).map(([name, attribute]) => attributeToProto(name, attribute));
}

function attributeToProto(name: string, { type, nested, options }: Attribute): Schema_Attribute {
  return Schema_Attribute.create({
    name,
    description: options.description,
    descriptionKind: StringKind.MARKDOWN,
    required: options.required ?? false,
    optional: options.optional ?? false,
    // Terraform only allows a provider to plan a value that is not in the configuration if the attribute is computed.
    computed: (options.computed ?? false) || options.default !== undefined,
    sensitive: options.sensitive ?? false,
    writeOnly: options.writeOnly ?? false,
    deprecated: options.deprecated !== undefined,
    ...(nested
      ? {
          nestedType: Schema_Object.create({
            nesting: NESTING[nested.nesting],
            attributes: attributesToProto(nested.attributes),
          }),
        }
      : { type: Buffer.from(JSON.stringify(typeToJson(type))) }),
  });
}
