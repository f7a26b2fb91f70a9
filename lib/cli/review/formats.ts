import { type GateFailure, html, json, junit, markdown, type ReviewModel, terminal } from "../../review";

type Writer = (model: ReviewModel, failures: readonly GateFailure[]) => string;

/** The formats of a review. */
export const FORMATS: Readonly<Record<string, Writer>> = {
  terminal: (model) => terminal(model),
  markdown: (model) => markdown(model),
  html: (model) => html(model),
  json,
  junit,
};

/** Formats in which several reviews can be concatenated. */
export const JOINABLE: readonly string[] = ["terminal", "markdown"];
