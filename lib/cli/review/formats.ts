import { type GateFailure, html, junit, markdown, type ReviewModel, terminal } from "../../review";

type Writer = (model: ReviewModel, failures: readonly GateFailure[]) => string;

/** The formats of a review. What is offered is what can be had. */
export const FORMATS: Readonly<Record<string, Writer>> = {
  terminal: (model) => terminal(model),
  markdown: (model) => markdown(model),
  html: (model) => html(model),
  json: (model) => `${JSON.stringify(model, null, 2)}\n`,
  junit: (model, failures) => junit(model, byChange(failures)),
};

/** Formats in which several reviews can stand one after the other. */
export const JOINABLE: readonly string[] = ["terminal", "markdown"];

function byChange(failures: readonly GateFailure[]): Map<number, string[]> {
  const grouped = new Map<number, string[]>();
  for (const { change, reason } of failures) {
    if (change !== undefined) grouped.set(change, [...(grouped.get(change) ?? []), reason]);
  }
  return grouped;
}
