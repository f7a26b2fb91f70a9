import { error } from "../words";

export const cannotWrite = error("file-not-written", {
  when: "A file cannot be written.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be written: ${reason}`,
  }),
  examples: [{ file: "review.md", reason: "EACCES: permission denied" }],
});

export const noTemporaryFolder = error("temporary-folder-not-made", {
  when: "The folder for temporary files, which TMPDIR names, cannot be used.",
  text: ({ place, reason }: { place: string; reason: string }) => ({
    summary: `No temporary folder can be made in ${place}: ${reason}`,
    remedy: "Set TMPDIR to a folder that exists and in which you may write.",
  }),
  examples: [{ place: "/none", reason: "ENOENT" }],
});

export const fileIsThere = error("file-exists", {
  when: "A file is there already, and may not be overwritten unasked.",
  text: ({ file }: { file: string }) => ({
    summary: `${file} is there already`,
    remedy: "Give another file, or --force to overwrite it.",
  }),
  examples: [{ file: "main.ts" }],
});

export const notReplaced = error("file-not-replaced", {
  when: "`--out` names a file that the command reads, or that another one made.",
  text: ({ file, what }: { file: string; what: string }) => ({
    summary: `${file} is ${what}, and --out would replace it`,
    remedy: "Give another file after --out. If that is a variable, is it set?",
  }),
  examples: [
    { file: "terraform.tfstate", what: "a state or a plan" },
    { file: "prod.changes", what: "read by this command" },
  ],
});

export const variableInvalid = error("environment-variable-invalid", {
  when: "An environment variable that stands for an argument of the provider holds something else.",
  text: ({ argument, expected, value }: { argument: string; expected: string; value: string }) => ({
    summary: "Invalid environment variable",
    detail: `Expected the environment variable for ${argument} to be ${expected}, got ${value}.`,
    remedy: "Correct or unset it.",
  }),
  examples: [{ argument: "rest_api_timeout", expected: "a whole number of seconds, 1 to 3600", value: '"soon"' }],
});
