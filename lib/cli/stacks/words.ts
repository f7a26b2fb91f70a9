import { error } from "../../words";

export const noFolder = error("stacks-no-folder", {
  when: "What is given for the stacks is no folder.",
  text: ({ folder, rule }: { folder: string; rule: string }) => ({
    summary: `${folder} is no folder`,
    detail: `${rule}`,
  }),
  examples: [{ folder: "cdktf.out", rule: "Expected cdktf.out, or the folder of a stack." }],
});

export const noStack = error("stacks-none", {
  when: "A folder holds no stack.",
  text: ({ folder, rule }: { folder: string; rule: string }) => ({
    summary: `${folder} holds no stack`,
    detail: `${rule}`,
  }),
  examples: [{ folder: "cdktf.out", rule: "Expected cdktf.out, or the folder of a stack." }],
});

export const manifestInvalid = error("stacks-manifest-invalid", {
  when: "The manifest of an app is none.",
  text: ({ file }: { file: string }) => ({
    summary: `${file} is no manifest of a cdktf app`,
    remedy: "Run cdktf synth again.",
  }),
  examples: [{ file: "cdktf.out/manifest.json" }],
});

export const manifestOutside = error("stacks-manifest-outside", {
  when: "The manifest of an app names a folder outside of it.",
  text: ({ file, folder, named }: { file: string; folder: string; named: string }) => ({
    summary: `${file} names a folder outside of ${folder}: ${named}`,
    remedy: "Run cdktf synth again.",
  }),
  examples: [{ file: "cdktf.out/manifest.json", folder: "cdktf.out", named: "/var/other" }],
});

export const folderMissing = error("stacks-folder-missing", {
  when: "The folder of a stack that the manifest names is missing.",
  text: ({ folder }: { folder: string }) => ({
    summary: `${folder}, the folder of a stack, is missing`,
    remedy: "Run cdktf synth again.",
  }),
  examples: [{ folder: "cdktf.out/stacks/prod" }],
});

export const cannotRead = error("stacks-not-read", {
  when: "A file of a stack cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
  }),
  examples: [{ file: "cdktf.out/stacks/prod/cdk.tf.json", reason: "EACCES: permission denied" }],
});

export const synthFailed = error("synth-failed", {
  when: "The app ended with an error at synth.",
  text: ({ app, status, text }: { app: string; status: string; text: string }) => ({
    summary: `The app did not synthesize: ${app} ended with ${status}`,
    detail: `${text}\n`,
  }),
  examples: [{ app: "npx tsx main.ts", status: "1", text: "Error: no such environment" }],
});

export const synthWroteNothing = error("synth-wrote-nothing", {
  when: "The app ended well and wrote no stacks.",
  text: ({ app, outdir, text }: { app: string; outdir: string; text: string }) => ({
    summary: `The app wrote nothing to ${outdir}: ${app} must call app.synth()`,
    detail: text && `${text}\n`,
  }),
  examples: [{ app: "npx tsx main.ts", outdir: "cdktf.out", text: "" }],
});

export const noProject = error("synth-no-project", {
  when: "A folder is no project of cdktf.",
  text: ({ folder }: { folder: string }) => ({
    summary: `No cdktf.json in ${folder}`,
    remedy: "Run it in the folder of a cdktf project, or give what synth wrote: --app cdktf.out.",
  }),
  examples: [{ folder: "infra" }],
});

export const projectNoJson = error("synth-project-no-json", {
  when: "The file cdktf.json is no JSON.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} is no JSON: ${reason}`,
  }),
  examples: [{ file: "cdktf.json", reason: "Unexpected end of JSON input" }],
});

export const projectWithoutApp = error("synth-project-without-app", {
  when: "The file cdktf.json names no app.",
  text: ({ file, place, reason }: { file: string; place: string; reason: string }) => ({
    summary: `${file} names no app that could be run: ${place}: ${reason}`,
    detail: 'Expected it as the cdktf CLI reads it, {"app": "npx tsx main.ts"}.',
  }),
  examples: [{ file: "cdktf.json", place: "app", reason: "Invalid input" }],
});

export const appNotRun = error("synth-not-run", {
  when: "The program of the app cannot be started.",
  text: ({ reason }: { reason: string }) => ({
    summary: `The app cannot be run: ${reason}`,
  }),
  examples: [{ reason: "spawn sh ENOENT" }],
});

export const noSuchStack = error("stacks-no-such-stack", {
  when: "An app has no stack of a name.",
  text: ({ pattern, near, names }: { pattern: string; near: string; names: string }) => ({
    summary: `No stack ${pattern} in this app${near}`,
    detail: `Stacks: ${names}.`,
  }),
  examples: [{ pattern: '"prd"', near: '; did you mean "prod"?', names: "dev, prod" }],
});

export const engineFailed = error("engine-failed", {
  when: "A command of Terraform or OpenTofu failed.",
  text: ({ command, folder, said }: { command: string; folder: string; said: string }) => ({
    summary: `${command} failed in ${folder}`,
    detail: `${said}\n`,
  }),
  examples: [
    { command: "terraform init", folder: "cdktf.out/stacks/prod", said: "Error: Failed to get existing workspaces" },
  ],
});

export const engineNoJson = error("engine-no-json", {
  when: "A command of Terraform or OpenTofu wrote something else than JSON.",
  text: ({ command, reason }: { command: string; reason: string }) => ({
    summary: `${command} wrote what is no JSON: ${reason}`,
    remedy:
      "Where a wrapper runs it and writes into its output, leave the wrapper out: with hashicorp/setup-terraform set terraform_wrapper: false.",
  }),
  examples: [{ command: "terraform version -json", reason: "Unexpected end of JSON input" }],
});

export const engineNotRun = error("engine-not-run", {
  when: "Terraform or OpenTofu cannot be started.",
  text: ({ program, reason }: { program: string; reason: string }) => ({
    summary: `${program} cannot be run: ${reason}`,
  }),
  examples: [{ program: "terraform", reason: "EACCES" }],
});

export const engineMissing = error("engine-missing", {
  when: "Terraform or OpenTofu is not there.",
  text: ({ program }: { program: string }) => ({
    summary: `There is no ${program} on the PATH`,
    remedy: "Install Terraform or OpenTofu, or say where it is: TERRAFORM_BINARY_NAME.",
  }),
  examples: [{ program: "terraform" }],
});
