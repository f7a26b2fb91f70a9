import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { expect } from "expect";
import micromatch from "micromatch";

const requireHere = createRequire(import.meta.url);
const circus = requireHere("jest-circus");

/** How long a test may take: long enough for a busy machine, and the end of one that waits for ever. */
const TEST_TIMEOUT_MS = 60_000;

/**
 * Runs tests by Jest's own engine and assertions, from one bundle that is evaluated anew for each mutant. Starting Jest for
 * each would take most of the time.
 */
class CircusRunner {
  #load;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const root = process.cwd();
    const config = requireHere(join(root, "test/mutation/jest.config.cjs"));
    const patterns = config.testMatch.map((pattern) => relative("<rootDir>", pattern));
    const all = readdirSync(join(root, "test/unit"), { recursive: true }).map((file) => `test/unit/${file}`);
    const files = micromatch(all, patterns).sort();
    // Of each file a block of its name, so that no two tests have one name.
    const blocks = files.map((file) => `describe(${JSON.stringify(file)}, () => void require("./${file}"));`);
    const { outputFiles } = await build({
      stdin: { contents: blocks.join("\n"), resolveDir: root },
      absWorkingDir: root,
      bundle: true,
      write: false,
      platform: "node",
      target: "node20",
      format: "cjs",
      packages: "external",
      alias: aliasesOf(config.moduleNameMapper),
      logLevel: "error",
      plugins: [{ name: "dirname", setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ownDirname) }],
    });
    const names = ["require", "module", "exports", "expect", ...Object.keys(globalsOf())];
    const evaluate = new Function(...names, outputFiles[0].text);
    const requireThere = createRequire(join(root, "test/unit/all.js"));
    this.#load = () => evaluate(requireThere, { exports: {} }, {}, expect, ...Object.values(globalsOf()));
  }

  async dryRun() {
    const { tests, error } = await this.#run({});
    if (error) return { status: DryRunStatus.Error, errorMessage: error };
    return { status: DryRunStatus.Complete, tests, mutantCoverage: context().mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    Object.assign(context(), { hitLimit, hitCount: hitLimit ? 0 : undefined });
    const only = testFilter && new Set(testFilter);
    const { tests, error } = await this.#run({ only, mutant: activeMutant.id, early: mutantActivation === "static" });
    const endless = determineHitLimitReached(context().hitCount, hitLimit);
    if (endless) return { status: MutantRunStatus.Timeout, reason: endless.reason };
    // What does not even load is noticed by every test.
    if (error) return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: error, nrOfTests: 0 };
    return toMutantRunResult({ status: DryRunStatus.Complete, tests }, disableBail);
  }

  async #run({ only, mutant, early = false }) {
    context().activeMutant = early ? mutant : undefined;
    context().currentTestId = undefined;
    circus.resetState();
    const state = circus.getState();
    state.testTimeout = TEST_TIMEOUT_MS;
    let failed = false;
    const watch = (event) => {
      if (event.name === "test_start") {
        const id = idOf(event.test);
        const skipped = (only && !only.has(id)) || (mutant !== undefined && failed);
        if (skipped) event.test.mode = "skip";
        else context().currentTestId = id;
      }
      if (event.name === "test_done") {
        failed ||= event.test.errors.length > 0;
        context().currentTestId = undefined;
      }
    };
    circus.addEventHandler(watch);
    try {
      this.#load();
      context().activeMutant = mutant;
      const { testResults, unhandledErrors } = await circus.run();
      if (unhandledErrors.length > 0) return { error: String(unhandledErrors[0]) };
      return { tests: testResults.filter(({ status }) => status !== "skip").map(resultOf) };
    } catch (error) {
      return { error: String(error?.stack ?? error) };
    } finally {
      circus.removeEventHandler(watch);
      context().activeMutant = undefined;
    }
  }
}

// A bundle has one place only.
function ownDirname({ path }) {
  const text = readFileSync(path, "utf8");
  if (!text.includes("__dirname")) return undefined;
  return { contents: text.replaceAll("__dirname", JSON.stringify(dirname(path))), loader: "ts" };
}

/** What Stryker's instrumented code shares with its runner. */
function context() {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

function globalsOf() {
  const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
  return { describe, it, test, beforeAll, beforeEach, afterAll, afterEach };
}

function aliasesOf(mapper) {
  const plain = Object.entries(mapper).map(([pattern, path]) => [
    pattern.replace(/^\^|\$$/g, ""),
    join(process.cwd(), relative("<rootDir>", path)),
  ]);
  return Object.fromEntries(plain.filter(([, path]) => existsSync(path)));
}

function idOf({ name, parent }) {
  const names = [name];
  for (let block = parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(" ");
}

function resultOf({ testPath, errors, duration }) {
  const id = testPath.slice(1).join(" ");
  const common = { id, name: id, timeSpentMs: duration ?? 0 };
  if (errors.length === 0) return { ...common, status: TestStatus.Success };
  return { ...common, status: TestStatus.Failed, failureMessage: errors[0] };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "circus", () => new CircusRunner())];
