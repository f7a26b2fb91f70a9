import { error } from "../../words";

export const deployWouldFail = error("doctor-failed", {
  when: "Checks of `cckm doctor` failed.",
  text: ({ failures, all }: { failures: string; all: string }) => ({
    summary: `A deploy would fail: ${failures} of ${all} checks`,
    remedy: "Do what stands beside each.",
  }),
  examples: [{ failures: "2", all: "9" }],
});
