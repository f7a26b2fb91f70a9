/** Characters that are left of a limit. */
export interface Budget {
  left(): number;
  take(text: string): void;
}

/** A budget of so many characters. */
export function budgetOf(limit: number): Budget {
  let left = limit;
  return {
    left: () => left,
    take: (text) => {
      left -= text.length;
    },
  };
}

/** The first of some texts, as many as there is room for, and how many are left out. */
export function fitted(texts: readonly string[], room: number): { readonly texts: string[]; readonly left: number } {
  let used = 0;
  let shown = 0;
  for (const text of texts) {
    if (used + text.length > room) break;
    used += text.length;
    shown++;
  }
  return { texts: texts.slice(0, shown), left: texts.length - shown };
}
