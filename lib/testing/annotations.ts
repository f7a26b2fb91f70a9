import { AnnotationMetadataEntryType, type TerraformStack } from "cdktf";

/** Messages that constructs and aspects added to a stack, each prefixed with the construct's path in brackets. */
export interface Messages {
  readonly errors: string[];
  readonly warnings: string[];
}

export function messagesOf(stack: TerraformStack): Messages {
  const of = (level: AnnotationMetadataEntryType) =>
    stack.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata.filter(({ type }) => type === level).map(({ data }) => `[${node.path}] ${data}`),
      );
  return { errors: of(AnnotationMetadataEntryType.ERROR), warnings: of(AnnotationMetadataEntryType.WARN) };
}

/** @throws Error with every error that was added to the stack, as a deploy would. */
export function refuseErrors({ errors }: Messages): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}
