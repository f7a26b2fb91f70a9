import { diagnosticsOf } from "../terraform/messages";
import type { Guarantee } from "./guarantee";

const COMPLAINT = /Provider (produced|returned)|Plugin did not respond|Plugin error|crash|internal error/i;

export const noComplaintOfTerraform: Guarantee = {
  sentence: "Terraform finds no fault with the provider.",
  broken: ({ runs }) =>
    runs
      .filter(({ killed }) => !killed)
      .flatMap(({ messages }) => diagnosticsOf(messages))
      .filter(({ summary }) => COMPLAINT.test(summary))
      .map(({ summary, detail }) => `${summary}: ${detail.replaceAll(/\s+/g, " ")}`),
};
