import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Testing } from "cdktf";
import type { IConstruct } from "constructs";

const outdir = mkdtempSync(join(tmpdir(), "app-"));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** An app for one test, with a stable version and without stack traces; its folder is removed after the test file. */
export function testApp(context: Record<string, unknown> = {}): App {
  return Testing.stubVersion(new App({ outdir, context, stackTraces: false }));
}

/** What a synth would refuse: the errors of every construct, each behind its path in brackets. */
export function problemsOf(scope: IConstruct): string[] {
  return scope.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
}
