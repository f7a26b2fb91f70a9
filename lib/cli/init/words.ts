import { error } from "../../words";

export const inTheWay = error("init-not-empty", {
  when: "Files that `cckm init` writes are there already.",
  text: ({ names, are, directory }: { names: string; are: string; directory: string }) => ({
    summary: `${names} ${are} in ${directory} already`,
    remedy: "Give another folder, as in cckm init <dir>.",
  }),
  examples: [{ names: "main.ts", are: "is", directory: "infra" }],
});

export const initNotWritten = error("init-not-written", {
  when: "The files of a new project cannot be written.",
  text: ({ reason }: { reason: string }) => ({
    summary: `The project cannot be written: ${reason}`,
  }),
  examples: [{ reason: "EACCES: permission denied" }],
});
