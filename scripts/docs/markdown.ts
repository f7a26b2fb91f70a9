/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

/** Paragraphs as a page. */
export function page(paragraphs: readonly string[]): string {
  return paragraphs.join("\n\n").concat("\n");
}

/** Code as a block. */
export function block(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trim()}\n\`\`\``;
}

// A bar within a cell ends it, also within code.
function cell(text: string): string {
  return text.replaceAll(/(?<!\\)\|/g, "\\|").replaceAll("\n", " ");
}
